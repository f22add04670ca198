import { useSignal } from '@preact/signals'
import { useLocation } from 'preact-iso'
import { daysBetween } from '../../model/calendar.ts'
import { childFile } from '../../model/file.ts'
import { childName, homeName } from '../../practice/home.ts'
import { promisesToAll } from '../../practice/promises.ts'
import type { VisitAhead } from '../../practice/visit-list.ts'
import { useNotebook, useToday } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { Name, useNameWords } from '../parts/name.tsx'
import { Rows } from '../parts/rows.tsx'
import { childPath, householdPath } from '../paths.ts'
import { capital, daysLeft, nearDay, shortDay, timeOf } from '../words.ts'
import { namesAndAges } from './child-names.ts'
import { DueStatus, dueKind } from './due-words.tsx'
import { Status } from '../parts/status.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'
import { PromisedList } from './promised.tsx'
import { startVisit } from './visit-start.ts'
import { WhyLate } from './why-late.tsx'

/** The next visit with what was promised, and one tap to its note. */
export function NextVisit({ visit }: { readonly visit: VisitAhead }) {
  const notebook = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const { route } = useLocation()
  const trouble = useSignal<string | undefined>(undefined)
  const promises = promisesToAll(
    visit.children.map((one) => notebook.casebook.inFile(childFile(one.id))),
    today,
  )
  const when = visit.draft ? fromWords(visit.draft.body.from) : visit.booked ? bookedWords(visit.booked, today) : ''
  const several = visit.children.length > 1
  const home = homeName(visit.home)

  async function start() {
    try {
      const record =
        visit.draft ?? (await startVisit(notebook, visit.children, today, timeOf(new Date().toISOString())))
      route(`/visit/${record.id}`)
    } catch {
      trouble.value = 'This device could not keep a new note. Nothing was written; please make room and try again.'
    }
  }
  const page = several && visit.householdId ? householdPath(visit.householdId) : childPath(visit.child.id)
  return (
    <article class="sheet next-visit">
      <div class="row row-top">
        {when ? <p class="clocktime num">{when}</p> : null}
        <div class="grow">
          <h3 class="lead">{namesAndAges(visit.children, today, say)}</h3>
          {home ? (
            <p class="soft">
              With <Name>{home}</Name>
            </p>
          ) : null}
        </div>
        <span class="rightnote">
          <Status kind={dueKind(visit.due.daysLeft)}>
            {visit.due.neverRecorded && visit.due.daysLeft < -42
              ? 'No visit recorded yet'
              : daysLeft(visit.due.due, today)}
          </Status>
          <span class="small soft">
            by {shortDay(visit.due.due, today)}, {visit.due.source}
          </span>
        </span>
      </div>
      {promises.length > 0 ? (
        <div class="promised">
          <h4>You promised last time</h4>
          <PromisedList promises={promises} bare />
        </div>
      ) : null}
      <WhyVisitLate visit={visit} />
      <TroubleLine words={trouble.value} />
      <div class="row wrap">
        <button type="button" class="btn go big grow" onClick={() => void start()}>
          <Icon name="pen" />
          {visit.draft ? 'Go on with the visit note' : 'Start the visit note'}
        </button>
        <a class="btn plain big" href={page}>
          {several ? 'Their page' : <>{say(childName(visit.child))}’s page</>}
        </a>
      </div>
    </article>
  )
}

/** A visit whose day has passed: why. Of a home where none was ever written down nobody says so. */
function WhyVisitLate({ visit }: { readonly visit: VisitAhead }) {
  const { due } = visit
  const overdue = due.daysLeft < 0 && !(due.neverRecorded && due.daysLeft < -42)
  return (
    <WhyLate
      clock={{ what: 'statutory visit', due: due.due, overdue }}
      file={childFile(visit.lateFor)}
      words="Visit the child"
    />
  )
}

const fromWords = (from: unknown): string => (typeof from === 'string' && from ? from : 'Now')

/** Large beside the names: today, tomorrow, Tue 24. */
const bookedWords = (day: string, today: string): string => {
  const near = nearDay(day, today)
  return near === 'today' || near === 'tomorrow' ? capital(near) : shortDay(day, today).split(' ').slice(0, 2).join(' ')
}

/** Who is due after that: booked or not, days left, and the rule it comes from. */
export function DueSoonest({ visits }: { readonly visits: readonly VisitAhead[] }) {
  const today = useToday()
  const say = useNameWords()
  return (
    <Rows class="due" label="Due soonest">
      {visits.map((visit) => {
        const left = daysBetween(today, visit.due.due)
        return (
          <li key={visit.child.id}>
            <a class="rowlink" href={childPath(visit.child.id)}>
              <span class="grow">
                <b>{namesAndAges(visit.children, today, say)}</b>
                <br />
                <span class="small soft">
                  {visit.booked ? capital(nearDay(visit.booked, today)) : 'Nothing booked yet'} · {visit.due.rule},
                  <span class="rule-src"> {visit.due.source}</span>
                </span>
              </span>
              <DueStatus due={visit.due.due} today={today} left={left} neverRecorded={visit.due.neverRecorded} />
              <span class="i-go">
                <Icon name="go" />
              </span>
            </a>
            <WhyVisitLate visit={visit} />
          </li>
        )
      })}
    </Rows>
  )
}

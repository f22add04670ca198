import { addMonths } from '../../model/calendar.ts'
import { childFile } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import { calendarOf } from '../../practice/calendar/entries.ts'
import { childName } from '../../practice/home.ts'
import type { Child } from '../../practice/home.ts'
import { clocksOf } from '../../practice/process/clocks.ts'
import { childTimers } from '../../practice/timers/child-timers.ts'
import { childKeptUntil } from '../../practice/timers/kept-until.ts'
import { visitCoverage } from '../../practice/visits-due.ts'
import { useNotebook, useNow, useToday } from '../context.ts'
import { AllHere } from '../parts/all-here.tsx'
import { useNameWords } from '../parts/name.tsx'
import { ofSomeone } from '../words.ts'
import { EntryRow } from './calendar-entry.tsx'
import { ClockRows } from './clock-rows.tsx'
import { KeptLine, NotKnownYet } from './dates-beside.tsx'
import { VisitsByBoth } from './visits-by-both.tsx'

const AHEAD_MONTHS = 6

/** Every date that runs for a child, and how both workers' visits have gone. */
export function ChildDates({ child }: { readonly child: Child }) {
  return (
    <AllHere>
      <TheirDates child={child} />
    </AllHere>
  )
}

function TheirDates({ child }: { readonly child: Child }) {
  const { casebook } = useNotebook()
  const today = useToday()
  const now = useNow()
  const say = useNameWords()
  const records = casebook.inFile(childFile(child.id))
  const clocks = clocksOf(casebook, child.id, now)
  const timers = childTimers(casebook, child.id, now)
  const visit = visitCoverage(records, today)
  const unknown = [
    ...timers.flatMap(({ step, isUnknown }) => (isUnknown && !step.overdue ? [step.begun.words] : [])),
    ...(visit && !clocks.some(({ what }) => what === 'statutory visit') ? ['Visits to this home'] : []),
  ]
  const undated = timers.filter(({ step }) => step.due === null)
  const name = say(childName(child))
  return (
    <div class="tab-page two-cols">
      <section aria-labelledby="child-dates" class="stack-3">
        <h2 id="child-dates">{ofSomeone(name)} dates</h2>
        {undated.map(({ step }) => (
          <p key={step.what}>{step.begun.words}</p>
        ))}
        {clocks.length === 0 ? <p class="soft">No date runs just now.</p> : null}
        <ClockRows clocks={clocks} label={`${ofSomeone(name)} dates`} />
      </section>
      <div class="stack-5">
        <VisitsByBoth childIds={[child.id]} />
        <Planned childId={child.id} />
        <NotKnownYet words={unknown} />
        <KeptLine kept={childKeptUntil(records)} />
      </div>
    </div>
  )
}

/** Of the joint calendar, what is planned for this child and home. */
function Planned({ childId }: { readonly childId: Uuid }) {
  const { casebook } = useNotebook()
  const today = useToday()
  const now = useNow()
  const planned = calendarOf(casebook, [childId], now, today, addMonths(today, AHEAD_MONTHS)).filter(
    ({ state }) => state === 'planned',
  )
  return (
    <section aria-labelledby="planned">
      <h2 id="planned">Planned</h2>
      {planned.length === 0 ? <p class="soft">Neither of them has a visit planned.</p> : null}
      <ul class="rows" aria-label="Planned">
        {planned.map((entry) => (
          <EntryRow key={entry.key} entry={entry} />
        ))}
      </ul>
    </section>
  )
}

import { useMemo } from 'preact/hooks'
import { useSignal } from '@preact/signals'
import { addDays, daysBetween } from '../../model/calendar.ts'
import { childFile } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import { calendarOf } from '../../practice/calendar/entries.ts'
import type { Column } from '../../practice/calendar/entries.ts'
import { calendarFile } from '../../practice/calendar/ics.ts'
import { gapsAhead, mondayOf, weeksOf } from '../../practice/calendar/weeks.ts'
import type { Ahead, Week } from '../../practice/calendar/weeks.ts'
import { childIn, childName, childrenHere, currentPlacement, homeName, householdIdOf } from '../../practice/home.ts'
import type { Files } from '../../practice/of-type.ts'
import { useNotebook, useNow, useToday } from '../context.ts'
import { AllHere } from '../parts/all-here.tsx'
import { OwnFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { useNameWords } from '../parts/name.tsx'
import { childPath, householdPath } from '../paths.ts'
import { saveFile } from '../save-file.ts'
import { dayMonth, shortDay } from '../words.ts'
import { EntryRow } from './calendar-entry.tsx'
import { childrenOf, householdsOf } from './caseload.ts'
import '../look/screens/calendar.css'

const WEEKS = 6
const ONE_BEFORE = 7
/** For the diary's file, and to see who is planned to come at all. */
const REACH_DAYS = 190

/** Both workers' visits, supervisions and meetings for one's own children, week by week (S4.13, S4.22). */
export function CalendarScreen() {
  return (
    <OwnFrame title="Calendar" page="calendarpage" back={{ href: '/', words: 'Home' }}>
      <h1 class="pagehead">Calendar of both workers</h1>
      <AllHere>
        <TheCalendar />
      </AllHere>
    </OwnFrame>
  )
}

function TheCalendar() {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const now = useNow()
  const version = casebook.version.value
  const start = useSignal(addDays(mondayOf(today), -ONE_BEFORE))
  const withDue = useSignal(true)
  const { all, gaps } = useMemo(() => {
    const ids =
      person.role === 'supervising-social-worker'
        ? householdsOf(casebook, person, today).flatMap((id) => childrenHere(casebook, id, today).map((one) => one.id))
        : childrenOf(casebook, person, today)
    const entries = calendarOf(casebook, ids, now, addDays(today, -REACH_DAYS), addDays(today, REACH_DAYS))
    return { all: entries, gaps: gapsAhead(entries, homesOf(casebook, ids, today), today) }
  }, [casebook, version, person, today])
  const shown = withDue.value ? all : all.filter(({ state }) => state === 'held' || state === 'planned')
  const weeks = weeksOf(shown, start.value, WEEKS)
  const move = (by: number) => {
    start.value = addDays(start.value, by * 7)
  }
  return (
    <>
      <div class="row wrap">
        <button type="button" class="btn plain tight" onClick={() => move(-WEEKS)}>
          <Icon name="back" />
          Earlier
        </button>
        <button
          type="button"
          class="btn plain tight"
          onClick={() => {
            start.value = addDays(mondayOf(today), -ONE_BEFORE)
          }}
        >
          This week
        </button>
        <button type="button" class="btn plain tight" onClick={() => move(WEEKS)}>
          Later
          <Icon name="go" />
        </button>
        <button
          type="button"
          class="chip"
          aria-pressed={withDue.value}
          onClick={() => {
            withDue.value = !withDue.value
          }}
        >
          With what is due
        </button>
        <button
          type="button"
          class="btn plain tight"
          onClick={() =>
            saveFile(
              `doorstep-calendar-${today}.ics`,
              new TextEncoder().encode(calendarFile(all, new Date().toISOString())),
              'text/calendar',
            )
          }
        >
          <Icon name="save" />
          Save for a diary
        </button>
      </div>
      <Gaps gaps={gaps} />
      {weeks.map((week) => (
        <WeekPart key={week.monday} week={week} />
      ))}
      <p class="small soft">The file for a diary holds initials and dates, and no names.</p>
    </>
  )
}

/** Children who live together are one home. */
function homesOf(files: Files, childIds: readonly Uuid[], today: string) {
  const homes = new Map<string, { about: string; childIds: Uuid[]; householdId: Uuid | undefined }>()
  for (const id of childIds) {
    const home = currentPlacement(files.inFile(childFile(id)), today)
    if (!home) continue
    const householdId = householdIdOf(home)
    const key = householdId ?? id
    const about = homeName(home) ?? childName(childIn(files, id))
    const known = homes.get(key)
    if (known) known.childIds.push(id)
    else homes.set(key, { about, childIds: [id], householdId })
  }
  return [...homes.values()]
}

function Gaps({ gaps }: { readonly gaps: readonly Ahead[] }) {
  const today = useToday()
  const say = useNameWords()
  const all = useSignal(false)
  if (gaps.length === 0) return <p class="soft">Somebody is planned to come to every home within five weeks.</p>
  const shown = all.value ? gaps : gaps.slice(0, 4)
  return (
    <section aria-labelledby="gaps" class="gaps">
      <h2 id="gaps">Where nobody is planned to come</h2>
      <ul class="rows" aria-label="Where nobody is planned to come">
        {shown.map(({ about, childId, householdId, last, next }) => (
          <li key={householdId ?? childId}>
            <a class="rowlink" href={householdId ? householdPath(householdId) : childPath(childId ?? '')}>
              <span class="grow">
                <b>{say(about)}</b>
                <br />
                <span class="small soft">
                  {last ? `Last visit ${shortDay(last, today)}` : 'No visit is written down here'}
                  {next
                    ? ` · the next planned one ${shortDay(next, today)}, ${daysBetween(last ?? today, next)} days later`
                    : ' · none planned by either of them'}
                </span>
              </span>
              <span class="i-go">
                <Icon name="go" />
              </span>
            </a>
          </li>
        ))}
      </ul>
      {shown.length < gaps.length ? (
        <button
          type="button"
          class="link"
          onClick={() => {
            all.value = true
          }}
        >
          All {gaps.length} homes
        </button>
      ) : null}
    </section>
  )
}

const COLUMNS: readonly (readonly [Column, string])[] = [
  ['childs-worker', 'Child’s worker'],
  ['carers-worker', 'Carers’ worker'],
  ['meetings', 'Meetings and other dates'],
]

/** Three columns beside each other; on a phone one below the other, days in their order in each. */
function WeekPart({ week }: { readonly week: Week }) {
  const today = useToday()
  const { monday, entries } = week
  const isNow = today >= monday && today <= addDays(monday, 6)
  const sunday = addDays(monday, 6)
  return (
    <section aria-labelledby={`week-${monday}`} class="week">
      <h2 id={`week-${monday}`}>
        {isNow ? 'This week' : `${dayMonth(monday)} to ${dayMonth(sunday)}`}
        {isNow ? <span class="small soft"> {`${dayMonth(monday)} to ${dayMonth(sunday)}`}</span> : null}
      </h2>
      <div class="week-cols">
        {COLUMNS.map(([column, words]) => {
          const here = entries.filter((entry) => entry.column === column)
          return (
            <div key={column}>
              <h3 class="small">{words}</h3>
              {here.length === 0 ? <p class="small soft nobody">Nothing</p> : null}
              <ul class="rows" aria-label={`${words}, ${isNow ? 'this week' : `week of ${dayMonth(monday)}`}`}>
                {here.map((entry) => (
                  <EntryRow key={entry.key} entry={entry} />
                ))}
              </ul>
            </div>
          )
        })}
      </div>
    </section>
  )
}

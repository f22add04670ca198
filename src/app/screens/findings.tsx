import { useSignal } from '@preact/signals'
import { addDays, addMonths, monthOf } from '../../model/calendar.ts'
import type { Uuid } from '../../model/file.ts'
import { filesAsOf } from '../../practice/findings/as-of.ts'
import { endOfDay, findingsOf, gather } from '../../practice/findings/findings.ts'
import type { FindingsOfChild } from '../../practice/findings/findings.ts'
import { findingsCsv } from '../../practice/findings/findings-csv.ts'
import { FINDINGS, FINDING_WORDS } from '../../practice/findings/finding.ts'
import { ofType } from '../../practice/of-type.ts'
import { child } from '../../records/child.ts'
import { useNotebook, useNow, useToday } from '../context.ts'
import { AllHere } from '../parts/all-here.tsx'
import { WorkerFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { useNameWords } from '../parts/name.tsx'
import { saveFile } from '../save-file.ts'
import { useSliced } from '../sliced.ts'
import { count, longDay } from '../words.ts'
import { childrenOf } from './caseload.ts'
import { FindingRow } from './finding-row.tsx'
import '../look/screens/findings.css'

type Scope = 'mine' | 'team' | 'all'
const MONTHS_BACK = 6

/**
 * How far what the learning brief found is put right, for one's own children, a team, the service. Every number opens its
 * list; lists go by name. Nobody is put beside anybody else.
 */
export function FindingsScreen() {
  const today = useToday()
  return (
    <WorkerFrame current="board" title="How far we are" page="findings">
      <h1 class="pagehead">How far we are</h1>
      <p class="soft measure">
        Eleven things that were missing where homes broke down, looked for in the files of {longDay(today, today)}, and
        as the files stood at the end of each of the six months before. It is about what we can put right, not about
        who.
      </p>
      <AllHere>
        <Findings />
      </AllHere>
    </WorkerFrame>
  )
}

function Findings() {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const now = useNow()
  const say = useNameWords()
  const scopes = scopesOf(person.role, person.team)
  const scope = useSignal<Scope>(scopes[0]?.[0] ?? 'all')
  const children = childrenIn(scope.value)
  const days = [...Array.from({ length: MONTHS_BACK }, (_, at) => monthEnd(today, MONTHS_BACK - at)), today]
  const version = casebook.version.value
  // today first: what is to be done now stands there before what was
  const keys = [...days].reverse().flatMap((day) => children.map((id) => `${day} ${id}`))
  const found = useSliced<FindingsOfChild | undefined>(
    keys,
    (key) => {
      const [day = today, id = ''] = key.split(' ')
      return day === today
        ? findingsOf(casebook, id, person, now)
        : findingsOf(filesAsOf(casebook, day), id, person, endOfDay(day))
    },
    [casebook, version, today, person],
  )
  const on = (day: string): readonly FindingsOfChild[] => children.flatMap((id) => found.get(`${day} ${id}`) ?? [])
  const done = keys.filter((key) => found.has(key)).length

  function childrenIn(wanted: Scope): readonly Uuid[] {
    if (wanted === 'mine') return childrenOf(casebook, person, today)
    return ofType(child, casebook.ofType('child'))
      .filter(({ body }) => wanted === 'all' || body.team === person.team)
      .map(({ id }) => id)
  }

  const here = on(today)
  return (
    <>
      <div class="row spread wrap findings-tools">
        <div class="row wrap" role="group" aria-label="Whose children">
          {scopes.map(([value, words]) => (
            <button
              key={value}
              type="button"
              class="chip"
              aria-pressed={scope.value === value}
              onClick={() => {
                scope.value = value
              }}
            >
              {words}
            </button>
          ))}
        </div>
        <div class="row wrap">
          <button
            type="button"
            class="btn plain tight"
            onClick={() =>
              saveFile(
                `how-far-we-are-${today}.csv`,
                new TextEncoder().encode(`\uFEFF${findingsCsv(here, say)}`),
                'text/csv',
              )
            }
          >
            <Icon name="save" />
            Save as CSV
          </button>
          <button type="button" class="btn plain tight" onClick={() => window.print()}>
            <Icon name="print" />
            Print
          </button>
        </div>
      </div>
      <p role="status" class="small soft">
        {done < keys.length
          ? 'Looking through the files…'
          : `${count(here.length, 'child', 'children')} in a home today.`}
      </p>
      <table class="findings-table">
        <caption class="vh">How far each finding is put right, today and at the end of six months</caption>
        <thead>
          <tr>
            <th scope="col">As it should be</th>
            {days.map((day) => (
              <th key={day} scope="col">
                {day === today ? 'Today' : monthOf(day).slice(0, 3)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {FINDINGS.map((id) => (
            <FindingRow
              key={id}
              id={id}
              words={FINDING_WORDS[id]}
              now={gather(here, id)}
              before={days.slice(0, -1).map((day) => ({ day, ...gather(on(day), id) }))}
            />
          ))}
        </tbody>
      </table>
      <p class="small soft measure">
        “4 of 6” is told of those to whom it applies. A dash: it applied to nobody, or the files here do not tell. What
        was signed, read or answered after a month’s end does not count for that month.
      </p>
    </>
  )
}

/** The last day of the month so many months ago. */
const monthEnd = (today: string, months: number): string =>
  addDays(`${addMonths(today, 1 - months).slice(0, 7)}-01`, -1)

/** Whose children this person may look at together. */
function scopesOf(role: string, team: string): readonly (readonly [Scope, string])[] {
  const caseworker = ['childs-social-worker', 'supervising-social-worker', 'senior-practitioner', 'reviewing-officer']
  return [
    ...(caseworker.includes(role) ? [['mine', 'My children'] as const] : []),
    ...(team && !caseworker.includes(role) ? [['team', 'My team'] as const] : []),
    ...(caseworker.includes(role) ? [] : [['all', 'The whole service'] as const]),
  ]
}

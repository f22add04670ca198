import { useSignal } from '@preact/signals'
import { isDate } from '../../model/calendar.ts'
import { laneWords } from '../../practice/process/state-words.ts'
import { twoPlusCsv } from '../../practice/two-plus-csv.ts'
import { twoPlusRows } from '../../practice/two-plus-rows.ts'
import type { TwoPlusRow } from '../../practice/two-plus-rows.ts'
import { yearBefore } from '../../practice/two-plus.ts'
import { useNotebook, useNow, useToday } from '../context.ts'
import { AllHere } from '../parts/all-here.tsx'
import { WorkerFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { useNameWords, useSentence } from '../parts/name.tsx'
import { Status } from '../parts/status.tsx'
import { childPath } from '../paths.ts'
import { saveFile } from '../save-file.ts'
import { capital, count, dayMonth, firstName, longDay } from '../words.ts'
import { dueOf } from './process-due.ts'
import '../look/screens/board.css'
import '../look/screens/two-plus.css'

/** Children with two or more homes in twelve months: two is the last point at which the next move can be prevented. */
export function TwoPlus() {
  const today = useToday()
  const asked = useSignal<string | undefined>(undefined)
  const asOf = asked.value ?? today
  return (
    <WorkerFrame current="board" class="board" title="Two or more homes" page="boardpage two-plus">
      <h1 class="pagehead">Two or more homes in twelve months</h1>
      <p class="soft measure">
        Homes from {longDay(yearBefore(asOf), today)} to {longDay(asOf, today)}, from returns that were brought in and
        from what is written here; short stays to come back from are left out. The national count begins at three: at
        two the next move can still be prevented. The list goes to the team manager on the first of each month, and
        opens triage for who is new on it.
      </p>
      <AllHere>
        <TheList
          asOf={asOf}
          onAsOf={(day) => {
            asked.value = day
          }}
        />
      </AllHere>
    </WorkerFrame>
  )
}

function TheList({ asOf, onAsOf }: { readonly asOf: string; readonly onAsOf: (day: string) => void }) {
  const { casebook } = useNotebook()
  const today = useToday()
  const now = useNow()
  const rows = twoPlusRows(casebook, asOf, now)
  return (
    <>
      <div class="row wrap two-plus-tools">
        <label class="row as-of">
          <span>As it was on</span>
          <input
            class="entry date"
            type="date"
            value={asOf}
            max={today}
            onInput={(event) => {
              const { value } = event.currentTarget
              if (isDate(value) && value <= today) onAsOf(value)
            }}
          />
        </label>
        <button
          type="button"
          class="btn plain tight"
          disabled={rows.length === 0}
          onClick={() =>
            saveFile(`two-or-more-homes-${asOf}.csv`, new TextEncoder().encode(`\uFEFF${twoPlusCsv(rows)}`), 'text/csv')
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
      <p role="status">
        {rows.length === 0
          ? 'Nobody has had two homes in twelve months.'
          : `${count(rows.length, 'child', 'children')} on the list${asOf === today ? ' today' : ` on ${longDay(asOf, today)}`}, by name.`}
      </p>
      {rows.length > 0 ? (
        <table class="homes">
          <caption class="vh">Children with two or more homes in twelve months, by name</caption>
          <thead>
            <tr>
              <th scope="col">Child</th>
              <th scope="col">Which homes</th>
              <th scope="col">Where it stands</th>
              <th scope="col">What is next, and whose</th>
              <th scope="col">What has been tried</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Line key={row.childId} row={row} today={today} />
            ))}
          </tbody>
        </table>
      ) : null}
    </>
  )
}

function Line({ row, today }: { readonly row: TwoPlusRow; readonly today: string }) {
  const say = useNameWords()
  const sentence = useSentence()
  const name = say(row.name)
  return (
    <tr>
      <th scope="row">
        <a href={childPath(row.childId)}>{row.age === undefined ? name : `${name}, ${row.age}`}</a>
        <span class="small soft">{count(row.count, 'home')}</span>
        {row.fresh ? <span class="small">New on the list</span> : null}
      </th>
      <td>
        <ol class="plain-list">
          {row.homes.map((home) => (
            <li key={home.recordId}>
              <a href={`/record/${home.recordId}`}>{say(home.name)}</a>
              <span class="small soft">
                {' '}
                {dayMonth(home.from)} {home.from.slice(0, 4)}
                {home.to ? ` to ${dayMonth(home.to)} ${home.to.slice(0, 4)}` : ', still there'}
                {home.how ? `; ${home.how}` : ''}
              </span>
            </li>
          ))}
        </ol>
      </td>
      <td>
        <a class="next-link" href={`${childPath(row.childId)}/process`}>
          <b>{row.state}</b>
        </a>
        <span class="small soft">{sentence(row.why)}</span>
      </td>
      <td>{row.next ? <Next step={row.next} today={today} /> : <Status kind="quiet">No date set</Status>}</td>
      <td>
        {row.tried.length === 0 ? <p class="soft">Nothing is written down.</p> : null}
        <ul class="plain-list">
          {row.tried.map((one) => (
            <li key={`${one.on ?? ''} ${one.words}`}>
              {one.recordId ? (
                <a href={`/record/${one.recordId}`}>{capital(sentence(one.words))}</a>
              ) : (
                capital(sentence(one.words))
              )}
              {one.on ? (
                <span class="small soft">
                  {' '}
                  {dayMonth(one.on)} {one.on.slice(0, 4)}
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      </td>
    </tr>
  )
}

function Next({ step, today }: { readonly step: NonNullable<TwoPlusRow['next']>; readonly today: string }) {
  const say = useNameWords()
  const sentence = useSentence()
  const due = dueOf(step, today)
  return (
    <>
      <Status kind={due.kind}>{due.words}</Status>
      <span class="small">{sentence(step.begun.words)}</span>
      <span class="small soft">{step.who.name ? firstName(say(step.who.name)) : capital(laneWords(step.owner))}</span>
    </>
  )
}

import { addMonths, daysBetween } from '../../model/calendar.ts'
import type { Uuid } from '../../model/file.ts'
import { visitsByBoth } from '../../practice/both-visits.ts'
import type { VisitRow } from '../../practice/both-visits.ts'
import { dayNumber, monthStarts } from '../charts/days.ts'
import { Box, boxOf, StripKey } from '../charts/visit-strip.tsx'
import { useNotebook, useToday } from '../context.ts'
import { useNameWords } from '../parts/name.tsx'
import { capital, dayMonth, firstName, shortDay } from '../words.ts'

const WIDTH = 340
const ROW = 30
const TOP = 20
/** Room for what is due next. */
const AHEAD_MONTHS = 2

/** Six months of both workers' visits on one line of time, so that a stretch in which nobody came is seen. */
export function VisitsByBoth({ childIds }: { readonly childIds: readonly Uuid[] }) {
  const { casebook } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const { rows, gaps, since } = visitsByBoth(casebook, childIds, today)
  if (rows.length === 0) return null
  const until = addMonths(today, AHEAD_MONTHS)
  const x = (day: string): number =>
    ((dayNumber(day) - dayNumber(since)) / daysBetween(since, until)) * (WIDTH - 18) + 2
  const height = TOP + rows.length * ROW
  const shown = gaps.slice(0, 2)
  return (
    <section aria-labelledby="both-visits">
      <h2 id="both-visits">Visits of both workers</h2>
      <svg class="cover both-visits" viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true">
        {shown.map((gap) => (
          <rect
            key={gap.from}
            class="gap"
            x={x(gap.from) + 8}
            y={TOP - 4}
            width={x(gap.until) - x(gap.from)}
            height={height - TOP}
          />
        ))}
        {monthStarts(since, until).map(({ date, label }, at) => (
          <g key={date}>
            <path class="month" d={`M${x(date)} ${TOP - 4}V${height - 4}`} />
            {at > 0 ? (
              <text x={x(date) + 3} y="11">
                {label.slice(0, 3)}
              </text>
            ) : null}
          </g>
        ))}
        {rows.map((row, at) => (
          <g key={keyOf(row)} transform={`translate(0 ${TOP + at * ROW})`}>
            {marksIn(row, since, until).map((mark) => (
              <g
                key={mark.made ?? mark.due}
                transform={`translate(${x(mark.made ?? mark.due)} 0) scale(${widthOf(row, x)} 1)`}
              >
                <Box state={boxOf(mark)} x={0} />
              </g>
            ))}
          </g>
        ))}
      </svg>
      <ul class="rows" aria-label="Visits of both workers">
        {rows.map((row) => (
          <li key={keyOf(row)}>
            <RowWords row={row} many={childIds.length > 1} />
          </li>
        ))}
      </ul>
      {shown.length > 0 ? (
        <p class="small">
          Nobody came{' '}
          {shown
            .map(({ from, until: end, days }) => `from ${dayMonth(from)} to ${dayMonth(end)}, ${days} days`)
            .join('; ')}
          .
        </p>
      ) : (
        <p class="small soft">One of them came at least every five weeks.</p>
      )}
      <p class="small soft">
        <StripKey />
      </p>
      {rows.flatMap((row) =>
        row.marks.flatMap((mark) =>
          mark.reason ? (
            <p class="small" key={`${keyOf(row)} ${mark.due}`}>
              <b>Late, was due {shortDay(mark.due, today)}:</b> {say(mark.reason)}
            </p>
          ) : (
            []
          ),
        ),
      )}
      <a class="link" href="/calendar">
        Both calendars
      </a>
    </section>
  )
}

const keyOf = ({ role, of, child }: VisitRow): string => `${role} ${of} ${child ?? ''}`

const marksIn = (row: VisitRow, since: string, until: string) =>
  row.marks.filter((mark) => (mark.made ?? mark.due) <= until && (mark.made ?? mark.due) >= since)

const BOX = 16
/** Weekly visits stand so close that their boxes are narrower. */
function widthOf({ marks }: VisitRow, x: (day: string) => number): number {
  const days = marks.map((mark) => mark.made ?? mark.due).sort()
  const closest = days.slice(1).map((day, at) => x(day) - x(days[at] ?? day))
  return Math.max(0.3, Math.min(1, ...closest.filter((gap) => gap > 0).map((gap) => gap / BOX)))
}

function RowWords({ row, many }: { readonly row: VisitRow; readonly many: boolean }) {
  const today = useToday()
  const say = useNameWords()
  const who = row.role === 'childs-social-worker' ? 'child’s worker' : 'carers’ worker'
  return (
    <span>
      <b>{row.worker ? `${firstName(say(row.worker))}, ${who}` : `${capital(who)}, nobody allocated`}</b>
      {row.role === 'supervising-social-worker'
        ? `: ${row.of === 'supervision' ? 'supervision' : 'visits to the home'}`
        : ''}
      {many && row.child ? `, for ${say(row.child)}` : ''}
      <br />
      <span class="small soft">
        {row.words}
        {row.unannounced ? ` · last without notice ${shortDay(row.unannounced, today)}` : ''}
        {row.last ? ` · last ${shortDay(row.last, today)}` : ''}
        {row.next ? ` · next by ${shortDay(row.next, today)}` : ''}
      </span>
    </span>
  )
}

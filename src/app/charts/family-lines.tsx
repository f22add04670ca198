/**
 * Everybody of a home on the scale, a line for each person under the others: so that nobody's line lies on another's,
 * and no number is made of several people. The same stands in the table beside it.
 */
import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { dayMonth } from '../words.ts'
import { dayNumber, monthStarts } from './days.ts'
import { useWidth } from './width.ts'
import '../look/screens/family.css'

export interface FamilyDot {
  readonly recordId: string
  readonly date: string
  readonly score: number
}
export interface FamilyLine {
  readonly key: string
  readonly name: string
  readonly who: string
  readonly dots: readonly FamilyDot[]
}

const LEFT = 26
const RIGHT = 14
const TOP = 14
const TALL = 74
const SCALE = 44
/** As wide as "Aug" is written, and some air. */
const MONTH_NAME = 34

export function FamilyLines(props: {
  readonly lines: readonly FamilyLine[]
  readonly from: string
  readonly today: string
  readonly ends: { readonly worst: string; readonly best: string }
}) {
  const { lines, from, today } = props
  const { ref, width } = useWidth<HTMLDivElement>(520)
  const x = scaleLinear([dayNumber(from), dayNumber(today)], [LEFT + 8, width - RIGHT - 12])
  const height = TOP + lines.length * TALL + 22
  const months = monthStarts(from, today)
  /** The first month may have a few days only: its name gives way to the next one's. */
  const hasRoom = (date: string, next: string | undefined): boolean =>
    next === undefined || x(dayNumber(next)) - x(dayNumber(date)) >= MONTH_NAME
  return (
    <div ref={ref} class="family-room">
      <svg class="family" viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby="family-title family-desc">
        <title id="family-title">How steady home has felt, one line for each person</title>
        <desc id="family-desc">
          {`0 is “${props.ends.worst}”, 10 is “${props.ends.best}”. ${lines.map(inABreath).join(' ')} The table says the same.`}
        </desc>
        {months.map(({ date, label }, at) => (
          <g key={date}>
            <path class="hair" d={`M${x(dayNumber(date))} ${TOP}V${height - 20}`} />
            {hasRoom(date, months[at + 1]?.date) ? (
              <text class="tick" x={x(dayNumber(date)) + 3} y={height - 6}>
                {label}
              </text>
            ) : null}
          </g>
        ))}
        {lines.map((one, at) => (
          <Person key={one.key} one={one} top={TOP + at * TALL} width={width} from={from} x={x} />
        ))}
      </svg>
    </div>
  )
}

function Person({
  one,
  top,
  width,
  from,
  x,
}: {
  readonly one: FamilyLine
  readonly top: number
  readonly width: number
  readonly from: string
  readonly x: (day: number) => number
}) {
  const y = scaleLinear([0, 10], [top + 20 + SCALE, top + 20])
  const dots = one.dots.filter(({ date }) => date >= from)
  const thread = line<FamilyDot>(
    ({ date }) => x(dayNumber(date)),
    ({ score }) => y(score),
  )
  const last = dots.at(-1)
  return (
    <g>
      <text class="family-name" x={LEFT} y={top + 10}>
        {one.name}
        <tspan class="soft">{one.who ? `  ${one.who}` : ''}</tspan>
      </text>
      <path class="hair" d={`M${LEFT} ${y(0)}H${width - RIGHT}M${LEFT} ${y(10)}H${width - RIGHT}`} />
      <path class="five" d={`M${LEFT} ${y(5)}H${width - RIGHT}`} />
      {[10, 5, 0].map((score) => (
        <text key={score} class="tick" x={LEFT - 6} y={y(score) + 4} text-anchor="end">
          {score}
        </text>
      ))}
      {dots.length > 1 ? <path class="thread" d={thread(dots) ?? ''} /> : null}
      {dots.map((dot) => (
        <circle key={dot.recordId} cx={x(dayNumber(dot.date))} cy={y(dot.score)} r={dot === last ? 6 : 4.5} />
      ))}
      {last ? (
        <text
          class="family-last"
          x={Math.min(x(dayNumber(last.date)), width - RIGHT - 4)}
          y={y(last.score) + (last.score > 6 ? 19 : -10)}
          text-anchor={x(dayNumber(last.date)) > width / 2 ? 'end' : 'start'}
        >
          {`${last.score}, ${dayMonth(last.date)}`}
        </text>
      ) : (
        <text class="tick" x={LEFT + 10} y={y(5) - 6}>
          Not asked in this time
        </text>
      )}
    </g>
  )
}

function inABreath({ name, dots }: FamilyLine): string {
  const [first, last] = [dots[0], dots.at(-1)]
  if (!first || !last) return `${name} has not been asked.`
  return first === last
    ? `${name} answered ${last.score} on ${dayMonth(last.date)}.`
    : `${name}: from ${first.score} on ${dayMonth(first.date)} to ${last.score} on ${dayMonth(last.date)}.`
}

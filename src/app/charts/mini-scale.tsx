import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'

export interface MiniPoint {
  readonly day: number
  readonly score: number
}

/** Six months of one person's answers, small: ends at 10 and 0, the line at 5, and the newest answer largest. */
export function MiniScale({ points, from, to }: { points: readonly MiniPoint[]; from: number; to: number }) {
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last) return <span class="soft">Not asked yet</span>
  const x = scaleLinear([from, to], [6, 102])
  const y = scaleLinear([0, 10], [52, 4])
  const thread = line<MiniPoint>(
    (point) => x(point.day),
    (point) => y(point.score),
  )
  return (
    <div class="minirow">
      <svg class="mini" viewBox="0 0 110 56" role="img" aria-label={`From ${first.score} to ${last.score}, out of 10`}>
        <path class="hair" d="M1 52H109M1 4H109" />
        <path class="five" d={`M1 ${y(5)}H109`} />
        <path class="thread" d={thread(points) ?? ''} />
        {points.map((point, at) => (
          <circle key={at} cx={x(point.day)} cy={y(point.score)} r={point === last ? 5 : 3} />
        ))}
      </svg>
      <span class="num">
        {first.score} to <b>{last.score}</b>
      </span>
    </div>
  )
}

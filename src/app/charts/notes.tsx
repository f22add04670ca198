import { line } from 'd3-shape'
import type { Dot, Lane, StabilityPicture, Thread } from '../../practice/picture-parts.ts'
import { textWidth } from './text-width.ts'
import type { Plan } from './stability-plan.ts'

/** The line through one person's answers; where two people share a shape, a letter at its end tells whose it is. */
export function ThreadLine({
  thread,
  plan,
  from,
  twin,
}: {
  readonly thread: Thread
  readonly plan: Plan
  readonly from: string
  readonly twin: boolean
}) {
  const dots = thread.dots.filter((dot) => dot.date >= from)
  const last = dots.at(-1)
  if (!last) return null
  const path =
    line<Dot>(
      (dot) => plan.x(dot.date),
      (dot) => plan.y(dot.score),
    )(dots) ?? ''
  return (
    <>
      <path class="thread" d={path} />
      {twin ? (
        <text class="initial" x={plan.x(last.date) + 11} y={plan.y(last.score) + 5}>
          {thread.who.slice(0, 1)}
        </text>
      ) : null}
    </>
  )
}

/** The newest answer of the carers, of several that day the lowest: it is the gate (reading 1). Said beside its dot. */
export function Newest({
  picture,
  plan,
  from,
  say,
}: {
  readonly picture: StabilityPicture
  readonly plan: Plan
  readonly from: string
  readonly say: (dot: Dot) => string
}) {
  const dots = picture.threads
    .filter((thread) => thread.scorer === 'carer')
    .flatMap((thread) => thread.dots)
    .filter((dot) => dot.date >= from)
  const newest = dots.reduce<Dot | undefined>(
    (best, dot) => (!best || dot.date > best.date || (dot.date === best.date && dot.score < best.score) ? dot : best),
    undefined,
  )
  if (!newest) return null
  const words = say(newest)
  const x = plan.x(newest.date)
  const end = x - textWidth(words) > plan.left
  const y = plan.y(newest.score) + (newest.score <= 1 ? -16 : 28)
  return (
    <text class="now" x={x} y={y} text-anchor={end ? 'end' : 'start'}>
      {words}
    </text>
  )
}

/** A few words left of the newest mark of a lane, where nothing else stands in their way. */
export function LaneNotes({ lane, plan, from }: { readonly lane: Lane; readonly plan: Plan; readonly from: string }) {
  const marks = lane.marks.filter((mark) => mark.date >= from)
  const newest = marks.at(-1)
  if (!newest?.note) return null
  const end = plan.x(newest.date) - 13
  const start = end - textWidth(newest.note)
  const before = marks.at(-2)
  if (start < plan.left + (plan.narrow ? 84 : 0) || (before && plan.x(before.date) + 12 > start)) return null
  return (
    <text class="tick s" x={end} y={(plan.laneY[lane.id] ?? 0) + 5} text-anchor="end">
      {newest.note}
    </text>
  )
}

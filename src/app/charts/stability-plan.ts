/**
 * Where everything stands on the stability picture, in CSS pixels for the width there is. Below 560 pixels the
 * lanes carry their names above the line instead of at the left, so that words keep their size on a phone.
 */
import { scaleLinear } from 'd3-scale'
import { addDays } from '../../model/calendar.ts'
import type { StabilityPicture } from '../../practice/picture-parts.ts'
import { dayNumber, monthStarts } from './days.ts'

export interface Spot {
  readonly key: string
  readonly recordId: string
  readonly lane: string
  readonly date: string
  readonly x: number
  readonly y: number
  readonly name: string
}

export interface Plan {
  readonly narrow: boolean
  readonly width: number
  readonly height: number
  readonly left: number
  readonly right: number
  x(date: string): number
  y(score: number): number
  readonly laneY: { readonly [lane: string]: number }
  readonly laneHeight: number
  readonly monthsY: number
  readonly months: readonly { readonly x: number; readonly label: string }[]
}

const NARROW_BELOW = 560

export function planPicture(picture: StabilityPicture, width: number, from: string, today: string): Plan {
  const narrow = width < NARROW_BELOW
  const left = narrow ? 26 : 96
  const right = width - 14
  const along = scaleLinear([dayNumber(from), dayNumber(lastDay(picture, today))], [left, right]).clamp(true)
  const top = narrow ? 62 : 44
  const score = scaleLinear([10, 0], [top, top + 176])
  const laneHeight = narrow ? 44 : 30
  const firstLane = top + (narrow ? 246 : 218)
  const laneY = Object.fromEntries(picture.lanes.map((lane, at) => [lane.id, firstLane + at * laneHeight]))
  const starts = monthStarts(from, today)
  const everyNth = Math.ceil(46 / Math.max(1, (right - left) / Math.max(1, starts.length)))
  return {
    narrow,
    width,
    left,
    right,
    laneY,
    laneHeight,
    height: firstLane + Math.max(0, picture.lanes.length - 1) * laneHeight + 10,
    x: (date) => along(dayNumber(date)),
    y: score,
    monthsY: top + 194,
    months: starts
      .filter((_, at) => at % everyNth === 0)
      .map((month) => ({ x: along(dayNumber(month.date)), label: month.label })),
  }
}

/** Today with a little air after it, or the last booked thing where that comes later. */
function lastDay(picture: StabilityPicture, today: string): string {
  const booked = picture.lanes
    .flatMap((lane) => lane.marks)
    .map((mark) => mark.date)
    .filter((date) => date > today)
  return booked.reduce((last, date) => (date > last ? date : last), addDays(today, 3))
}

/** Every place a person can go to with the arrow keys, lane by lane, oldest first. */
export function spotsOf(picture: StabilityPicture, plan: Plan, from: string): readonly Spot[] {
  const dots = picture.threads.flatMap((thread) =>
    thread.dots
      .filter((dot) => dot.date >= from)
      .map((dot) => ({
        key: `${thread.who}-${dot.recordId}`,
        recordId: dot.recordId,
        lane: `thread:${thread.who}`,
        date: dot.date,
        x: plan.x(dot.date),
        y: plan.y(dot.score),
        name: `${dot.who} answered ${dot.score} of 10`,
      })),
  )
  const marks = picture.lanes.flatMap((lane) =>
    lane.marks
      .filter((mark) => (mark.to ?? mark.date) >= from)
      .map((mark) => ({
        key: `${lane.id}-${mark.recordId}`,
        recordId: mark.recordId,
        lane: lane.id,
        date: mark.date,
        x: plan.x(mark.date),
        y: plan.laneY[lane.id] ?? 0,
        name: mark.label,
      })),
  )
  return [...dots, ...marks]
}

/** The spot an arrow key leads to: along the lane, or to the nearest day in the lane above or below. */
export function stepFrom(spots: readonly Spot[], at: Spot, key: string): Spot | undefined {
  const mine = spots.filter((spot) => spot.lane === at.lane)
  const place = mine.indexOf(at)
  if (key === 'ArrowRight') return mine[place + 1]
  if (key === 'ArrowLeft') return mine[place - 1]
  if (key === 'Home') return mine[0]
  if (key === 'End') return mine.at(-1)
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return undefined
  const lanes = [...new Set(spots.map((spot) => spot.lane))]
  const next = lanes[lanes.indexOf(at.lane) + (key === 'ArrowDown' ? 1 : -1)]
  return nearest(
    spots.filter((spot) => spot.lane === next),
    at.x,
  )
}

export function nearest(spots: readonly Spot[], x: number): Spot | undefined {
  return spots.reduce<Spot | undefined>(
    (best, spot) => (!best || Math.abs(spot.x - x) < Math.abs(best.x - x) ? spot : best),
    undefined,
  )
}

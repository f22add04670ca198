/** When a date that somebody must keep comes near, when it is missed, and when that climbs to the senior manager. */
import { addDays, addWorkingDays, daysBetween } from '../../model/calendar.ts'
import { londonDay } from '../london-day.ts'
import { hoursAfter, inLondon, onDay } from '../london-time.ts'

/** In the order in which they come. The last is of what climbs further: help and support that do not come (climbing.ts). */
export const LEVELS = ['soon', 'missed', 'escalated', 'top'] as const
export type Level = (typeof LEVELS)[number]

/** From each of these instants on. */
export type Moments = { readonly [L in Exclude<Level, 'top'>]: string } & { readonly top?: string }
/** Only `soon` of an action that has what it asked for: somebody closes it, and nobody is late. */
export type Ahead = Pick<Moments, 'soon'> & Partial<Moments>

// How early somebody is warned and how soon a miss climbs are the product's own [P]: section E gives limits only.
const SHORT_DAYS = 14
const WARN_SHORT_WORKING_DAYS = 2
const WARN_LONG_WORKING_DAYS = 5
const CLIMBS_AFTER_WORKING_DAYS = 2
const WARN_HOURS_LAST_PART = 3
const CLIMBS_AFTER_HOURS = 24
const DEFAULT_HOURS = 24

const startOf = (day: string): string => onDay(day, '00:00')

/**
 * @param due a day, in time until its end in London; or an instant, in time up to and including itself
 * @param from the instant it is counted from, where it is known
 */
export function momentsOf(due: string, from?: string): Moments {
  if (due.length > 10) {
    const whole = from === undefined ? DEFAULT_HOURS : Math.max(0, Date.parse(due) - Date.parse(from)) / 3_600_000
    return {
      soon: hoursAfter(due, -whole / WARN_HOURS_LAST_PART),
      missed: inLondon(Date.parse(due) + 1000),
      escalated: hoursAfter(due, CLIMBS_AFTER_HOURS),
    }
  }
  const isLong = from !== undefined && daysBetween(londonDay(from), due) > SHORT_DAYS
  const ahead = isLong ? WARN_LONG_WORKING_DAYS : WARN_SHORT_WORKING_DAYS
  return {
    soon: startOf(addWorkingDays(due, -ahead).date),
    missed: startOf(addDays(due, 1)),
    escalated: startOf(addDays(addWorkingDays(due, CLIMBS_AFTER_WORKING_DAYS).date, 1)),
  }
}

/** How far a clock has come; undefined while its date is not near. */
export function levelAt(moments: Ahead, now: string): Level | undefined {
  const instant = Date.parse(now)
  return LEVELS.findLast((level) => Date.parse(moments[level] ?? '') <= instant)
}

/** When the next level begins; undefined after the last. */
export const nextMoment = (moments: Ahead, now: string): string | undefined =>
  LEVELS.flatMap((level) => moments[level] ?? []).find((at) => Date.parse(at) > Date.parse(now))

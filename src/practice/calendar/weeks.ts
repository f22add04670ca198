/** A calendar by weeks, Monday first, and the homes to which nobody is planned to come. */
import { addDays, daysBetween, weekday } from '../../model/calendar.ts'
import type { Entry } from './entries.ts'

export interface Week {
  readonly monday: string
  readonly entries: readonly Entry[]
}

export const mondayOf = (day: string): string => addDays(day, -((weekday(day) + 6) % 7))

export function weeksOf(entries: readonly Entry[], from: string, weeks: number): readonly Week[] {
  return Array.from({ length: weeks }, (_, at) => {
    const monday = addDays(mondayOf(from), at * 7)
    const next = addDays(monday, 7)
    return { monday, entries: entries.filter(({ day }) => day >= monday && day < next) }
  })
}

/** Longer than this without either worker is a gap [P]: the shortest common rhythm is monthly. */
export const GAP_DAYS = 35

export interface Ahead {
  readonly about: string
  readonly childId: string | undefined
  readonly householdId: string | undefined
  readonly last: string | undefined
  /** The next visit that either of them has planned. */
  readonly next: string | undefined
  readonly days: number
}

/**
 * Between the last visit of either worker and the next that one of them has planned; what is merely due is no plan.
 * @param homes who belongs together: the children of a home, and the home
 */
export function gapsAhead(
  entries: readonly Entry[],
  homes: readonly {
    readonly about: string
    readonly childIds: readonly string[]
    readonly householdId: string | undefined
  }[],
  today: string,
): readonly Ahead[] {
  return homes
    .map(({ about, childIds, householdId }): Ahead => {
      const visits = entries.filter(
        ({ column, childId, householdId: home }) =>
          column !== 'meetings' &&
          ((childId !== undefined && childIds.includes(childId)) || (home !== undefined && home === householdId)),
      )
      const last = visits.filter(({ state }) => state === 'held').at(-1)?.day
      const next = visits.find(({ state, day }) => state === 'planned' && day >= today)?.day
      const days = daysBetween(last ?? today, next ?? addDays(today, GAP_DAYS))
      return { about, childId: childIds[0], householdId, last, next, days }
    })
    .filter(({ days, next }) => days > GAP_DAYS || next === undefined)
    .sort((a, b) => (a.about < b.about ? -1 : 1))
}

/**
 * The 2+ list (S2.12): children with two or more placements in twelve months. The Department for Education counts
 * three and more, so two is the last point at which the next move can still be prevented (domain reading 4).
 */
import { isTemporaryPlacement } from '../records/codes-ssda903.ts'

/** A placement as far as counting goes; `type` is the code of the SSDA903 return (PLACE). Days are 'YYYY-MM-DD'. */
export interface Stay {
  readonly start: string
  readonly end?: string | undefined
  readonly type?: string | undefined
}

/** Looked after on that day: in a placement, a temporary one too, that has begun and does not end by that day. */
export function isLookedAfter(stays: readonly Stay[], day: string): boolean {
  return stays.some(({ start, end }) => start <= day && (!end || end > day))
}

/** How many placements overlap the twelve months up to that day; temporary ones (T0–T4) are left out. */
export function countPlacements(stays: readonly Stay[], asOf: string): number {
  const from = yearBefore(asOf)
  return stays.filter(
    ({ start, end, type }) => start <= asOf && (!end || end >= from) && !isTemporaryPlacement(type ?? ''),
  ).length
}

/** The count of a child who belongs on the list on that day; undefined for one who does not. */
export function twoPlus(stays: readonly Stay[], asOf: string): number | undefined {
  if (!isLookedAfter(stays, asOf)) return undefined
  const count = countPlacements(stays, asOf)
  return count >= 2 ? count : undefined
}

/** The same date a year earlier; of 29 February it is the 28th. */
export function yearBefore(day: string): string {
  const date = day.slice(5) === '02-29' ? '02-28' : day.slice(5)
  return `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}-${date}`
}

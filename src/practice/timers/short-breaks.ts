/**
 * A series of short breaks, reg 48: no single stay longer than 17 days, no more than 75 days in twelve months. Beyond
 * either it is an ordinary placement, and regs 9, 13 and 28(2) hold again. The outer limits are to be checked locally.
 */
import { addDays, addMonths, daysBetween } from '../../model/calendar.ts'
import { overnightStay } from '../../records/overnight-stay.ts'
import { having, ofType } from '../of-type.ts'
import type { AboutChild, Timer } from './timer.ts'

export const MOST_DAYS_AT_ONCE = 17
export const MOST_DAYS_A_YEAR = 75

export function shortBreakTimers({ records, today }: Pick<AboutChild, 'records' | 'today'>): Timer[] {
  const stays = having(ofType(overnightStay, records), 'from')
    .filter(({ body }) => body.kind === 'short-break' && body.from <= today)
    .sort((a, b) => (a.body.from < b.body.from ? -1 : 1))
  const running = stays.flatMap(({ id, body }): Timer[] =>
    body.until && body.until <= today
      ? []
      : [
          {
            what: 'end of the short break',
            owner: 'CSW',
            due: addDays(body.from, MOST_DAYS_AT_ONCE),
            from: body.from,
            recordId: id,
          },
        ],
  )
  const spentOn = (day: string): number =>
    daysInYear(
      stays.map(({ body }) => ({ from: body.from, until: body.until && body.until < day ? body.until : day })),
      day,
    )
  if (spentOn(today) <= MOST_DAYS_A_YEAR) return running
  // The same day tomorrow as today: by it the clock is known, told once, and climbs.
  let due = addDays(today, -1)
  while (spentOn(due) > MOST_DAYS_A_YEAR) due = addDays(due, -1)
  const stay = stays.findLast(({ body }) => body.from <= due)
  return [
    ...running,
    {
      what: 'short breaks in twelve months',
      owner: 'CSW',
      due,
      ...(stay && { from: stay.body.from, recordId: stay.id }),
    },
  ]
}

/** Days away in the twelve months up to today: the day of coming back is one of home again. */
export function daysInYear(stays: readonly { readonly from: string; readonly until: string }[], today: string): number {
  const since = addMonths(today, -12)
  return stays.reduce((sum, { from, until }) => sum + Math.max(0, daysBetween(from > since ? from : since, until)), 0)
}

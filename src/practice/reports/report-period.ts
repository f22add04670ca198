/** Which days a progress report covers, and when the next one is due (S1.8, S1.9). */
import { addDays, addMonths, daysBetween } from '../../model/calendar.ts'
import type { Frequency } from '../../records/progress-report.ts'

export interface Period {
  readonly from: string
  readonly until: string
}

const MONTHS: { readonly [F in Frequency]: number } = { monthly: 1, quarterly: 3, 'six-monthly': 6 }
// S1.9 [P]: a provider that has not said how often reports every three months.
export const USUAL: Frequency = 'quarterly'

/** The days after the last report's end; before the first report, from the day the child came. */
export function nextPeriod(
  last: { readonly until?: string; readonly frequency?: Frequency } | undefined,
  start: string,
): Period {
  const from = last?.until ? addDays(last.until, 1) : start
  const months = MONTHS[last?.frequency ?? USUAL]
  return { from, until: last?.until ? addMonths(last.until, months) : addDays(addMonths(from, months), -1) }
}

/** S1.9: the day on which the report after this one is due. */
export const nextDue = (until: string, frequency: Frequency | undefined): string =>
  addMonths(until, MONTHS[frequency ?? USUAL])

/** The template prints "to" before "from": whoever filled it in that order has the two days the wrong way round. */
export const isInverted = ({ from, until }: Partial<Period>): boolean =>
  from !== undefined && until !== undefined && until < from

export type Seam =
  | { readonly kind: 'gap'; readonly days: number; readonly first: string; readonly last: string }
  | { readonly kind: 'overlap'; readonly days: number; readonly first: string; readonly last: string }

/** Days that no report covers, or that two cover; undefined where one begins on the day after the other. */
export function seamWith(last: Partial<Period> | undefined, now: Partial<Period>): Seam | undefined {
  if (!last?.until || !now.from) return undefined
  const days = daysBetween(last.until, now.from) - 1
  if (days > 0) return { kind: 'gap', days, first: addDays(last.until, 1), last: addDays(now.from, -1) }
  if (days === 0) return undefined
  const first = last.from !== undefined && last.from > now.from ? last.from : now.from
  const end = now.until !== undefined && now.until < last.until ? now.until : last.until
  return end < first ? undefined : { kind: 'overlap', days: daysBetween(first, end) + 1, first, last: end }
}

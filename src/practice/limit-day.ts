/** The last day of a limit that is counted from a day. */
import { addDays, addWorkingDays } from '../model/calendar.ts'
import type { Limit } from '../model/define-record.ts'

export const lastDayOf = ({ days, count }: Limit, from: string): string =>
  count === 'working' ? addWorkingDays(from, days).date : addDays(from, days)

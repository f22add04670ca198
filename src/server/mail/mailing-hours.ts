import { isWorkingDay } from '../../model/calendar.ts'
import { londonDay } from '../../practice/london-day.ts'
import { inLondon } from '../../practice/london-time.ts'

const FROM = 7
const UNTIL = 19

/** Whole days turn at midnight; nobody's phone need ring then. */
export function isMailingHour(now: string): boolean {
  const hour = Number(inLondon(Date.parse(now)).slice(11, 13))
  return isWorkingDay(londonDay(now)) && hour >= FROM && hour < UNTIL
}

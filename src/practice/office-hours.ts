/** When somebody sits at the duty desk. The product's own [P]: nine to five on working days; the night has its own number. */
import { addDays, isWorkingDay } from '../model/calendar.ts'
import { londonDay } from './london-day.ts'
import { inLondon, onDay } from './london-time.ts'

const OPENS = '09:00'
const CLOSES = '17:00'

export function isOfficeOpen(now: string): boolean {
  const time = inLondon(Date.parse(now)).slice(11, 16)
  return isWorkingDay(londonDay(now)) && time >= OPENS && time < CLOSES
}

/** The next instant at which it opens, where it is closed now. */
export function officeOpensAt(now: string): string {
  const today = londonDay(now)
  const time = inLondon(Date.parse(now)).slice(11, 16)
  let day = time < OPENS ? today : addDays(today, 1)
  while (!isWorkingDay(day)) day = addDays(day, 1)
  return onDay(day, OPENS)
}

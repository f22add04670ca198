import { monthOf, utcDay } from '../model/calendar.ts'

/** The day in Europe/London on which something happened, from its ISO time: days count where the children live. */
const format = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

// A clock in London has been that of UTC or an hour ahead of it since then: until eleven at night both have the same day.
const IN_STEP_SINCE = Date.UTC(1972, 0, 1)
const ELEVEN_AT_NIGHT = 23

export function londonDay(iso: string): string {
  if (iso.length === 10) return iso
  const at = new Date(iso)
  const moment = at.getTime()
  if (Number.isNaN(moment)) return iso.slice(0, 10)
  // the calendar of the machine is asked only where it is needed: it is slow
  return moment >= IN_STEP_SINCE && at.getUTCHours() < ELEVEN_AT_NIGHT ? utcDay(moment) : format.format(at)
}

/** "4 September". */
export const dayInWords = (date: string): string => `${Number(date.slice(8, 10))} ${monthOf(date)}`
/** "4 Sep". */
export const dayInShort = (date: string): string => `${Number(date.slice(8, 10))} ${monthOf(date).slice(0, 3)}`

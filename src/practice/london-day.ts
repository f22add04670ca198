import { monthOf } from '../model/calendar.ts'

/** The day in Europe/London on which something happened, from its ISO time: days count where the children live. */
const format = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

export function londonDay(iso: string): string {
  if (iso.length === 10) return iso
  const at = new Date(iso)
  return Number.isNaN(at.getTime()) ? iso.slice(0, 10) : format.format(at)
}

/** "4 September". */
export const dayInWords = (date: string): string => `${Number(date.slice(8, 10))} ${monthOf(date)}`
/** "4 Sep". */
export const dayInShort = (date: string): string => `${Number(date.slice(8, 10))} ${monthOf(date).slice(0, 3)}`

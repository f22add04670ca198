/** Dates, times and numbers as a person would say them. Days are Europe/London days wherever the device is. */
import { daysBetween } from '../model/calendar.ts'
import { dayInShort, dayInWords } from '../practice/london-day.ts'

export { capital, inWords, listed } from '../records/summary-words.ts'

const ZONE = 'Europe/London'
const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => new Intl.DateTimeFormat('en-GB', options)

const inLondon = format({
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
/** A day has no zone of its own: it is read and written as noon UTC, so that no zone can move it. */
const asDate = (day: string): Date => new Date(`${day}T12:00:00Z`)
const weekdayLong = format({ timeZone: 'UTC', weekday: 'long' })
const weekdayShort = format({ timeZone: 'UTC', weekday: 'short' })

/** '2026-09-10T13:02:00Z' → { day: '2026-09-10', time: '14:02' }; a day alone has no time. */
export function inLondonTime(iso: string): { readonly day: string; readonly time: string } {
  if (/^\d{4}-\d{2}-\d{2}$/.test(iso)) return { day: iso, time: '' }
  const part = new Map(inLondon.formatToParts(new Date(iso)).map(({ type, value }) => [type, value]))
  return {
    day: `${part.get('year')}-${part.get('month')}-${part.get('day')}`,
    time: `${Number(part.get('hour'))}:${part.get('minute')}`,
  }
}

export const dayOf = (iso: string): string => inLondonTime(iso).day
/** 14:02, 9:40 */
export const timeOf = (iso: string): string => inLondonTime(iso).time

const yearUnlessNow = (day: string, today?: string): string =>
  today !== undefined && today.slice(0, 4) === day.slice(0, 4) ? '' : ` ${day.slice(0, 4)}`

/** Thursday 10 September; with its year where that is not `today`'s. */
export const longDay = (day: string, today?: string): string =>
  `${weekdayLong.format(asDate(day))} ${dayInWords(day)}${yearUnlessNow(day, today)}`
/** Thu 10 Sep */
export const shortDay = (day: string, today?: string): string =>
  `${weekdayShort.format(asDate(day))} ${dayMonth(day)}${yearUnlessNow(day, today)}`
/** 10 Sep */
export const dayMonth = dayInShort
/** Thursday */
export const weekday = (day: string): string => weekdayLong.format(asDate(day))

/** today · yesterday · tomorrow · Tue 8 Sep */
export function nearDay(day: string, today: string): string {
  const away = daysBetween(today, day)
  return away === 0 ? 'today' : away === -1 ? 'yesterday' : away === 1 ? 'tomorrow' : shortDay(day, today)
}

/** today 9:40 · yesterday 16:40 · Tue 8 Sep 16:40 */
export function whenWords(iso: string, today: string): string {
  const { day, time } = inLondonTime(iso)
  return `${nearDay(day, today)} ${time}`.trimEnd()
}

/** Due today · Due tomorrow · 4 days left · 3 days late */
export function daysLeft(due: string, today: string): string {
  const left = daysBetween(today, due)
  if (left < 0) return left === -1 ? '1 day late' : `${-left} days late`
  return left === 0 ? 'Due today' : left === 1 ? 'Due tomorrow' : `${left} days left`
}

/** 1 note, 3 notes */
export const count = (many: number, one: string, more = `${one}s`): string => `${many} ${many === 1 ? one : more}`

export const ofSomeone = (name: string): string => `${name}${/s$/i.test(name) ? '’' : '’s'}`
export const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? name

/** P. · P. W. */
export const initials = (name: string): string =>
  name
    .split(/[\s-]+/)
    .filter(Boolean)
    .map((word) => `${word.charAt(0).toLocaleUpperCase('en-GB')}.`)
    .join(' ')

/** 1 KB at least: nobody is helped by bytes. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} KB`
  return `${(bytes / 1_000_000).toFixed(1).replace('.0', '')} MB`
}

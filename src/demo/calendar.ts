/** The year as the story needs it: days counted back from today, times in Britain, school terms around Easter. */
import { addDays, daysBetween, isWorkingDay } from '../model/calendar.ts'

/** Six months back: the first day of the story. Earlier things are history. */
export const STORY_DAYS = 184

/** When the register was written up; the visits before the story's first, from which its rhythm counts, come after it. */
export const REGISTER_DAYS = 250

export const daysAgo = (today: string, days: number): string => addDays(today, -days)

/** The working day on or before the date. */
export function workingDayBefore(date: string): string {
  let day = date
  while (!isWorkingDay(day)) day = addDays(day, -1)
  return day
}

/** 0 is Sunday, 6 is Saturday. The first of January 2023 was a Sunday. */
export const weekday = (date: string): number => ((daysBetween('2023-01-01', date) % 7) + 7) % 7

/** Easter Sunday (Gregorian, Meeus). */
export function easter(year: number): string {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 19 * a + 15
  const h = d % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  const day = ((h + l - 7 * m + 114) % 31) + 1
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** The last Sunday of a month, when the clocks change. */
function lastSunday(year: number, month: '03' | '10'): string {
  const last = `${year}-${month}-31`
  return addDays(last, -weekday(last))
}

/** A time of day in Britain as ISO 8601 in UTC. */
export function at(date: string, time: string): string {
  const year = Number(date.slice(0, 4))
  const summer = date >= lastSunday(year, '03') && date < lastSunday(year, '10')
  const moment = new Date(`${date}T${time}:00.000${summer ? '+01:00' : 'Z'}`)
  return moment.toISOString()
}

export type Season = 'school' | 'weekend' | 'half-term' | 'easter' | 'summer' | 'christmas'

/** What sort of day it is for a child at school in England. Councils differ by a few days; a story need not. */
export function season(date: string): Season {
  const year = Number(date.slice(0, 4))
  const md = date.slice(5)
  const sunday = easter(year)
  if (date >= addDays(sunday, -9) && date <= addDays(sunday, 7)) return 'easter'
  if (md >= '07-22' && md <= '09-02') return 'summer'
  if (md >= '12-20' || md <= '01-03') return 'christmas'
  const spring = `${year}-05-31`
  const may = addDays(spring, -((weekday(spring) + 6) % 7))
  if (date >= may && date <= addDays(may, 6)) return 'half-term'
  const october = addDays(`${year}-10-31`, -((weekday(`${year}-10-31`) + 6) % 7))
  if (date >= october && date <= addDays(october, 6)) return 'half-term'
  const february = addDays(`${year}-02-21`, -((weekday(`${year}-02-21`) + 6) % 7))
  if (date >= february && date <= addDays(february, 6)) return 'half-term'
  return isWorkingDay(date) ? 'school' : 'weekend'
}

/** A time of day in Britain as a record holds it, with its offset. */
export function localTime(date: string, time: string): string {
  const hours = (Date.parse(`${date}T${time}:00Z`) - Date.parse(at(date, time))) / 3600000
  return `${date}T${time}${hours === 1 ? '+01:00' : '+00:00'}`
}

const two = (value: number): string => String(value).padStart(2, '0')

/** So many minutes after a time of day; the day moves on past midnight. */
export function later(date: string, time: string, minutes: number): { readonly date: string; readonly time: string } {
  const total = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + minutes
  const left = ((total % 1440) + 1440) % 1440
  return { date: addDays(date, Math.floor(total / 1440)), time: `${two(Math.floor(left / 60))}:${two(left % 60)}` }
}

/** Days as 'YYYY-MM-DD', the days of Europe/London. Pure: today is always an argument. */
import { BANK_HOLIDAYS } from './bank-holidays.ts'

const DAY = 24 * 60 * 60 * 1000
const millis = (date: string): number => Date.UTC(+date.slice(0, 4), +date.slice(5, 7) - 1, +date.slice(8, 10))
const fromMillis = (at: number): string => {
  const day = written.get(at) ?? new Date(at).toISOString().slice(0, 10)
  written.set(at, day)
  return day
}
/** Each day is written out once: rules count on and back from the same few thousand of them. */
const written = new Map<number, string>()

/** The day in UTC of a moment, in milliseconds since 1970. */
export const utcDay = (moment: number): string => fromMillis(Math.floor(moment / DAY) * DAY)

/** 0 is Sunday. */
export const weekday = (date: string): number => new Date(millis(date)).getUTCDay()

export const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && fromMillis(millis(text)) === text

export const addDays = (date: string, days: number): string => fromMillis(millis(date) + days * DAY)

/** From one day to another; negative when `to` comes first. */
export const daysBetween = (from: string, to: string): number => Math.round((millis(to) - millis(from)) / DAY)

/** The same day of a later (or earlier) month; the month's last day where it has no such day. */
export function addMonths(date: string, months: number): string {
  const first = new Date(Date.UTC(+date.slice(0, 4), +date.slice(5, 7) - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return fromMillis(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(+date.slice(8, 10), last)))
}

export function isBankHoliday(date: string): boolean {
  const year = Number(date.slice(0, 4))
  return (BANK_HOLIDAYS[year] ?? usualBankHolidays(year)).includes(date.slice(5))
}

export const isWorkingDay = (date: string): boolean => weekday(date) % 6 !== 0 && !isBankHoliday(date)

/**
 * Day 0 is the trigger; the days that follow are counted (section E). `provisional` where a year is not on the
 * published list, so that a holiday may still be added or moved.
 */
export function addWorkingDays(date: string, days: number): { readonly date: string; readonly provisional: boolean } {
  const step = days < 0 ? -1 : 1
  let day = date
  let provisional = !isPublished(day)
  for (let left = Math.abs(days); left > 0; ) {
    day = addDays(day, step)
    provisional ||= !isPublished(day)
    if (isWorkingDay(day)) left--
  }
  return { date: day, provisional }
}

/** How many working days lie after one day, up to and with another: as addWorkingDays counts them. */
export function workingDaysSince(date: string, until: string): number {
  let days = 0
  for (let day = addDays(date, 1); day <= until; day = addDays(day, 1)) if (isWorkingDay(day)) days += 1
  return days
}

/** Whole years; a birthday on 29 February is kept on 1 March in other years, as English law has it. */
export function ageOn(birthDate: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years
}

/** Of two moments of a date-time field. By the offsets where both have one, else by what the clock on the wall said. */
export function isEarlier(moment: string, than: string): boolean {
  const offset = /(Z|[+-]\d{2}:\d{2})$/
  return offset.test(moment) && offset.test(than)
    ? Date.parse(moment) < Date.parse(than)
    : moment.slice(0, 16) < than.slice(0, 16)
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

export const monthOf = (date: string): string => MONTHS[Number(date.slice(5, 7)) - 1] ?? ''

/** "10 September 2026". */
export const longDate = (date: string): string => `${Number(date.slice(8, 10))} ${monthOf(date)} ${date.slice(0, 4)}`

const isPublished = (date: string): boolean => BANK_HOLIDAYS[Number(date.slice(0, 4))] !== undefined

/** What the standing rules give for a year that is not on the list. */
function usualBankHolidays(year: number): readonly string[] {
  const easter = easterSunday(year)
  const newYear = afterWeekend(`${year}-01-01`)
  // The first two weekdays from Christmas Day on are Christmas and Boxing Day or their substitutes.
  const christmasOff = afterWeekend(`${year}-12-25`)
  const boxingOff = afterWeekend(addDays(christmasOff, 1))
  const days = [
    newYear,
    addDays(easter, -2),
    addDays(easter, 1),
    firstMonday(year, 5, 1),
    firstMonday(year, 5, 25),
    firstMonday(year, 8, 25),
    christmasOff,
    boxingOff,
  ]
  return days.map((day) => day.slice(5))
}

function afterWeekend(date: string): string {
  let day = date
  while (weekday(day) % 6 === 0) day = addDays(day, 1)
  return day
}

function firstMonday(year: number, month: number, from: number): string {
  let day = `${year}-${String(month).padStart(2, '0')}-${String(from).padStart(2, '0')}`
  while (weekday(day) !== 1) day = addDays(day, 1)
  return day
}

/** The Gregorian computus (Meeus, Jones and Butcher). */
function easterSunday(year: number): string {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return fromMillis(Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1))
}

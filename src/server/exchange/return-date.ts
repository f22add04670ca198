/** Dates of the return are dd/mm/yyyy and nothing else; a missing leading zero is forgiven. */
const WRITTEN = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** 'YYYY-MM-DD', or undefined for what is not a day of the calendar. */
export function readReturnDate(text: string): string | undefined {
  const parts = WRITTEN.exec(text)
  if (!parts) return undefined
  const day = Number(parts[1])
  const month = Number(parts[2])
  const year = Number(parts[3])
  if (month < 1 || month > 12 || day < 1 || year < 1900) return undefined
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  if (day > (DAYS_IN_MONTH[month - 1] ?? 0) + (leap ? 1 : 0)) return undefined
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/**
 * The date of an earlier permanence order may be known by month or year alone: the guide writes zz for what is not
 * known. 'YYYY-MM-DD', 'YYYY-MM' or 'YYYY'; undefined where nothing can be read.
 */
export function readPartialDate(text: string): string | undefined {
  const whole = readReturnDate(text)
  if (whole) return whole
  const parts = /^zz\/(zz|\d{1,2})\/(\d{4})$/i.exec(text)
  if (!parts) return undefined
  const year = parts[2] as string
  if ((parts[1] as string).toLowerCase() === 'zz') return Number(year) < 1900 ? undefined : year
  return readReturnDate(`01/${parts[1]}/${year}`)?.slice(0, 7)
}

/** The end of the collection year (31 March) that a day falls in. */
export function collectionYear(day: string): number {
  const year = Number(day.slice(0, 4))
  return day.slice(5) > '03-31' ? year + 1 : year
}

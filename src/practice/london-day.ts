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
const shortMonth = (date: string): string => (MONTHS[Number(date.slice(5, 7)) - 1] ?? '').slice(0, 3)

/** "4 September". */
export const dayInWords = (date: string): string =>
  `${Number(date.slice(8, 10))} ${MONTHS[Number(date.slice(5, 7)) - 1] ?? ''}`
/** "4 Sep". */
export const dayInShort = (date: string): string => `${Number(date.slice(8, 10))} ${shortMonth(date)}`

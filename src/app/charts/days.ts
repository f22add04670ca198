import { monthOf } from '../../model/calendar.ts'

/** Days as numbers, for axes: independent of any time zone. */
export const dayNumber = (date: string): number => Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / 86_400_000

/** The first of every month from the month of `from` to `to`; the first one stands at `from` itself. January carries the year. */
export function monthStarts(from: string, to: string): readonly { readonly date: string; readonly label: string }[] {
  const found: { date: string; label: string }[] = []
  let [year = 0, month = 1] = from.split('-').map(Number)
  const until = to.slice(0, 7)
  for (let key = from.slice(0, 7); key <= until; key = `${year}-${String(month).padStart(2, '0')}`) {
    const date = found.length === 0 ? from : `${key}-01`
    const name = monthOf(date).slice(0, 3)
    found.push({ date, label: month === 1 ? `${name} ${year}` : name })
    month += 1
    if (month > 12) {
      month = 1
      year += 1
    }
  }
  return found
}

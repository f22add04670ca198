/** When terms end: the usual days of England's schools, or the days that this service has set from its council's calendar. */
import { daysBetween, isDate } from '../../model/calendar.ts'
import { practiceSetting, SCHOOL_TERMS } from '../../records/practice-setting.ts'
import type { Files } from '../of-type.ts'
import { signedOf } from '../process/signed-records.ts'

/** Terms are a council's own, so these are usual ends: check locally. A day of the holidays belongs to the term before them. */
export const USUAL_TERMS = [
  { term: 'spring', until: '03-31', end: '03-31' },
  { term: 'summer', until: '08-31', end: '07-20' },
  { term: 'autumn', until: '12-31', end: '12-20' },
] as const
type Usual = (typeof USUAL_TERMS)[number]

/** The last days of terms as they were set, the newest first. */
export interface TermsSet {
  /** For what happens on this day and after it: a date that was promised before is not moved. */
  readonly from: string
  readonly ends: readonly string[]
}

export function termsIn(files: Files): readonly TermsSet[] {
  return signedOf(practiceSetting, files.ofType(practiceSetting.type))
    .flatMap(({ body, signature }) => {
      const ends = body.name === SCHOOL_TERMS ? endsIn(body.value ?? '') : []
      return ends.length > 0 ? [{ from: body.from ?? '', ends, at: signature.at }] : []
    })
    .sort((a, b) => (a.from === b.from ? (a.at < b.at ? 1 : -1) : a.from < b.from ? 1 : -1))
}

/** "2026-12-18, 2027-03-25"; none where anything in it is no day. */
export function endsIn(value: string): readonly string[] {
  const days = value.split(',').map((day) => day.trim())
  return days.every(isDate) ? days.sort() : []
}

// No council's term ends further from the usual day than this [P]; what does is a slip.
const FURTHEST_DAYS = 45

/** Which term of which year a last day belongs to: the one whose usual end is nearest. */
function termOfEnd(end: string): string | undefined {
  const year = Number(end.slice(0, 4))
  const near = [year - 1, year, year + 1]
    .flatMap((of) => USUAL_TERMS.map((usual) => ({ key: keyOf(of, usual), away: daysTo(end, of, usual) })))
    .reduce((best, one) => (one.away < best.away ? one : best))
  return near.away <= FURTHEST_DAYS ? near.key : undefined
}
const keyOf = (year: number, { term }: Usual): string => `${year} ${term}`
const daysTo = (end: string, year: number, usual: Usual): number => Math.abs(daysBetween(`${year}-${usual.end}`, end))

/** Whether a day can be the last of a term. */
export const isTermEnd = (day: string): boolean => isDate(day) && termOfEnd(day) !== undefined

/** The end of the term after the one in which this day lies. */
export function nextTermEnd(day: string, set: readonly TermsSet[] = []): string {
  const own = new Map<string, string>()
  for (const { from, ends } of set)
    if (from <= day)
      for (const end of ends) {
        const key = termOfEnd(end)
        if (key !== undefined && !own.has(key)) own.set(key, end)
      }
  const year = Number(day.slice(0, 4))
  const terms = [year, year + 1].flatMap((of) =>
    USUAL_TERMS.map((usual) => {
      const end = own.get(keyOf(of, usual)) ?? `${of}-${usual.end}`
      const until = `${of}-${usual.until}`
      return { end, until: end > until ? end : until }
    }),
  )
  const at = terms.findIndex(({ until }) => day <= until)
  return terms[at + 1]?.end ?? `${year + 1}-${USUAL_TERMS[0].end}`
}

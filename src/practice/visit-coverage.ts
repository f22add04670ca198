/** Visits made against visits due in one placement: on time, late, or still to come. */
import { nextVisitDate } from './visit-rule.ts'
import type { VisitDate, VisitTerms } from './visit-rule.ts'

export interface VisitMark {
  readonly state: 'on-time' | 'late' | 'to-come'
  readonly due: string
  /** When it was made; absent where none has been. */
  readonly made?: string
}

export interface VisitCoverage {
  readonly marks: readonly VisitMark[]
  readonly made: number
  readonly onTime: number
  readonly next: VisitDate
  /** "3 of 4 on time". */
  readonly words: string
}

/** `visits`: days of seen, in-person, uncancelled visits, in any order. Marks before `since` are left out. */
export function coverVisits(
  terms: VisitTerms,
  visits: readonly string[],
  firstReview: string | undefined,
  since: string,
  today: string,
): VisitCoverage {
  const days = [...new Set(visits)].filter((day) => day >= terms.start && day <= today).sort()
  const made: VisitMark[] = []
  let last: string | undefined
  for (const day of days) {
    const { due } = nextVisitDate(terms, last, firstReview)
    made.push({ state: day <= due ? 'on-time' : 'late', due, made: day })
    last = day
  }
  const next = nextVisitDate(terms, last, firstReview)
  const shown = made.filter((mark) => (mark.made ?? '') >= since)
  const marks = [...shown, { state: next.due < today ? 'late' : 'to-come', due: next.due } as const]
  const onTime = shown.filter((mark) => mark.state === 'on-time').length
  const words = shown.length === 0 ? 'No visit recorded yet' : `${onTime} of ${shown.length} on time`
  return { marks, made: shown.length, onTime, next, words }
}

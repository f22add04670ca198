/** Visits made against visits due in one placement: on time, late, or still to come. */
import { nextVisitDate } from './visit-rule.ts'
import type { VisitDate, VisitTerms } from './visit-rule.ts'

export interface VisitMark {
  readonly state: 'on-time' | 'late' | 'to-come'
  readonly due: string
  /** When it was made; absent where none has been. */
  readonly made?: string
  /** Why it was late, where somebody has said so. */
  readonly reason?: string
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
  /** Why the visit that was due on a day was late. */
  reasonFor: (due: string) => string | undefined = () => undefined,
): VisitCoverage {
  const days = [...new Set(visits)].filter((day) => day >= terms.start && day <= today).sort()
  const made: VisitMark[] = []
  let last: string | undefined
  for (const day of days) {
    const { due } = nextVisitDate(terms, last, firstReview)
    made.push({ ...stateOf(day <= due ? 'on-time' : 'late', due, reasonFor), made: day })
    last = day
  }
  const next = nextVisitDate(terms, last, firstReview)
  const shown = made.filter((mark) => (mark.made ?? '') >= since)
  const marks = [...shown, stateOf(next.due < today ? 'late' : 'to-come', next.due, reasonFor)]
  const onTime = shown.filter((mark) => mark.state === 'on-time').length
  return { marks, made: shown.length, onTime, next, words: coverageWords(marks) }
}

function stateOf(
  state: VisitMark['state'],
  due: string,
  reasonFor: (due: string) => string | undefined,
): Pick<VisitMark, 'state' | 'due' | 'reason'> {
  const reason = state === 'late' ? reasonFor(due) : undefined
  return { state, due, ...(reason && { reason }) }
}

/** "3 of 4 on time, 1 late with its reason". */
export function coverageWords(marks: readonly VisitMark[]): string {
  const made = marks.filter((mark) => mark.made)
  if (made.length === 0) return 'No visit recorded yet'
  const onTime = made.filter(({ state }) => state === 'on-time').length
  const explained = made.filter(({ state, reason }) => state === 'late' && reason).length
  return `${onTime} of ${made.length} on time${explained > 0 ? `, ${explained} late with ${explained === 1 ? 'its reason' : 'reasons'}` : ''}`
}

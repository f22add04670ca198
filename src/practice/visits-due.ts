/** When a child must next be visited, and how the visits of this home have gone: regulation 28 on the child's records. */
import type { BodyOf } from '../model/field.ts'
import type { CaseRecord } from '../model/record.ts'
import { child } from '../records/child.ts'
import { statutoryReview } from '../records/statutory-review.ts'
import { statutoryVisit } from '../records/statutory-visit.ts'
import { addMonths, daysBetween } from '../model/calendar.ts'
import { currentPlacement } from './home.ts'
import type { Child, Placement } from './home.ts'
import { having, ofType } from './of-type.ts'
import { coverVisits } from './visit-coverage.ts'
import type { VisitCoverage } from './visit-coverage.ts'
import type { PlacementKind, VisitDate, VisitTerms } from './visit-rule.ts'

export interface VisitDue extends VisitDate {
  readonly lastVisit?: string
  /** Negative when the day has passed. */
  readonly daysLeft: number
  /** Nothing recorded in this home although it began long ago: imported, most likely. */
  readonly neverRecorded: boolean
}

/** Undefined for a child who is in no placement today. `records`: the child's file. */
export function visitDue(records: readonly CaseRecord[], today: string): VisitDue | undefined {
  const cover = visitCoverage(records, today)
  if (!cover) return undefined
  const last = cover.marks.findLast((mark) => mark.made)?.made
  return {
    ...cover.next,
    ...(last ? { lastVisit: last } : {}),
    daysLeft: daysBetween(today, cover.next.due),
    neverRecorded: !last,
  }
}

export function visitCoverage(
  records: readonly CaseRecord[],
  today: string,
  since?: string,
): VisitCoverage | undefined {
  const home = currentPlacement(records, today)
  if (!home) return undefined
  const terms = termsOf(home, ofType(child, records)[0])
  return coverVisits(
    terms,
    countingVisits(records).map(({ body }) => body.date),
    firstReview(records, terms.start),
    since ?? terms.start,
    today,
  )
}

/** The strip of the board: the same, from a day on. */
export const coverageSince = (records: readonly CaseRecord[], today: string): VisitCoverage | undefined =>
  visitCoverage(records, today, addMonths(today, -6))

type Visit = CaseRecord<BodyOf<typeof statutoryVisit.fields>>

/** Section E: a cancelled visit never satisfies a clock, section D: nor does a virtual one; and the child must have been seen. */
const counts = ({ body }: Visit): boolean =>
  body.manner === 'in-person' && (body.alone === 'alone' || body.alone === 'not-alone')

export const countingVisits = (records: readonly CaseRecord[]) =>
  having(ofType(statutoryVisit, records), 'date').filter(counts)

const firstReview = (records: readonly CaseRecord[], start: string): string | undefined =>
  ofType(statutoryReview, records)
    .flatMap(({ body }) => (body.date && body.date >= start ? [body.date] : []))
    .sort()[0]

export function termsOf(home: Placement, of: Child | undefined): VisitTerms {
  // reg 2(1): in a long-term foster placement the foster parent has agreed until the child ceases to be looked after.
  const longTerm = of?.body.longTerm?.answer === true
  return {
    kind: home.body.visitBasis ?? kindByCodes(home),
    start: home.body.start,
    toEighteen: home.body.intendedLength === 'to-eighteen' || longTerm,
    sixMonthlyAgreed: longTerm && of?.body.agreedSixMonthly?.answer === true,
  }
}

/** Where nobody has said which paragraph counts, the return's codes do: P1 own parents, R2 hospital, R5 custody. */
function kindByCodes({ body }: Placement): PlacementKind {
  if (body.placementType === 'P1') {
    if (body.legalStatus === 'C1') return 'parent-interim-order'
    if (body.legalStatus === 'C2') return 'parent-care-order'
  }
  return body.placementType === 'R2' || body.placementType === 'R5' ? 'others-run-it' : 'ordinary'
}

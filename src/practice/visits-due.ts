/** When a child must next be visited, and how the visits of this home have gone: regulation 28 on the child's records. */
import type { CaseRecord } from '../model/record.ts'
import { child } from '../records/child.ts'
import { statutoryReview } from '../records/statutory-review.ts'
import { addMonths, daysBetween } from '../model/calendar.ts'
import { currentPlacement } from './home.ts'
import type { Child, Placement } from './home.ts'
import { ofType } from './of-type.ts'
import { lateReasonFor } from './timers/late-reasons.ts'
import { coverVisits } from './visit-coverage.ts'
import type { VisitCoverage } from './visit-coverage.ts'
import { nextVisitDate } from './visit-rule.ts'
import type { PlacementKind, VisitDate, VisitTerms } from './visit-rule.ts'
import { sawTheChild, visitsThatCount } from './visits-that-count.ts'
import type { Visit } from './visits-that-count.ts'

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
  return cover && dueNext(cover, today)
}

/** `cover`: of the whole time in this home. */
export function dueNext(cover: VisitCoverage, today: string): VisitDue {
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
    visitsThatCount('statutory visit', records).map(({ body }) => body.date),
    firstReview(records, terms.start),
    since ?? terms.start,
    today,
    (due) => lateReasonFor(records, { what: 'statutory visit', due })?.reason,
  )
}

/** The strip of the board: the same, from a day on. */
export const coverageSince = (records: readonly CaseRecord[], today: string): VisitCoverage | undefined =>
  visitCoverage(records, today, addMonths(today, -6))

const firstReview = (records: readonly CaseRecord[], start: string): string | undefined =>
  ofType(statutoryReview, records)
    .flatMap(({ body }) => (body.date && body.date >= start ? [body.date] : []))
    .sort()[0]

export function termsOf(home: Placement, of: Child | undefined): VisitTerms {
  // reg 2(1): in a long-term foster placement the foster parent has agreed until the child ceases to be looked after.
  const longTerm = of?.body.longTerm?.answer === true
  return {
    kind: kindOf(home),
    start: home.body.start,
    toEighteen: home.body.intendedLength === 'to-eighteen' || longTerm,
    sixMonthlyAgreed: longTerm && of?.body.agreedSixMonthly?.answer === true,
  }
}

export const kindOf = (home: Placement): PlacementKind => home.body.visitBasis ?? kindByCodes(home)

/** Where nobody has said which paragraph counts, the return's codes do: P1 own parents, R2 hospital, R5 custody, V3 and V4 short breaks. */
function kindByCodes({ body }: Placement): PlacementKind {
  if (body.legalStatus === 'V3' || body.legalStatus === 'V4') return 'short-break'
  if (body.placementType === 'P1') {
    if (body.legalStatus === 'C1') return 'parent-interim-order'
    if (body.legalStatus === 'C2') return 'parent-care-order'
  }
  return body.placementType === 'R2' || body.placementType === 'R5' ? 'others-run-it' : 'ordinary'
}

export interface LateVisit {
  readonly what: 'statutory visit'
  readonly due: string
  readonly overdue: true
}

/**
 * A visit that came after its day, and of which nobody has said why: it is not signed before (section E: overdue needs a
 * reason). Undefined too where no visit to this home was ever written down: then what went before is not known here.
 */
export function lateUnexplained(records: readonly CaseRecord[], visit: Visit): LateVisit | undefined {
  const { date } = visit.body
  if (!date || !sawTheChild(visit)) return undefined
  const home = currentPlacement(records, date)
  if (!home) return undefined
  const terms = termsOf(home, ofType(child, records)[0])
  const before = visitsThatCount('statutory visit', records)
    .filter(({ id, body }) => id !== visit.id && body.date < date && body.date >= terms.start)
    .map(({ body }) => body.date)
    .sort()
    .at(-1)
  const { due } = nextVisitDate(terms, before, firstReview(records, terms.start))
  if (date <= due || (!before && daysBetween(due, date) > UNKNOWN_AFTER_DAYS)) return undefined
  return lateReasonFor(records, { what: 'statutory visit', due })
    ? undefined
    : { what: 'statutory visit', due, overdue: true }
}

// Six weeks is the longest that reg 28(2) leaves in a first year: before that a visit not recorded is a visit not made.
export const UNKNOWN_AFTER_DAYS = 42

/**
 * How often a child must be visited: regulation 28 of the Care Planning, Placement and Case Review (England)
 * Regulations 2010, as data. The first row that fits a placement counts.
 *
 *     kind of placement                      first      then                 until           afterwards
 *     with a parent, not yet assessed        1 week     weekly               first review    six-weekly      28(3)
 *     temporary approval / interim order     1 week     weekly               first review    four-weekly     28(4)
 *     care order, with a parent              1 week     six-weekly                                           28(5)
 *     others run the living arrangements     1 week     six-weekly           one year        three-monthly   28(6)
 *     short breaks in a series              3 months   six-monthly                                          48(3)
 *     every other                            1 week     six-weekly           one year        see below       28(2), (3A)
 *         after the year: six-monthly where long-term and the child agrees, three-monthly where it is meant to
 *         last to eighteen, otherwise six-weekly still
 */
import { addDays, addMonths } from '../model/calendar.ts'

export type PlacementKind =
  | 'parent-before-assessment'
  | 'temporary-approval'
  | 'parent-interim-order'
  | 'parent-care-order'
  | 'others-run-it'
  | 'short-break'
  | 'ordinary'

export interface VisitTerms {
  readonly kind: PlacementKind
  readonly start: string
  /** Meant to last until the child is eighteen. */
  readonly toEighteen: boolean
  /** A long-term foster placement, and the child, being old enough, has agreed to fewer visits. */
  readonly sixMonthlyAgreed: boolean
}

export interface VisitDate {
  readonly due: string
  readonly rule: string
  readonly source: string
}

/** The date by which the next visit must have been made. `firstReview`: the first review held in this placement. */
export function nextVisitDate(
  terms: VisitTerms,
  lastVisit: string | undefined,
  firstReview: string | undefined,
): VisitDate {
  // "within one week of the start of any placement": reg 28(2)(a), and the same in (3) to (6)
  if (!lastVisit && terms.kind === 'short-break')
    // placed days and agreed intervals; these are the outer limits
    return { due: addMonths(terms.start, 3), rule: 'first visit within three months', source: 'reg 48' }
  if (!lastVisit)
    return { due: addDays(terms.start, 7), rule: 'first visit within a week', source: firstSource(terms.kind) }
  switch (terms.kind) {
    case 'parent-before-assessment':
      return weekly(lastVisit, firstReview, 'reg 28(3)') ?? sixWeekly(lastVisit, 'reg 28(3)')
    case 'temporary-approval':
    case 'parent-interim-order':
      return (
        weekly(lastVisit, firstReview, 'reg 28(4)') ?? {
          due: addDays(lastVisit, 28),
          rule: 'four-weekly',
          source: 'reg 28(4)',
        }
      )
    case 'parent-care-order':
      return sixWeekly(lastVisit, 'reg 28(5)')
    case 'short-break':
      return { due: addMonths(lastVisit, 6), rule: 'six-monthly', source: 'reg 48' }
    case 'others-run-it':
      return inFirstYear(terms, lastVisit) ? sixWeekly(lastVisit, 'reg 28(6)') : threeMonthly(lastVisit, 'reg 28(6)')
    default:
      if (inFirstYear(terms, lastVisit)) return sixWeekly(lastVisit, 'reg 28')
      if (terms.sixMonthlyAgreed)
        return { due: addMonths(lastVisit, 6), rule: 'six-monthly, agreed', source: 'reg 28(3A)' }
      if (terms.toEighteen) return threeMonthly(lastVisit, 'reg 28')
      return sixWeekly(lastVisit, 'reg 28')
  }
}

// reg 28(2)(b): "for the first year of any placement". A visit made in the first year still binds to six weeks.
const inFirstYear = (terms: VisitTerms, day: string) => day < addMonths(terms.start, 12)

const sixWeekly = (last: string, source: string): VisitDate => ({ due: addDays(last, 42), rule: 'six-weekly', source })
const threeMonthly = (last: string, source: string): VisitDate => ({
  due: addMonths(last, 3),
  rule: 'three-monthly',
  source,
})

/** Weekly until the first review; undefined once one has been held before the week was out. */
function weekly(last: string, review: string | undefined, source: string): VisitDate | undefined {
  const due = addDays(last, 7)
  return review && review <= due ? undefined : { due, rule: 'weekly until the first review', source }
}

function firstSource(kind: PlacementKind): string {
  if (kind === 'parent-before-assessment') return 'reg 28(3)'
  if (kind === 'temporary-approval' || kind === 'parent-interim-order') return 'reg 28(4)'
  if (kind === 'parent-care-order') return 'reg 28(5)'
  return kind === 'others-run-it' ? 'reg 28(6)' : 'reg 28'
}

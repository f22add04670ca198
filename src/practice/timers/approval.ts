/**
 * The carers' approval: reviewed within a year and then each year (FSR 28(2)); 28 days from the receipt of a resignation
 * it ends (FSR 28(13)); temporary, it holds for 16 weeks and once for 8 more (regs 24, 25); a child outside its terms
 * stays six working days at most (reg 23).
 */
import { addDays, addMonths, addWorkingDays } from '../../model/calendar.ts'
import type { BodyOf } from '../../model/field.ts'
import type { CaseRecord } from '../../model/record.ts'
import { carerApproval } from '../../records/carer-approval.ts'
import { placement } from '../../records/placement.ts'
import { having, ofType } from '../of-type.ts'
import { fromHereOn, latestDay } from './timer.ts'
import type { AboutHousehold, Timer } from './timer.ts'

const REVIEW_MONTHS = 12
const RESIGNED_DAYS = 28
const TEMPORARY_DAYS = 16 * 7
const EXTENSION_DAYS = 8 * 7
const OUTSIDE_WORKING_DAYS = 6

type Decision = NonNullable<BodyOf<typeof carerApproval.fields>['decision']>

export function approvalTimers(about: AboutHousehold): Timer[] {
  const { records, approvedOn, writtenOn, today, isFosterHome } = about
  const decisions = decisionsIn(records, today)
  const newest = (...kinds: readonly Decision[]): string | undefined =>
    latestDay(
      decisions.flatMap(({ decision, date }) => (kinds.includes(decision) ? [date] : [])),
      today,
    )
  const ended = newest('ended')
  const began = newest('approved', 'temporary') ?? approvedOn
  if (!isFosterHome || (ended && ended >= (began ?? ''))) return []
  const resigned = newest('resigned')
  if (resigned && resigned >= (began ?? ''))
    return [{ what: 'end of approval', owner: 'SSW', due: addDays(resigned, RESIGNED_DAYS), from: resigned }]
  const temporary = newest('temporary')
  const approved = newest('approved')
  const here = ofType(placement, records).filter(
    ({ body }) => (body.start ?? '9') <= today && !(body.end && body.end <= today),
  )
  const isTemporary = temporary !== undefined && temporary >= (approved ?? '')
  const timers: Timer[] = []
  if (isTemporary) {
    const extended = newest('extended')
    const longer = extended && extended >= temporary
    // Where the child's own home says that it is temporary, the clock runs there.
    if (!here.some(({ body }) => body.visitBasis === 'temporary-approval'))
      timers.push({
        what: 'end or extend temporary approval',
        owner: 'SSW',
        due: addDays(temporary, TEMPORARY_DAYS + (longer ? EXTENSION_DAYS : 0)),
        from: temporary,
      })
  } else {
    const last = newest('approved', 'reviewed') ?? approvedOn
    if (last)
      timers.push(
        fromHereOn(
          { what: 'review approval', owner: 'SSW', due: addMonths(last, REVIEW_MONTHS), from: last },
          writtenOn,
        ),
      )
  }
  const outside = newest('outside-terms')
  if (
    outside &&
    outside > (newest('terms-changed', 'approved') ?? '') &&
    !here.some(({ body }) => body.outsideTerms?.answer === true)
  )
    timers.push({
      what: 'end placement outside terms or amend approval',
      owner: 'CPT',
      due: addWorkingDays(outside, OUTSIDE_WORKING_DAYS).date,
      from: outside,
    })
  return timers
}

const decisionsIn = (records: readonly CaseRecord[], today: string) =>
  having(ofType(carerApproval, records), 'date', 'decision')
    .map(({ body: { date, decision } }) => ({ date, decision }))
    .filter(({ date }) => date <= today)

/** What the child's own clock waits for was decided for the household: approved, terms changed, or the approval ended. */
export function isDecided(what: string, from: string, homeRecords: readonly CaseRecord[], today: string): boolean {
  const settles: readonly Decision[] =
    what === 'end or extend temporary approval'
      ? ['approved', 'ended']
      : what === 'end placement outside terms or amend approval'
        ? ['approved', 'terms-changed', 'ended']
        : []
  return decisionsIn(homeRecords, today).some(({ decision, date }) => settles.includes(decision) && date >= from)
}

/** The newest signed plan of a child, and the newest signed assessment. */
import { addMonths, daysBetween } from '../../model/calendar.ts'
import type { CaseRecord } from '../../model/record.ts'
import { assessment } from '../../records/assessment.ts'
import { carePlan } from '../../records/care-plan.ts'
import { signedOf } from '../process/signed-records.ts'

const byDate = (a: { body: { date: string }; id: string }, b: { body: { date: string }; id: string }): number =>
  a.body.date + a.id < b.body.date + b.id ? -1 : 1

/** Signed ones, the oldest first. */
export const plansIn = (records: readonly CaseRecord[]) =>
  signedOf(carePlan, records)
    .flatMap((one) => (one.body.date ? [{ ...one, body: { ...one.body, date: one.body.date } }] : []))
    .sort(byDate)
export const currentPlan = (records: readonly CaseRecord[]) => plansIn(records).at(-1)
export type Plan = NonNullable<ReturnType<typeof currentPlan>>

export const currentAssessment = (records: readonly CaseRecord[]) =>
  signedOf(assessment, records)
    .flatMap((one) => (one.body.date ? [{ ...one, body: { ...one.body, date: one.body.date } }] : []))
    .sort(byDate)
    .at(-1)
export type Assessment = NonNullable<ReturnType<typeof currentAssessment>>

/** Goals that are neither reached nor changed. */
export const openGoals = (plan: Pick<Plan, 'body'> | undefined) =>
  (plan?.body.goals ?? []).filter(({ reached, goal }) => goal && (reached === undefined || reached === 'open'))

export interface PastOfPlan {
  /** The day by which it was to be looked at again, once that has gone by. */
  readonly review: string | undefined
  /** How many open goals were to be reached before today. */
  readonly goals: number
}

/** What a plan itself has said by a day, and that day has gone by (S3.10, S4.14). The day itself is in time. */
export function pastOfPlan(plan: Pick<Plan, 'body'> | undefined, today: string): PastOfPlan {
  const review = plan?.body.review
  return {
    review: review !== undefined && review < today ? review : undefined,
    goals: openGoals(plan).filter(({ by }) => by !== undefined && by < today).length,
  }
}

// S3.4 "current": a review comes every six months at the latest (reg 33), and an assessment is written for each [P].
const CURRENT_MONTHS = 6

export interface Freshness {
  readonly days: number
  readonly isOld: boolean
}

export function freshnessOf(date: string, today: string): Freshness {
  return { days: daysBetween(date, today), isOld: addMonths(date, CURRENT_MONTHS) < today }
}

/** S3.7: the plan is updated from the assessment; one that is older than its assessment is not. */
export const isOlderThanAssessment = (plan: Plan, assessed: Assessment | undefined): boolean =>
  assessed !== undefined && plan.body.date < assessed.body.date

/**
 * A care plan and a pathway plan are looked at again by the day that they say themselves: by a new one, which takes their
 * place. Care plans are kept under review (Care Planning Regulations 2010, reg 6(1); S3.7, S3.10), pathway plans regularly
 * (Children Act 1989, Schedule 2, paragraph 19B(5), from memory: check locally; S3.15).
 */
import type { CaseRecord } from '../../model/record.ts'
import { carePlan } from '../../records/care-plan.ts'
import { pathwayPlan } from '../../records/pathway-plan.ts'
import { pathwayPlanOf } from '../own/pathway.ts'
import { currentPlan } from '../plans/current-plan.ts'
import type { AboutChild, Timer } from './timer.ts'

export const REVIEW_PLAN = 'review plan'
const REVIEW_PATHWAY_PLAN = 'review pathway plan'

/** None of a plan that names no day. What was begun for it is gone on with. */
export function planTimers({ records }: Pick<AboutChild, 'records'>): Timer[] {
  const signed = records.filter(({ status }) => status === 'signed')
  return [
    ...again(REVIEW_PLAN, currentPlan(records)?.body, carePlan.type, records),
    ...again(REVIEW_PATHWAY_PLAN, pathwayPlanOf(signed)?.body, pathwayPlan.type, records),
  ]
}

function again(
  what: string,
  said: { readonly date?: string; readonly review?: string } | undefined,
  type: string,
  records: readonly CaseRecord[],
): Timer[] {
  const { review, date } = said ?? {}
  if (!review) return []
  const draft = records.find((one) => one.type === type && one.status === 'draft')
  return [{ what, owner: 'CSW', due: review, ...(date && { from: date }), ...(draft && { recordId: draft.id }) }]
}

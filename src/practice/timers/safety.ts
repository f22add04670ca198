/** A safety plan is looked at again by the day that it says itself (S3.14): by a new one, which takes its place. */
import { safetyPlanDraft, safetyPlanOf } from '../own/safety.ts'
import type { AboutChild, Timer } from './timer.ts'

const REVIEW_SAFETY_PLAN = 'review safety plan'

/** None of a plan that names no day. What was begun for it is gone on with. */
export function safetyTimers({ records }: Pick<AboutChild, 'records'>): Timer[] {
  const plan = safetyPlanOf(records)
  const { review, date } = plan?.body ?? {}
  if (!review) return []
  const draft = safetyPlanDraft(records)
  return [
    {
      what: REVIEW_SAFETY_PLAN,
      owner: 'CSW',
      due: review,
      ...(date && { from: date }),
      ...(draft && { recordId: draft.id }),
    },
  ]
}

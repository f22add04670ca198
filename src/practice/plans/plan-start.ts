/** What a new plan begins with: the plan before it, without the goals that were reached, and the newest assessment. */
import { addMonths } from '../../model/calendar.ts'
import type { Body } from '../../model/field.ts'
import type { CaseRecord } from '../../model/record.ts'
import { currentAssessment, currentPlan, openGoals } from './current-plan.ts'

// Looked at again with every review: six months at the latest, reg 33.
const REVIEW_MONTHS = 6

export function planBegins(records: readonly CaseRecord[], today: string): Body {
  const before = currentPlan(records)
  const assessed = currentAssessment(records)
  const { permanence, permanenceWhy, bottomLine, contingency, familyTime } = before?.body ?? {}
  const goals = openGoals(before)
  return {
    date: today,
    review: addMonths(today, REVIEW_MONTHS),
    ...(assessed && { from: assessed.id }),
    ...(permanence && { permanence }),
    ...(permanenceWhy && { permanenceWhy }),
    ...(goals.length > 0 && { goals }),
    ...(bottomLine && { bottomLine }),
    ...(contingency && { contingency }),
    ...(familyTime && { familyTime }),
  }
}

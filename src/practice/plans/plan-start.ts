/** What a new plan begins with: the plan before it, without the goals that were reached, and the newest assessment. */
import { addMonths } from '../../model/calendar.ts'
import type { Body } from '../../model/field.ts'
import { sameJson } from '../../model/json.ts'
import type { Json } from '../../model/json.ts'
import type { CaseRecord } from '../../model/record.ts'
import { carePlan } from '../../records/care-plan.ts'
import { currentAssessment, currentPlan, openGoals } from './current-plan.ts'
import type { Plan } from './current-plan.ts'

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

const TAKEN = ['permanence', 'permanenceWhy', 'goals', 'bottomLine', 'contingency', 'familyTime'] as const

/** Which answers of a plan that is being written are still, word for word, those of the plan before it; as they are called. */
export function takenOver(body: Body, before: Pick<Plan, 'body'>): readonly string[] {
  const was: Body = { ...before.body, goals: openGoals(before) }
  return TAKEN.filter((field) => isThere(was[field]) && sameJson(body[field], was[field])).map(
    (field) => carePlan.fields[field].label,
  )
}

const isThere = (value: Json | undefined): boolean =>
  value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)

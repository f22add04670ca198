/** The safety plan: whether there is one that is current, who has acknowledged it, and when one is asked for (S3.14). */
import { daysBetween, longDate } from '../../model/calendar.ts'
import type { BodyOf } from '../../model/field.ts'
import { householdFile } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import { incident } from '../../records/incident.ts'
import { safetyPlan } from '../../records/safety-plan.ts'
import { currentPlacement, householdIdOf } from '../home.ts'
import { londonDay } from '../london-day.ts'
import { MISSING_DAYS, missingLately, MISSING_TIMES } from '../missing-days.ts'
import { having, ofType } from '../of-type.ts'

export type SafetyPlan = CaseRecord<BodyOf<typeof safetyPlan.fields>>

/** The newest that was signed; an older one is no longer the plan. */
export const safetyPlanOf = (records: readonly CaseRecord[]): SafetyPlan | undefined =>
  ofType(safetyPlan, records)
    .filter(({ status }) => status === 'signed')
    .sort((a, b) => ((a.body.date ?? '') < (b.body.date ?? '') ? -1 : 1))
    .at(-1)

export const safetyPlanDraft = (records: readonly CaseRecord[]): SafetyPlan | undefined =>
  ofType(safetyPlan, records).find(({ status }) => status === 'draft')

export const isCurrent = ({ body }: SafetyPlan, today: string): boolean =>
  body.review !== undefined && body.review >= today

/** The carers who have said that they know it, by name. */
export const acknowledgedBy = ({
  marks,
}: Pick<CaseRecord, 'marks'>): readonly { readonly name: string; readonly at: string }[] =>
  marks
    .filter(({ kind, role }) => kind === 'acknowledged' && role === 'foster-carer')
    .map(({ name, at }) => ({ name, at }))

// Exploitation is not over with its incident: a quarter [P].
const EXPLOITATION_DAYS = 92

export interface SafetyPlanAsked {
  readonly words: string
  readonly source: string
  readonly evidence: readonly Uuid[]
}

/** Whether those whom the child lives with today hold it: a plan stays in the file of the home that it was made with. */
export function isOfThisHome(
  { fileIds }: Pick<CaseRecord, 'fileIds'>,
  records: readonly CaseRecord[],
  today: string,
): boolean {
  const home = householdIdOf(currentPlacement(records, today))
  return home === undefined || fileIds.includes(householdFile(home))
}

/** Why a plan is asked for now; nothing while a current one is signed that those at home hold. */
export function safetyPlanAsked(records: readonly CaseRecord[], today: string): SafetyPlanAsked | undefined {
  const plan = safetyPlanOf(records)
  if (plan && isCurrent(plan, today)) {
    if (isOfThisHome(plan, records, today)) return undefined
    return {
      words: 'The safety plan was made with the home before: those whom the child lives with now do not have it',
      source: 'S3.14 [P]',
      evidence: [plan.id],
    }
  }
  const missing = missingLately(records, today)
  if (missing.length >= MISSING_TIMES)
    return {
      words: `Missing ${missing.length === 2 ? 'twice' : `${missing.length} times`} in ${MISSING_DAYS} days, and no current safety plan`,
      source: 'S3.14, F8 [P]',
      evidence: missing.map(([, id]) => id),
    }
  const exploited = having(ofType(incident, records), 'start').filter(
    ({ body }) =>
      body.kinds?.includes('exploitation') && daysBetween(londonDay(body.start), today) <= EXPLOITATION_DAYS,
  )
  const newest = exploited
    .map(({ body }) => londonDay(body.start))
    .sort()
    .at(-1)
  return newest
    ? {
        words: `Exploitation told of on ${longDate(newest)}, and no current safety plan`,
        source: 'S3.14 [P]',
        evidence: exploited.map(({ id }) => id),
      }
    : undefined
}

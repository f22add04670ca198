/** The rows of section E about a child that follow from no step of the process. */
import { childFile, householdFile } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import type { Actor } from '../../model/person.ts'
import type { CaseRecord } from '../../model/record.ts'
import { childIn, childName, currentPlacement, householdIdOf, placementsIn } from '../home.ts'
import { londonDay } from '../london-day.ts'
import { onDay } from '../london-time.ts'
import type { Files } from '../of-type.ts'
import { isOverdue } from '../process/ask.ts'
import { isMine, ownerOf } from '../process/lane-steps.ts'
import type { LaneStep } from '../process/lane-steps.ts'
import { begunBy } from '../process/step-begun.ts'
import { askedTimers } from './asked.ts'
import { disputeTimers } from './dispute.ts'
import { educationTimers } from './education.ts'
import { healthTimers } from './health.ts'
import { incidentTimers } from './incidents.ts'
import { planTimers } from './plans.ts'
import { reviewTimers } from './reviews.ts'
import { ruleOf } from './rules.ts'
import { safetyTimers } from './safety.ts'
import { termsIn } from './school-terms.ts'
import { shortBreakTimers } from './short-breaks.ts'
import { strengthsTimers } from './strengths.ts'
import type { AboutChild, Timer } from './timer.ts'

export interface TimerStep {
  readonly step: LaneStep
  /** The instant from which it is counted. */
  readonly began: string | undefined
  readonly isUnknown: boolean
}

/** Nothing is owed by these rules for a child who is in no placement. */
export function childTimers(files: Files, childId: Uuid, now: string): readonly TimerStep[] {
  const today = londonDay(now)
  const records = files.inFile(childFile(childId))
  const home = currentPlacement(records, today)
  if (!home) return disputeTimers(records).map((timer) => asStep(timer, files, childId, records, now))
  const about: AboutChild = {
    child: childIn(files, childId),
    home,
    records,
    enteredCare: enteredCare(records, today),
    writtenOn: writtenOn(records) ?? today,
    terms: termsIn(files),
    today,
  }
  return [
    ...askedTimers(about),
    ...healthTimers(about),
    ...educationTimers(about),
    ...strengthsTimers(about),
    ...shortBreakTimers(about),
    ...reviewTimers(about),
    ...planTimers(about),
    ...safetyTimers(about),
    ...incidentTimers(records),
    ...disputeTimers(records),
  ].map((timer) => asStep(timer, files, childId, records, now))
}

/** What these rules ask of a person, over every child whose file is here. */
export const timersFor = (actor: Actor, files: Files, now: string): readonly LaneStep[] =>
  files
    .ofType('child')
    .filter(({ status }) => status !== 'discarded')
    .flatMap(({ id }) => childTimers(files, id, now))
    .flatMap(({ step, isUnknown }) => (isMine(step, actor) && !(isUnknown && !step.overdue) ? [step] : []))

function asStep(timer: Timer, files: Files, childId: Uuid, records: readonly CaseRecord[], now: string): TimerStep {
  const { what, owner, due, from, recordId, isUnknown = false } = timer
  const today = londonDay(now)
  const householdId = householdIdOf(currentPlacement(records, today))
  const homeRecords = householdId ? files.inFile(householdFile(householdId)) : []
  const step = { what, owner, due, overdue: isOverdue(due, now), rule: ruleOf({ what, rule: 'E' }).source }
  return {
    step: {
      ...step,
      ...(recordId && { recordId }),
      childId,
      child: childName(childIn(files, childId)),
      who: ownerOf(step, records, homeRecords, today),
      begun: begunBy(what),
    },
    began: from && (from.length > 10 ? from : onDay(from)),
    isUnknown,
  }
}

/** As the child's own record says; else the home in which this time in care began (S: started to be looked after). */
function enteredCare(records: readonly CaseRecord[], today: string): string | undefined {
  const said = records.find(({ type, status }) => type === 'child' && status !== 'discarded')?.body.enteredCare
  if (typeof said === 'string') return said
  return placementsIn(records).findLast(({ body }) => body.beganBecause === 'S' && body.start <= today)?.body.start
}

function writtenOn(records: readonly CaseRecord[]): string | undefined {
  const child = records.find(({ type, status }) => type === 'child' && status !== 'discarded')
  return child && londonDay(child.author.at)
}

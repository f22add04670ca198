/** The dates that somebody must keep for a child, each with its rule, its owner and who hears of it when. */
import { childFile } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import { isFromTheHome } from '../../model/person.ts'
import type { Actor, Role } from '../../model/person.ts'
import type { CaseRecord } from '../../model/record.ts'
import { askedOnce } from '../asked-once.ts'
import { childIn, childName, currentPlacement } from '../home.ts'
import { londonDay } from '../london-day.ts'
import { onDay } from '../london-time.ts'
import { commentSteps } from '../joint/iro-clocks.ts'
import type { Files } from '../of-type.ts'
import { childTimers } from '../timers/child-timers.ts'
import { lateReasonFor } from '../timers/late-reasons.ts'
import type { LateReason } from '../timers/late-reasons.ts'
import { UNKNOWN_AFTER_DAYS, visitDue } from '../visits-due.ts'
import { workerOn } from '../workers.ts'
import { isOverdue } from './ask.ts'
import { childProcess } from './child-process.ts'
import type { ChildProcess } from './child-process.ts'
import { climbedTo } from './climbing.ts'
import type { Ladder } from './climbing.ts'
import { levelAt, momentsOf } from './clock-moments.ts'
import type { Ahead, Level } from './clock-moments.ts'
import { climbingClocks } from './help-clocks.ts'
import { laneSteps } from './lane-steps.ts'
import type { Beside, LaneStep } from './lane-steps.ts'
import { NEXT_REPORT, reportSteps } from './report-steps.ts'
import { begunBy } from './step-begun.ts'

export interface Clock extends LaneStep {
  readonly due: string
  readonly moments: Ahead
  /** Undefined while its date is not near. */
  readonly level: Level | undefined
  /** Of help and support that do not come: who hears after the team manager. */
  readonly climbs?: Ladder
  /** Why it is late, where somebody has said so. */
  readonly reason?: LateReason
}

/**
 * Every clock that runs for a child; none for what is merely not known.
 * @param known where the child stands, for those who have asked already
 */
export function clocksOf(allFiles: Files, childId: Uuid, now: string, known?: ChildProcess): readonly Clock[] {
  const files = askedOnce(allFiles)
  const stands = known ?? childProcess(files, childId, now)
  const records = files.inFile(childFile(childId))
  const running = (step: LaneStep, began: string | undefined): Clock[] => {
    const { due } = step
    if (due === null || isBroughtIn(step, due, records)) return []
    const all = momentsOf(due, began)
    const moments = step.answered ? { soon: all.soon } : all
    const reason = lateReasonFor(records, { ...step, due })
    return [{ ...step, due, moments, level: levelAt(moments, now), ...(reason && { reason }) }]
  }
  return [
    ...laneSteps(files, childId, stands, now).flatMap((step) => running(step, step.from?.at)),
    ...[
      ...visitStep(files, childId, records, now),
      ...reportSteps(files, childId, now),
      ...commentSteps(files, childId, now),
    ].flatMap(({ step, began }) => running(step, began)),
    ...climbingClocks(files, childId, records, now),
    ...childTimers(files, childId, now).flatMap(({ step, began, isUnknown }) =>
      isUnknown && !step.overdue ? [] : running(step, began),
    ),
  ]
}

const DAY_MS = 24 * 3_600_000
// The product's own [P]: whoever is four weeks behind with writing tells of what was, and is not reminded of it.
const BROUGHT_IN_AFTER_DAYS = 28

/**
 * A home or a review that was written down weeks after it began and after the date that follows from it, by a return or
 * by somebody who caught up, says how things were: nobody is told now that they were late years ago.
 */
function isBroughtIn({ from }: LaneStep, due: string, records: readonly CaseRecord[]): boolean {
  if (from?.type !== 'placed' && from?.type !== 'statutory review held' && from?.type !== 'missing return') return false
  const written = records.find(({ id }) => from.id === id || from.id.startsWith(`${id}:`))?.author.at
  if (written === undefined) return false
  return Date.parse(written) - Date.parse(from.at) > BROUGHT_IN_AFTER_DAYS * DAY_MS && isOverdue(due, written)
}

/** The visit of reg 28, by the rule that knows of every kind of placement. */
function visitStep(files: Files, childId: Uuid, records: readonly CaseRecord[], now: string): Beside[] {
  const today = londonDay(now)
  const visit = visitDue(records, today)
  if (!visit || (visit.neverRecorded && visit.daysLeft < -UNKNOWN_AFTER_DAYS)) return []
  const worker = workerOn(records, 'childs-social-worker', today)
  const step: LaneStep = {
    what: 'statutory visit',
    owner: 'CSW',
    due: visit.due,
    overdue: isOverdue(visit.due, now),
    rule: visit.source,
    words: visit.rule,
    childId,
    child: childName(childIn(files, childId)),
    who: { name: worker?.name, personId: worker?.personId, role: 'childs-social-worker' },
    begun: begunBy('statutory visit'),
  }
  const began = visit.lastVisit ?? currentPlacement(records, today)?.body.start
  return [{ step, began: began && onDay(began) }]
}

/** Who hears of a clock: a person, or everybody of a role who holds the child's file. */
export type Hearer = { readonly personId: Uuid } | { readonly role: Role }

const ALLOCATED: readonly (Role | undefined)[] = ['childs-social-worker', 'supervising-social-worker']

/**
 * The owner when it is near; the team manager as well when it is missed; the senior and the service manager when it stays
 * missed. Help and support climb one after another: the service manager, then the head of service.
 */
export function hearersOf(clock: Pick<Clock, 'who' | 'level' | 'climbs'>): readonly Hearer[] {
  const { who, level } = clock
  if (level === undefined) return []
  const owner: Hearer[] = who.personId ? [{ personId: who.personId }] : who.role ? [{ role: who.role }] : []
  const nobody = who.personId === undefined && ALLOCATED.includes(who.role)
  const above = level === 'soon' && nobody ? (['team-manager'] as const) : climbedTo(clock)
  // Whoever has the role hears, also where the directory does not know of them.
  const asNamed: Role[] = [
    ...(level === 'escalated' || level === 'top' ? (['service-manager'] as const) : []),
    ...(level === 'top' ? (['head-of-service'] as const) : []),
  ]
  return [...owner, ...[...new Set([...above, ...asNamed])].map((role) => ({ role }))]
}

/** An assistant team manager hears what the team manager hears. */
export function hears(
  actor: Pick<Actor, 'personId' | 'role'>,
  clock: Pick<Clock, 'who' | 'level' | 'climbs'>,
): boolean {
  const role = actor.role === 'assistant-team-manager' ? 'team-manager' : actor.role
  return hearersOf(clock).some((one) => ('personId' in one ? one.personId === actor.personId : one.role === role))
}

/**
 * Carers and agencies see a part of the file, from which no state follows: they hear of their own actions alone, and an
 * agency of the help that its carers ask it for and of the report that is due from it.
 */
export const mayHear = (role: Role, { what }: Pick<Clock, 'what'>): boolean =>
  !isFromTheHome(role) || what.startsWith('action: ') || what.endsWith('help request') || what === NEXT_REPORT

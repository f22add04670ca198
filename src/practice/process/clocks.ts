/** The dates that somebody must keep for a child, each with its rule, its owner and who hears of it when. */
import { childFile, householdFile } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import { isFromTheHome } from '../../model/person.ts'
import type { Actor, Role } from '../../model/person.ts'
import type { CaseRecord } from '../../model/record.ts'
import { helpRequest } from '../../records/help-request.ts'
import { helpState } from '../help-state.ts'
import { childIn, childName, currentPlacement, householdIdOf } from '../home.ts'
import { londonDay } from '../london-day.ts'
import { onDay } from '../london-time.ts'
import { ofType } from '../of-type.ts'
import type { Files } from '../of-type.ts'
import { visitDue } from '../visits-due.ts'
import { workerOn } from '../workers.ts'
import { isOverdue } from './ask.ts'
import { childProcess } from './child-process.ts'
import type { ChildProcess } from './child-process.ts'
import { levelAt, momentsOf } from './clock-moments.ts'
import type { Level, Moments } from './clock-moments.ts'
import { laneSteps } from './lane-steps.ts'
import type { LaneStep } from './lane-steps.ts'
import { begunBy } from './step-begun.ts'

export interface Clock extends LaneStep {
  readonly due: string
  readonly moments: Moments
  /** Undefined while its date is not near. */
  readonly level: Level | undefined
}

/**
 * Every clock that runs for a child; none for what is merely not known.
 * @param stands where the child stands, for those who have asked already
 */
export function clocksOf(
  files: Files,
  childId: Uuid,
  now: string,
  stands: ChildProcess = childProcess(files, childId, now),
): readonly Clock[] {
  const records = files.inFile(childFile(childId))
  const running = (step: LaneStep, began: string | undefined): Clock[] => {
    const { due } = step
    if (due === null || isBroughtIn(step, due, records)) return []
    const moments = momentsOf(due, began)
    return [{ ...step, due, moments, level: levelAt(moments, now) }]
  }
  return [
    ...laneSteps(files, childId, stands, now).flatMap((step) => running(step, step.from?.at)),
    ...[...visitStep(files, childId, records, now), ...helpSteps(files, childId, records, now)].flatMap(
      ({ step, began }) => running(step, began),
    ),
  ]
}

/** Steps that are about one record of several; a meeting's step stays the same once its record is begun. */
const ABOUT_ONE = /^(action: |acknowledge help|answer help)/

/** Known by this among the clocks of a child: the words of an action stay in its record. */
export function clockKey({ what, recordId, due }: Pick<Clock, 'what' | 'recordId' | 'due'>): string {
  const name = what.startsWith('action: ') ? 'action' : what
  return ABOUT_ONE.test(what) && recordId ? `${name} ${recordId} ${due}` : `${name} ${due}`
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

// Six weeks is the longest that reg 28(2) leaves in a first year: before that a visit not recorded is a visit not made.
const UNKNOWN_AFTER_DAYS = 42

interface Beside {
  readonly step: LaneStep
  readonly began: string | undefined
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
    childId,
    child: childName(childIn(files, childId)),
    who: { name: worker?.name, personId: worker?.personId, role: 'childs-social-worker' },
    begun: begunBy('statutory visit'),
  }
  const began = visit.lastVisit ?? currentPlacement(records, today)?.body.start
  return [{ step, began: began && onDay(began) }]
}

/** Section E [P], S4.15: a request for help is acknowledged, then answered. */
function helpSteps(files: Files, childId: Uuid, records: readonly CaseRecord[], now: string): Beside[] {
  const today = londonDay(now)
  const householdId = householdIdOf(currentPlacement(records, today))
  const home = householdId ? files.inFile(householdFile(householdId)) : []
  const supervisor = workerOn(home, 'supervising-social-worker', today)
  const worker = supervisor ?? workerOn(records, 'childs-social-worker', today)
  return ofType(helpRequest, records).flatMap((request): Beside[] => {
    const { due, raised, state } = helpState(request)
    if (due === undefined) return []
    const step: LaneStep = {
      what: state === 'raised' ? 'acknowledge help request' : 'answer help request',
      owner: 'duty',
      due,
      overdue: isOverdue(due, now),
      rule: 'S4.15',
      recordId: request.id,
      childId,
      child: childName(childIn(files, childId)),
      who: {
        name: worker?.name,
        personId: worker?.personId,
        role: worker && !supervisor ? 'childs-social-worker' : 'supervising-social-worker',
      },
      begun: { words: state === 'raised' ? 'Acknowledge the request for help' : 'Answer the request for help' },
    }
    return [{ step, began: onDay(raised) }]
  })
}

/** Who hears of a clock: a person, or everybody of a role who holds the child's file. */
export type Hearer = { readonly personId: Uuid } | { readonly role: Role }

const ALLOCATED: readonly (Role | undefined)[] = ['childs-social-worker', 'supervising-social-worker']

/** The owner when it is near; the team manager as well when it is missed; the senior manager when it stays missed. */
export function hearersOf({ who, level }: Pick<Clock, 'who' | 'level'>): readonly Hearer[] {
  if (level === undefined) return []
  const owner: Hearer[] = who.personId ? [{ personId: who.personId }] : who.role ? [{ role: who.role }] : []
  const nobody = who.personId === undefined && ALLOCATED.includes(who.role)
  return [
    ...owner,
    ...(level !== 'soon' || nobody ? [{ role: 'team-manager' } as const] : []),
    ...(level === 'escalated' ? [{ role: 'senior-manager' } as const] : []),
  ]
}

/** An assistant team manager hears what the team manager hears. */
export function hears(actor: Pick<Actor, 'personId' | 'role'>, clock: Pick<Clock, 'who' | 'level'>): boolean {
  const role = actor.role === 'assistant-team-manager' ? 'team-manager' : actor.role
  return hearersOf(clock).some((one) => ('personId' in one ? one.personId === actor.personId : one.role === role))
}

/** Carers and agencies see a part of the file, from which no state follows: they hear of their own actions alone. */
export const seesAllClocks = (role: Role): boolean => !isFromTheHome(role)

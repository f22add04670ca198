/** What is waiting for a person in the process: every step of the children whose files they hold that is theirs to do. */
import { childFile, householdFile } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import type { Actor, Role } from '../../model/person.ts'
import type { CaseRecord } from '../../model/record.ts'
import { definitionOf } from '../../records/all.ts'
import { homeSearch } from '../../records/home-search.ts'
import { reviewMeeting } from '../../records/review-meeting.ts'
import { stabilityMeeting } from '../../records/stability-meeting.ts'
import { childIn, childName, currentPlacement, householdIdOf } from '../home.ts'
import { londonDay } from '../london-day.ts'
import { ofType } from '../of-type.ts'
import type { Files } from '../of-type.ts'
import { isDecided } from '../timers/approval.ts'
import { workerOn } from '../workers.ts'
import { childProcess } from './child-process.ts'
import type { ChildProcess, ChildStep } from './child-process.ts'
import { begunBy } from './step-begun.ts'
import type { HowBegun } from './step-begun.ts'

export interface Owner {
  readonly name: string | undefined
  readonly personId: Uuid | undefined
  /** Whose it is where nobody in particular is named. */
  readonly role: Role | undefined
}

export interface LaneStep extends ChildStep {
  readonly childId: Uuid
  readonly child: string
  readonly who: Owner
  readonly begun: HowBegun
  /** How often, in words: where a rule knows of several kinds. */
  readonly words?: string
}

/** A step that runs beside the table, and what its clock is counted from. */
export interface Beside {
  readonly step: LaneStep
  readonly began: string | undefined
}

/** The lanes of the chart, as accounts. */
const ROLE_OF: { readonly [owner: string]: Role } = {
  CSW: 'childs-social-worker',
  SSW: 'supervising-social-worker',
  CPT: 'placements-team',
  TM: 'team-manager',
  IRO: 'reviewing-officer',
  'Senior manager': 'senior-manager',
  'Service manager': 'service-manager',
  'Head of service': 'head-of-service',
}

export function isMine({ who }: Pick<LaneStep, 'who'>, actor: Actor): boolean {
  if (who.personId !== undefined) return who.personId === actor.personId
  return who.role === actor.role || (who.role === 'team-manager' && actor.role === 'assistant-team-manager')
}

/** Every step of a child, with whose it is and how it is begun; the soonest first, what has no date last. */
export function stepsOfChild(files: Files, childId: Uuid, now: string): readonly LaneStep[] {
  return laneSteps(files, childId, childProcess(files, childId, now), now)
}

export function laneSteps(files: Files, childId: Uuid, stands: ChildProcess, now: string): readonly LaneStep[] {
  const records = [...files.inFile(childFile(childId))].sort(byBeginning)
  const today = londonDay(now)
  const householdId = householdIdOf(currentPlacement(records, today))
  const home = householdId ? files.inFile(householdFile(householdId)) : []
  const child = childName(childIn(files, childId))
  return stands.nextSteps
    .filter((step) => !step.from || !isDecided(step.what, londonDay(step.from.at), home, today))
    .map((step): LaneStep => {
      const begun = begunBy(step.what)
      const recordId = step.recordId ?? recordOf(step, begun, records)
      return { ...step, ...(recordId && { recordId }), childId, child, who: ownerOf(step, records, home, today), begun }
    })
    .sort((a, b) => order(a) - order(b))
}

const byBeginning = (a: CaseRecord, b: CaseRecord): number => Date.parse(a.author.at) - Date.parse(b.author.at)

const order = ({ due }: ChildStep): number => (due === null ? Number.MAX_SAFE_INTEGER : Date.parse(due))

/** All that waits for a person, over every child whose file is here. */
export function stepsFor(actor: Actor, files: Files, now: string): readonly LaneStep[] {
  return files
    .ofType('child')
    .filter(({ status }) => status !== 'discarded')
    .flatMap((one) => stepsOfChild(files, one.id, now))
    .filter((step) => isMine(step, actor))
    .sort((a, b) => order(a) - order(b))
}

/**
 * What was begun for this step and waits to be gone on with: the search, the meeting that is prepared, the talk that is
 * written down. A record of an earlier time, before what the step is counted from, is another's.
 */
function recordOf({ what, from }: ChildStep, { type }: HowBegun, records: readonly CaseRecord[]): Uuid | undefined {
  const since = (one: CaseRecord): boolean => !from || Date.parse(one.author.at) >= Date.parse(from.at)
  if (what === 'source and match a home') return ofType(homeSearch, records).findLast(since)?.id
  if (what === 'sign D6') return ofType(stabilityMeeting, records).findLast(({ status }) => status === 'draft')?.id
  if (what === 'decide: stabilising?')
    return ofType(reviewMeeting, records).findLast(({ status }) => status === 'draft')?.id
  // it is written under the episode it is about
  if (what === 'return-home interview') return records.find(({ id }) => id === from?.id)?.id
  // A meeting may have been prepared before what now asks for it.
  const isMeeting = type === 'stability-meeting' || type === 'review-meeting'
  if (type === undefined || !definitionOf(type)?.signOff) return undefined
  return records.findLast((one) => one.type === type && one.status === 'draft' && (isMeeting || since(one)))?.id
}

export function ownerOf(
  step: Pick<ChildStep, 'what' | 'owner' | 'recordId'>,
  records: readonly CaseRecord[],
  home: readonly CaseRecord[],
  today: string,
): Owner {
  if (step.recordId && step.what.startsWith('action: ')) {
    const owner = records.find(({ id }) => id === step.recordId)?.body.owner as
      | { recordId?: Uuid; name: string }
      | undefined
    return { name: owner?.name, personId: owner?.recordId, role: undefined }
  }
  if (step.owner === 'Chair') {
    const chair = chairNow(records)
    return { name: chair?.name, personId: chair?.recordId, role: chair ? undefined : 'team-manager' }
  }
  const role = ROLE_OF[step.owner]
  const allocated = role && workerOn(role === 'supervising-social-worker' ? home : records, role, today)
  return { name: allocated?.name, personId: allocated?.personId, role }
}

/** Who chairs the meeting that is open, or chaired the last one. */
function chairNow(records: readonly CaseRecord[]): { readonly recordId?: Uuid; readonly name: string } | undefined {
  const meetings = [...ofType(stabilityMeeting, records), ...ofType(reviewMeeting, records)]
  return meetings
    .filter(({ body }) => body.chair)
    .sort((a, b) => ((a.body.held ?? '9') < (b.body.held ?? '9') ? -1 : 1))
    .at(-1)?.body.chair
}

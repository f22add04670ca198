/** The clocks of help that was asked for and of support that is waited for: whose they are, by when, how far they climbed. */
import { childFile, fileKind, fileSubject, householdFile } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import { helpRequest } from '../../records/help-request.ts'
import { supportRequest } from '../../records/support-request.ts'
import { helpState } from '../help-state.ts'
import type { HelpRequest } from '../help-state.ts'
import { childIn, childName, currentPlacement, householdIdOf } from '../home.ts'
import { londonDay } from '../london-day.ts'
import { onDay } from '../london-time.ts'
import { ofType } from '../of-type.ts'
import type { Files } from '../of-type.ts'
import { supportName, supportWaits } from '../support-wait.ts'
import type { SupportWait } from '../support-wait.ts'
import { workerOn } from '../workers.ts'
import { isOverdue } from './ask.ts'
import { climbingByDays, climbingByHours, ladderOf } from './climbing.ts'
import type { Ladder } from './climbing.ts'
import { levelAt, momentsOf } from './clock-moments.ts'
import type { Level, Moments } from './clock-moments.ts'
import type { LaneStep, Owner } from './lane-steps.ts'

export interface ClimbingClock extends LaneStep {
  readonly due: string
  readonly moments: Moments
  readonly level: Level | undefined
  readonly climbs: Ladder
  readonly recordId: Uuid
}

export const ACKNOWLEDGE = 'acknowledge help request'
const ANSWER = 'answer help request'
const FIND = 'find the support asked for'

// How soon a miss climbs again is the product's own [P]: an urgent limit each time it has run out once more, others with
// each further working day, support that is waited for with each further ten.
const CLIMBS_AFTER_WORKING_DAYS = 1
const SUPPORT_CLIMBS_AFTER_WORKING_DAYS = 10

/** Whoever took it; until then the carers' worker, else their agency, else the child's worker. */
function holderOf(request: HelpRequest, files: Files, childId: Uuid | undefined, today: string): Owner {
  const { taken } = helpState(request)
  if (taken) return { name: taken.name, personId: taken.personId, role: taken.role }
  const child = childId ? files.inFile(childFile(childId)) : []
  const own = request.fileIds.find((file) => fileKind(file) === 'household')
  const homeId = own ? fileSubject(own) : householdIdOf(currentPlacement(child, today))
  const home = homeId ? files.inFile(householdFile(homeId)) : []
  for (const [role, records] of [
    ['supervising-social-worker', home],
    ['independent-provider', home],
    ['childs-social-worker', child],
  ] as const) {
    const worker = workerOn(records, role, today)
    if (worker) return { name: worker.name, personId: worker.personId, role }
  }
  return { name: undefined, personId: undefined, role: 'supervising-social-worker' }
}

/** The clock of one request; undefined once it is answered. `childId`: whose file it is looked at in. */
export function helpClock(
  request: HelpRequest,
  files: Files,
  now: string,
  childId: Uuid | undefined = childOf(request),
  climbs: Ladder = ladderOf(files),
): ClimbingClock | undefined {
  const { due, since, state } = helpState(request)
  // a form that somebody has only opened asks for nothing yet
  const isEmpty = !request.body.need?.trim() && request.body.urgency === undefined
  if (due === undefined || isEmpty) return undefined
  const moments =
    due.length > 10
      ? climbingByHours(since, due)
      : climbingByDays(due, CLIMBS_AFTER_WORKING_DAYS, momentsOf(due, since).soon)
  return {
    what: state === 'raised' ? ACKNOWLEDGE : ANSWER,
    owner: 'duty',
    due,
    overdue: isOverdue(due, now),
    rule: 'S4.15',
    recordId: request.id,
    ...about(files, childId),
    who: holderOf(request, files, childId, londonDay(now)),
    begun: { words: state === 'raised' ? 'Acknowledge the request for help' : 'Answer the request for help' },
    moments,
    level: levelAt(moments, now),
    climbs,
  }
}

/** The clock of support that is waited for. */
export function supportClock(
  { record, since, due }: SupportWait,
  files: Files,
  now: string,
  climbs: Ladder = ladderOf(files),
): ClimbingClock {
  const soon = momentsOf(due, onDay(since)).soon
  const moments = climbingByDays(due, SUPPORT_CLIMBS_AFTER_WORKING_DAYS, soon)
  const { owner, kind } = record.body
  return {
    what: FIND,
    owner: 'SSW',
    due,
    overdue: isOverdue(due, now),
    rule: 'S4.16',
    recordId: record.id,
    ...about(files, childOf(record)),
    who: { name: owner?.name, personId: owner?.recordId, role: owner?.recordId ? undefined : 'childs-social-worker' },
    begun: { words: `Find the ${supportName(kind)} that was asked for` },
    moments,
    level: levelAt(moments, now),
    climbs,
  }
}

/** Every such clock of a child. */
export function climbingClocks(
  files: Files,
  childId: Uuid,
  records: readonly CaseRecord[],
  now: string,
): readonly ClimbingClock[] {
  const today = londonDay(now)
  const requests = records.filter(({ type }) => type === helpRequest.type)
  const supports = records.filter(({ type }) => type === supportRequest.type)
  if (requests.length + supports.length === 0) return []
  const climbs = ladderOf(files)
  return [
    ...ofType(helpRequest, requests).flatMap((one) => helpClock(one, files, now, childId, climbs) ?? []),
    ...supportWaits(supports, today).map((one) => supportClock(one, files, now, climbs)),
  ]
}

/** What the carers of a home asked for themselves, naming no child: clocks of the home, whoever lives there. */
export function homeHelpClocks(files: Files, householdId: Uuid, now: string): readonly ClimbingClock[] {
  const alone = files.inFile(householdFile(householdId), helpRequest.type).filter((one) => childOf(one) === undefined)
  return ofType(helpRequest, alone).flatMap((one) => helpClock(one, files, now) ?? [])
}

const childOf = ({ fileIds }: Pick<CaseRecord, 'fileIds'>): Uuid | undefined => {
  const file = fileIds.find((one) => fileKind(one) === 'child')
  return file && fileSubject(file)
}

const about = (files: Files, childId: Uuid | undefined): Pick<LaneStep, 'childId' | 'child'> => ({
  childId: childId ?? '',
  child: childId ? childName(childIn(files, childId)) : '',
})

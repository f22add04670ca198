/** What duty has before it (S4.15): every request for help that is open and all support that is waited for, by date alone. */
import { addDays } from '../model/calendar.ts'
import { childFile, fileKind, fileSubject } from '../model/file.ts'
import type { Uuid } from '../model/file.ts'
import type { CaseRecord, Mark } from '../model/record.ts'
import { helpRequest } from '../records/help-request.ts'
import { statutoryVisit } from '../records/statutory-visit.ts'
import { supervisoryVisit } from '../records/supervisory-visit.ts'
import { supportRequest } from '../records/support-request.ts'
import { helpState, isUrgent } from './help-state.ts'
import type { HelpRequest } from './help-state.ts'
import { londonDay } from './london-day.ts'
import { onDay } from './london-time.ts'
import { ofType } from './of-type.ts'
import type { Files } from './of-type.ts'
import { ladderOf } from './process/climbing.ts'
import { helpClock, supportClock } from './process/help-clocks.ts'
import type { ClimbingClock } from './process/help-clocks.ts'
import { supportWaits } from './support-wait.ts'
import type { SupportWait } from './support-wait.ts'

interface Line {
  readonly clock: ClimbingClock
  readonly householdId: Uuid | undefined
}
export interface HelpLine extends Line {
  readonly request: HelpRequest
  /** Asked for now, and late: it stands before everything else, for whoever has it and whomever it climbed to. */
  readonly pressing: boolean
}
export interface WaitLine extends Line {
  readonly wait: SupportWait
}

/** What was asked for now and is late comes first; else by the next date that is due and by nothing else. */
export function helpLines(files: Files, now: string): readonly HelpLine[] {
  const climbs = ladderOf(files)
  return ofType(helpRequest, files.ofType(helpRequest.type))
    .flatMap((request): HelpLine[] => {
      const clock = helpClock(request, files, now, undefined, climbs)
      if (!clock) return []
      const pressing = clock.overdue && isUrgent(request.body.urgency)
      return [{ clock, request, pressing, householdId: homeOf(request.fileIds) }]
    })
    .sort((a, b) => Number(b.pressing) - Number(a.pressing) || byDue(a, b))
}

export function waitLines(files: Files, now: string): readonly WaitLine[] {
  const climbs = ladderOf(files)
  return supportWaits(files.ofType(supportRequest.type), londonDay(now))
    .map((wait) => ({
      clock: supportClock(wait, files, now, climbs),
      wait,
      householdId: homeOf(wait.record.fileIds),
    }))
    .sort(byDue)
}

const visitsBecauseOf = (files: Files, request: HelpRequest): readonly CaseRecord[] =>
  [statutoryVisit.type, supervisoryVisit.type]
    .flatMap((type) => files.ofType(type))
    .filter(({ body }) => body.about === request.id)

/** Who began a visit because of it: said to everybody; to `me` only while I have not thrown its note away. */
export function visitBegun(files: Files, request: HelpRequest, me: Uuid): Mark | undefined {
  const { visit } = helpState(request)
  const isGone = visit?.personId === me && !visitsBecauseOf(files, request).some((one) => one.author.personId === me)
  return isGone ? undefined : visit
}

/** What was asked for because of it. */
const supportsBecauseOf = (files: Files, request: HelpRequest): readonly SupportWait['record'][] =>
  ofType(supportRequest, files.ofType(supportRequest.type)).filter(({ body }) => body.about === request.id)

/** Who began to ask for support because of it: said to everybody; to `me` only while I have not thrown mine away. */
export function supportBegun(files: Files, request: HelpRequest, me: Uuid): Mark | undefined {
  const { support } = helpState(request)
  const isGone =
    support?.personId === me && !supportsBecauseOf(files, request).some((one) => one.author.personId === me)
  return isGone ? undefined : support
}

/** The request for support for this child that this person has begun because of it, still open, and asked nobody for yet. */
export const ownSupport = (
  files: Files,
  request: HelpRequest,
  childId: Uuid,
  personId: Uuid,
): SupportWait['record'] | undefined =>
  supportsBecauseOf(files, request).find(
    ({ author, body, fileIds }) =>
      author.personId === personId &&
      (body.status === undefined || body.status === 'asked') &&
      !body.partner?.trim() &&
      fileIds.includes(childFile(childId)),
  )

/** The note that this person has begun because of it and not signed yet. */
export const ownVisitNote = (files: Files, request: HelpRequest, personId: Uuid): CaseRecord | undefined =>
  visitsBecauseOf(files, request).find(({ status, author }) => status === 'draft' && author.personId === personId)

/** A day is over at its end; what falls on one moment, by its id. */
const instantOfDue = (due: string): number => Date.parse(due.length > 10 ? due : onDay(addDays(due, 1), '00:00'))
const byDue = (a: Line, b: Line): number =>
  instantOfDue(a.clock.due) - instantOfDue(b.clock.due) || (a.clock.recordId < b.clock.recordId ? -1 : 1)

function homeOf(fileIds: HelpRequest['fileIds']): Uuid | undefined {
  const home = fileIds.find((file) => fileKind(file) === 'household')
  return home && fileSubject(home)
}

/**
 * What was told to a person and waits for their receipt: a notice to the reviewing officer, a worry to those who answer
 * for the child, a request to the placements team. A receipt is the person's own mark on what was told.
 */
import { addDays } from '../model/calendar.ts'
import type { BodyOf } from '../model/field.ts'
import type { Actor, Role } from '../model/person.ts'
import { isAboveTeams, STANDS_WITH } from '../model/person.ts'
import type { CaseRecord } from '../model/record.ts'
import { notice } from '../records/notice.ts'
import type { NoticeKind } from '../records/notice.ts'
import { placementRequest } from '../records/placement-request.ts'
import { progressReport } from '../records/progress-report.ts'
import { opening } from '../records/summary-words.ts'
import { londonDay } from './london-day.ts'
import { ofType } from './of-type.ts'
import type { Files } from './of-type.ts'
import { worrying } from './process/report-events.ts'
import { signedOf } from './process/signed-records.ts'

type Notice = CaseRecord<BodyOf<typeof notice.fields>>

const TO_REVIEWING_OFFICER: readonly NoticeKind[] = ['reviewing-officer-notified', 'reviewing-officer-informed']
const WORRIES: readonly NoticeKind[] = ['issue', 'carer-notice', 'harm-to-child', 'harm-to-others']

/** Who is to see which notices. The child's worker is asked for triage instead. */
const TOLD_TO: { readonly [R in Role]?: readonly NoticeKind[] } = {
  'reviewing-officer': TO_REVIEWING_OFFICER,
  // a sign that was taken up opens triage or joins the agenda: either way the manager hears (T8)
  'team-manager': [...WORRIES, 'signal-accepted', 'file-opened'],
  'supervising-social-worker': WORRIES,
}

/** Older ones do not pile up for somebody who comes new to the file. */
const TOLD_DAYS = 28

const isReceipt = (role: Role) => (mark: { readonly role: Role }) =>
  mark.role === role || STANDS_WITH[mark.role] === role

/** The mark by which somebody of this role said that they have it. */
export const receiptOf = (record: Pick<CaseRecord, 'marks'>, role: Role) => record.marks.find(isReceipt(role))

export function toldTo(actor: Actor, files: Files, today: string): readonly Notice[] {
  const role = STANDS_WITH[actor.role] === 'team-manager' ? 'team-manager' : actor.role
  const kinds = isAboveTeams(actor.role) ? undefined : TOLD_TO[role]
  if (!kinds) return []
  return ofType(notice, files.ofType(notice.type)).filter(
    (one) =>
      one.body.kind !== undefined &&
      kinds.includes(one.body.kind) &&
      one.author.personId !== actor.personId &&
      londonDay(one.body.at ?? one.author.at) >= addDays(today, -TOLD_DAYS) &&
      !receiptOf(one, role),
  )
}

/** Requests that were sent and that nobody of the placements team has said they have. */
export function requestsToReceive(actor: Actor, files: Files, today: string) {
  if (actor.role !== 'placements-team') return []
  const withdrawn = ofType(notice, files.ofType(notice.type)).filter(({ body }) => body.kind === 'request-withdrawn')
  return signedOf(placementRequest, files.ofType(placementRequest.type)).filter(
    (one) =>
      londonDay(one.signature.at) >= addDays(today, -TOLD_DAYS) &&
      !receiptOf(one, 'placements-team') &&
      !withdrawn.some(
        ({ body, fileIds }) =>
          fileIds.some((file) => one.fileIds.includes(file)) &&
          Date.parse(body.at ?? '') >= Date.parse(one.signature.at),
      ),
  )
}

/** A report that is red or asks for a meeting: the team manager is told (S1.12, S1.18, T8). */
export function reportsTo(actor: Actor, files: Files, today: string) {
  const role = STANDS_WITH[actor.role] === 'team-manager' ? 'team-manager' : actor.role
  if (role !== 'team-manager' || isAboveTeams(actor.role)) return []
  return worrying(files.ofType(progressReport.type)).filter(
    (one) => londonDay(one.signature.at) >= addDays(today, -TOLD_DAYS) && !receiptOf(one, 'team-manager'),
  )
}

/** What a notice says in its own words, short. */
export const toldWords = ({ body }: Notice): string => opening(body.words ?? body.reason ?? body.to, 80)

/**
 * A child's records, told as the events of the process. Signed records count, corrected as they stand today; what needs
 * no signature counts as it is written. Nothing is stored: the same records give the same events on every device.
 */
import { addMonths } from '../../model/calendar.ts'
import type { CaseRecord } from '../../model/record.ts'
import { child } from '../../records/child.ts'
import { carerSupervision } from '../../records/carer-supervision.ts'
import { disruptionMeeting } from '../../records/disruption-meeting.ts'
import { keepingDecision } from '../../records/keeping-decision.ts'
import { missingEpisode } from '../../records/missing-episode.ts'
import { moveDecision } from '../../records/move-decision.ts'
import { placementRequest } from '../../records/placement-request.ts'
import { planningMeeting } from '../../records/planning-meeting.ts'
import { reviewMeeting } from '../../records/review-meeting.ts'
import { scaling } from '../../records/scaling.ts'
import { stabilityDiscussion } from '../../records/stability-discussion.ts'
import { statutoryReview } from '../../records/statutory-review.ts'
import { triage } from '../../records/triage.ts'
import { happenedAt, instantOf } from '../london-time.ts'
import { ofType } from '../of-type.ts'
import type { ProcessEvent, Score } from './event.ts'
import { meetingEvents } from './meeting-events.ts'
import { noticeEvents } from './notice-events.ts'
import { placementEvents } from './placement-events.ts'
import { reportEvents } from './report-events.ts'
import { plannedIn, signedOf } from './signed-records.ts'

export function eventsOfRecords(records: readonly CaseRecord[]): ProcessEvent[] {
  const told = [
    ...requests(records),
    ...supervisions(records),
    ...scales(records),
    ...decisions(records),
    ...reviews(records),
    ...missing(records),
    ...meetingEvents(records),
    ...noticeEvents(records),
    ...reportEvents(records),
  ]
  return [...told, ...placementEvents(records, told)]
}

const requests = (records: readonly CaseRecord[]): ProcessEvent[] =>
  signedOf(placementRequest, records).map(({ id, body, signature }) => ({
    id,
    at: signature.at,
    type: 'K1 sent',
    by: signature.name,
    data: { kind: body.kind ?? 'planned' },
  }))

const RELATIONS: { readonly [relation: string]: { readonly relation: string; readonly adult: boolean } } = {
  carer: { relation: 'carer', adult: true },
  'supervising-social-worker': { relation: 'SSW', adult: true },
  child: { relation: 'child', adult: false },
  'carers-child': { relation: 'son or daughter', adult: false },
  'other-adult': { relation: 'other adult', adult: true },
  relative: { relation: 'relative', adult: true },
  'childs-social-worker': { relation: 'CSW', adult: true },
  other: { relation: 'other', adult: true },
}

function scoreOf(
  person: string | undefined,
  relation: string | undefined,
  score: number | undefined,
): Score | undefined {
  const known = RELATIONS[relation ?? 'other']
  return score === undefined || !known ? undefined : { person: person ?? '', ...known, score }
}

const supervisions = (records: readonly CaseRecord[]): ProcessEvent[] =>
  signedOf(carerSupervision, records).flatMap(({ id, body, author, signature }) =>
    body.date
      ? [
          {
            id,
            at: happenedAt(body.date, body.at, author.at),
            type: 'carer supervision',
            by: signature.name,
            data: {
              signed: true,
              stabilityDiscussed: Boolean(body.stability?.trim()),
              scores: (body.scores ?? []).flatMap((row) => scoreOf(row.person?.name, row.relation, row.score) ?? []),
              actionsRequired: body.actionsRequired?.answer ?? null,
              actions: plannedIn(body.actions),
            },
          },
        ]
      : [],
  )

/** One person's own answer. It lies in the file as it was given: no signature. */
const scales = (records: readonly CaseRecord[]): ProcessEvent[] =>
  ofType(scaling, records).flatMap(({ id, body, author }): ProcessEvent[] => {
    const score = scoreOf(body.person?.name, body.relation, body.score)
    return score && body.date
      ? [
          {
            id,
            at: happenedAt(body.date, undefined, author.at),
            type: 'scaling',
            by: author.name,
            data: { scores: [score] },
          },
        ]
      : []
  })

function decisions(records: readonly CaseRecord[]): ProcessEvent[] {
  const triages = signedOf(triage, records).flatMap(({ id, body, signature }): ProcessEvent[] =>
    body.at && body.immediateRisk
      ? [
          {
            id,
            at: instantOf(body.at),
            type: 'triage',
            by: signature.name,
            data: { immediateRisk: body.immediateRisk.answer },
          },
        ]
      : [],
  )
  const talks = signedOf(stabilityDiscussion, records).flatMap(({ id, body, signature }): ProcessEvent[] =>
    body.at && body.meetingNeeded
      ? [
          {
            id,
            at: instantOf(body.at),
            type: 'stability discussion',
            by: signature.name,
            data: {
              psmRequired: body.meetingNeeded.answer,
              ...(body.meetingNeeded.reason !== undefined && { reason: body.meetingNeeded.reason }),
              ...(body.recheck !== undefined && { recheckOn: body.recheck }),
              actions: plannedIn(body.actions),
            },
          },
        ]
      : [],
  )
  const moves = signedOf(moveDecision, records).flatMap(({ id, body, signature }): ProcessEvent[] => {
    if (!body.at || !body.decision) return []
    const said = { id, at: instantOf(body.at), by: signature.name }
    return body.decision === 'approved'
      ? [{ ...said, type: 'move approved', data: {} }]
      : [
          {
            ...said,
            type: 'move refused',
            data: {
              reason: body.reason ?? '',
              extraSupport: body.support ?? '',
              ...(body.reviewDate !== undefined && { reviewDate: body.reviewDate }),
            },
          },
        ]
  })
  const keeping = signedOf(keepingDecision, records).flatMap(({ id, body, signature }): ProcessEvent[] =>
    body.at && body.maintainable
      ? [
          {
            id,
            at: instantOf(body.at),
            type: 'maintainability decided',
            by: signature.name,
            data: { maintainable: body.maintainable.answer },
          },
        ]
      : [],
  )
  return [...triages, ...talks, ...moves, ...keeping]
}

function reviews(records: readonly CaseRecord[]): ProcessEvent[] {
  const ordinary = ofType(statutoryReview, records)
    .filter(({ body }) => body.date && body.purpose !== 'before-a-move')
    .sort((a, b) => ((a.body.date ?? '') + a.id < (b.body.date ?? '') + b.id ? -1 : 1))
    .map(({ id }) => id)
  // Where the first that is known came months after care began, there were others before it.
  const entered = ofType(child, records)[0]?.body.enteredCare
  const first = ofType(statutoryReview, records).find(({ id }) => id === ordinary[0])?.body.date
  const earlier = entered && first && first > addMonths(entered, 3) ? 1 : 0
  const held = ofType(statutoryReview, records).flatMap(({ id, body, author }): ProcessEvent[] =>
    body.date
      ? [
          {
            id,
            at: happenedAt(body.date, undefined, author.at),
            type: 'statutory review held',
            by: author.name,
            // A review in its turn is numbered from the first; the one of reg 14 is not.
            data: body.purpose === 'before-a-move' ? {} : { number: ordinary.indexOf(id) + 1 + earlier },
          },
        ]
      : [],
  )
  const again = signedOf(reviewMeeting, records).flatMap(({ id, body, signature }): ProcessEvent[] =>
    body.held
      ? [
          {
            id,
            at: instantOf(body.held),
            type: 'review held',
            by: signature.name,
            data: {
              stabilising: body.stabilising?.answer ?? null,
              ...(body.oversight !== undefined && { oversight: body.oversight }),
              ...(body.oversight === 'review-again' &&
                body.nextReview !== undefined && { nextReviewDate: body.nextReview }),
            },
          },
        ]
      : [],
  )
  const learning = signedOf(disruptionMeeting, records).flatMap(({ id, body, signature }): ProcessEvent[] =>
    body.held ? [{ id, at: instantOf(body.held), type: 'disruption meeting held', by: signature.name, data: {} }] : [],
  )
  const planning = signedOf(planningMeeting, records).flatMap(({ id, body, signature }): ProcessEvent[] =>
    body.held ? [{ id, at: instantOf(body.held), type: 'PPM held', by: signature.name, data: {} }] : [],
  )
  return [...held, ...again, ...learning, ...planning]
}

/** Only while the interview is owed: a clock that was answered says nothing more. */
const missing = (records: readonly CaseRecord[]): ProcessEvent[] =>
  ofType(missingEpisode, records).flatMap(({ id, body, author }): ProcessEvent[] =>
    body.returned && !body.interviewOn
      ? [{ id, at: instantOf(body.returned), type: 'missing return', by: author.name, data: {} }]
      : [],
  )

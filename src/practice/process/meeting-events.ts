/**
 * A meeting, told as events: held when its chair closed it or, at the latest, when the signed minutes say so; its minutes
 * (D6) when the chair signed.
 */
import type { BodyOf } from '../../model/field.ts'
import type { CaseRecord } from '../../model/record.ts'
import type { ChairPost } from '../../records/chair.ts'
import { notice } from '../../records/notice.ts'
import { stabilityMeeting } from '../../records/stability-meeting.ts'
import { instantOf } from '../london-time.ts'
import { ofType } from '../of-type.ts'
import type { Chair, ProcessEvent } from './event.ts'
import { plannedIn } from './signed-records.ts'

type Meeting = CaseRecord<BodyOf<typeof stabilityMeeting.fields>>

/** In the words of the process. */
const POSTS: { readonly [P in ChairPost]: string } = {
  'team-manager': 'TM',
  'assistant-team-manager': 'ATM',
  'senior-practitioner': 'SP',
  'independent-person': 'independent person',
  'senior-manager': 'senior manager',
  'reviewing-officer': 'IRO',
  'home-manager': 'home manager',
}

export const chairOf = (body: Meeting['body']): Chair | undefined =>
  body.chairPost && {
    role: POSTS[body.chairPost],
    holdsThisCase: body.chairHoldsCase?.answer === true,
    ...(body.chairSuits && { suitableForChild: body.chairSuits.answer }),
  }

export function meetingEvents(records: readonly CaseRecord[]): ProcessEvent[] {
  const closed = ofType(notice, records).filter(({ body }) => body.kind === 'meeting-held' && body.at)
  return ofType(stabilityMeeting, records).flatMap((meeting): ProcessEvent[] => {
    const { id, body } = meeting
    const signature = meeting.signatures.find(({ as }) => as === 'sign')
    const said = closed
      .filter((one) => one.body.about === id)
      .map((one) => instantOf(one.body.at ?? ''))
      .sort()[0]
    const at = meeting.status === 'signed' && body.held ? instantOf(body.held) : said
    if (at === undefined) return []
    const chair = chairOf(body)
    const held: ProcessEvent = {
      id: `${id}:held`,
      at,
      type: 'PSM held',
      by: body.chair?.name ?? meeting.author.name,
      data: { ...(chair && { chair }), ...(body.label && { label: body.label }) },
    }
    if (meeting.status !== 'signed' || !signature) return [held]
    return [
      held,
      {
        id: `${id}:minutes`,
        // A clock that runs slow must not sign the minutes before the meeting.
        at: Date.parse(signature.at) < Date.parse(at) ? at : signature.at,
        type: 'D6 signed',
        by: signature.name,
        data: { ...(body.reviewDate && { reviewDate: body.reviewDate }), actions: plannedIn(body.actions) },
      },
    ]
  })
}

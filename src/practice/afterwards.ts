/**
 * What follows the signed minutes: who is to have them and who has, whose turn the care plan is, the child's version, and
 * the review meetings until oversight returns to the statutory review (S5.26 to S5.31). Worked out from records each time.
 */
import { longDate } from '../model/calendar.ts'
import { currentBody } from '../model/current-body.ts'
import type { BodyOf } from '../model/field.ts'
import { childFile, fileKind, fileSubject } from '../model/file.ts'
import type { Uuid } from '../model/file.ts'
import type { CaseRecord } from '../model/record.ts'
import { childsVersion } from '../records/childs-version.ts'
import { householdMember } from '../records/household-member.ts'
import { notice } from '../records/notice.ts'
import { reviewMeeting } from '../records/review-meeting.ts'
import { stabilityMeeting } from '../records/stability-meeting.ts'
import { londonDay } from './london-day.ts'
import { asType, ofType } from './of-type.ts'
import type { Files } from './of-type.ts'

export type Meeting = CaseRecord<BodyOf<typeof stabilityMeeting.fields>>
type Letter = CaseRecord<BodyOf<typeof childsVersion.fields>>
type NoticeBody = BodyOf<typeof notice.fields>

export interface Reader {
  readonly name: string
  /** They can read it here themselves. */
  readonly accountId: Uuid | undefined
  readonly gets: 'whole' | 'no-address' | 'plan'
  readonly attended: boolean
  /** Was there, and the minutes say that they do not get them. */
  readonly isWithout: boolean
  readonly sent: { readonly at: string; readonly by: string; readonly how: NonNullable<NoticeBody['how']> } | undefined
  /** By their own mark, here. */
  readonly readAt: string | undefined
}

export interface Review {
  readonly recordId: Uuid
  readonly held: string
  readonly isSigned: boolean
  readonly outcome: 'returned' | 'again' | 'not-stabilising' | undefined
  readonly next: string | undefined
}

export interface Afterwards {
  readonly childId: Uuid
  readonly meeting: Meeting
  readonly readers: readonly Reader[]
  readonly carePlan: { readonly by: 'childs-social-worker' | 'reviewing-officer'; readonly done: Told | undefined }
  readonly letter: {
    readonly by: string | undefined
    readonly byId: Uuid | undefined
    readonly record: Letter | undefined
  }
  readonly reviews: readonly Review[]
  /** The review in which oversight formally returned to the statutory review (S5.31). */
  readonly returned: Review | undefined
}
interface Told {
  readonly at: string
  readonly by: string
}

export const childOfMeeting = ({ fileIds }: Pick<CaseRecord, 'fileIds'>): Uuid | undefined => {
  const file = fileIds.find((one) => fileKind(one) === 'child')
  return file && fileSubject(file)
}

/** Undefined until the chair has signed: nothing is sent from minutes that may still change. */
export function afterwardsOf(files: Files, meetingId: Uuid): Afterwards | undefined {
  const meeting = asType(stabilityMeeting, files.get(meetingId))
  const childId = meeting && childOfMeeting(meeting)
  if (!meeting || meeting.status !== 'signed' || meeting.extract || !childId) return undefined
  const records = files.inFile(childFile(childId))
  const told = ofType(notice, records).filter(({ body }) => body.about === meetingId)
  const updated = told.filter(({ body }) => body.kind === 'care-plan-updated').sort(byMoment)[0]
  const reviews = reviewsOf(meeting, records)
  return {
    childId,
    meeting,
    readers: readersOf(files, meeting, told),
    carePlan: {
      by: meeting.body.updater ?? 'childs-social-worker',
      done: updated && { at: updated.body.at ?? updated.author.at, by: updated.author.name },
    },
    letter: {
      by: meeting.body.childsVersionBy?.name,
      byId: meeting.body.childsVersionBy?.recordId,
      record: letterOf(meetingId, records),
    },
    reviews,
    returned: reviews.findLast(({ isSigned, outcome }) => isSigned && outcome === 'returned'),
  }
}

const byMoment = (a: { readonly body: NoticeBody }, b: { readonly body: NoticeBody }): number =>
  Date.parse(a.body.at ?? '') - Date.parse(b.body.at ?? '')

function readersOf(files: Files, meeting: Meeting, told: readonly CaseRecord<NoticeBody>[]): readonly Reader[] {
  const { distribution = [], invited = [] } = meeting.body
  const came = invited.filter(({ as, came: how }) => as !== 'child' && (how === 'came' || how === 'remote'))
  const people = new Map<
    string,
    { readonly id: Uuid | undefined; readonly gets: Reader['gets']; readonly isWithout: boolean }
  >()
  // the child's own is the child's version, which has a way of its own
  for (const { who, as } of distribution)
    if (who && as !== 'childs-version')
      people.set(who.name, { id: who.recordId, gets: as ?? 'no-address', isWithout: false })
  for (const { who, mayHaveMinutes } of came)
    if (who && !people.has(who.name) && !distribution.some((row) => row.who?.name === who.name))
      people.set(who.name, { id: who.recordId, gets: 'whole', isWithout: mayHaveMinutes?.answer === false })
  return [...people].map(([name, { id, gets, isWithout }]): Reader => {
    const accountId = accountOf(files, id)
    const sent = told.filter(({ body }) => body.kind === 'minutes-shared' && body.to === name).sort(byMoment)[0]
    // Who signed them has them.
    const read =
      meeting.marks.find(({ kind, personId }) => kind === 'read' && personId === accountId) ??
      meeting.signatures.find(({ personId }) => personId === accountId)
    return {
      name,
      accountId,
      gets,
      attended: came.some(({ who }) => who?.name === name),
      isWithout,
      sent: sent && { at: sent.body.at ?? sent.author.at, by: sent.author.name, how: sent.body.how ?? [] },
      readAt: read?.at,
    }
  })
}

/** Staff are known by their own record, carers by the account that their entry in the household names. */
export function accountOf(files: Files, recordId: Uuid | undefined): Uuid | undefined {
  const record = recordId === undefined ? undefined : files.get(recordId)
  if (record?.type === 'person') return record.id
  return asType(householdMember, record?.type === 'household-member' ? record : undefined)?.body.account?.recordId
}

/** The newest that has got furthest: one that was approved is not pushed aside by a second draft. */
function letterOf(meetingId: Uuid, records: readonly CaseRecord[]): Letter | undefined {
  const letters = ofType(childsVersion, records).filter(({ body }) => body.meeting === meetingId)
  return letters
    .sort(
      (a, b) => Number(a.status === 'signed') - Number(b.status === 'signed') || (a.author.at < b.author.at ? -1 : 1),
    )
    .at(-1)
}

function reviewsOf(meeting: Meeting, records: readonly CaseRecord[]): readonly Review[] {
  const held = meeting.body.held ?? ''
  const nextMeeting = ofType(stabilityMeeting, records)
    .flatMap(({ id, body }) => (id !== meeting.id && body.held && body.held > held ? [body.held] : []))
    .sort()[0]
  return ofType(reviewMeeting, records)
    .filter(({ body }) => body.held && body.held >= held && (nextMeeting === undefined || body.held < nextMeeting))
    .sort((a, b) => ((a.body.held ?? '') < (b.body.held ?? '') ? -1 : 1))
    .map(({ id, status, body }) => ({
      recordId: id,
      held: body.held ?? '',
      isSigned: status === 'signed',
      outcome:
        body.stabilising === undefined
          ? undefined
          : !body.stabilising.answer
            ? 'not-stabilising'
            : body.oversight === 'review-again'
              ? 'again'
              : 'returned',
      next: body.nextReview,
    }))
}

/** Who still is to have the minutes. */
export const stillToSend = ({ readers }: Afterwards): readonly Reader[] =>
  readers.filter(({ sent, readAt, isWithout }) => !sent && !readAt && !isWithout)

/** S5.27: while the reviewing officer's Outcomes are open, they update the care plan and insert this, word for word. */
export function carePlanSentence({ body }: Pick<Meeting, 'body'>): string {
  const called = body.label === 'stability' ? 'Placement Stability Meeting' : 'Placement Support Meeting'
  const day = body.held ? longDate(londonDay(body.held)) : 'a day that is not written yet'
  return `This Care Plan also includes the recommendations and plan rules agreed at the ${called} held on ${day}.`
}

/** What is copied across into the care plan: "timeline actions and plan rules". */
export function planToCopy({ body }: Pick<Meeting, 'body'>): string {
  const rules = (body.rules ?? []).map(
    ({ occasion, response }) => `- When this happens: ${ended(occasion)} We do this: ${ended(response)}`,
  )
  const actions = (body.actions ?? []).map(
    ({ what, owner, due }) => `- ${what ?? ''}${owner ? `, ${owner.name}` : ''}${due ? `, by ${longDate(due)}` : ''}`,
  )
  return [
    ...(rules.length > 0 ? ['Plan rules', ...rules, ''] : []),
    ...(actions.length > 0 ? ['Timeline actions', ...actions] : []),
  ]
    .join('\n')
    .trim()
}

const ended = (words: string | undefined): string => (words ?? '').trim().replace(/[.!]?$/, (end) => end || '.')

export interface Showing {
  readonly on: string
  readonly by: string | undefined
  readonly said: string | undefined
}

/** The day it was last shown and what the child said, as the amendments have it; undefined until it was. */
export function shownOf(letter: Pick<CaseRecord, 'body' | 'addenda'>): Showing | undefined {
  const { shownOn, shownBy, said } = currentBody(letter) as Letter['body']
  return shownOn === undefined ? undefined : { on: shownOn, by: shownBy?.name, said }
}

/** Why it cannot be shown to the child yet (S5.30): it is approved first. */
export const whyNotShown = (letter: Pick<CaseRecord, 'status' | 'conflicts'>): string | undefined =>
  letter.status === 'signed' ? undefined : 'It is approved first, and shown after that'

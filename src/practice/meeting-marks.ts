/** What the stability picture shows of meetings: held, or open while they are still to come; and the worries that called them. */
import { daysBetween } from '../model/calendar.ts'
import type { CaseRecord } from '../model/record.ts'
import { carerSupervision } from '../records/carer-supervision.ts'
import { notice } from '../records/notice.ts'
import type { NoticeKind } from '../records/notice.ts'
import { planningMeeting } from '../records/planning-meeting.ts'
import { reviewMeeting } from '../records/review-meeting.ts'
import { stabilityMeeting } from '../records/stability-meeting.ts'
import { statutoryReview } from '../records/statutory-review.ts'
import { opening } from '../records/summary-words.ts'
import { dayInShort, londonDay } from './london-day.ts'
import { instantOf } from './london-time.ts'
import { ofType } from './of-type.ts'
import type { Mark } from './picture-parts.ts'

/** These are told here; every other type of the lane leaves its mark with its one line. */
export const MEETING_TYPES: readonly string[] = [
  statutoryReview,
  stabilityMeeting,
  reviewMeeting,
  planningMeeting,
  carerSupervision,
  notice,
].map(({ type }) => type)

export function meetingMarks(records: readonly CaseRecord[], today: string): Mark[] {
  return [...reviews(records, today), ...held(records), ...toCome(records, today), ...worries(records)]
}

const mark = (recordId: string, date: string, label: string, more: Partial<Mark> = {}): Mark => ({
  recordId,
  lane: 'meetings',
  date,
  label,
  open: false,
  ...more,
})

const away = (date: string, today: string): { readonly note?: string } => {
  const days = daysBetween(today, date)
  const note = days === 0 ? 'today' : days === 1 ? 'tomorrow' : days > 1 ? dayInShort(date) : undefined
  return note ? { note } : {}
}

const reviews = (records: readonly CaseRecord[], today: string): Mark[] =>
  ofType(statutoryReview, records).flatMap(({ id, body }) =>
    body.date ? [mark(id, body.date, 'Review', { open: body.date > today, ...away(body.date, today) })] : [],
  )

const onDay = (record: CaseRecord, at: string | undefined, label: string): Mark[] =>
  at ? [mark(record.id, londonDay(instantOf(at)), label)] : []

/** By their own day; one that nobody has said was held is being prepared, and no mark yet. */
function held(records: readonly CaseRecord[]): Mark[] {
  const said = new Map(
    ofType(notice, records).flatMap(({ body }) =>
      body.kind === 'meeting-held' && body.about && body.at ? [[body.about, body.at] as const] : [],
    ),
  )
  return [
    ...ofType(stabilityMeeting, records).flatMap((one) =>
      onDay(
        one,
        one.body.held ?? said.get(one.id),
        `${one.body.label === 'support' ? 'Support' : 'Stability'} meeting`,
      ),
    ),
    ...ofType(reviewMeeting, records).flatMap((one) => onDay(one, one.body.held, reviewMeeting.summary(one.body, {}))),
    ...ofType(planningMeeting, records).flatMap((one) => onDay(one, one.body.held, 'Placement planning meeting')),
    ...ofType(carerSupervision, records).flatMap(({ id, body }) =>
      body.date ? [mark(id, body.date, carerSupervision.summary(body, {}))] : [],
    ),
  ]
}

const BOOKED: { readonly [K in NoticeKind]?: { readonly off: NoticeKind; readonly label: string } } = {
  'meeting-booked': { off: 'meeting-cancelled', label: 'Stability meeting, booked' },
  'planning-booked': { off: 'planning-cancelled', label: 'Placement planning meeting, booked' },
}

/** Of each kind the newest booking, where it was not called off and its day has not passed. */
const toCome = (records: readonly CaseRecord[], today: string): Mark[] =>
  Object.entries(BOOKED).flatMap(([kind, { off, label }]) => {
    const last = ofType(notice, records)
      .filter(({ body }) => body.at && (body.kind === kind || body.kind === off))
      .sort((a, b) => Date.parse(instantOf(a.body.at ?? '')) - Date.parse(instantOf(b.body.at ?? '')))
      .at(-1)
    if (last?.body.kind !== kind || !last.body.bookedFor) return []
    const date = londonDay(instantOf(last.body.bookedFor))
    return date >= today ? [mark(last.id, date, label, { open: true, ...away(date, today) })] : []
  })

const WORRIES: { readonly [K in NoticeKind]?: string } = {
  issue: 'A worry about the placement',
  'carer-notice': 'The carers gave notice',
  'harm-to-child': 'Immediate risk of significant harm',
  'harm-to-others': 'Others needed protection',
}

const worries = (records: readonly CaseRecord[]): Mark[] =>
  ofType(notice, records).flatMap(({ id, body }) => {
    const label = body.kind && WORRIES[body.kind]
    if (!label || !body.at) return []
    return [mark(id, londonDay(instantOf(body.at)), label, body.words?.trim() ? { words: opening(body.words) } : {})]
  })

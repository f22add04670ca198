/** Meetings about a child: booked and not called off, held, or set by a chair. */
import type { Uuid } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import { notice } from '../../records/notice.ts'
import { planningMeeting } from '../../records/planning-meeting.ts'
import { reviewMeeting } from '../../records/review-meeting.ts'
import { stabilityMeeting } from '../../records/stability-meeting.ts'
import { londonDay } from '../london-day.ts'
import { instantOf } from '../london-time.ts'
import { having, ofType } from '../of-type.ts'

export interface MeetingDay {
  readonly key: string
  readonly day: string
  readonly at?: string
  readonly state: 'held' | 'planned'
  readonly what: string
  readonly recordId: Uuid
}

const BOOKED = {
  'meeting-booked': { off: 'meeting-cancelled', what: 'Stability meeting' },
  'planning-booked': { off: 'planning-cancelled', what: 'Placement planning meeting' },
} as const

export function meetingDays(records: readonly CaseRecord[], today: string): MeetingDay[] {
  const held = [
    ...having(ofType(stabilityMeeting, records), 'held').map((one) => ({ ...one, what: 'Stability meeting' })),
    ...having(ofType(reviewMeeting, records), 'held').map((one) => ({ ...one, what: 'Review meeting' })),
    ...having(ofType(planningMeeting, records), 'held').map((one) => ({ ...one, what: 'Placement planning meeting' })),
  ].map(({ id, body, what }): MeetingDay => {
    const at = instantOf(body.held)
    const day = londonDay(at)
    return { key: id, day, at, state: day > today ? 'planned' : 'held', what, recordId: id }
  })
  return [...held, ...booked(records, today).filter(({ day }) => !held.some((one) => one.day === day))]
}

function booked(records: readonly CaseRecord[], today: string): MeetingDay[] {
  const told = ofType(notice, records)
    .filter(({ body }) => body.at)
    .sort((a, b) => Date.parse(instantOf(a.body.at ?? '')) - Date.parse(instantOf(b.body.at ?? '')))
  return (['meeting-booked', 'planning-booked'] as const).flatMap((kind): MeetingDay[] => {
    const { off, what } = BOOKED[kind]
    const last = told.findLast(({ body }) => body.kind === kind || body.kind === off)
    if (last?.body.kind !== kind || !last.body.bookedFor) return []
    const at = instantOf(last.body.bookedFor)
    const day = londonDay(at)
    return day < today ? [] : [{ key: last.id, day, at, state: 'planned', what, recordId: last.id }]
  })
}

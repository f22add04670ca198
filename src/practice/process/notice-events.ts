/** Notices, told as events: what was said, told or booked around a placement. */
import type { CaseRecord } from '../../model/record.ts'
import { notice } from '../../records/notice.ts'
import type { NoticeKind } from '../../records/notice.ts'
import { instantOf } from '../london-time.ts'
import { ofType } from '../of-type.ts'
import type { EventType, ProcessEvent } from './event.ts'

/** Undefined: it is no event of the table; other rules read it. */
const EVENT_OF: { readonly [K in NoticeKind]: EventType | undefined } = {
  issue: 'issue reported',
  'carer-notice': 'carer notice',
  // reg 28(7): a visit's clock, and no state follows from it
  'visit-asked': undefined,
  'two-plus-list': '2+ list sent',
  'signal-raised': 'signal raised',
  'signal-accepted': 'signal accepted',
  'signal-dismissed': 'signal dismissed',
  'harm-to-child': 'immediate significant harm',
  'harm-to-others': 'risk of serious injury to others',
  'planning-booked': 'PPM booked',
  'planning-cancelled': 'PPM cancelled',
  'meeting-booked': 'PSM booked',
  'meeting-cancelled': 'PSM cancelled',
  // told from the meeting it is about, with its chair
  'meeting-held': undefined,
  'support-considered': 'support meeting considered',
  'reviewing-officer-notified': 'IRO notified',
  'cafcass-notified': 'CAFCASS notified',
  'reviewing-officer-informed': 'IRO informed',
  'manager-told': undefined,
  'ending-notice': 'notice of ending sent',
  'minutes-shared': undefined,
  'request-withdrawn': 'K1 withdrawn',
  'temporary-approval-extended': 'temporary approval extended',
  'fewer-visits-agreed': 'child agrees to fewer visits',
  'review-decisions-sent': undefined,
  'care-plan-updated': undefined,
  'review-record-complete': undefined,
  'review-record-sent': undefined,
  'file-opened': undefined,
}

export const noticeEvents = (records: readonly CaseRecord[]): ProcessEvent[] =>
  ofType(notice, records).flatMap(({ id, body, author }): ProcessEvent[] => {
    const type = body.kind && EVENT_OF[body.kind]
    if (!type || !body.at) return []
    // Every one of these carries a reason or nothing.
    const data = body.reason === undefined ? {} : { reason: body.reason }
    return [{ id, at: instantOf(body.at), type, by: author.name, data } as ProcessEvent]
  })

/** How each kind of notice is asked on its sheet: its heading, its button, what it says at once. */
import type { Body } from '../../model/field.ts'
import { childFile } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import { childIn } from '../../practice/home.ts'
import { having, ofType } from '../../practice/of-type.ts'
import type { Files } from '../../practice/of-type.ts'
import { workerOn } from '../../practice/workers.ts'
import type { NoticeKind } from '../../records/notice.ts'
import { person } from '../../records/person.ts'

type Asked = 'words' | 'reason' | 'atRisk' | 'bookedFor' | 'at' | 'to' | 'how'

interface Words {
  /** "{child}" is the child. */
  readonly title: string
  readonly hint?: string
  readonly button: string
  /** What is announced once it is kept. */
  readonly told: string
  /** Default: whatever its kind asks for. */
  readonly asks?: readonly Asked[]
  readonly labels?: { readonly [A in Asked]?: string }
}

const TOLD: readonly Asked[] = ['at', 'to', 'how']
const DONE: readonly Asked[] = ['at']

const WORDS: { readonly [K in NoticeKind]?: Words } = {
  issue: {
    title: 'A worry about {child}’s home',
    hint: 'Tell it as you see it. The child’s social worker looks at it first.',
    button: 'Tell the worry',
    told: 'The worry is told',
    asks: ['words', 'atRisk', 'at'],
    labels: { words: 'What are you worried about?', atRisk: 'Could the placement break down right now?' },
  },
  'visit-asked': {
    title: 'A visit for {child}',
    hint: 'The child’s social worker comes where that is reasonable.',
    button: 'Ask for the visit',
    told: 'The visit is asked for',
    asks: ['words', 'at'],
    labels: { words: 'Who asks, and what for?' },
  },
  'carer-notice': {
    title: 'You cannot carry on with {child}',
    hint: 'Saying so is not failing. It brings people together to help; nothing is decided by it.',
    button: 'Give notice',
    told: 'Your notice is on its way',
    asks: ['words', 'atRisk', 'at'],
    labels: { words: 'What has led to this, and what would help now?', atRisk: 'Can it not wait a few days?' },
  },
  'harm-to-child': {
    title: '{child} is at immediate risk of significant harm',
    hint: 'This asks for a new home at once (K1) and to tell the reviewing officer. Ring 999 where somebody is in danger now.',
    button: 'Write it down',
    told: 'Written down: a new home is needed at once',
    asks: ['words', 'at', 'to'],
    labels: { words: 'What happened, or what we know', to: 'Who was told already' },
  },
  'harm-to-others': {
    title: 'Others need protection from serious injury',
    hint: 'This asks for a new home at once (K1) and to tell the reviewing officer.',
    button: 'Write it down',
    told: 'Written down: a new home is needed at once',
    asks: ['words', 'at', 'to'],
    labels: { words: 'What happened, or what we know', to: 'Who was told already' },
  },
  'signal-accepted': {
    title: 'Take this up for {child}',
    hint: 'It opens triage, or joins the agenda where a meeting is being arranged. Then the child’s social worker tells the team manager.',
    button: 'Take it up',
    told: 'It is taken up',
    asks: ['words', 'at'],
    labels: { words: 'What you want to talk about' },
  },
  'signal-dismissed': {
    title: 'Put this aside for {child}',
    hint: 'It stays on the file with your reason, and speaks again with newer facts or after four weeks.',
    button: 'Put it aside',
    told: 'It is put aside, with your reason',
    asks: ['reason', 'at'],
    labels: { reason: 'Why this needs no conversation now' },
  },
  'minutes-shared': {
    title: 'A copy was given, {child}',
    button: 'Keep it',
    told: 'It is kept',
    asks: TOLD,
  },
  'reviewing-officer-notified': {
    title: 'Notify {child}’s reviewing officer',
    hint: 'It appears among what waits for them, and they answer that they have it.',
    button: 'Notified',
    told: 'The reviewing officer is notified',
    asks: TOLD,
  },
  'cafcass-notified': {
    title: 'Notify CAFCASS about {child}',
    button: 'Notified',
    told: 'CAFCASS is notified',
    asks: TOLD,
  },
  'reviewing-officer-informed': {
    title: 'Tell {child}’s reviewing officer now',
    hint: 'The placement ends at once, so no review is held first: they are told as soon as can be, reg 14(3).',
    button: 'Told',
    told: 'The reviewing officer is told',
    asks: TOLD,
  },
  'manager-told': {
    title: 'Tell the team manager about {child}',
    button: 'Told',
    told: 'The team manager is told',
    asks: TOLD,
  },
  'ending-notice': {
    title: 'Written notice that {child}’s placement ends',
    hint: 'To the child, parents, carers, school and health, reviewing officer and others of reg 14(4).',
    button: 'Sent',
    told: 'The notice is sent',
    asks: TOLD,
  },
  'request-withdrawn': {
    title: 'Withdraw the request for {child}',
    button: 'Withdraw it',
    told: 'The request is withdrawn',
    asks: ['reason', 'at'],
  },
  'support-considered': {
    title: 'Would a support meeting help {child} settle?',
    hint: 'An earlier home ended when nobody had planned it. Say what you came to; to hold one, prepare a meeting.',
    button: 'Considered',
    told: 'It is noted that this was considered',
    asks: ['words', 'at'],
    labels: { words: 'What you came to' },
  },
  'planning-booked': {
    title: 'Book {child}’s placement planning meeting',
    button: 'Booked',
    told: 'The meeting is booked',
    asks: ['bookedFor', 'to'],
    labels: { to: 'Where' },
  },
  'planning-cancelled': {
    title: '{child}’s planning meeting does not take place',
    button: 'Cancelled',
    told: 'Noted: it does not take place',
    asks: ['reason', 'at'],
  },
  'meeting-booked': {
    title: 'Book {child}’s stability meeting',
    button: 'Booked',
    told: 'The meeting is booked',
    asks: ['bookedFor', 'to'],
    labels: { to: 'Where' },
  },
  'meeting-cancelled': {
    title: '{child}’s stability meeting does not take place',
    hint: 'Its date stays: a meeting that was cancelled does not satisfy it.',
    button: 'Cancelled',
    told: 'Noted: it does not take place',
    asks: ['reason', 'at'],
  },
  'temporary-approval-extended': {
    title: 'Extend the temporary approval for {child}',
    hint: 'Once, by eight weeks, reg 25.',
    button: 'Extended',
    told: 'The temporary approval is extended',
    asks: DONE,
  },
  'fewer-visits-agreed': {
    title: '{child} agrees to fewer visits',
    button: 'Agreed',
    told: 'It is noted',
    asks: DONE,
  },
  'review-decisions-sent': {
    title: 'Decisions of {child}’s review',
    button: 'Circulated',
    told: 'The decisions are circulated',
    asks: TOLD,
  },
  'care-plan-updated': {
    title: '{child}’s care plan',
    button: 'Updated',
    told: 'The care plan is updated',
    asks: ['at', 'to'],
    labels: { to: 'What was inserted' },
  },
  'review-record-complete': {
    title: 'Record of {child}’s review',
    button: 'Completed',
    told: 'The record is complete',
    asks: DONE,
  },
  'review-record-sent': {
    title: 'Record of {child}’s review',
    button: 'Circulated',
    told: 'The record is circulated',
    asks: TOLD,
  },
}

const PLAIN: Words = { title: 'A notice about {child}', button: 'Keep it', told: 'It is kept' }

export const noticeWords = (kind: NoticeKind): Words => WORDS[kind] ?? PLAIN
export const noticeTitle = (kind: NoticeKind, child: string): string =>
  noticeWords(kind).title.replace('{child}', child)

/** When, and to whom as far as the file knows. */
export function noticeBegins(files: Files, kind: NoticeKind, childId: Uuid, today: string, now: string): Body {
  const to = toWhom(files, kind, childId, today)
  const here = kind === 'reviewing-officer-notified' && to !== undefined
  return { at: now, ...(to !== undefined && { to }), ...(here && { how: ['here'] }) }
}

function toWhom(files: Files, kind: NoticeKind, childId: Uuid, today: string): string | undefined {
  const records = files.inFile(childFile(childId))
  switch (kind) {
    case 'reviewing-officer-notified':
    case 'reviewing-officer-informed':
      return workerOn(records, 'reviewing-officer', today)?.name
    case 'cafcass-notified':
      return 'CAFCASS'
    case 'manager-told': {
      const team = childIn(files, childId)?.body.team
      return having(ofType(person, files.ofType('person')), 'name').find(
        ({ body }) => body.role === 'team-manager' && team !== undefined && body.team === team,
      )?.body.name
    }
    default:
      return undefined
  }
}

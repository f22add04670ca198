/**
 * Something that was said, told or done around a placement, at one moment: a worry, a notice, that the reviewing officer
 * was told, that a meeting was booked or held. Written once and never changed; the stability process is folded over it.
 */
import { defineRecord } from '../model/define-record.ts'
import { choice, dateTime, manyOf, shortText, text, yesNo } from '../model/field.ts'
import { isFromTheHome } from '../model/person.ts'
import type { Role } from '../model/person.ts'
import { labelOf, opening } from './summary-words.ts'

const WORRIES = ['issue', 'carer-notice'] as const
const HARM = ['harm-to-child', 'harm-to-others'] as const
const WITH_REASON = [
  'request-withdrawn',
  'signal-dismissed',
  'meeting-cancelled',
  'planning-cancelled',
  'file-opened',
] as const

const kinds = [
  { value: 'issue', label: 'A worry about the placement' },
  { value: 'carer-notice', label: 'The carers have given notice' },
  { value: 'visit-asked', label: 'A visit was asked for' },
  { value: 'two-plus-list', label: 'On the list of two or more placements' },
  { value: 'signal-raised', label: 'A sign worth a conversation' },
  { value: 'signal-accepted', label: 'A sign was taken up' },
  { value: 'signal-dismissed', label: 'A sign was put aside' },
  { value: 'harm-to-child', label: 'Immediate risk of significant harm to the child' },
  { value: 'harm-to-others', label: 'Others need protection from serious injury' },
  { value: 'planning-booked', label: 'Placement planning meeting booked' },
  { value: 'planning-cancelled', label: 'Placement planning meeting cancelled' },
  { value: 'meeting-booked', label: 'Stability meeting booked' },
  { value: 'meeting-cancelled', label: 'Stability meeting cancelled' },
  { value: 'meeting-held', label: 'Stability meeting held' },
  { value: 'support-considered', label: 'Whether to hold a support meeting was considered' },
  { value: 'reviewing-officer-notified', label: 'Reviewing officer notified' },
  { value: 'cafcass-notified', label: 'CAFCASS notified' },
  { value: 'reviewing-officer-informed', label: 'Reviewing officer informed of an immediate ending, reg 14(3)' },
  { value: 'manager-told', label: 'Team manager told' },
  { value: 'ending-notice', label: 'Written notice of the ending sent' },
  { value: 'minutes-shared', label: 'A copy was given' },
  { value: 'request-withdrawn', label: 'Placement request withdrawn' },
  { value: 'temporary-approval-extended', label: 'Temporary approval extended' },
  { value: 'fewer-visits-agreed', label: 'The child agreed to fewer visits' },
  { value: 'review-decisions-sent', label: 'Decisions of the review circulated' },
  { value: 'care-plan-updated', label: 'Care plan updated' },
  { value: 'review-record-complete', label: 'Record of the review completed' },
  { value: 'review-record-sent', label: 'Record of the review circulated' },
  { value: 'file-opened', label: 'The file was opened with a reason' },
] as const
export type NoticeKind = (typeof kinds)[number]['value']

/** Who says what, where not every worker may; carers and their agency bring worries and notice, and nothing else. */
const SAID_BY: { readonly [K in NoticeKind]?: readonly Role[] } = {
  'meeting-held': [
    'team-manager',
    'assistant-team-manager',
    'senior-practitioner',
    'senior-manager',
    'reviewing-officer',
  ],
  // by the server alone, where somebody asks for the file
  'file-opened': [],
  'two-plus-list': ['placements-team', 'team-manager'],
  'request-withdrawn': ['childs-social-worker', 'team-manager', 'placements-team'],
  'review-decisions-sent': ['reviewing-officer'],
  'review-record-complete': ['reviewing-officer'],
  'review-record-sent': ['reviewing-officer'],
}

export const notice = defineRecord({
  type: 'notice',
  version: 1,
  words: { one: 'notice', many: 'notices', write: 'Tell of a worry about the placement' },
  icon: 'say',
  files: ['child'],
  fields: {
    kind: choice({ label: 'What it is', required: true, options: kinds }),
    at: dateTime({ label: 'When', required: true }),
    words: text({
      label: 'In words',
      required: true,
      when: {
        field: 'kind',
        is: [...WORRIES, ...HARM, 'visit-asked', 'support-considered', 'signal-raised', 'signal-accepted'],
      },
    }),
    reason: text({ label: 'Why', required: true, when: { field: 'kind', is: WITH_REASON } }),
    atRisk: yesNo({
      label: 'Is the placement at risk right now?',
      when: { field: 'kind', is: ['issue', 'carer-notice'] },
    }),
    bookedFor: dateTime({
      label: 'Booked for',
      required: true,
      when: { field: 'kind', is: ['planning-booked', 'meeting-booked'] },
    }),
    // The record it speaks of: the meeting, the request, the sign's evidence.
    about: shortText({ label: 'About the record', link: true }),
    // A sign is known by its rule, F1 to F21.
    rule: shortText({
      label: 'Rule',
      when: { field: 'kind', is: ['signal-raised', 'signal-accepted', 'signal-dismissed'] },
    }),
    to: shortText({ label: 'To whom' }),
    how: manyOf({
      label: 'How it was sent',
      options: [
        { value: 'letter', label: 'By letter' },
        { value: 'mail', label: 'By secure mail' },
        { value: 'in-person', label: 'In person' },
        { value: 'phone', label: 'By phone' },
        { value: 'here', label: 'Here in Doorstep' },
      ],
    }),
  },
  sections: [
    { id: 'what', title: 'What', fields: ['kind', 'at', 'words', 'reason', 'atRisk', 'bookedFor', 'rule'] },
    { id: 'to', title: 'To whom', fields: ['to', 'how', 'about'] },
  ],
  occurred: 'at',
  lane: 'meetings',
  summary(body) {
    const words = opening(body.words ?? body.reason, 70)
    const kind = labelOf(kinds, body.kind) || 'Notice'
    return words ? `${kind}: ${words}` : body.to ? `${kind}: ${body.to}` : kind
  },
  permission: {
    'childs-social-worker': 'cr',
    'supervising-social-worker': 'cr',
    'foster-carer': 'co',
    'team-manager': 'crx',
    'reviewing-officer': 'cr',
    'placements-team': 'cr',
    'independent-provider': 'co',
    auditor: 'r',
  },
  immutable: true,
  whyNotBegun(body, role) {
    const kind = body.kind
    if (kind === undefined) return undefined
    if (isFromTheHome(role))
      return kind === 'visit-asked' || (WORRIES as readonly string[]).includes(kind)
        ? undefined
        : 'From the home come worries, notice and the wish for a visit; the workers write down the rest'
    const by = SAID_BY[kind]
    return by && !by.includes(role) ? 'Somebody else writes this down' : undefined
  },
})

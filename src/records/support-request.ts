/**
 * Support that was asked for and has to be found: respite, therapy, a place at school. Its wait is counted and climbs
 * (S4.16, F19), because a child in trauma cannot be left to wait. Also what a progress report asks of the council (S1.17).
 */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, person, shortText, text } from '../model/field.ts'
import { labelOf, opening } from './summary-words.ts'

export const SUPPORT_KINDS = [
  { value: 'respite', label: 'Respite, a short break' },
  { value: 'therapy', label: 'Therapy' },
  { value: 'education', label: 'Help at school or training' },
  { value: 'health', label: 'Health' },
  { value: 'practical', label: 'Practical help' },
  { value: 'training', label: 'Training for the carers' },
  { value: 'staffing', label: 'More staff or a mentor' },
  { value: 'other', label: 'Something else' },
] as const

export const supportRequest = defineRecord({
  type: 'support-request',
  version: 1,
  words: {
    one: 'request for support',
    many: 'requests for support',
    write: 'Ask for respite, therapy or other support',
  },
  icon: 'help',
  files: ['child'],
  alsoIn: ['household'],
  fields: {
    kind: choice({ label: 'What kind', required: true, options: SUPPORT_KINDS }),
    what: text({ label: 'What is needed', required: true }),
    why: text({ label: 'What it would change for the child or the carers', required: true }),
    askedOn: date({ label: 'Asked for on', required: true }),
    wantedBy: date({ label: 'Needed by' }),
    owner: person({ label: 'Who sees to it', required: true, from: ['staff'] }),
    partner: shortText({ label: 'Asked of which service', required: true }),
    change: choice({
      label: 'Compared with before',
      options: [
        { value: 'more', label: 'More support' },
        { value: 'same', label: 'The same' },
        { value: 'less', label: 'Less, step by step' },
      ],
    }),
    source: shortText({ label: 'Where it comes from', required: true }),
    about: shortText({ label: 'About the record', link: true }),
    status: choice({
      label: 'How it stands',
      options: [
        { value: 'asked', label: 'Asked, waiting' },
        { value: 'agreed', label: 'Agreed, not begun yet' },
        { value: 'begun', label: 'It has begun' },
        { value: 'refused', label: 'Refused' },
        { value: 'withdrawn', label: 'No longer needed' },
      ],
    }),
    begunOn: date({ label: 'Begun on', required: true, when: { field: 'status', is: ['begun'] } }),
    reason: text({
      label: 'Why, and what is done instead',
      required: true,
      when: { field: 'status', is: ['refused', 'withdrawn'] },
    }),
  },
  sections: [
    { id: 'what', title: 'What is needed', fields: ['kind', 'what', 'why', 'change'] },
    { id: 'who', title: 'Of whom, by when', fields: ['partner', 'owner', 'askedOn', 'wantedBy', 'source', 'about'] },
    { id: 'since', title: 'How it stands', fields: ['status', 'begunOn', 'reason'] },
  ],
  occurred: 'askedOn',
  lane: 'help',
  summary: (body) => `${labelOf(SUPPORT_KINDS, body.kind) || 'Support'}: ${opening(body.what) || 'not yet said'}`,
  permission: {
    'childs-social-worker': 'cra',
    'supervising-social-worker': 'cra',
    'foster-carer': 'rh',
    'team-manager': 'cra',
    'reviewing-officer': 'r',
    'placements-team': 'r',
    'independent-provider': 'croh',
    auditor: 'r',
  },
  // What a progress report asks for is asked by whoever signs the report.
  begunBy: ['independent-provider'],
})

/** What children, families and carers think of the help, and what changed because they said so (S3.25). */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, quote, text } from '../model/field.ts'
import { labelOf, opening } from './summary-words.ts'

const from = [
  { value: 'child', label: 'The child' },
  { value: 'family', label: 'The child’s family' },
  { value: 'carers', label: 'The carers' },
  { value: 'carers-child', label: 'The carers’ sons and daughters' },
  { value: 'professional', label: 'School, health or others' },
] as const

export const feedback = defineRecord({
  type: 'feedback',
  version: 1,
  words: { one: 'feedback', many: 'feedback', write: 'Write down feedback' },
  icon: 'say',
  files: ['child'],
  alsoIn: ['household'],
  fields: {
    date: date({ label: 'Date', required: true }),
    from: choice({ label: 'From whom', required: true, options: from }),
    about: choice({
      label: 'About what',
      options: [
        { value: 'visits', label: 'Visits' },
        { value: 'help', label: 'Help and support' },
        { value: 'meetings', label: 'Meetings and reviews' },
        { value: 'home', label: 'Home' },
        { value: 'family-time', label: 'Family time' },
        { value: 'other', label: 'Something else' },
      ],
    }),
    words: quote({ label: 'In the very words', required: true }),
    answer: text({ label: 'What we answered' }),
    changed: text({ label: 'What changed because of it' }),
    changedOn: date({ label: 'Changed on' }),
  },
  sections: [
    { id: 'said', title: 'What was said', fields: ['date', 'from', 'about', 'words'] },
    { id: 'then', title: 'What changed', fields: ['answer', 'changed', 'changedOn'], byWorkers: true },
  ],
  occurred: 'date',
  summary: (body) => `${labelOf(from, body.from) || 'Feedback'}: ${opening(body.words, 70) || 'not yet written'}`,
  permission: {
    'childs-social-worker': 'cra',
    'supervising-social-worker': 'cra',
    'foster-carer': 'croh',
    'team-manager': 'crax',
    'reviewing-officer': 'cr',
    'independent-provider': 'croh',
    auditor: 'r',
  },
})

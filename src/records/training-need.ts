/** What carers want or need to learn or hear again, above all when stress makes them forget what they knew (S4.21). */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, text } from '../model/field.ts'
import { labelOf } from './summary-words.ts'

const topics = [
  { value: 'attachment', label: 'Attachment' },
  { value: 'brain', label: 'How the brain grows' },
  { value: 'trauma', label: 'Trauma' },
  { value: 'de-escalation', label: 'Calming things down' },
  { value: 'self-harm', label: 'Self-harm' },
  { value: 'exploitation', label: 'Missing and exploitation' },
  { value: 'substances', label: 'Alcohol and drugs' },
  { value: 'age', label: 'Caring for another age' },
  { value: 'safer-caring', label: 'Safer caring' },
  { value: 'other', label: 'Something else' },
] as const

export const trainingNeed = defineRecord({
  type: 'training-need',
  version: 1,
  words: { one: 'training', many: 'trainings', write: 'Offer training' },
  icon: 'say',
  files: ['household'],
  fields: {
    topic: choice({ label: 'About what', required: true, options: topics }),
    what: text({ label: 'Which course, or who comes' }),
    trigger: choice({
      label: 'Why now',
      required: true,
      options: [
        { value: 'new-carers', label: 'New carers' },
        { value: 'stress', label: 'A hard time: a refresher' },
        { value: 'asked', label: 'They asked' },
        { value: 'child', label: 'What this child needs' },
        { value: 'review', label: 'From their review' },
      ],
    }),
    offeredOn: date({ label: 'Offered on', required: true }),
    by: date({ label: 'By when', required: true }),
    answer: choice({
      label: 'Their answer',
      options: [
        { value: 'wanted', label: 'Yes, please' },
        { value: 'later', label: 'Later' },
        { value: 'not-wanted', label: 'No, thank you' },
      ],
    }),
    done: date({ label: 'Done on' }),
    learnt: text({ label: 'What changed because of it' }),
  },
  sections: [
    { id: 'what', title: 'What', fields: ['topic', 'what', 'trigger', 'offeredOn', 'by'] },
    { id: 'since', title: 'Since then', fields: ['answer', 'done', 'learnt'] },
  ],
  occurred: 'offeredOn',
  summary: (body) => `Training: ${labelOf(topics, body.topic) || 'not yet said'}${body.done ? ', done' : ''}`,
  permission: {
    'childs-social-worker': 'e',
    'supervising-social-worker': 'cras',
    'foster-carer': 'roh',
    'team-manager': 'rsx',
    'reviewing-officer': 'r',
    'independent-provider': 'crasoh',
    auditor: 'r',
  },
  extract: ['topic', 'trigger', 'offeredOn', 'by', 'done'],
})

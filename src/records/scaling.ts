/**
 * One person's answer on the scale. Never changed once it has arrived: a new answer is a new record. Lies in the
 * child's file, the household's, or both, as it was asked. The wording of the day is kept with the answer.
 */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, person, scale, shortText, text } from '../model/field.ts'
import { STEADY } from './shared-fields.ts'

export const scaling = defineRecord({
  type: 'scaling',
  version: 1,
  words: { one: 'scale answer', many: 'scale answers', write: 'Ask how steady it feels' },
  icon: 'scale',
  files: [],
  fields: {
    date: date({ label: 'Date', required: true }),
    question: shortText({ label: 'The question', required: true }),
    worst: shortText({ label: 'What 0 means', required: true }),
    best: shortText({ label: 'What 10 means', required: true }),
    person: person({ label: 'Whose answer', required: true, from: ['household', 'child', 'staff', 'network'] }),
    // Reading 1: the lowest answer of carers and supervising social worker is the gate, a child's or relative's is not.
    relation: choice({
      label: 'Who they are',
      required: true,
      options: [
        { value: 'carer', label: 'Carer' },
        { value: 'supervising-social-worker', label: 'Supervising social worker' },
        { value: 'child', label: 'The child' },
        { value: 'carers-child', label: 'The carers’ son or daughter' },
        { value: 'other-adult', label: 'Other adult at home' },
        { value: 'relative', label: 'The child’s relative' },
        { value: 'childs-social-worker', label: 'The child’s social worker' },
        { value: 'other', label: 'Somebody else' },
      ],
    }),
    score: scale({ label: 'From 0 to 10', required: true, worst: STEADY.worst, best: STEADY.best }),
    whyNotLower: text({ label: 'What makes it that, and not one lower?', required: true }),
    oneStepUp: text({ label: 'What would one step up look like?' }),
    // In the place of a number, of somebody too young to give one.
    seen: text({ label: 'What was seen of them' }),
  },
  sections: [
    {
      id: 'answer',
      title: 'How are we doing?',
      fields: ['date', 'person', 'relation', 'question', 'worst', 'best', 'score'],
    },
    { id: 'why', title: 'Why', fields: ['whyNotLower', 'oneStepUp', 'seen'] },
  ],
  occurred: 'date',
  lane: 'scores',
  summary: (body) =>
    body.seen?.trim()
      ? `What was seen of ${body.person?.name ?? 'somebody'}`
      : `${body.person?.name ?? 'Somebody'} answered ${body.score ?? 'nothing yet'}`,
  permission: {
    'childs-social-worker': 'cr',
    'supervising-social-worker': 'cr',
    'foster-carer': 'croh',
    'team-manager': 'r',
    'reviewing-officer': 'r',
    'independent-provider': 'croh',
    auditor: 'r',
  },
  immutable: true,
})

/**
 * What the independent reviewing officer says of the care of a child, on the child's file and the household's (S4.24): a
 * remark on named records, with a date to answer by; or a formal dispute, which managers resolve in 20 working days in all.
 */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, rows, shortText, text, yesNo } from '../model/field.ts'
import { FROM_THE_HOME } from '../model/person.ts'
import { opening } from './summary-words.ts'

export const iroComment = defineRecord({
  type: 'iro-comment',
  version: 1,
  words: { one: 'reviewing officer’s comment', many: 'reviewing officer’s comments', write: 'Comment on the care' },
  icon: 'say',
  files: ['child'],
  alsoIn: ['household'],
  fields: {
    date: date({ label: 'Date', required: true }),
    text: text({ label: 'Comment', required: true }),
    about: rows({
      label: 'About which records',
      rowWord: 'record',
      addLabel: 'Add a record',
      fields: {
        record: shortText({ label: 'Number of the record', link: true }),
        words: shortText({ label: 'Which record', required: true }),
      },
    }),
    replyBy: date({ label: 'Answer by' }),
    dispute: yesNo({
      label: 'Is it a formal dispute?',
      hint: 'Twenty working days in all, IRO handbook 6.2',
      required: true,
      reasonFor: true,
      reasonLabel: 'What is in dispute',
    }),
    step: choice({
      label: 'With whom it is',
      when: { field: 'dispute', is: [true] },
      options: [
        { value: 'team-manager', label: 'Team manager' },
        { value: 'service-manager', label: 'Service manager' },
        { value: 'head-of-service', label: 'Head of service' },
        { value: 'cafcass', label: 'CAFCASS' },
      ],
    }),
    resolvedOn: date({ label: 'Resolved on', when: { field: 'dispute', is: [true] } }),
    outcome: text({ label: 'How it was resolved', when: { field: 'dispute', is: [true] } }),
  },
  sections: [
    { id: 'comment', title: 'Comment', fields: ['date', 'text', 'about', 'replyBy'] },
    { id: 'dispute', title: 'Dispute', fields: ['dispute', 'step', 'resolvedOn', 'outcome'] },
  ],
  occurred: 'date',
  lane: 'meetings',
  summary: (body) => `${body.dispute?.answer ? 'Dispute: ' : ''}${opening(body.text) || 'Comment'}`,
  permission: {
    'childs-social-worker': 'r',
    'supervising-social-worker': 'r',
    'foster-carer': 'eh',
    'team-manager': 'r',
    'reviewing-officer': 'crasx',
    'independent-provider': 'eh',
    auditor: 'r',
  },
  extract: ['date', 'text', 'replyBy'],
  // What the officer is still weighing reaches no home.
  withhold: (_body, isSigned) => (isSigned ? [] : FROM_THE_HOME),
  signOff: { by: ['reviewing-officer'] },
  check: (body) =>
    body.date && body.replyBy && body.replyBy < body.date
      ? [{ field: 'replyBy', message: 'The answer is asked for before the comment' }]
      : body.date && body.resolvedOn && body.resolvedOn < body.date
        ? [{ field: 'resolvedOn', message: 'It is resolved before it began' }]
        : [],
  afterSigning: ['step', 'resolvedOn', 'outcome'],
})

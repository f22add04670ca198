/** A health assessment of a child in care: for the first review, then every six months under five, yearly after (reg 7). */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, text } from '../model/field.ts'

export const healthAssessment = defineRecord({
  type: 'health-assessment',
  version: 1,
  words: { one: 'health assessment', many: 'health assessments', write: 'Write down a health assessment' },
  icon: 'done',
  files: ['child'],
  alsoIn: ['household'],
  fields: {
    date: date({ label: 'Date', required: true }),
    kind: choice({
      label: 'Which',
      required: true,
      options: [
        { value: 'initial', label: 'The first' },
        { value: 'review', label: 'A later one' },
      ],
    }),
    reported: date({ label: 'Report came on' }),
    plan: text({ label: 'What follows for the child’s health', required: true }),
  },
  sections: [{ id: 'what', title: 'Health assessment', fields: ['date', 'kind', 'reported', 'plan'] }],
  occurred: 'date',
  summary: (body) => (body.kind === 'initial' ? 'First health assessment' : 'Health assessment'),
  permission: {
    'childs-social-worker': 'cra',
    'supervising-social-worker': 'r',
    'foster-carer': 'r',
    'team-manager': 'r',
    'reviewing-officer': 'r',
    'independent-provider': 'r',
    auditor: 'r',
  },
})

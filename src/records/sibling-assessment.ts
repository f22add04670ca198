/**
 * Whether brothers and sisters should live together or apart, asked of each child for their own sake (S4.11, S4.18). A
 * proposal that a child goes home cannot be signed without one where there are brothers or sisters.
 */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, person, quote, rows, text } from '../model/field.ts'
import { labelOf } from './summary-words.ts'

const recommendations = [
  { value: 'together', label: 'Together' },
  { value: 'together-with-support', label: 'Together, with support' },
  { value: 'apart-with-contact', label: 'Apart, with a plan to stay close' },
  { value: 'not-yet', label: 'It cannot be said yet' },
] as const

export const siblingAssessment = defineRecord({
  type: 'sibling-assessment',
  version: 1,
  words: { one: 'sibling assessment', many: 'sibling assessments', write: 'Assess brothers and sisters' },
  icon: 'people',
  files: ['child'],
  fields: {
    date: date({ label: 'Date', required: true }),
    children: rows({
      label: 'Each child',
      required: true,
      rowWord: 'child',
      addLabel: 'Add a brother or sister',
      fields: {
        child: person({ label: 'Child', required: true, from: ['child', 'sibling'] }),
        needs: text({ label: 'What this child needs', required: true }),
        views: quote({ label: 'What this child says', required: true }),
      },
    }),
    observations: text({ label: 'What was seen when they were together', required: true }),
    strengths: text({ label: 'What is strong between them', required: true }),
    risks: text({ label: 'What worries us between them', required: true }),
    recommendation: choice({ label: 'Recommendation', required: true, options: recommendations }),
    why: text({ label: 'Why', required: true }),
    familyTime: text({ label: 'How they stay close', required: true }),
  },
  sections: [
    { id: 'children', title: 'Each child', fields: ['date', 'children'] },
    { id: 'between', title: 'Between them', fields: ['observations', 'strengths', 'risks'] },
    { id: 'recommendation', title: 'Recommendation', fields: ['recommendation', 'why', 'familyTime'] },
  ],
  occurred: 'date',
  summary: (body) => {
    const says = labelOf(recommendations, body.recommendation)
    return says ? `Brothers and sisters: ${says.charAt(0).toLowerCase()}${says.slice(1)}` : 'Brothers and sisters'
  },
  permission: {
    'childs-social-worker': 'cras',
    'supervising-social-worker': 'r',
    'foster-carer': 'e',
    'team-manager': 'rsx',
    'reviewing-officer': 'r',
    'placements-team': 'e',
    auditor: 'r',
  },
  extract: ['date', 'recommendation', 'familyTime'],
  signOff: {
    by: ['childs-social-worker'],
    countersign: { by: ['team-manager'], words: 'I agree with what is recommended' },
  },
})

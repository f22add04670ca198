/** A meeting of the child's personal education plan (PEP): begun in ten working days, ready for the first review, then each term. */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, quote, text } from '../model/field.ts'

export const educationPlan = defineRecord({
  type: 'education-plan',
  version: 1,
  words: { one: 'education plan', many: 'education plans', write: 'Write down the education plan' },
  icon: 'table',
  files: ['child'],
  alsoIn: ['household'],
  fields: {
    date: date({ label: 'Date', required: true }),
    stage: choice({
      label: 'Which',
      required: true,
      options: [
        { value: 'begun', label: 'Begun' },
        { value: 'meeting', label: 'This term’s meeting' },
      ],
    }),
    childsView: quote({ label: 'What the child says about school' }),
    goals: text({ label: 'What is aimed at', required: true }),
    support: text({ label: 'What helps, and who pays' }),
  },
  sections: [{ id: 'what', title: 'Education plan', fields: ['date', 'stage', 'childsView', 'goals', 'support'] }],
  occurred: 'date',
  summary: (body) => (body.stage === 'begun' ? 'Education plan begun' : 'Education plan'),
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

/** The total of a strengths and difficulties questionnaire. Totals only: the questions themselves are licensed. */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, shortText } from '../model/field.ts'
import { sdqReason } from './codes-ssda903.ts'

export const sdqScore = defineRecord({
  type: 'sdq-score',
  version: 1,
  words: { one: 'SDQ total', many: 'SDQ totals', write: 'Enter an SDQ total' },
  icon: 'table',
  files: ['child'],
  fields: {
    date: date({ label: 'Date', required: true, hint: 'From a return: the last day of its year' }),
    score: shortText({ label: 'Total, 0 to 40' }),
    reason: choice({ label: 'Why there is none', options: sdqReason }),
  },
  sections: [{ id: 'score', title: 'Total', fields: ['date', 'score', 'reason'] }],
  occurred: 'date',
  // Bands of the total for the carer's form: 0–13 ordinary, 14–16 borderline, 17 and over cause for concern (DfE).
  summary: (body) => (body.score ? `SDQ total ${body.score}` : 'No SDQ total'),
  permission: {
    'childs-social-worker': 'cra',
    'supervising-social-worker': 'r',
    'foster-carer': 'r',
    'team-manager': 'rx',
    'reviewing-officer': 'r',
    'placements-team': 'r',
    'independent-provider': 'r',
    auditor: 'r',
  },
  check: (body) =>
    body.score !== undefined && !(/^\d{1,2}$/.test(body.score) && Number(body.score) <= 40)
      ? [{ field: 'score', message: 'The total is a whole number from 0 to 40' }]
      : [],
})

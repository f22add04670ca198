/** A carer's day in two minutes. Needs no signature: it is told, and answered with "read" or "talked about". */
import { defineRecord } from '../model/define-record.ts'
import { date, scale, text, yesNo } from '../model/field.ts'
import { childsWords } from './shared-fields.ts'
import { opening } from './summary-words.ts'

export const dailyLog = defineRecord({
  type: 'daily-log',
  version: 1,
  words: { one: 'daily log', many: 'daily logs', write: 'Write today’s log' },
  icon: 'log',
  files: ['child', 'household'],
  fields: {
    date: date({ label: 'Which day', required: true }),
    happened: text({ label: 'What happened?', required: true }),
    wentWell: text({ label: 'What went well?', required: true }),
    words: childsWords,
    feeling: scale({ label: 'How I feel tonight', hint: 'If you like', worst: 'Worn out', best: 'Doing well' }),
    sleep: text({ label: 'Sleep' }),
    food: text({ label: 'Food' }),
    school: text({ label: 'School' }),
    health: text({ label: 'Health' }),
    familyTime: text({ label: 'Family time' }),
    help: yesNo({ label: 'Would some help be good?', reasonFor: true, reasonLabel: 'What would help' }),
  },
  sections: [
    { id: 'day', title: 'The day', fields: ['date', 'happened', 'wentWell'] },
    { id: 'words', title: 'Their own words', fields: ['words'] },
    { id: 'feeling', title: 'How I feel tonight', fields: ['feeling'] },
    { id: 'more', title: 'Anything more?', fields: ['sleep', 'food', 'school', 'health', 'familyTime'] },
    { id: 'help', title: 'Help', fields: ['help'] },
  ],
  occurred: 'date',
  summary: (body, names) => opening(body.happened) || opening(body.wentWell) || `${names.child ?? 'The child'}’s day`,
  permission: {
    'childs-social-worker': 'r',
    'supervising-social-worker': 'rs',
    'foster-carer': 'crasoh',
    'team-manager': 'r',
    'reviewing-officer': 'r',
    'independent-provider': 'roh',
    auditor: 'r',
  },
})

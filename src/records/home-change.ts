/** Something that changes at home, told before it is a worry (S5.9): a carer is ill, somebody comes or goes, a move, new work. */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, text } from '../model/field.ts'
import { labelOf } from './summary-words.ts'

const kinds = [
  { value: 'carer-ill', label: 'A carer is ill' },
  { value: 'joins', label: 'Somebody joins the family' },
  { value: 'leaves', label: 'Somebody leaves the family' },
  { value: 'house', label: 'Moving house or building' },
  { value: 'work', label: 'New work or hours' },
  { value: 'other', label: 'Something else' },
] as const

export const homeChange = defineRecord({
  type: 'home-change',
  version: 1,
  words: { one: 'change at home', many: 'changes at home', write: 'Tell of a change at home' },
  icon: 'home',
  files: ['household'],
  fields: {
    kind: choice({ label: 'What changes', required: true, options: kinds }),
    from: date({ label: 'From when', required: true }),
    until: date({ label: 'Until when, if you know' }),
    words: text({ label: 'In your words', required: true }),
    help: text({ label: 'What would help' }),
  },
  sections: [{ id: 'what', title: 'What changes', fields: ['kind', 'from', 'until', 'words', 'help'] }],
  occurred: 'from',
  summary: (body) => labelOf(kinds, body.kind) || 'A change at home',
  permission: {
    'childs-social-worker': 'r',
    'supervising-social-worker': 'cra',
    'foster-carer': 'croh',
    'team-manager': 'r',
    'reviewing-officer': 'r',
    'independent-provider': 'craoh',
    auditor: 'r',
  },
  check: (body) =>
    body.from && body.until && body.until < body.from ? [{ field: 'until', message: 'It ends before it begins' }] : [],
})

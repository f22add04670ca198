/** Nights a child spent elsewhere (S1.16): with friends or family, or a short break, agreed beforehand or not (reg 48). */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, shortText, text, yesNo } from '../model/field.ts'
import { labelOf } from './summary-words.ts'

const kinds = [
  { value: 'friends', label: 'With friends' },
  { value: 'family', label: 'With family' },
  { value: 'short-break', label: 'A short break with other carers' },
  { value: 'school', label: 'With school or a club' },
  { value: 'other', label: 'Somewhere else' },
] as const

export const overnightStay = defineRecord({
  type: 'overnight-stay',
  version: 1,
  words: { one: 'overnight stay', many: 'overnight stays', write: 'Write down a night away' },
  icon: 'home',
  files: ['child'],
  alsoIn: ['household'],
  fields: {
    from: date({ label: 'First night', required: true }),
    until: date({ label: 'Came back on', required: true }),
    kind: choice({ label: 'With whom', required: true, options: kinds }),
    where: shortText({ label: 'Where' }),
    agreed: yesNo({ label: 'Was it agreed beforehand?', required: true, reasonFor: false, reasonLabel: 'Why not' }),
    how: text({ label: 'How it was' }),
  },
  sections: [{ id: 'stay', title: 'Nights away', fields: ['from', 'until', 'kind', 'where', 'agreed', 'how'] }],
  occurred: 'from',
  summary: (body) => `Overnight${body.kind ? ` ${(labelOf(kinds, body.kind) ?? '').toLowerCase()}` : ' stay'}`,
  permission: {
    'childs-social-worker': 'cra',
    'supervising-social-worker': 'cra',
    'foster-carer': 'crao',
    'team-manager': 'r',
    'reviewing-officer': 'r',
    'placements-team': 'cr',
    'independent-provider': 'crao',
    auditor: 'r',
  },
  check: (body) =>
    body.from && body.until && body.until <= body.from
      ? [{ field: 'until', message: 'They came back on a later day than the first night' }]
      : [],
})

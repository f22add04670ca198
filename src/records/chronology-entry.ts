/** Significant events only, each with what it meant for the child. */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, shortText, text } from '../model/field.ts'
import { opening } from './summary-words.ts'

export const chronologyEntry = defineRecord({
  type: 'chronology-entry',
  version: 2,
  words: { one: 'chronology entry', many: 'chronology', write: 'Add to the chronology' },
  icon: 'clock',
  files: ['child'],
  fields: {
    date: date({ label: 'Date', required: true }),
    kind: choice({
      label: 'What it is',
      options: [
        { value: 'event', label: 'Something that happened' },
        { value: 'message', label: 'What another professional told us' },
      ],
    }),
    from: shortText({
      label: 'Who told us',
      hint: 'Name and work: Mrs Lowe, class teacher',
      required: true,
      when: { field: 'kind', is: ['message'] },
    }),
    event: text({ label: 'What happened', required: true }),
    impact: text({ label: 'What it meant for the child', required: true }),
    source: shortText({ label: 'Where it is known from', required: true }),
    // The record it was made from.
    record: shortText({ label: 'Number of the record', link: true }),
    significance: choice({
      label: 'How much it matters',
      required: true,
      options: [
        { value: 'turning-point', label: 'A turning point' },
        { value: 'important', label: 'Important' },
        { value: 'background', label: 'Worth knowing' },
      ],
    }),
  },
  sections: [
    {
      id: 'entry',
      title: 'Entry',
      fields: ['date', 'kind', 'from', 'event', 'impact', 'source', 'record', 'significance'],
    },
  ],
  occurred: 'date',
  summary: (body) =>
    (body.kind === 'message' && body.from ? `${body.from}: ` : '') + (opening(body.event) || 'Chronology entry'),
  permission: {
    'childs-social-worker': 'cras',
    'supervising-social-worker': 'r',
    'team-manager': 'rx',
    'reviewing-officer': 'r',
    'placements-team': 'e',
    auditor: 'r',
  },
  // The entry of an incident, which the team manager signs.
  begunBy: ['team-manager'],
  extract: ['date', 'event', 'significance'],
  upgrade: { 1: (body) => body },
  signOff: { by: ['childs-social-worker'] },
})

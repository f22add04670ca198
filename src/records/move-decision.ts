/** A senior manager or the placement review panel says whether the child moves (S2.25, T18, T19). A refusal brings support. */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, dateTime, person, text } from '../model/field.ts'
import { FROM_THE_HOME } from '../model/person.ts'

const refused = { field: 'decision', is: ['refused'] } as const

export const moveDecision = defineRecord({
  type: 'move-decision',
  version: 1,
  words: { one: 'decision about a move', many: 'decisions about moves', write: 'Decide about a move' },
  icon: 'home',
  files: ['child'],
  alsoIn: ['household'],
  fields: {
    at: dateTime({ label: 'When', required: true }),
    by: choice({
      label: 'Who decides',
      required: true,
      options: [
        { value: 'senior-manager', label: 'Senior manager' },
        { value: 'panel', label: 'Placement review panel' },
      ],
    }),
    panel: person({ label: 'Chair of the panel', from: ['staff'], when: { field: 'by', is: ['panel'] } }),
    decision: choice({
      label: 'Decision',
      required: true,
      options: [
        { value: 'approved', label: 'The move is approved' },
        { value: 'refused', label: 'The move is refused: the home gets more support' },
      ],
    }),
    reason: text({ label: 'Why', required: true }),
    childsView: text({ label: 'What the child wants, and how it was weighed', required: true }),
    support: text({ label: 'Support that comes with it', required: true, when: refused }),
    reviewDate: date({ label: 'Review meeting on', required: true, when: refused }),
  },
  sections: [
    { id: 'decision', title: 'Decision', fields: ['at', 'by', 'panel', 'decision', 'reason', 'childsView'] },
    { id: 'support', title: 'What follows', fields: ['support', 'reviewDate'] },
  ],
  occurred: 'at',
  lane: 'meetings',
  summary: (body) =>
    body.decision === 'approved'
      ? 'Move approved'
      : body.decision === 'refused'
        ? 'Move refused: more support'
        : 'Decision about a move',
  permission: {
    'childs-social-worker': 'r',
    'supervising-social-worker': 'r',
    'foster-carer': 'eh',
    'team-manager': 'r',
    'reviewing-officer': 'r',
    'placements-team': 'r',
    'independent-provider': 'eh',
    auditor: 'r',
    'senior-manager': 'crasx',
    'assistant-team-manager': 'r',
  },
  extract: ['at', 'decision', 'support', 'reviewDate'],
  // What is still being written is nobody's at home to read: it may change before anybody has put their name under it.
  withhold: (_body, isSigned) => (isSigned ? [] : FROM_THE_HOME),
  signOff: { by: ['senior-manager'] },
})

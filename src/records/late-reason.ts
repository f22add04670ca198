/** Why something that was due is late, in the words of whose it is (section E: "overdue needs reason"). Said once, never changed. */
import { defineRecord } from '../model/define-record.ts'
import { date, shortText, text } from '../model/field.ts'
import { opening } from './summary-words.ts'

export const lateReason = defineRecord({
  type: 'late-reason',
  version: 1,
  words: { one: 'reason for being late', many: 'reasons for being late', write: 'Say why it is late' },
  icon: 'clock',
  files: [],
  fields: {
    what: shortText({ label: 'What is late', required: true }),
    // The key by which the clock is known.
    clock: shortText({ label: 'The clock', link: true }),
    due: date({ label: 'It was due on', required: true }),
    reason: text({ label: 'Why', required: true }),
    instead: text({ label: 'What happens instead, and when', required: true }),
  },
  sections: [{ id: 'why', title: 'Why it is late', fields: ['what', 'due', 'reason', 'instead', 'clock'] }],
  occurred: 'due',
  summary: (body) => `Late: ${opening(body.what) || 'something'}`,
  permission: {
    'childs-social-worker': 'cr',
    'supervising-social-worker': 'cr',
    'team-manager': 'cr',
    'reviewing-officer': 'cr',
    'placements-team': 'cr',
    'independent-provider': 'c',
    auditor: 'r',
  },
  immutable: true,
})

/**
 * A list of words that stand out in logs, as this service has set it from a day on (F10, S4.20). In place of the
 * product's own list of that name. Everybody may read the lists: nothing about a carer is in them.
 */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, text } from '../model/field.ts'
import { labelOf } from './summary-words.ts'

const lists = [
  { value: 'exhaustion', label: 'Worn out' },
  { value: 'absolutes', label: '“Always”, and blame' },
  { value: 'hopelessness', label: 'Without hope' },
  { value: 'unsupported', label: 'Left alone' },
  { value: 'ending', label: 'Not going on' },
  { value: 'positive', label: 'What goes well' },
  { value: 'means-else', label: 'Means something else' },
] as const

export const toneWords = defineRecord({
  type: 'tone-words',
  version: 1,
  words: { one: 'list of words', many: 'lists of words', write: 'Change a list of words' },
  icon: 'settings',
  files: ['organisation'],
  fields: {
    list: choice({ label: 'Which list', required: true, options: lists }),
    words: text({ label: 'The words, a phrase to a line', hint: 'A star stands for any ending', required: true }),
    from: date({ label: 'From which day', required: true }),
    why: text({ label: 'Why, and by whose decision', required: true }),
  },
  sections: [{ id: 'list', title: 'List', fields: ['list', 'words', 'from', 'why'] }],
  occurred: 'from',
  summary: (body) => `Words in logs: ${labelOf(lists, body.list) || 'a list'}`,
  permission: {
    'childs-social-worker': 'r',
    'supervising-social-worker': 'r',
    'foster-carer': 'r',
    'team-manager': 'r',
    'reviewing-officer': 'r',
    'placements-team': 'r',
    'independent-provider': 'r',
    auditor: 'r',
    'senior-manager': 'cras',
    'assistant-team-manager': 'r',
    'service-manager': 'r',
    'head-of-service': 'r',
  },
  signOff: { by: ['senior-manager'] },
})

/** A time when a child was missing or away without leave; from the return, or written by the child's social worker. */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, dateTime, text } from '../model/field.ts'
import { missingKind } from './codes-ssda903.ts'

export const missingEpisode = defineRecord({
  type: 'missing-episode',
  version: 1,
  words: { one: 'missing episode', many: 'missing episodes', write: 'Record a missing episode' },
  icon: 'find',
  files: ['child'],
  fields: {
    kind: choice({ label: 'Missing or away', required: true, options: missingKind }),
    start: date({ label: 'Went missing', required: true }),
    end: date({ label: 'Came back' }),
    returned: dateTime({ label: 'Came back at', hint: 'The interview is due within 72 hours of this' }),
    interviewOn: date({ label: 'Return interview held' }),
    interview: text({ label: 'What the child said about it' }),
  },
  sections: [
    { id: 'when', title: 'When', fields: ['kind', 'start', 'end', 'returned'] },
    { id: 'interview', title: 'Return interview', fields: ['interviewOn', 'interview'] },
  ],
  occurred: 'start',
  lane: 'missing',
  summary(body, names) {
    const who = names.child ?? 'The child'
    const was = body.kind === 'A' ? 'was away without leave' : 'was missing'
    return body.end || body.returned ? `${who} ${was} and came back` : `${who} ${was}`
  },
  permission: {
    'childs-social-worker': 'cra',
    'supervising-social-worker': 'r',
    'foster-carer': 'e',
    'team-manager': 'rx',
    'reviewing-officer': 'r',
    'placements-team': 'r',
    'independent-provider': 'e',
    auditor: 'r',
  },
  extract: ['kind', 'start', 'end', 'returned', 'interviewOn'],
  check: (body) =>
    body.start && body.end && body.end < body.start ? [{ field: 'end', message: 'It ends before it begins' }] : [],
})

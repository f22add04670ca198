/** A carer asks for help. How it stands follows from its marks: acknowledged, answered, closed. */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, text, yesNo } from '../model/field.ts'
import { opening } from './summary-words.ts'

const urgency = choice({
  label: 'How soon',
  required: true,
  options: [
    { value: 'now', label: 'Now' },
    { value: 'today', label: 'Today' },
    { value: 'week', label: 'This week' },
  ],
})

export const helpRequest = defineRecord({
  type: 'help-request',
  version: 1,
  words: { one: 'request for help', many: 'requests for help', write: 'Ask for help' },
  icon: 'help',
  // In the child's file as well where it is about a child.
  files: ['household'],
  fields: {
    need: text({ label: 'What would help?', required: true }),
    urgency,
    wantedBy: date({ label: 'Wanted by', required: true }),
    satisfied: yesNo({ label: 'Was it sorted?', reasonFor: false, reasonLabel: 'What is still needed' }),
  },
  sections: [
    { id: 'ask', title: 'Ask', fields: ['need', 'urgency', 'wantedBy'] },
    { id: 'after', title: 'Afterwards', fields: ['satisfied'] },
  ],
  occurred: 'wantedBy',
  lane: 'help',
  summary: (body, names) => opening(body.need) || `${names.author ?? 'Somebody'} asked for help`,
  permission: {
    'childs-social-worker': 'cr',
    'supervising-social-worker': 'cr',
    'foster-carer': 'crasoh',
    'team-manager': 'ra',
    'reviewing-officer': 'r',
    'independent-provider': 'croh',
    auditor: 'r',
  },
})

/**
 * Where a daily log led: an action, the next supervision, support that is asked for, the chronology (S4.5). Written in
 * one tap by whoever read the log, never changed, and shown to the carer who wrote it.
 */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, shortText, text } from '../model/field.ts'
import { opening } from './summary-words.ts'

export const logFollowUp = defineRecord({
  type: 'log-follow-up',
  version: 1,
  words: { one: 'follow-up of a log', many: 'follow-ups of logs', write: 'Say where a log led' },
  icon: 'note',
  files: ['child', 'household'],
  fields: {
    date: date({ label: 'Date', required: true }),
    log: shortText({ label: 'The log', required: true, link: true }),
    where: choice({
      label: 'Where it led',
      required: true,
      options: [
        { value: 'supervision', label: 'The carers’ next supervision' },
        { value: 'action', label: 'An action' },
        { value: 'support', label: 'Support that is asked for' },
        { value: 'chronology', label: 'The chronology' },
      ],
    }),
    made: shortText({ label: 'What was made of it', link: true }),
    // The supervision it is taken to, as it was planned then.
    on: date({ label: 'For which day', when: { field: 'where', is: ['supervision'] } }),
    what: text({ label: 'In a few words' }),
  },
  sections: [{ id: 'where', title: 'Where it led', fields: ['date', 'log', 'where', 'made', 'on', 'what'] }],
  occurred: 'date',
  summary: (body) => `A log was followed up${body.what ? `: ${opening(body.what)}` : ''}`,
  permission: {
    'childs-social-worker': 'cr',
    'supervising-social-worker': 'cr',
    // What was made of it has a permission of its own; that it led somewhere is for the carer to know.
    'foster-carer': 'rh',
    'team-manager': 'r',
    'reviewing-officer': 'r',
    'independent-provider': 'crh',
    auditor: 'r',
  },
  immutable: true,
})

/**
 * What was decided about the carers' approval, from a day on: approved, for a time only, outside their terms, reviewed,
 * resigned. The dates of section E follow from these (FSR 28, regs 23 to 25). Tone of logs is never used here (F10).
 */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, text } from '../model/field.ts'
import { labelOf } from './summary-words.ts'

const decisions = [
  { value: 'approved', label: 'Approved' },
  { value: 'temporary', label: 'Approved for a time, reg 24' },
  { value: 'extended', label: 'Time extended once, reg 25' },
  { value: 'outside-terms', label: 'A child placed outside the terms, reg 23' },
  { value: 'terms-changed', label: 'Terms changed' },
  { value: 'reviewed', label: 'Approval reviewed' },
  { value: 'resigned', label: 'Resignation received' },
  { value: 'ended', label: 'Approval ended' },
  { value: 'refused', label: 'Application refused or withdrawn' },
] as const

export const carerApproval = defineRecord({
  type: 'carer-approval',
  version: 1,
  words: {
    one: 'decision about approval',
    many: 'decisions about approval',
    write: 'Write down a decision about approval',
  },
  icon: 'lock',
  files: ['household'],
  fields: {
    date: date({ label: 'From which day', required: true }),
    decision: choice({ label: 'What', required: true, options: decisions }),
    terms: text({ label: 'For whom they are approved' }),
    why: text({ label: 'Why' }),
  },
  sections: [{ id: 'what', title: 'Decision', fields: ['date', 'decision', 'terms', 'why'] }],
  occurred: 'date',
  summary: (body) => labelOf(decisions, body.decision) || 'Decision about approval',
  permission: {
    'childs-social-worker': 'e',
    'supervising-social-worker': 'cra',
    'foster-carer': 'roh',
    'team-manager': 'rsx',
    'reviewing-officer': 'r',
    'placements-team': 'r',
    'independent-provider': 'craoh',
    auditor: 'r',
  },
  extract: ['date', 'decision', 'terms'],
})

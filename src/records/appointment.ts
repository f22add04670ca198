/** An appointment for a child's health or wellbeing, kept or missed (S1.16, F14). */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, text } from '../model/field.ts'
import { labelOf } from './summary-words.ts'

const kinds = [
  { value: 'doctor', label: 'Doctor or hospital' },
  { value: 'dentist', label: 'Dentist' },
  { value: 'optician', label: 'Optician' },
  { value: 'mental-health', label: 'Mental health' },
  { value: 'therapy', label: 'Therapy' },
  { value: 'other', label: 'Another' },
] as const
const states = [
  { value: 'to-come', label: 'To come' },
  { value: 'kept', label: 'Kept' },
  { value: 'missed', label: 'Missed' },
  { value: 'cancelled', label: 'Cancelled by the service' },
] as const

export const appointment = defineRecord({
  type: 'appointment',
  version: 1,
  words: { one: 'appointment', many: 'appointments', write: 'Write down an appointment' },
  icon: 'clock',
  files: ['child'],
  alsoIn: ['household'],
  fields: {
    date: date({ label: 'Date', required: true }),
    kind: choice({ label: 'With whom', required: true, options: kinds }),
    state: choice({ label: 'How it stands', required: true, options: states }),
    outcome: text({ label: 'What came of it', when: { field: 'state', is: ['kept'] } }),
    why: text({ label: 'Why', required: true, when: { field: 'state', is: ['missed', 'cancelled'] } }),
  },
  sections: [{ id: 'what', title: 'Appointment', fields: ['date', 'kind', 'state', 'outcome', 'why'] }],
  occurred: 'date',
  summary: (body) =>
    [labelOf(kinds, body.kind) || 'Appointment', (labelOf(states, body.state) ?? '').toLowerCase()]
      .filter(Boolean)
      .join(', '),
  permission: {
    'childs-social-worker': 'cra',
    'supervising-social-worker': 'cra',
    'foster-carer': 'crao',
    'team-manager': 'r',
    'reviewing-officer': 'r',
    'independent-provider': 'crao',
    auditor: 'r',
  },
})

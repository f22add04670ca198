/** A reading of the process as this service has set it, from a day on. Everybody's device goes by the same ones. */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, shortText, text } from '../model/field.ts'

/** Not one of the process's readings: the last days of terms, as the council's calendar has them. */
export const SCHOOL_TERMS = 'school terms' as const

/** Nor this: the day on which a service that was there before learnt that worries are told by a day. Doorstep says it itself. */
export const WORRIES_FROM = 'worries told from' as const

export const practiceSetting = defineRecord({
  type: 'practice-setting',
  // Still 1 with names that came later: whoever does not know a name passes over it, and goes by all the others.
  version: 1,
  words: { one: 'setting of the service', many: 'settings of the service', write: 'Change a setting of the service' },
  icon: 'settings',
  files: ['organisation'],
  fields: {
    name: choice({
      label: 'What is set',
      required: true,
      options: [
        { value: 'gate', label: 'The lowest number that still counts as steady' },
        { value: 'PSM after a low scale', label: 'Stability meeting after a low number' },
        { value: 'PSM at immediate risk', label: 'Stability meeting at immediate risk' },
        { value: 'PSM after discussion', label: 'Stability meeting after a discussion' },
        { value: 'discussion', label: 'Stability discussion after triage' },
        { value: 'disruption meeting', label: 'Disruption meeting after an unplanned ending' },
        { value: SCHOOL_TERMS, label: 'Last days of school terms' },
        { value: WORRIES_FROM, label: 'Worries are told the manager by a day, from' },
      ],
    }),
    value: shortText({ label: 'To what', hint: '5, or 5 WD, 14 days, 2 weeks', required: true }),
    from: date({ label: 'From which day', required: true }),
    why: text({ label: 'Why, and by whose decision', required: true }),
  },
  sections: [{ id: 'setting', title: 'Setting', fields: ['name', 'value', 'from', 'why'] }],
  occurred: 'from',
  summary: (body) => `${body.name ?? 'A setting'}: ${body.value ?? ''}`,
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
  },
  signOff: { by: ['senior-manager'] },
})

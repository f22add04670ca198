/** A reading of the process as this service has set it, from a day on. Everybody's device goes by the same ones. */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, shortText, text } from '../model/field.ts'

export const practiceSetting = defineRecord({
  type: 'practice-setting',
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

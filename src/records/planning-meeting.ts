/** The placement planning meeting: day-to-day arrangements, within five working days of the placing (S2.5, reg 9(2)). */
import { defineRecord } from '../model/define-record.ts'
import { dateTime, quote, text, yesNo } from '../model/field.ts'
import { actionsFrom } from './follow-on.ts'
import { actions, present } from './shared-fields.ts'

export const planningMeeting = defineRecord({
  type: 'planning-meeting',
  version: 1,
  words: {
    one: 'placement planning meeting',
    many: 'placement planning meetings',
    write: 'Hold the placement planning meeting',
  },
  icon: 'meet',
  files: ['child'],
  alsoIn: ['household'],
  fields: {
    held: dateTime({ label: 'When it was held', required: true }),
    present,
    childThere: yesNo({
      label: 'Was the child there?',
      required: true,
      reasonFor: false,
      reasonLabel: 'How the child’s view came in',
    }),
    childsView: quote({ label: 'What the child said' }),
    routines: text({ label: 'Days, nights and house rules', required: true }),
    health: text({ label: 'Health', required: true }),
    education: text({ label: 'School', required: true }),
    familyTime: text({ label: 'Family time', required: true }),
    delegated: text({ label: 'What the carers may decide', hint: 'Delegated authority', required: true }),
    identity: text({ label: 'Identity, culture, religion, language' }),
    saferCaring: text({ label: 'Safer caring, and what we know of risks' }),
    support: text({ label: 'Support for the carers from the first day', required: true }),
    actions,
  },
  sections: [
    { id: 'who', title: 'When, and who', fields: ['held', 'present', 'childThere', 'childsView'] },
    { id: 'days', title: 'Day to day', fields: ['routines', 'health', 'education', 'familyTime', 'identity'] },
    { id: 'care', title: 'Caring', fields: ['delegated', 'saferCaring', 'support'] },
    { id: 'promises', title: 'Actions', fields: ['actions'] },
  ],
  occurred: 'held',
  lane: 'meetings',
  summary: () => 'Placement planning meeting',
  permission: {
    'childs-social-worker': 'cras',
    'supervising-social-worker': 'ra',
    'foster-carer': 'roh',
    'team-manager': 'rx',
    'reviewing-officer': 'r',
    'placements-team': 'e',
    'independent-provider': 'roh',
    auditor: 'r',
  },
  extract: ['held'],
  signOff: { by: ['childs-social-worker'], within: { days: 5, count: 'working', source: 'set by the service [P]' } },
  follows: (body) => actionsFrom(body.actions, 'Placement planning meeting', body.held?.slice(0, 10)),
})

/** After an ending that nobody planned: what happened, what was learnt, what the child takes along (S2.28, T23). Never about blame. */
import { defineRecord } from '../model/define-record.ts'
import { dateTime, person, quote, rows, text } from '../model/field.ts'
import { actionsFrom, chronologyEntryFrom } from './follow-on.ts'
import { actions, present } from './shared-fields.ts'

export const disruptionMeeting = defineRecord({
  type: 'disruption-meeting',
  version: 1,
  words: { one: 'disruption meeting', many: 'disruption meetings', write: 'Hold the disruption meeting' },
  icon: 'meet',
  files: ['child'],
  alsoIn: ['household'],
  fields: {
    held: dateTime({ label: 'When it was held', required: true }),
    chair: person({ label: 'Who chaired', required: true, from: ['staff'] }),
    present,
    childsView: quote({ label: 'What the child says about it', required: true }),
    carersView: text({ label: 'What the carers say', required: true }),
    familyView: text({ label: 'What the family says' }),
    story: text({ label: 'What happened, in order', required: true }),
    signs: text({ label: 'What could have been seen earlier', required: true }),
    tried: text({ label: 'What was tried, and what it did', required: true }),
    worked: text({ label: 'What worked, and should go along', required: true }),
    relationships: rows({
      label: 'Who stays in the child’s life, and how',
      rowWord: 'person',
      addLabel: 'Add a person',
      fields: {
        who: person({ label: 'Who', required: true, thirdParty: true, from: ['household', 'network'] }),
        how: text({ label: 'How', required: true }),
      },
    }),
    nextHome: text({ label: 'What the next home needs to know and to have', required: true }),
    carersNext: text({ label: 'What the carers need now' }),
    learning: text({ label: 'What the service learns', required: true }),
    actions,
  },
  sections: [
    { id: 'who', title: 'When, and who', fields: ['held', 'chair', 'present'] },
    { id: 'views', title: 'How they see it', fields: ['childsView', 'carersView', 'familyView'] },
    { id: 'what', title: 'What happened', fields: ['story', 'signs', 'tried', 'worked'] },
    { id: 'on', title: 'From here', fields: ['relationships', 'nextHome', 'carersNext', 'learning', 'actions'] },
  ],
  occurred: 'held',
  lane: 'meetings',
  summary: () => 'Disruption meeting',
  permission: {
    'childs-social-worker': 'cra',
    'supervising-social-worker': 'cra',
    'foster-carer': 'roh',
    'team-manager': 'crasx',
    'reviewing-officer': 'r',
    'placements-team': 'e',
    'independent-provider': 'roh',
    auditor: 'r',
  },
  extract: ['held', 'worked', 'nextHome'],
  signOff: { by: ['team-manager'], within: { days: 10, count: 'working', source: 'set by the service [P]' } },
  follows(body) {
    const date = body.held?.slice(0, 10)
    return [
      ...actionsFrom(body.actions, 'Disruption meeting', date),
      chronologyEntryFrom({
        date,
        event: 'Disruption meeting after the home ended',
        impact: body.worked,
        source: 'Disruption meeting',
        significance: 'turning-point',
      }),
    ]
  },
})

/** The K1: a home is asked for. The child's worker writes it, the manager's signature sends it to the placements team (S2.1). */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, quote, shortText, text } from '../model/field.ts'
import { labelOf } from './summary-words.ts'

const kinds = [
  { value: 'planned', label: 'Planned', hint: 'There is time to match and to introduce' },
  { value: 'emergency', label: 'Emergency', hint: 'A home is needed today or tomorrow' },
] as const

export const placementRequest = defineRecord({
  type: 'placement-request',
  version: 1,
  words: { one: 'placement request (K1)', many: 'placement requests (K1)', write: 'Ask for a placement (K1)' },
  icon: 'home',
  files: ['child'],
  fields: {
    kind: choice({ label: 'Planned or emergency', required: true, options: kinds }),
    reason: text({ label: 'Why a home is needed', required: true }),
    needs: text({ label: 'What the child needs', required: true }),
    strengths: text({ label: 'What the child brings: strengths, likes, talents' }),
    history: text({ label: 'Homes before, and what was learnt there', required: true }),
    risks: text({ label: 'Risks, and what has helped', required: true }),
    siblings: text({ label: 'Brothers and sisters: together or apart, and why', required: true }),
    location: text({ label: 'Where: family, school, friends', required: true }),
    school: shortText({ label: 'School' }),
    identity: text({ label: 'Race, culture, religion, language, gender, sexuality', required: true }),
    health: text({ label: 'Health and disability' }),
    familyTime: text({ label: 'Family time that the home must make possible' }),
    childsView: quote({ label: 'What the child says about where to live' }),
    homeWanted: text({ label: 'What kind of home' }),
    timescale: text({ label: 'By when, and how long it is to last', required: true }),
    neededBy: date({ label: 'Needed by' }),
  },
  sections: [
    { id: 'what', title: 'What is asked for', fields: ['kind', 'reason', 'neededBy', 'timescale', 'homeWanted'] },
    { id: 'child', title: 'The child', fields: ['needs', 'strengths', 'identity', 'health', 'childsView'] },
    { id: 'past', title: 'What was before', fields: ['history', 'risks'] },
    { id: 'bonds', title: 'People and places', fields: ['siblings', 'location', 'school', 'familyTime'] },
  ],
  lane: 'meetings',
  summary: (body) => `Placement request (K1), ${labelOf(kinds, body.kind).toLowerCase() || 'not said which'}`,
  permission: {
    'childs-social-worker': 'crax',
    'supervising-social-worker': 'r',
    'team-manager': 'rsx',
    'reviewing-officer': 'r',
    'placements-team': 'ra',
    'independent-provider': 'e',
    auditor: 'r',
  },
  extract: ['kind', 'needs', 'strengths', 'identity', 'health', 'location', 'timescale', 'neededBy', 'homeWanted'],
  signOff: { by: ['team-manager'] },
})

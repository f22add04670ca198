/** Who does what, when, if a child is at acute risk of going missing or being exploited (S3.14). The carers acknowledge it. */
import { longDate } from '../model/calendar.ts'
import { defineRecord } from '../model/define-record.ts'
import { date, manyOf, person, photo, rows, shortText, text } from '../model/field.ts'
import { chronologyEntryFrom } from './follow-on.ts'

export const safetyPlan = defineRecord({
  type: 'safety-plan',
  version: 1,
  words: { one: 'safety plan', many: 'safety plans', write: 'Make a safety plan' },
  icon: 'soon',
  files: ['child'],
  alsoIn: ['household'],
  fields: {
    date: date({ label: 'Date', required: true }),
    kinds: manyOf({
      label: 'Against what',
      required: true,
      options: [
        { value: 'missing', label: 'Going missing' },
        { value: 'criminal', label: 'Criminal exploitation' },
        { value: 'sexual', label: 'Sexual exploitation' },
        { value: 'self-harm', label: 'Self-harm' },
        { value: 'other', label: 'Something else' },
      ],
    }),
    risk: text({ label: 'What could happen', required: true }),
    triggers: text({ label: 'What it looks like when it begins', required: true }),
    steps: rows({
      label: 'Who does what, when',
      required: true,
      rowWord: 'step',
      addLabel: 'Add a step',
      fields: {
        when: text({ label: 'When', required: true }),
        who: person({ label: 'Who', required: true, from: ['household', 'staff', 'network', 'child'] }),
        what: text({ label: 'Does what', required: true }),
        phone: shortText({ label: 'Phone', input: 'tel' }),
      },
    }),
    photo: photo({ label: 'A photo, not older than half a year' }),
    wearing: text({ label: 'What they usually wear, how they look' }),
    phones: shortText({ label: 'Their phone numbers and accounts' }),
    places: text({ label: 'Where they go, and with whom', thirdParty: true }),
    childsPart: text({ label: 'What the child wants us to do', required: true }),
    review: date({ label: 'Looked at again by', required: true }),
  },
  sections: [
    { id: 'risk', title: 'What could happen', fields: ['date', 'kinds', 'risk', 'triggers'] },
    { id: 'steps', title: 'Who does what, when', fields: ['steps', 'childsPart'] },
    { id: 'find', title: 'If they have to be found', fields: ['photo', 'wearing', 'phones', 'places'] },
    { id: 'review', title: 'Again', fields: ['review'] },
  ],
  occurred: 'date',
  follows: (body) => [
    chronologyEntryFrom({
      date: body.date,
      event: 'Safety plan made',
      impact: body.childsPart,
      source: 'Safety plan',
      significance: 'important',
    }),
  ],
  summary: (body) => (body.review ? `Safety plan, again by ${longDate(body.review)}` : 'Safety plan'),
  permission: {
    'childs-social-worker': 'cras',
    'supervising-social-worker': 'r',
    'foster-carer': 'roh',
    'team-manager': 'rsx',
    'reviewing-officer': 'r',
    'placements-team': 'r',
    'independent-provider': 'roh',
    auditor: 'r',
  },
  signOff: {
    by: ['childs-social-worker'],
    within: { days: 1, count: 'working', source: 'set by the service [P]' },
    countersign: { by: ['team-manager'], words: 'I agree with this plan' },
  },
})

/** The child as the register knows them; the record's id is the child's. A child from a return has no name yet. */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, shortText, text, yesNo } from '../model/field.ts'
import { ethnicityCodes } from './codes-ssda903.ts'

export const child = defineRecord({
  type: 'child',
  version: 1,
  words: { one: 'child', many: 'children', write: 'Add a child' },
  icon: 'people',
  files: ['child'],
  fields: {
    name: shortText({ label: 'Name' }),
    preferredName: shortText({ label: 'Likes to be called' }),
    returnId: shortText({ label: 'Number in the SSDA903 return' }),
    birthDate: date({ label: 'Birthday' }),
    gender: shortText({ label: 'Gender, in their own words' }),
    ethnicity: choice({ label: 'Ethnicity', options: ethnicityCodes }),
    languages: shortText({ label: 'Languages' }),
    religion: shortText({ label: 'Religion' }),
    communication: text({ label: 'What helps them to understand and be understood' }),
    team: shortText({ label: 'Team' }),
    enteredCare: date({ label: 'Came into care' }),
    carePlan: text({ label: 'The care plan in a few words' }),
    // reg 28(3A): a long-term foster placement, after its first year, and a child who agrees to fewer visits.
    longTerm: yesNo({ label: 'Long-term foster placement' }),
    agreedSixMonthly: yesNo({ label: 'The child agrees to a visit every six months' }),
    agreedOn: date({ label: 'Agreed on', when: { field: 'agreedSixMonthly', is: [true] } }),
  },
  sections: [
    {
      id: 'who',
      title: 'Who they are',
      fields: ['name', 'preferredName', 'birthDate', 'gender', 'ethnicity', 'languages', 'religion', 'communication'],
    },
    { id: 'care', title: 'In care', fields: ['returnId', 'team', 'enteredCare', 'carePlan'] },
    { id: 'visits', title: 'How often they are visited', fields: ['longTerm', 'agreedSixMonthly', 'agreedOn'] },
  ],
  summary: (body) =>
    body.preferredName || body.name || (body.returnId ? `Child ${body.returnId}` : 'A child without a name yet'),
  permission: {
    'childs-social-worker': 'cra',
    'supervising-social-worker': 'r',
    'foster-carer': 'e',
    'team-manager': 'crax',
    'reviewing-officer': 'r',
    'placements-team': 'cra',
    'independent-provider': 'r',
    auditor: 'r',
  },
  extract: [
    'name',
    'preferredName',
    'birthDate',
    'gender',
    'ethnicity',
    'languages',
    'religion',
    'communication',
    'team',
    'enteredCare',
    'longTerm',
    'agreedSixMonthly',
  ],
  check: (body) =>
    body.name || body.preferredName || body.returnId
      ? []
      : [{ field: 'name', message: 'A name, or the number in the return' }],
})

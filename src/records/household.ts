/** A fostering household; the record's id is the household's. */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, shortText, text } from '../model/field.ts'

export const household = defineRecord({
  type: 'household',
  version: 1,
  words: { one: 'household', many: 'households', write: 'Add a household' },
  icon: 'home',
  files: ['household'],
  fields: {
    name: shortText({ label: 'Name', required: true, placeholder: 'Denise and Mark' }),
    team: shortText({ label: 'Team' }),
    kind: choice({
      label: 'Kind of home',
      required: true,
      options: [
        { value: 'in-house', label: 'Our own foster home' },
        { value: 'agency', label: 'Independent agency' },
        { value: 'connected', label: 'Family or friends' },
        { value: 'residential', label: 'Residential home' },
      ],
    }),
    provider: shortText({ label: 'Agency or provider' }),
    urn: shortText({ label: 'Ofsted number (URN)' }),
    // Withheld wherever a paper or an extract leaves the service (section G: withheld addresses).
    address: text({ label: 'Address', hint: 'Never printed on a paper that leaves the service' }),
    postcode: shortText({ label: 'Postcode' }),
    phone: shortText({ label: 'Phone', input: 'tel' }),
    outOfHours: shortText({ label: 'Out-of-hours number', input: 'tel' }),
    pets: shortText({ label: 'Pets' }),
    approvedOn: date({ label: 'Approved on' }),
    logFrequency: choice({
      label: 'Log agreed',
      options: [
        { value: 'daily', label: 'Every day' },
        { value: 'three-a-week', label: 'Three times a week' },
        { value: 'weekly', label: 'Once a week' },
      ],
    }),
  },
  sections: [
    { id: 'home', title: 'The home', fields: ['name', 'kind', 'team', 'provider', 'urn', 'approvedOn', 'pets'] },
    { id: 'reach', title: 'How to reach them', fields: ['address', 'postcode', 'phone', 'outOfHours'] },
    { id: 'log', title: 'Daily log', fields: ['logFrequency'] },
  ],
  summary: (body) => body.name || (body.urn ? `Household ${body.urn}` : 'A household without a name yet'),
  permission: {
    'childs-social-worker': 'r',
    'supervising-social-worker': 'cra',
    'foster-carer': 'ro',
    'team-manager': 'r',
    'reviewing-officer': 'r',
    'placements-team': 'r',
    'independent-provider': 'crao',
    auditor: 'r',
  },
})

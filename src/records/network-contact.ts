/** Somebody who matters to the child, how they keep in touch, and who may know of it. */
import { defineRecord } from '../model/define-record.ts'
import { manyOf, person, shortText, text } from '../model/field.ts'

export const networkContact = defineRecord({
  type: 'network-contact',
  version: 1,
  words: { one: 'person in the network', many: 'network', write: 'Add somebody to the network' },
  icon: 'people',
  files: ['child'],
  fields: {
    person: person({ label: 'Name', required: true, thirdParty: true, from: ['network', 'child', 'household'] }),
    relation: shortText({ label: 'Who they are to the child', required: true }),
    arrangement: text({ label: 'How they keep in touch', required: true }),
    restrictions: text({ label: 'What is not allowed, and by whose decision', thirdParty: true }),
    phone: shortText({ label: 'Phone', input: 'tel', thirdParty: true }),
    visibleTo: manyOf({
      label: 'Who may know of it',
      required: true,
      options: [
        { value: 'child', label: 'The child' },
        { value: 'carers', label: 'The carers' },
        { value: 'provider', label: 'The agency' },
      ],
    }),
  },
  sections: [
    { id: 'who', title: 'Who', fields: ['person', 'relation', 'phone'] },
    { id: 'touch', title: 'Keeping in touch', fields: ['arrangement', 'restrictions', 'visibleTo'] },
  ],
  summary: (body) => [body.person?.name, body.relation].filter(Boolean).join(', ') || 'Somebody in the network',
  permission: {
    'childs-social-worker': 'cra',
    'supervising-social-worker': 'r',
    'foster-carer': 'e',
    'team-manager': 'r',
    'reviewing-officer': 'r',
    'placements-team': 'e',
    'independent-provider': 'e',
    auditor: 'r',
  },
  extract: ['person', 'relation', 'arrangement', 'restrictions'],
  withhold: (body) => [
    ...(body.visibleTo?.includes('carers') ? [] : ['foster-carer' as const]),
    ...(body.visibleTo?.includes('provider') ? [] : ['independent-provider' as const]),
  ],
})

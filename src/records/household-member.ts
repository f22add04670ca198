/** Somebody who lives in the household, its own sons and daughters included; foster children come by placement. */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, person, rows, shortText } from '../model/field.ts'

export const householdMember = defineRecord({
  type: 'household-member',
  version: 1,
  words: { one: 'household member', many: 'household members', write: 'Add somebody who lives here' },
  icon: 'people',
  files: ['household'],
  fields: {
    name: shortText({ label: 'Name', required: true }),
    relation: shortText({ label: 'Who they are here', required: true, placeholder: 'their daughter' }),
    birthDate: date({ label: 'Birthday' }),
    role: choice({
      label: 'Role',
      options: [
        { value: 'carer', label: 'Carer' },
        { value: 'child', label: 'Son or daughter' },
        { value: 'other-adult', label: 'Other adult' },
      ],
    }),
    account: person({ label: 'Their account, where they have one', from: ['staff'] }),
    checks: rows({
      label: 'Checks',
      rowWord: 'check',
      addLabel: 'Add a check',
      fields: {
        what: shortText({ label: 'Check', required: true }),
        done: date({ label: 'Done', required: true }),
        renew: date({ label: 'Renew by' }),
      },
    }),
    joined: date({ label: 'Joined the household' }),
    left: date({ label: 'Left' }),
  },
  sections: [
    { id: 'who', title: 'Who they are', fields: ['name', 'relation', 'role', 'birthDate', 'account'] },
    { id: 'checks', title: 'Checks', fields: ['checks'] },
    { id: 'when', title: 'When', fields: ['joined', 'left'] },
  ],
  summary: (body) => [body.name, body.relation].filter(Boolean).join(', ') || 'Somebody who lives here',
  permission: {
    'childs-social-worker': 'r',
    'supervising-social-worker': 'cra',
    'foster-carer': 'roh',
    'team-manager': 'r',
    'reviewing-officer': 'r',
    'placements-team': 'r',
    'independent-provider': 'craoh',
    auditor: 'r',
  },
  check: (body) =>
    body.joined && body.left && body.left < body.joined
      ? [{ field: 'left', message: 'They left before they joined' }]
      : [],
})

/** A person with an account, in the organisation's directory; the record's id is the person's. */
import { defineRecord } from '../model/define-record.ts'
import { choice, shortText } from '../model/field.ts'
import { FROM_THE_HOME, ROLES, ROLE_WORDS } from '../model/person.ts'
import { labelOf } from './summary-words.ts'

const roles = ROLES.map((role) => ({ value: role, label: ROLE_WORDS[role] }))

export const person = defineRecord({
  type: 'person',
  version: 1,
  words: { one: 'person', many: 'people', write: 'Add a person' },
  icon: 'people',
  files: ['organisation'],
  fields: {
    name: shortText({ label: 'Name', required: true }),
    role: choice({ label: 'Role', required: true, options: roles }),
    team: shortText({ label: 'Team' }),
    email: shortText({ label: 'Email', input: 'email' }),
    phone: shortText({ label: 'Phone', input: 'tel' }),
  },
  sections: [{ id: 'who', title: 'Who', fields: ['name', 'role', 'team', 'email', 'phone'] }],
  summary: (body) => [body.name, labelOf(roles, body.role)].filter(Boolean).join(', ') || 'Somebody',
  permission: {
    'childs-social-worker': 'r',
    'supervising-social-worker': 'r',
    'foster-carer': 'e',
    'team-manager': 'cra',
    'reviewing-officer': 'r',
    'placements-team': 'r',
    'independent-provider': 'e',
    auditor: 'r',
  },
  // A carer's entry has a private number: one home's carers are no business of another's, nor of an agency's.
  withhold: (body) => (body.role === 'foster-carer' ? FROM_THE_HOME : []),
  // The work phone too: a carer must be able to ring their worker.
  extract: ['name', 'role', 'team', 'phone'],
})

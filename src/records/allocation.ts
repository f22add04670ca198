/**
 * Who works with a child or a household, from when to when: the caseload, with its history. Lies in the child's or the
 * household's file and in the worker's own.
 */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, person } from '../model/field.ts'
import { ROLES, ROLE_WORDS } from '../model/person.ts'
import { labelOf } from './summary-words.ts'

const roles = ROLES.map((role) => ({ value: role, label: ROLE_WORDS[role] }))

export const allocation = defineRecord({
  type: 'allocation',
  version: 1,
  words: { one: 'allocation', many: 'allocations', write: 'Allocate a worker' },
  icon: 'people',
  files: ['person'],
  fields: {
    role: choice({ label: 'As', required: true, options: roles }),
    worker: person({ label: 'Who', required: true, from: ['staff'] }),
    from: date({ label: 'From', required: true }),
    to: date({ label: 'Until' }),
  },
  sections: [{ id: 'who', title: 'Who', fields: ['worker', 'role', 'from', 'to'] }],
  occurred: 'from',
  summary: (body) => [body.worker?.name, labelOf(roles, body.role)].filter(Boolean).join(', ') || 'Nobody yet',
  permission: {
    'childs-social-worker': 'r',
    'supervising-social-worker': 'r',
    'foster-carer': 'r',
    'team-manager': 'cra',
    'reviewing-officer': 'r',
    'placements-team': 'r',
    'independent-provider': 'r',
    auditor: 'r',
  },
  check: (body) =>
    body.to && body.from && body.to < body.from ? [{ field: 'to', message: 'It ends before it begins' }] : [],
})

/**
 * Something somebody has promised to do, on the child's plan or the carers'. Lies in the file (or files) of that plan.
 * Who owns it says that it is done; who set it verifies that with a mark. No signature.
 */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, person, shortText, text } from '../model/field.ts'
import { asks, plan, promised } from './shared-fields.ts'
import { opening } from './summary-words.ts'

export const action = defineRecord({
  type: 'action',
  version: 2,
  words: { one: 'action', many: 'actions', write: 'Add an action' },
  icon: 'done',
  files: [],
  fields: {
    what: text({ label: 'What', required: true }),
    plan,
    owner: person({ label: 'Who does it', required: true, from: ['staff', 'household', 'network', 'child'] }),
    due: date({ label: 'By when', required: true }),
    source: shortText({ label: 'Where it comes from', required: true }),
    promised,
    asks,
    // The goal of the child's plan that it serves, by the goal's own number; and the record it was begun from.
    goal: shortText({ label: 'Number of the goal', link: true }),
    about: shortText({ label: 'Number of the record', link: true }),
    status: choice({
      label: 'How it stands',
      options: [
        { value: 'open', label: 'Open' },
        { value: 'done', label: 'Done' },
        { value: 'blocked', label: 'Blocked' },
        { value: 'cancelled', label: 'Cancelled' },
      ],
    }),
    doneOn: date({ label: 'Done on', when: { field: 'status', is: ['done'] } }),
    evidence: text({ label: 'How we know', when: { field: 'status', is: ['done'] } }),
    barrier: text({
      label: 'What is in the way',
      required: true,
      when: { field: 'status', is: ['blocked', 'cancelled'] },
    }),
  },
  sections: [
    {
      id: 'what',
      title: 'What',
      fields: ['what', 'plan', 'owner', 'due', 'source', 'promised', 'asks', 'goal', 'about'],
    },
    { id: 'since', title: 'How it stands', fields: ['status', 'doneOn', 'evidence', 'barrier'] },
  ],
  occurred: 'due',
  summary(body) {
    const owner = body.owner?.name ? `, ${body.owner.name}` : ''
    return `${opening(body.what) || 'Action'}${owner}`
  },
  permission: {
    'childs-social-worker': 'cra',
    'supervising-social-worker': 'cra',
    'foster-carer': 'raon',
    'team-manager': 'cras',
    'reviewing-officer': 'cr',
    'placements-team': 'e',
    'independent-provider': 'raon',
    auditor: 'r',
  },
  // The actions of a supervisory visit, which an agency's own social worker signs, and what an audit wants put right.
  begunBy: ['independent-provider', 'auditor'],
  extract: ['what', 'plan', 'due', 'status'],
  upgrade: { 1: (body) => body },
})

/** What is blocked is still to be done, and so is what nobody has said how it stands. */
export const isStillToDo = ({ status }: { readonly status?: string }): boolean =>
  status === undefined || status === 'open' || status === 'blocked'

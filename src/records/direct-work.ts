/** Work with a child on their own story: life-story work and other direct work (S3.16), what was made and what they said. */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, drawing, person, photo, quote, text } from '../model/field.ts'
import { labelOf } from './summary-words.ts'

const kinds = [
  { value: 'life-story', label: 'Life-story work' },
  { value: 'feelings', label: 'Feelings and worries' },
  { value: 'safety', label: 'Keeping safe' },
  { value: 'identity', label: 'Who I am: culture, faith, family' },
  { value: 'moving', label: 'Getting ready for a move' },
  { value: 'other', label: 'Something else' },
] as const

export const directWork = defineRecord({
  type: 'direct-work',
  version: 1,
  words: { one: 'direct work', many: 'direct work', write: 'Write down direct work' },
  icon: 'pen',
  files: ['child'],
  fields: {
    date: date({ label: 'Date', required: true }),
    kind: choice({ label: 'What kind', required: true, options: kinds }),
    who: person({ label: 'With whom', required: true, from: ['staff', 'household', 'network'] }),
    did: text({ label: 'What you did together', required: true }),
    words: quote({ label: 'What the child said' }),
    drawing: drawing({ label: 'What was drawn' }),
    photo: photo({ label: 'A photo of what was made' }),
    learnt: text({ label: 'What it tells us', required: true }),
    next: text({ label: 'What comes next' }),
  },
  sections: [
    { id: 'what', title: 'What', fields: ['date', 'kind', 'who', 'did'] },
    { id: 'child', title: 'The child', fields: ['words', 'drawing', 'photo'] },
    { id: 'then', title: 'And then', fields: ['learnt', 'next'] },
  ],
  occurred: 'date',
  lane: 'visits',
  summary: (body) => labelOf(kinds, body.kind) || 'Direct work',
  permission: {
    'childs-social-worker': 'cras',
    'supervising-social-worker': 'cr',
    'foster-carer': 'e',
    'team-manager': 'r',
    'reviewing-officer': 'r',
    'independent-provider': 'e',
    auditor: 'r',
  },
  extract: ['date', 'kind', 'did', 'next'],
})

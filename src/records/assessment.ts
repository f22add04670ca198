/** What we are worried about and what protects the child, from their history and their day, with the tools used (S3.4–S3.6, S3.17–S3.19). */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, quote, rows, shortText, text } from '../model/field.ts'
import { labelOf } from './summary-words.ts'

const kinds = [
  { value: 'review', label: 'For a review' },
  { value: 'first', label: 'First assessment in care' },
  { value: 'change', label: 'After a change' },
] as const

export const assessment = defineRecord({
  type: 'assessment',
  version: 1,
  words: { one: 'assessment', many: 'assessments', write: 'Write the assessment' },
  icon: 'find',
  files: ['child'],
  fields: {
    date: date({ label: 'Date', required: true }),
    kind: choice({ label: 'What for', required: true, options: kinds }),
    identityChecked: date({ label: 'Names, addresses and papers checked on', required: true }),
    risks: text({
      label: 'What worries us',
      hint: 'What has happened, what could happen, and how likely it is',
      required: true,
    }),
    protects: text({ label: 'What protects the child', required: true }),
    history: text({ label: 'What the history tells us', required: true }),
    daily: text({
      label: 'What a day is like for the child',
      hint: 'From waking to sleeping, as the child lives it',
      required: true,
    }),
    views: quote({ label: 'What the child wishes and worries about', required: true }),
    identity: text({
      label: 'Who the child is: race, culture, faith, gender, sexuality, and what that means here',
      required: true,
    }),
    resilience: text({ label: 'Friends, school, health, what they are good at', required: true }),
    others: text({
      label: 'What school, health and others say',
      hint: 'Who said it, and when: their messages stand in the chronology',
      required: true,
    }),
    tools: rows({
      label: 'Tools used',
      rowWord: 'tool',
      addLabel: 'Add a tool',
      fields: {
        tool: choice({
          label: 'Which',
          required: true,
          options: [
            { value: 'domestic-abuse', label: 'Domestic abuse' },
            { value: 'neglect', label: 'Neglect' },
            { value: 'sdq', label: 'Strengths and difficulties (total only)' },
            { value: 'exploitation', label: 'Exploitation' },
            { value: 'other', label: 'Another' },
          ],
        }),
        date: date({ label: 'Date', required: true }),
        result: shortText({ label: 'What came out', required: true }),
      },
    }),
    analysis: text({
      label: 'Taken together: the main risks and what protects',
      hint: 'Short enough to be read before a visit. The plan follows from it',
      required: true,
    }),
  },
  sections: [
    { id: 'what', title: 'This assessment', fields: ['date', 'kind', 'identityChecked'] },
    { id: 'risk', title: 'Worries and what protects', fields: ['risks', 'protects', 'history', 'tools'] },
    { id: 'child', title: 'The child', fields: ['daily', 'views', 'identity', 'resilience'] },
    { id: 'together', title: 'Taken together', fields: ['others', 'analysis'] },
  ],
  occurred: 'date',
  summary: (body) => `Assessment${body.kind ? `, ${(labelOf(kinds, body.kind) ?? '').toLowerCase()}` : ''}`,
  permission: {
    'childs-social-worker': 'cras',
    'supervising-social-worker': 'r',
    'team-manager': 'rsx',
    'reviewing-officer': 'r',
    'placements-team': 'e',
    auditor: 'r',
  },
  extract: ['date', 'kind', 'identity'],
  signOff: { by: ['childs-social-worker'], countersign: { by: ['team-manager'], words: 'I have read and agree' } },
})

/** A young person's way into adult life, made with them from sixteen on (S3.15, S3.19), with the papers that nobody should lack. */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, person, quote, rows, text } from '../model/field.ts'
import { FROM_THE_HOME } from '../model/person.ts'

/** S3.15, S3.19. */
export const PATHWAY_PAPERS = [
  { value: 'national-insurance', label: 'National Insurance number' },
  { value: 'birth-certificate', label: 'Birth certificate' },
  { value: 'passport', label: 'Passport' },
  { value: 'driving', label: 'Provisional driving licence' },
  { value: 'health-passport', label: 'Health passport' },
  { value: 'bank', label: 'Bank account' },
] as const

export const pathwayPlan = defineRecord({
  type: 'pathway-plan',
  version: 1,
  words: { one: 'pathway plan', many: 'pathway plans', write: 'Make a pathway plan' },
  icon: 'paper',
  files: ['child'],
  fields: {
    date: date({ label: 'Date', required: true }),
    views: quote({ label: 'What the young person wants', required: true }),
    papers: rows({
      label: 'Papers',
      hint: 'National Insurance number, birth certificate, passport, driving licence, health passport, bank account',
      required: true,
      rowWord: 'paper',
      addLabel: 'Add a paper',
      fields: {
        paper: choice({
          label: 'Which',
          required: true,
          options: PATHWAY_PAPERS,
        }),
        state: choice({
          label: 'How it stands',
          required: true,
          options: [
            { value: 'held', label: 'They have it' },
            { value: 'applied', label: 'Applied for' },
            { value: 'missing', label: 'Missing' },
            { value: 'not-wanted', label: 'Not wanted' },
          ],
        }),
        since: date({ label: 'Applied for on', when: { field: 'state', is: ['applied'] } }),
        owner: person({ label: 'Who sees to it', from: ['staff', 'household', 'child'] }),
        by: date({ label: 'By when' }),
      },
    }),
    home: text({ label: 'Where they will live, and with whom', required: true }),
    learning: text({ label: 'Learning and work', required: true }),
    health: text({ label: 'Health', required: true }),
    money: text({ label: 'Money', required: true }),
    skills: text({ label: 'What they can do by themselves, and what they still learn', required: true }),
    people: text({ label: 'People who stay', required: true }),
    ifNot: text({ label: 'If it does not work out', required: true }),
    review: date({ label: 'Looked at again by', required: true }),
  },
  sections: [
    { id: 'voice', title: 'In their own words', fields: ['date', 'views'] },
    { id: 'papers', title: 'Papers', fields: ['papers'] },
    { id: 'life', title: 'Life', fields: ['home', 'learning', 'health', 'money', 'skills', 'people'] },
    { id: 'again', title: 'If, and when again', fields: ['ifNot', 'review'] },
  ],
  occurred: 'date',
  summary: (body) => {
    const lacking = (body.papers ?? []).filter(({ state }) => state === 'missing' || state === 'applied').length
    return lacking > 0 ? `Pathway plan, ${lacking} ${lacking === 1 ? 'paper' : 'papers'} still to come` : 'Pathway plan'
  },
  permission: {
    'childs-social-worker': 'cras',
    'supervising-social-worker': 'r',
    'foster-carer': 'eo',
    'team-manager': 'rsx',
    'reviewing-officer': 'r',
    'independent-provider': 'eo',
    auditor: 'r',
  },
  extract: ['date', 'papers', 'learning', 'skills', 'review'],
  // What is still being written is nobody's at home to read: it may change before anybody has put their name under it.
  withhold: (_body, isSigned) => (isSigned ? [] : FROM_THE_HOME),
  signOff: { by: ['childs-social-worker'], countersign: { by: ['team-manager'], words: 'I agree with this plan' } },
})

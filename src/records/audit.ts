/**
 * How far the practice standard was met for one child, judged for the child, the placement and the carer (S3, S4.25). What
 * the software can prove stands beside each item with how it is known; the judgement is the auditor's.
 */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, person, rows, shortText, text } from '../model/field.ts'
import { actionsFrom } from './follow-on.ts'

const judgement = (label: string) =>
  choice({
    label,
    options: [
      { value: 'met', label: 'Met' },
      { value: 'partly', label: 'Partly met' },
      { value: 'not', label: 'Not met' },
      { value: 'does-not-apply', label: 'Does not apply' },
    ],
  })

/** Whom an item is judged for. */
export const JUDGED_FOR = ['child', 'placement', 'carer'] as const
export type JudgedFor = (typeof JUDGED_FOR)[number]

/** Which of them stand without a judgement; one that does not apply says so. */
export const unjudgedOf = (row: { readonly [about in JudgedFor]?: unknown }) =>
  JUDGED_FOR.filter((about) => row[about] === undefined)

export const audit = defineRecord({
  type: 'audit',
  version: 1,
  words: { one: 'audit', many: 'audits', write: 'Audit this file' },
  icon: 'done',
  files: ['child'],
  alsoIn: ['household'],
  fields: {
    date: date({ label: 'Date', required: true }),
    why: shortText({ label: 'Why this file' }),
    items: rows({
      label: 'The standard, item by item',
      required: true,
      rowWord: 'item',
      addLabel: 'Add an item',
      fields: {
        // S3.1 to S3.27, and S4.25's team around the child.
        item: shortText({ label: 'Item', required: true }),
        child: judgement('For the child'),
        placement: judgement('For the placement'),
        carer: judgement('For the carers'),
        known: text({ label: 'What the record shows by itself' }),
        evidence: text({ label: 'What I saw' }),
        records: shortText({ label: 'Evidence: numbers of records', link: true }),
      },
    }),
    strengths: text({ label: 'What is strong here', required: true }),
    learning: text({ label: 'What others can learn from it' }),
    remedies: rows({
      label: 'What needs to be put right',
      rowWord: 'remedy',
      addLabel: 'Add what needs to be put right',
      fields: {
        what: text({ label: 'What', required: true }),
        item: shortText({ label: 'Which item', required: true }),
        owner: person({ label: 'Who does it', required: true, from: ['staff'] }),
        due: date({ label: 'By when', required: true }),
      },
    }),
  },
  sections: [
    { id: 'what', title: 'This audit', fields: ['date', 'why'] },
    { id: 'items', title: 'The standard', fields: ['items'] },
    { id: 'end', title: 'Taken together', fields: ['strengths', 'learning', 'remedies'] },
  ],
  occurred: 'date',
  summary: (body) => (body.items?.length ? `Audit, ${body.items.length} items` : 'Audit'),
  permission: {
    'childs-social-worker': 'e',
    'supervising-social-worker': 'e',
    'team-manager': 'cr',
    'reviewing-officer': 'r',
    auditor: 'crasx',
  },
  extract: ['date', 'strengths', 'learning', 'remedies'],
  signOff: { by: ['auditor'] },
  check(body) {
    const open = (body.items ?? []).filter((row) => unjudgedOf(row).length > 0).length
    return open > 0
      ? [
          {
            field: 'items',
            message: `${open === 1 ? 'One item is' : `${open} items are`} not judged yet for the child, the placement and the carers: met, partly, not, or does not apply`,
          },
        ]
      : []
  },
  follows: (body) =>
    actionsFrom(
      body.remedies?.map(({ id, what, owner, due }) => ({
        id,
        ...(what !== undefined && { what }),
        ...(owner && { owner }),
        ...(due !== undefined && { due }),
        plan: 'child' as const,
      })),
      'Audit',
      body.date,
    ),
})

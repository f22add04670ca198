/** How a child and a home fit, and what support makes good what is missing; on both files from the first day (S4.9, S4.19). */
import { longDate } from '../model/calendar.ts'
import { defineRecord } from '../model/define-record.ts'
import type { Follows } from '../model/define-record.ts'
import { choice, date, person, quote, rows, shortText, text, yesNo } from '../model/field.ts'
import { FROM_THE_HOME } from '../model/person.ts'

export const matching = defineRecord({
  type: 'matching',
  version: 2,
  words: { one: 'matching', many: 'matchings', write: 'Match child and home' },
  icon: 'people',
  files: ['child'],
  alsoIn: ['household'],
  fields: {
    date: date({ label: 'Date', required: true }),
    home: person({ label: 'Household', from: ['household'] }),
    homeName: shortText({ label: 'Or the name of the home' }),
    needs: text({ label: 'What the child needs', required: true }),
    strengths: text({ label: 'What the home brings', required: true }),
    gaps: text({ label: 'What is missing', required: true }),
    support: rows({
      label: 'Support from the first day',
      required: true,
      rowWord: 'support',
      addLabel: 'Add a support',
      fields: {
        what: text({ label: 'What', required: true }),
        owner: person({ label: 'Who sees to it', required: true, from: ['staff', 'household', 'network'] }),
        from: date({ label: 'From when' }),
      },
    }),
    trauma: yesNo({
      label: 'Does the child’s past ask for care that knows trauma?',
      hint: 'Then support begins within the first week',
    }),
    traumaImpact: text({ label: 'What the child’s past may ask of these carers, new ones above all', required: true }),
    householdImpact: text({
      label: 'What it means for the others in the home and for brothers and sisters',
      required: true,
    }),
    childsView: quote({ label: 'What the child says' }),
    decision: choice({
      label: 'Decision',
      required: true,
      options: [
        { value: 'match', label: 'A match' },
        { value: 'match-with-support', label: 'A match with the support above' },
        { value: 'no-match', label: 'No match' },
      ],
    }),
    why: text({ label: 'Why', required: true }),
  },
  sections: [
    { id: 'who', title: 'Child and home', fields: ['date', 'home', 'homeName'] },
    { id: 'fit', title: 'How they fit', fields: ['needs', 'strengths', 'gaps', 'support'] },
    { id: 'impact', title: 'What it means', fields: ['trauma', 'traumaImpact', 'householdImpact', 'childsView'] },
    { id: 'decision', title: 'Decision', fields: ['decision', 'why'] },
  ],
  occurred: 'date',
  // S4.19: the support is somebody's action from the first day, on the child's and the carers' record.
  follows: (body) =>
    (body.decision === 'no-match' ? [] : (body.support ?? [])).flatMap((row): Follows[] =>
      row.what?.trim()
        ? [
            {
              type: 'action',
              key: `support:${row.id}`,
              body: {
                what: row.what.trim(),
                plan: 'carer',
                status: 'open',
                source: body.date ? `Matching, ${longDate(body.date)}` : 'Matching',
                ...(row.owner && { owner: row.owner }),
                ...((row.from ?? body.date) && { due: row.from ?? body.date }),
              },
            },
          ]
        : [],
    ),
  // version 2 asks whether care must know trauma (F18)
  upgrade: { 1: (body) => body },
  summary: (body) => `Matching with ${body.home?.name ?? body.homeName ?? 'a home'}`,
  permission: {
    'childs-social-worker': 'r',
    'supervising-social-worker': 'cras',
    'foster-carer': 'eh',
    'team-manager': 'rsx',
    'reviewing-officer': 'r',
    'placements-team': 'cr',
    'independent-provider': 'roh',
    auditor: 'r',
  },
  extract: ['date', 'needs', 'strengths', 'support', 'decision'],
  // What is still being written is nobody's at home to read: it may change before anybody has put their name under it.
  withhold: (_body, isSigned) => (isSigned ? [] : FROM_THE_HOME),
  signOff: {
    by: ['supervising-social-worker'],
    countersign: { by: ['team-manager'], words: 'I agree with the match' },
  },
})

/** The review of a stability meeting, at the chair's time: is it stabilising? (S2.23, S2.24, S5.31) */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, dateTime, person, quote, rows, shortText, text, yesNo } from '../model/field.ts'
import { scoresOf } from './carer-supervision.ts'
import { CHAIR_POSTS, ONLY_IF_SUITABLE, whyNotChairing } from './chair.ts'
import { actionsFrom } from './follow-on.ts'
import { actions, present } from './shared-fields.ts'

export const reviewMeeting = defineRecord({
  type: 'review-meeting',
  version: 1,
  words: { one: 'review meeting', many: 'review meetings', write: 'Hold the review meeting' },
  icon: 'meet',
  files: ['child'],
  alsoIn: ['household'],
  fields: {
    held: dateTime({ label: 'When it was held', required: true }),
    meeting: shortText({ label: 'Number of the meeting that is reviewed', link: true }),
    chair: person({ label: 'Who chairs', required: true, from: ['staff'] }),
    chairPost: choice({ label: 'The chair’s post', required: true, options: CHAIR_POSTS }),
    chairHoldsCase: yesNo({ label: 'Does the chair hold this child’s or these carers’ case?', required: true }),
    chairSuits: yesNo({
      label: 'Does this chair suit this child best?',
      required: true,
      reasonFor: true,
      reasonLabel: 'Why',
      when: { field: 'chairPost', is: ONLY_IF_SUITABLE },
    }),
    present,
    childsView: quote({ label: 'What the child says', required: true }),
    agenda: rows({
      label: 'What was agreed, and what became of it',
      rowWord: 'point',
      addLabel: 'Add a point',
      fields: {
        what: text({ label: 'What', required: true }),
        outcome: text({ label: 'What became of it', required: true }),
      },
    }),
    working: text({ label: 'What is working well', required: true }),
    worries: text({ label: 'What we are still worried about', required: true }),
    scores: scoresOf,
    stabilising: yesNo({
      label: 'Are there signs that the placement is stabilising?',
      hint: 'Yes: the plan goes on, and you say who looks at it. No: a senior manager decides about a move.',
      required: true,
      reasonFor: false,
      reasonLabel: 'What shows that it is not',
    }),
    oversight: choice({
      label: 'Who looks at it from now on',
      required: true,
      when: { field: 'stabilising', is: [true] },
      options: [
        { value: 'statutory-review', label: 'The statutory review again', hint: 'Oversight formally returns to it' },
        { value: 'review-again', label: 'Another review meeting' },
      ],
    }),
    nextReview: date({
      label: 'Next review meeting on',
      required: true,
      when: { field: 'oversight', is: ['review-again'] },
    }),
    actions,
  },
  sections: [
    {
      id: 'who',
      title: 'When, and who',
      fields: ['held', 'chair', 'chairPost', 'chairHoldsCase', 'chairSuits', 'present', 'childsView'],
    },
    { id: 'since', title: 'Since the last meeting', fields: ['meeting', 'agenda', 'working', 'worries'] },
    { id: 'scale', title: 'Scale', fields: ['scores'] },
    { id: 'decision', title: 'Is it stabilising?', fields: ['stabilising', 'oversight', 'nextReview', 'actions'] },
  ],
  occurred: 'held',
  lane: 'meetings',
  summary: (body) =>
    body.stabilising === undefined
      ? 'Review meeting'
      : body.stabilising.answer
        ? 'Review meeting: stabilising'
        : 'Review meeting: not stabilising',
  permission: {
    'childs-social-worker': 'cra',
    'supervising-social-worker': 'cra',
    'foster-carer': 'roh',
    'team-manager': 'crasx',
    'reviewing-officer': 'cras',
    'placements-team': 'e',
    'independent-provider': 'rsoh',
    auditor: 'r',
    'senior-practitioner': 'crasx',
  },
  extract: ['held', 'stabilising', 'oversight', 'nextReview'],
  signOff: {
    by: ['team-manager', 'senior-practitioner', 'reviewing-officer', 'independent-provider'],
    within: { days: 5, count: 'working', source: 'set by the service [P]' },
  },
  whyNotSigner: (body, by) =>
    body.chair?.recordId === by.personId
      ? undefined
      : `${body.chair?.name ?? 'The chair'} chairs this meeting, and the chair signs`,
  whyNotSignerHere: (body, by, around) => whyNotChairing(body.held, by, around),
  follows: (body) => actionsFrom(body.actions, 'Review meeting', body.held?.slice(0, 10)),
  check(body) {
    const findings: { field: 'chairHoldsCase' | 'chairSuits' | 'nextReview'; message: string }[] = []
    if (body.chairHoldsCase?.answer === true)
      findings.push({
        field: 'chairHoldsCase',
        message: 'Who holds the case may not chair its meeting: choose another chair',
      })
    if (body.chairSuits?.answer === false)
      findings.push({ field: 'chairSuits', message: 'This chair does not suit this child: choose another' })
    if (body.held && body.nextReview && body.nextReview <= body.held.slice(0, 10))
      findings.push({ field: 'nextReview', message: 'The next review comes after this one' })
    return findings
  },
})

/** A review of the child's case (reg 33) and how the child took part. */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, yesNo } from '../model/field.ts'
import { reviewParticipation } from './codes-ssda903.ts'
import { labelOf } from './summary-words.ts'

export const statutoryReview = defineRecord({
  type: 'statutory-review',
  version: 3,
  words: { one: 'review', many: 'reviews', write: 'Record a review' },
  icon: 'meet',
  files: ['child'],
  fields: {
    date: date({ label: 'Date', required: true }),
    purpose: choice({
      label: 'What for',
      options: [
        { value: 'ordinary', label: 'In its turn, reg 33' },
        { value: 'before-a-move', label: 'Before a move, reg 14' },
      ],
    }),
    // After the first year of a long-term placement not every review needs one.
    meeting: yesNo({ label: 'Was it a meeting?' }),
    participation: choice({ label: 'How the child took part', required: true, options: reviewParticipation }),
  },
  sections: [{ id: 'review', title: 'Review', fields: ['date', 'purpose', 'meeting', 'participation'] }],
  occurred: 'date',
  lane: 'meetings',
  summary(body, names) {
    const took = labelOf(reviewParticipation, body.participation)
    return took
      ? `Review: ${names.child ?? 'the child'} ${body.participation === 'PN0' ? 'was ' : ''}${took}`
      : 'Review'
  },
  permission: {
    'childs-social-worker': 'r',
    'supervising-social-worker': 'r',
    'foster-carer': 'r',
    'team-manager': 'rx',
    'reviewing-officer': 'cra',
    'placements-team': 'r',
    'independent-provider': 'r',
    auditor: 'r',
  },
  // version 2 asks what it was for, version 3 whether people met
  upgrade: { 1: (body) => body, 2: (body) => body },
})

/**
 * What a hard time asks of the whole fostering family, and what would help them (S4.10, S4.17): asked for when a young
 * person offends or misuses substances, and whenever somebody thinks it is time. Lies in the child's file and the household's.
 */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, manyOf, person, rows, scale, shortText, text } from '../model/field.ts'
import { actionsFrom } from './follow-on.ts'
import { actions, STEADY } from './shared-fields.ts'

export const impactAssessment = defineRecord({
  type: 'impact-assessment',
  version: 1,
  words: { one: 'impact assessment', many: 'impact assessments', write: 'Ask how the family is coping' },
  icon: 'home',
  files: ['child', 'household'],
  fields: {
    date: date({ label: 'Date', required: true }),
    because: manyOf({
      label: 'Why now',
      required: true,
      options: [
        { value: 'offending', label: 'Offending' },
        { value: 'substances', label: 'Substances' },
        { value: 'trauma', label: 'What the child has lived through' },
        { value: 'change', label: 'A change in the family' },
        { value: 'asked', label: 'The family asked' },
        { value: 'regular', label: 'It was time' },
      ],
    }),
    // The incident or answer that it follows, where there is one.
    about: shortText({ label: 'About the record', link: true }),
    members: rows({
      label: 'Each person who lives here',
      hint: 'Sons and daughters too. Their own number, 0 the worst, 10 the best.',
      required: true,
      rowWord: 'person',
      addLabel: 'Ask one more person',
      fields: {
        person: person({ label: 'Who', required: true, from: ['household', 'child'] }),
        impact: text({ label: 'What it is like for them' }),
        score: scale({ label: STEADY.question, worst: STEADY.worst, best: STEADY.best }),
        whyNot: text({ label: 'Why they were not asked' }),
        stepUp: text({ label: 'What would help them' }),
        // In the place of number and words, of somebody too young to give them.
        seen: text({ label: 'What was seen of them' }),
      },
    }),
    carers: text({ label: 'What it does to the carers: sleep, work, each other', required: true }),
    strengths: text({ label: 'What carries them', required: true }),
    support: text({ label: 'What support there is, and what is missing', required: true }),
    actions,
    review: date({ label: 'When we ask again', required: true }),
    conclusion: choice({
      label: 'Taken together',
      required: true,
      options: [
        { value: 'carries', label: 'The family carries this, with what there is' },
        { value: 'more-support', label: 'More support is needed' },
        { value: 'talk', label: 'A stability meeting should be talked about' },
      ],
    }),
  },
  sections: [
    { id: 'why', title: 'Why now', fields: ['date', 'because', 'about'] },
    { id: 'who', title: 'Everybody at home', fields: ['members', 'carers', 'strengths'] },
    { id: 'next', title: 'What follows', fields: ['support', 'conclusion', 'actions', 'review'] },
  ],
  occurred: 'date',
  lane: 'scores',
  summary: (body) => {
    // a card that is laid out and not filled in asks nobody
    const asked = (body.members ?? []).filter(
      ({ impact, score, seen }) => impact?.trim() || seen?.trim() || score !== undefined,
    ).length
    return asked > 0 ? `Impact on the family, ${asked} asked` : 'Impact on the family'
  },
  permission: {
    'childs-social-worker': 'cr',
    'supervising-social-worker': 'cras',
    'foster-carer': 'rh',
    'team-manager': 'rsx',
    'reviewing-officer': 'r',
    'independent-provider': 'crasoh',
    auditor: 'r',
  },
  signOff: {
    by: ['supervising-social-worker', 'independent-provider'],
    within: { days: 10, count: 'working', source: 'set by the service [P]' },
  },
  follows: (body) => actionsFrom(body.actions, 'Impact assessment', body.date),
  check(body) {
    const findings: { field: 'members' | 'review'; message: string }[] = []
    const unsaid = (body.members ?? []).find(
      (row) => !row.whyNot?.trim() && !row.seen?.trim() && (!row.impact?.trim() || row.score === undefined),
    )
    if (unsaid)
      findings.push({
        field: 'members',
        message: `Ask ${unsaid.person?.name ?? 'everybody'} for their number and what it is like, or say why they were not asked`,
      })
    if (body.date && body.review && body.review <= body.date)
      findings.push({ field: 'review', message: 'The family is asked again on a later day' })
    return findings
  },
})

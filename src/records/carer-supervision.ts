/**
 * The carers' monthly supervision, one record for each child placed with them (S2.7). It cannot be signed without the
 * talk about stability and a scale; whatever is overdue on the carers' plan stands on its agenda by itself (S4.14).
 */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, person, rows, scale, shortText, text, yesNo } from '../model/field.ts'
import { actionsFrom } from './follow-on.ts'
import { actions, present, STEADY } from './shared-fields.ts'

export const scoresOf = rows({
  label: 'How steady does home feel?',
  hint: 'Each person’s own number. 0 is the worst, 10 the best.',
  required: true,
  rowWord: 'answer',
  addLabel: 'Ask one more person',
  fields: {
    person: person({ label: 'Whose answer', required: true, from: ['household', 'staff', 'child', 'network'] }),
    // Reading 1: the lowest of the carers and their worker is the gate; a child's or relative's low answer opens triage.
    relation: choice({
      label: 'Who they are',
      required: true,
      options: [
        { value: 'carer', label: 'Carer' },
        { value: 'supervising-social-worker', label: 'Supervising social worker' },
        { value: 'child', label: 'The child' },
        { value: 'carers-child', label: 'The carers’ son or daughter' },
        { value: 'other-adult', label: 'Other adult at home' },
        { value: 'relative', label: 'The child’s relative' },
        { value: 'childs-social-worker', label: 'The child’s social worker' },
        { value: 'other', label: 'Somebody else' },
      ],
    }),
    score: scale({ label: STEADY.question, required: true, worst: STEADY.worst, best: STEADY.best }),
    why: text({ label: 'What makes it that, and not one lower?' }),
    stepUp: text({ label: 'What would one step up look like?' }),
  },
})

export const carerSupervision = defineRecord({
  type: 'carer-supervision',
  version: 2,
  words: { one: 'carer supervision', many: 'carer supervisions', write: 'Hold the carers’ supervision' },
  icon: 'meet',
  files: ['child', 'household'],
  fields: {
    date: date({ label: 'Date', required: true }),
    at: shortText({ label: 'From', placeholder: '10:30' }),
    present,
    overdue: rows({
      label: 'Overdue actions, talked through',
      rowWord: 'action',
      addLabel: 'Add an action to talk through',
      fields: {
        what: text({ label: 'What', required: true }),
        action: shortText({ label: 'Number of the action', link: true }),
        outcome: text({ label: 'What we said about it', required: true }),
      },
    }),
    // The logs that were not talked about since the last supervision stand on the agenda; kept is what was said of which.
    logs: rows({
      label: 'Logs, talked through',
      rowWord: 'log',
      addLabel: 'Add a log we talked through',
      fields: {
        what: text({ label: 'Which log', required: true }),
        log: shortText({ label: 'Number of the log', link: true }),
        said: text({ label: 'What we said about it' }),
      },
    }),
    stability: text({ label: 'What we said about how stable this home is for the child', required: true, each: true }),
    // Each child’s home has an answer of its own, although the same people give it.
    scores: { ...scoresOf, each: true },
    actionsRequired: yesNo({ label: 'Are any actions required?', required: true, each: true }),
    actions,
    decisions: text({ label: 'Decisions, and why', required: true }),
    reflection: text({ label: 'Looking back: what we learnt', required: true }),
    wellbeing: text({ label: 'How the carers are' }),
    training: text({ label: 'Training and support wanted' }),
    nextDate: date({ label: 'Next supervision' }),
  },
  sections: [
    { id: 'who', title: 'When, and who', fields: ['date', 'at', 'present'] },
    { id: 'agenda', title: 'From last time', fields: ['overdue', 'logs'] },
    { id: 'stability', title: 'Stability', fields: ['stability', 'scores', 'actionsRequired', 'actions'] },
    { id: 'carers', title: 'The carers', fields: ['wellbeing', 'reflection', 'decisions', 'training'] },
    { id: 'next', title: 'Next time', fields: ['nextDate'] },
  ],
  occurred: 'date',
  lane: 'meetings',
  summary(body) {
    const given = (body.scores ?? []).flatMap(({ score }) => (score === undefined ? [] : [score]))
    return given.length > 0 ? `Carer supervision, answers ${given.join(', ')}` : 'Carer supervision'
  },
  permission: {
    'childs-social-worker': 'e',
    'supervising-social-worker': 'cras',
    'foster-carer': 'rsoh',
    'team-manager': 'rx',
    'reviewing-officer': 'r',
    'placements-team': 'e',
    'independent-provider': 'crasoh',
    auditor: 'r',
  },
  // What the process reads stands in the extract: whoever sees where a placement stands may see why.
  extract: ['date', 'at', 'stability', 'scores', 'actionsRequired', 'actions', 'nextDate'],
  signOff: {
    by: ['supervising-social-worker', 'independent-provider'],
    within: { days: 5, count: 'working', source: 'set by the service [P]' },
    countersign: { by: ['foster-carer'], words: 'I have read this, and it says what we agreed' },
  },
  follows: (body) => actionsFrom(body.actions, 'Carer supervision', body.date),
  check(body) {
    const findings: { field: 'actions' | 'nextDate' | 'scores'; message: string }[] = []
    if (body.actionsRequired?.answer === true && !body.actions?.length)
      findings.push({ field: 'actions', message: 'Actions are required: say which' })
    if (body.scores?.length && !body.scores.some(({ score }) => score !== undefined))
      findings.push({ field: 'scores', message: 'A supervision is signed with a scale from 0 to 10' })
    if (body.date && body.nextDate && body.nextDate <= body.date)
      findings.push({ field: 'nextDate', message: 'The next supervision should come after this one' })
    return findings
  },
  // version 2 keeps which logs were talked through
  upgrade: { 1: (body) => body },
})

/**
 * A worker's own supervision (S4.2, S4.13): decisions with their reasons, looking back, how the worker is, and every
 * child's overdue actions and stability on the agenda. Lies in a file of its own (model/supervision-file.ts): the worker's,
 * their manager's and the auditor's. The reviewing officer of a child learns from it that it took place, and no more.
 */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, person, rows, shortText, text } from '../model/field.ts'

export const staffSupervision = defineRecord({
  type: 'staff-supervision',
  version: 1,
  words: { one: 'supervision', many: 'supervisions', write: 'Hold a worker’s supervision' },
  icon: 'meet',
  files: ['person'],
  fields: {
    date: date({ label: 'Date', required: true }),
    worker: person({ label: 'Whose supervision', required: true, from: ['staff'] }),
    supervisor: person({ label: 'Held by', required: true, from: ['staff'] }),
    manner: choice({
      label: 'How',
      options: [
        { value: 'in-person', label: 'Face to face' },
        { value: 'virtual', label: 'On screen' },
        { value: 'group', label: 'In a group' },
      ],
    }),
    // Those whom the worker carries stand here by themselves; who is on duty alone carries nobody.
    children: rows({
      label: 'Each child talked about',
      rowWord: 'child',
      addLabel: 'Add a child',
      fields: {
        child: person({ label: 'Child', required: true, from: ['child'] }),
        stood: shortText({ label: 'Where it stood that day' }),
        stability: text({ label: 'How stable home is', required: true }),
        plan: text({ label: 'How the plan is going', required: true }),
        decision: text({ label: 'Decided, and why' }),
      },
    }),
    overdue: rows({
      label: 'Overdue actions, talked through',
      rowWord: 'action',
      addLabel: 'Add an action to talk through',
      fields: {
        what: text({ label: 'What', required: true }),
        child: person({ label: 'Child', from: ['child'] }),
        action: shortText({ label: 'Number of the action', link: true }),
        outcome: text({ label: 'What we said about it', required: true }),
      },
    }),
    decisions: text({ label: 'Decisions, and why', required: true }),
    reflection: text({ label: 'Looking back: what we learnt', required: true }),
    wellbeing: text({ label: 'How the worker is', required: true }),
    workload: text({ label: 'Workload' }),
    learning: text({ label: 'Learning and training' }),
    nextDate: date({ label: 'Next supervision', required: true }),
  },
  sections: [
    { id: 'who', title: 'When, and who', fields: ['date', 'worker', 'supervisor', 'manner'] },
    { id: 'children', title: 'The children', fields: ['children', 'overdue'] },
    { id: 'worker', title: 'The worker', fields: ['wellbeing', 'workload', 'reflection', 'decisions', 'learning'] },
    { id: 'next', title: 'Next time', fields: ['nextDate'] },
  ],
  occurred: 'date',
  summary: (body) => (body.worker ? `Supervision of ${body.worker.name}` : 'Supervision'),
  permission: {
    'childs-social-worker': 'r',
    'supervising-social-worker': 'r',
    'team-manager': 'cras',
    'reviewing-officer': 'e',
    auditor: 'r',
  },
  extract: ['date', 'worker', 'supervisor', 'nextDate'],
  signOff: {
    by: ['team-manager'],
    within: { days: 5, count: 'working', source: 'set by the service [P]' },
  },
  whyNotSigner: (body, by) =>
    body.worker?.recordId === by.personId
      ? 'Nobody signs their own supervision'
      : body.supervisor?.recordId !== undefined && body.supervisor.recordId !== by.personId
        ? `${body.supervisor.name} held it and signs it`
        : undefined,
  check: (body) =>
    body.date && body.nextDate && body.nextDate <= body.date
      ? [{ field: 'nextDate', message: 'The next supervision should come after this one' }]
      : [],
})

/** The supervising social worker's visit to the household; the carers sign that it says what was agreed. */
import { defineRecord } from '../model/define-record.ts'
import { date, scale, shortText, text, yesNo } from '../model/field.ts'
import { actionsFrom } from './follow-on.ts'
import { actions, announced, present, STEADY, timeOfDay } from './shared-fields.ts'

export const supervisoryVisit = defineRecord({
  type: 'supervisory-visit',
  version: 2,
  words: { one: 'supervisory visit', many: 'supervisory visits', write: 'Start a supervisory visit' },
  icon: 'meet',
  files: ['household'],
  fields: {
    date: date({ label: 'Date of the visit', required: true }),
    from: timeOfDay,
    announced,
    present,
    logsReviewed: yesNo({
      label: 'Logs read together',
      required: true,
      reasonFor: false,
      reasonLabel: 'Why the logs were not read',
    }),
    logsDiscussed: text({ label: 'What we talked about in the logs' }),
    training: text({ label: 'Training' }),
    saferCaring: text({ label: 'Safer caring' }),
    delegatedAuthority: text({ label: 'Delegated authority', hint: 'Decisions the carers may make' }),
    stress: text({ label: 'How everybody in the house is coping' }),
    // The score of the supervising social worker; each person in the house is asked in a scaling of their own.
    score: scale({ label: STEADY.question, required: true, worst: STEADY.worst, best: STEADY.best }),
    scoreWhy: text({ label: 'What makes it that, and not one lower?' }),
    scoreStepUp: text({ label: 'What would one step up look like?' }),
    actions,
    agreed: text({ label: 'What we agreed', required: true }),
    /** The request for help because of which it was begun. */
    about: shortText({ label: 'About the record', link: true }),
    nextDate: date({ label: 'Date of the next visit' }),
  },
  sections: [
    { id: 'who', title: 'Who was there', fields: ['date', 'from', 'announced', 'present'] },
    { id: 'logs', title: 'Daily logs', fields: ['logsReviewed', 'logsDiscussed'] },
    { id: 'care', title: 'Caring', fields: ['training', 'saferCaring', 'delegatedAuthority', 'stress'] },
    { id: 'scale', title: 'Scale', fields: ['score', 'scoreWhy', 'scoreStepUp'] },
    { id: 'promises', title: 'Actions and agreement', fields: ['actions', 'agreed'] },
    { id: 'next', title: 'Next visit', fields: ['nextDate', 'about'] },
  ],
  occurred: 'date',
  lane: 'visits',
  summary(body, names) {
    const whom = names.household ? `with ${names.household}` : 'to the household'
    return `Supervisory visit ${whom}${body.announced === 'unannounced' ? ', unannounced' : ''}`
  },
  permission: {
    'childs-social-worker': 'e',
    'supervising-social-worker': 'cras',
    'foster-carer': 'rsoh',
    'team-manager': 'rsx',
    'reviewing-officer': 'r',
    'independent-provider': 'crasoh',
    auditor: 'r',
  },
  extract: ['date', 'announced', 'score', 'actions', 'agreed', 'nextDate'],
  signOff: {
    by: ['supervising-social-worker', 'independent-provider', 'team-manager'],
    within: { days: 5, count: 'working', source: 'set by the service [P]' },
    countersign: { by: ['foster-carer'], words: 'I have read this, and it says what we agreed' },
  },
  // version 2 names the request for help because of which it was begun
  upgrade: { 1: (body) => body },
  follows: (body) => actionsFrom(body.actions, 'Supervisory visit', body.date),
  check(body) {
    const findings: { field: 'nextDate' | 'actions'; message: string }[] = []
    if (body.date && body.nextDate && body.nextDate <= body.date) {
      findings.push({ field: 'nextDate', message: 'The next visit should come after this one' })
    }
    if (body.actions?.some((row) => body.date && row.due && row.due < body.date)) {
      findings.push({ field: 'actions', message: 'An action is due before the visit' })
    }
    return findings
  },
})

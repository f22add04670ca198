/** Something that went wrong, told before it is judged. One that holds an allegation is withheld from the household. */
import { isEarlier } from '../model/calendar.ts'
import { defineRecord } from '../model/define-record.ts'
import { choice, dateTime, manyOf, person, rows, shortText, text, yesNo } from '../model/field.ts'
import { FROM_THE_HOME } from '../model/person.ts'
import { chronologyEntryFrom } from './follow-on.ts'
import { RECIPIENTS, SCHEDULE_7, stillToTell } from './schedule-7.ts'
import { labelOf, listed, lowerFirst } from './summary-words.ts'

const kinds = manyOf({
  label: 'What kind of incident',
  required: true,
  options: [
    { value: 'injury', label: 'Injury' },
    { value: 'illness', label: 'Illness' },
    { value: 'missing', label: 'Missing' },
    { value: 'self-harm', label: 'Self-harm' },
    { value: 'aggression', label: 'Aggression' },
    { value: 'damage', label: 'Damage' },
    { value: 'police', label: 'Police' },
    { value: 'exploitation', label: 'Exploitation' },
    { value: 'substances', label: 'Substances' },
    { value: 'allegation', label: 'Allegation' },
    { value: 'medication', label: 'Medication' },
    { value: 'restraint', label: 'Restraint' },
    { value: 'online', label: 'Online' },
    { value: 'other', label: 'Something else' },
  ],
})

const named = (values: readonly string[] | undefined): string =>
  listed(
    (values ?? []).map((value, at) => (at ? lowerFirst(labelOf(kinds.options, value)) : labelOf(kinds.options, value))),
  )

/** "Ofsted" keeps its capital, "The authority" does not. */
const lowerFirstOf = (words: string): string => (words.startsWith('The ') ? lowerFirst(words) : words)

export const incident = defineRecord({
  type: 'incident',
  version: 2,
  words: { one: 'incident', many: 'incidents', write: 'Record an incident' },
  icon: 'soon',
  files: ['child', 'household'],
  fields: {
    kinds,
    start: dateTime({ label: 'When it began', required: true }),
    end: dateTime({ label: 'When it was over', required: true }),
    before: text({ label: 'What happened before', required: true }),
    during: text({ label: 'What happened', required: true }),
    after: text({ label: 'What happened after', required: true }),
    who: rows({
      label: 'Who was there',
      rowWord: 'person',
      addLabel: 'Add a person',
      fields: {
        who: person({
          label: 'Name',
          required: true,
          thirdParty: true,
          from: ['child', 'household', 'network', 'staff'],
        }),
        part: shortText({ label: 'What they had to do with it' }),
      },
    }),
    injury: yesNo({ label: 'Was anybody hurt?', reasonFor: true, reasonLabel: 'Who was hurt, and what was done' }),
    restraint: yesNo({
      label: 'Was anybody held?',
      reasonFor: true,
      reasonLabel: 'Who held whom, how and for how long',
    }),
    police: yesNo({
      label: 'Were the police involved?',
      reasonFor: true,
      reasonLabel: 'What they did, and their log number',
    }),
    missingDetail: text({
      label: 'Missing: last seen, found where and by whom',
      required: true,
      when: { field: 'kinds', is: ['missing'] },
    }),
    // Schedule 7 of the Fostering Services Regulations; in-house services use the same list under NMS 29.
    notifiable: yesNo({
      label: 'Is it notifiable?',
      hint: 'Schedule 7: without delay, within 24 hours, weekends too',
      required: true,
      reasonFor: true,
      reasonLabel: 'What makes it so',
    }),
    schedule7: manyOf({
      label: 'Which of the notifiable events',
      hint: 'The list of Schedule 7 says who must be told',
      required: true,
      when: { field: 'notifiable', is: [true] },
      options: SCHEDULE_7,
    }),
    told: rows({
      label: 'Who was told, and when',
      required: true,
      rowWord: 'person told',
      addLabel: 'Add a person told',
      fields: {
        who: person({ label: 'Who was told', required: true, from: ['staff', 'network', 'household'] }),
        when: dateTime({ label: 'When', required: true }),
        as: choice({ label: 'Told as', options: RECIPIENTS }),
        how: shortText({ label: 'How' }),
      },
    }),
    debrief: text({ label: 'What the child says about it now' }),
    followUp: text({ label: 'What needs to happen now', required: true }),
  },
  sections: [
    { id: 'what', title: 'What it was', fields: ['kinds', 'start', 'end', 'who'] },
    { id: 'story', title: 'What happened', fields: ['before', 'during', 'after', 'missingDetail'] },
    { id: 'harm', title: 'Hurt, held, police', fields: ['injury', 'restraint', 'police'] },
    { id: 'told', title: 'Who was told', fields: ['notifiable', 'schedule7', 'told'] },
    { id: 'since', title: 'Since then', fields: ['debrief', 'followUp'] },
  ],
  occurred: 'start',
  lane: 'incidents',
  summary: (body, names) => named(body.kinds) || `Incident${names.child ? ` with ${names.child}` : ''}`,
  permission: {
    'childs-social-worker': 'cra',
    'supervising-social-worker': 'cra',
    'foster-carer': 'croh',
    'team-manager': 'rsx',
    'reviewing-officer': 'r',
    'placements-team': 'e',
    'independent-provider': 'crasoh',
    auditor: 'r',
  },
  extract: ['kinds', 'start', 'end', 'notifiable', 'followUp'],
  // Section G: allegation incidents restrict themselves.
  withhold: (body) => (body.kinds?.includes('allegation') ? FROM_THE_HOME : []),
  signOff: {
    by: ['team-manager', 'independent-provider'],
    within: { days: 5, count: 'working', source: 'set by the service [P]' },
  },
  follows: (body) => [
    chronologyEntryFrom({
      date: body.start?.slice(0, 10),
      event: named(body.kinds) || 'Incident',
      impact: body.debrief || body.after,
      source: 'Incident',
      significance: body.notifiable?.answer ? 'turning-point' : 'important',
    }),
  ],
  // version 2 asks which of Schedule 7's events it is, and as what somebody was told
  upgrade: { 1: (body) => body },
  check(body) {
    const findings: { field: 'end' | 'told'; message: string }[] = []
    if (body.start && body.end && isEarlier(body.end, body.start))
      findings.push({ field: 'end', message: 'It ends before it begins' })
    const open = stillToTell(body).map((one) => labelOf(RECIPIENTS, one))
    if (open.length > 0)
      findings.push({ field: 'told', message: `Still to be told, by law: ${listed(open.map(lowerFirstOf))}` })
    const { start } = body
    if (start && body.told?.some((row) => row.when && isEarlier(row.when, start))) {
      findings.push({ field: 'told', message: 'Somebody was told before it began' })
    }
    return findings
  },
})

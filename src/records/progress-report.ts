/**
 * How a child is doing in a provider's home, written by the provider for the council that placed the child (S1). Signed by
 * the provider, which sends it; received when the child's social worker signs for it. Outside it goes without a name.
 */
import { isEarlier, longDate } from '../model/calendar.ts'
import { defineRecord } from '../model/define-record.ts'
import type { Follows } from '../model/define-record.ts'
import { choice, date, person, quote, rows, shortText, text, yesNo } from '../model/field.ts'
import { actionsFrom } from './follow-on.ts'
import { labelOf } from './summary-words.ts'
import { SUPPORT_KINDS } from './support-request.ts'

export const STATUSES = [
  { value: 'green', label: 'Green: no concern', hint: 'The expected progress is being made' },
  { value: 'amber', label: 'Amber: some concern', hint: 'This report says what we are doing about it' },
  { value: 'red', label: 'Red: significant concern', hint: 'More support, actions or an escalation are needed' },
] as const

/** What the council is told of under "concerns" (S1.16), in the order of the report. */
export const PROMPTS = [
  { value: 'attendance', label: 'Education, training or employment attendance' },
  { value: 'missing', label: 'Missing episodes' },
  { value: 'appointments', label: 'Missed health appointments' },
  { value: 'risks', label: 'Risk-taking that grows' },
  { value: 'safeguarding', label: 'Safeguarding incidents' },
  { value: 'breakdown', label: 'Risk of this home breaking down' },
  { value: 'overnight', label: 'Overnight stays' },
] as const
export type Prompt = (typeof PROMPTS)[number]['value']

export const FREQUENCIES = [
  { value: 'monthly', label: 'Every month' },
  { value: 'quarterly', label: 'Every three months' },
  { value: 'six-monthly', label: 'Every six months' },
] as const
export type Frequency = (typeof FREQUENCIES)[number]['value']

/** S1.11 [P]: later than five working days after it was sent somebody asks whether it has come. */
export const RECEIVED = { days: 5, count: 'working', source: 'set by the service [P]' } as const

const CHANGE = { up: 'more', same: 'same', down: 'less' } as const

const concern = (label: string) =>
  text({ label, hint: 'The count stands beside it; say what the council needs to know' })

export const progressReport = defineRecord({
  type: 'progress-report',
  version: 1,
  words: { one: 'progress report', many: 'progress reports', write: 'Write a progress report' },
  icon: 'table',
  files: ['child', 'household'],
  fields: {
    // S1.1–S1.9: prefilled from the record; the age is computed, the name and the birthday stay out of what leaves.
    code: shortText({ label: 'Number of the child', hint: 'In place of a name', required: true }),
    age: shortText({ label: 'Age' }),
    gender: shortText({ label: 'Gender, in their own words' }),
    provider: shortText({ label: 'Provider', required: true }),
    providerContact: shortText({ label: 'Contact at the provider', required: true }),
    authority: shortText({ label: 'Local authority', required: true }),
    commissioner: shortText({ label: 'Commissioning contact', required: true }),
    from: date({ label: 'Report covers from', required: true }),
    until: date({ label: 'to', required: true }),
    frequency: choice({ label: 'How often', required: true, options: FREQUENCIES }),
    // S1.10: the day on which it was signed and so sent.
    sent: date({ label: 'Sent on' }),
    status: choice({ label: 'Overall status', required: true, options: STATUSES }),
    steps: text({
      label: 'What is being done about it',
      required: true,
      when: { field: 'status', is: ['amber', 'red'] },
    }),
    demand: text({
      label: 'What support, action or escalation is needed to steady this home',
      required: true,
      when: { field: 'status', is: ['red'] },
    }),
    outcomes: rows({
      label: 'Outcomes we work towards',
      hint: 'This child’s own, beyond being safe and settled',
      required: true,
      rowWord: 'outcome',
      addLabel: 'Add an outcome',
      fields: {
        outcome: text({ label: 'Outcome', required: true }),
        term: choice({
          label: 'How far ahead',
          required: true,
          options: [
            { value: 'short', label: 'Short term' },
            { value: 'medium', label: 'Medium term' },
            { value: 'long', label: 'Long term' },
            { value: 'pathway', label: 'From the pathway plan' },
          ],
        }),
        support: text({ label: 'Support given in this period', required: true }),
        progress: text({ label: 'Progress, successes, small changes', required: true }),
      },
    }),
    feedback: quote({ label: 'What the child says about living here' }),
    noFeedback: text({ label: 'Or why there is none' }),
    // S1.16: what the records said when the report was sent, and which records.
    counts: rows({
      label: 'What the records say',
      rowWord: 'count',
      addLabel: 'Add a count',
      fields: {
        prompt: choice({ label: 'About', options: PROMPTS }),
        said: text({ label: 'What they say' }),
        records: shortText({ label: 'Which records', link: true }),
      },
    }),
    attendance: concern('Education, training or employment attendance'),
    missing: concern('Missing episodes'),
    appointments: concern('Missed health appointments'),
    risks: concern('Risk-taking that grows'),
    safeguarding: concern('Safeguarding incidents'),
    breakdown: concern('Risk of this home breaking down'),
    overnight: concern('Overnight stays'),
    planned: rows({
      label: 'Planned for the next period',
      required: true,
      rowWord: 'activity',
      addLabel: 'Add a planned activity',
      fields: {
        what: text({ label: 'Priority, and the progress hoped for', required: true }),
        owner: person({ label: 'Who does it', required: true, from: ['staff', 'household', 'network', 'child'] }),
        due: date({ label: 'By when', required: true }),
      },
    }),
    support: rows({
      label: 'Support needed from the council and its partners',
      rowWord: 'request',
      addLabel: 'Add a request for support',
      fields: {
        kind: choice({ label: 'What kind', required: true, options: SUPPORT_KINDS }),
        what: text({ label: 'What', required: true }),
        why: text({ label: 'What it would change', required: true }),
        partner: shortText({ label: 'From whom', required: true }),
        owner: person({ label: 'Who sees to it', required: true, from: ['staff'] }),
        by: date({ label: 'Needed by', required: true }),
      },
    }),
    meeting: yesNo({
      label: 'Is a support meeting needed?',
      required: true,
      reasonFor: true,
      reasonLabel: 'What it should talk about',
    }),
    level: choice({
      label: 'Does the level of support need to change?',
      required: true,
      options: [
        { value: 'up', label: 'More' },
        { value: 'same', label: 'The same' },
        { value: 'down', label: 'Less' },
      ],
    }),
    stepDown: text({
      label: 'How support is stepped down',
      required: true,
      when: { field: 'level', is: ['down'] },
    }),
  },
  sections: [
    {
      id: 'about',
      title: 'About this report',
      fields: [
        'code',
        'age',
        'gender',
        'provider',
        'providerContact',
        'authority',
        'commissioner',
        'from',
        'until',
        'frequency',
        'sent',
      ],
    },
    { id: 'status', title: 'Overall status', fields: ['status', 'steps', 'demand'] },
    { id: 'outcomes', title: 'Outcomes and progress', fields: ['outcomes', 'feedback', 'noFeedback'] },
    { id: 'planned', title: 'Next period', fields: ['planned'] },
    {
      id: 'concerns',
      title: 'Concerns',
      fields: ['counts', 'attendance', 'missing', 'appointments', 'risks', 'safeguarding', 'breakdown', 'overnight'],
    },
    { id: 'support', title: 'Support needed', fields: ['support', 'meeting', 'level', 'stepDown'] },
  ],
  occurred: 'until',
  lane: 'meetings',
  summary: (body) => `Progress report${body.status ? `, ${(labelOf(STATUSES, body.status) ?? '').toLowerCase()}` : ''}`,
  permission: {
    'childs-social-worker': 'rs',
    'supervising-social-worker': 'r',
    'foster-carer': 'eh',
    'team-manager': 'rx',
    'reviewing-officer': 'r',
    'placements-team': 'r',
    'independent-provider': 'crasxoh',
    auditor: 'r',
  },
  extract: ['from', 'until', 'status', 'outcomes', 'planned'],
  signOff: {
    by: ['independent-provider'],
    within: { days: 10, count: 'working', source: 'set by the service [P]' },
    // S1.11: received by the council; not received within 5 working days it is chased [P].
    countersign: { by: ['childs-social-worker'], words: 'Received by the council', within: RECEIVED },
  },
  // S1.15: what is planned becomes actions; S1.17: what is asked of the council becomes requests whose wait is counted.
  follows: (body, { id: report }) => [
    ...actionsFrom(
      body.planned?.map(({ id, what, owner, due }) => ({
        id,
        ...(what !== undefined && { what }),
        ...(owner && { owner }),
        ...(due !== undefined && { due }),
        plan: 'child' as const,
      })),
      'Progress report',
      body.until,
    ),
    ...(body.support ?? []).map((asked): Follows => {
      const { id, by, ...rest } = asked
      const change = body.level && CHANGE[body.level]
      return {
        type: 'support-request',
        key: `support:${id}`,
        body: {
          ...rest,
          ...(by !== undefined && { wantedBy: by }),
          ...(change && { change }),
          ...((body.sent ?? body.until) && { askedOn: body.sent ?? body.until }),
          source: body.until ? `Progress report, ${longDate(body.until)}` : 'Progress report',
          about: report,
          status: 'asked',
        },
      }
    }),
  ],
  check(body) {
    const findings: { field: 'until' | 'feedback'; message: string }[] = []
    if (body.from && body.until && isEarlier(body.until, body.from))
      findings.push({ field: 'until', message: 'It ends before it begins: exchange the two dates' })
    if (!body.feedback?.trim() && !body.noFeedback?.trim())
      findings.push({ field: 'feedback', message: 'What the child says, or why there is nothing' })
    return findings
  },
})

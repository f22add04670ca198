/**
 * The network meets, while there is time, to keep a home steady or to let it end well: stability meeting or support
 * meeting, one record under two labels (reading 8). Several people write in it from their own devices; the chair signs,
 * and that signature makes the minutes (D6). Lies on the child's and the household's file (S5.25).
 *
 * Long because it asks everything that section D and the guidance (S5.1 to S5.31) ask of a meeting.
 */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, dateTime, manyOf, person, quote, rows, shortText, text, yesNo } from '../model/field.ts'
import { scoresOf } from './carer-supervision.ts'
import { CHAIR_POSTS, ONLY_IF_SUITABLE, whyNotChairing } from './chair.ts'
import { actionsFrom, chronologyEntryFrom } from './follow-on.ts'
import { actions } from './shared-fields.ts'
import { opening } from './summary-words.ts'

/** Mapping, in three columns (S5.19): each card says who brought it. */
const cards = (label: string, hint: string, required: boolean) =>
  rows({
    label,
    hint,
    required,
    rowWord: 'card',
    addLabel: 'Add a card',
    fields: {
      words: text({ label: 'In a few words', required: true }),
      by: shortText({ label: 'Who says so' }),
      // Then they stand in the child's colour, here and on paper.
      childs: yesNo({ label: 'The child’s own words' }),
    },
  })

/** A meeting without a dated action has no timeline (section D). */
const timeline = { ...actions, label: 'Timeline actions', required: true }

export const stabilityMeeting = defineRecord({
  type: 'stability-meeting',
  version: 1,
  words: { one: 'stability meeting', many: 'stability meetings', write: 'Prepare a stability meeting' },
  icon: 'meet',
  files: ['child'],
  alsoIn: ['household'],
  fields: {
    label: choice({
      label: 'What it is called',
      required: true,
      options: [
        { value: 'stability', label: 'Stability meeting' },
        { value: 'support', label: 'Support meeting' },
        { value: 'pause', label: 'Pause and reflect', hint: 'Anybody may ask for one' },
      ],
    }),
    triggers: manyOf({
      label: 'Why we meet',
      required: true,
      // S5.5 to S5.12, in the order of the guidance.
      options: [
        { value: 'breakdown', label: 'Worries that the placement may break down' },
        { value: 'trauma', label: 'What the child has been through asks for new support or rules' },
        { value: 'planned-move', label: 'A planned move that needs support' },
        { value: 'earlier-breakdown', label: 'Earlier breakdowns, moves and losses' },
        { value: 'change', label: 'A change to come: health, somebody joining or leaving' },
        { value: 'beyond-review', label: 'Needs beyond the six-monthly review' },
        { value: 'new-home', label: 'A new home after an unplanned ending' },
        { value: 'crisis', label: 'A crisis, or notice was given' },
      ],
    }),
    purpose: text({ label: 'What we want from it', required: true }),
    plannedFor: dateTime({ label: 'Planned for' }),
    place: shortText({ label: 'Where' }),
    held: dateTime({ label: 'When it was held', required: true }),
    chair: person({ label: 'Who chairs', required: true, from: ['staff'] }),
    chairPost: choice({ label: 'The chair’s post', required: true, options: CHAIR_POSTS }),
    chairHoldsCase: yesNo({
      label: 'Does the chair hold this child’s or these carers’ case?',
      hint: 'Who holds the case never chairs its meeting',
      required: true,
    }),
    chairSuits: yesNo({
      label: 'Does this chair suit this child best?',
      required: true,
      reasonFor: true,
      reasonLabel: 'Why',
      when: { field: 'chairPost', is: ONLY_IF_SUITABLE },
    }),
    childsChair: text({
      label: 'Whom the child would like to chair',
      hint: 'Or that they did not mind',
      required: true,
    }),
    invited: rows({
      label: 'Who is invited, and who came',
      hint: 'Carers, birth family, people who helped before, earlier carers, school, health, both workers',
      required: true,
      rowWord: 'person',
      addLabel: 'Invite one more person',
      fields: {
        who: person({
          label: 'Name',
          required: true,
          thirdParty: true,
          from: ['household', 'network', 'staff', 'child'],
        }),
        as: choice({
          label: 'As',
          required: true,
          options: [
            { value: 'child', label: 'The child' },
            { value: 'carer', label: 'Carer' },
            { value: 'birth-family', label: 'Birth family' },
            { value: 'connected', label: 'Connected person' },
            { value: 'past-helper', label: 'Somebody who helped before' },
            { value: 'previous-carer', label: 'Earlier carer' },
            { value: 'social-worker', label: 'Social worker' },
            { value: 'professional', label: 'School, health, police, others' },
          ],
        }),
        came: choice({
          label: 'Were they there?',
          options: [
            { value: 'came', label: 'Came' },
            { value: 'remote', label: 'By phone or video' },
            { value: 'views', label: 'Sent their views' },
            { value: 'apologies', label: 'Could not come' },
          ],
        }),
        views: text({ label: 'What they sent' }),
        mayHaveMinutes: yesNo({ label: 'Gets the minutes and the plan' }),
      },
    }),
    notInvited: text({ label: 'Who was not invited, and why', thirdParty: true }),
    childThere: choice({
      label: 'How the child takes part',
      required: true,
      options: [
        { value: 'attends', label: 'Comes' },
        { value: 'part', label: 'Comes for part of it' },
        { value: 'views', label: 'Sends their view' },
        { value: 'advocate', label: 'Somebody speaks for them' },
      ],
    }),
    childsView: quote({ label: 'What the child says', required: true }),
    feedbackPlan: text({ label: 'Who tells the child what was agreed, when and how', required: true }),
    worries: cards('What we are worried about', 'What has happened, and what we fear', true),
    well: cards('What is working well', 'Who helped before, and what they did', true),
    // In the end every idea has become a rule or an action, and none may be left over.
    next: cards('What needs to happen', 'Ideas first; they become actions and rules', false),
    harm: text({ label: 'Harm statement: what has happened', required: true }),
    danger: text({ label: 'Danger statement: what we fear if nothing changes', required: true }),
    safetyGoal: text({ label: 'Safety goal: how it will be when it is good' }),
    scores: scoresOf,
    goal: choice({
      label: 'What we aim for',
      required: true,
      options: [
        { value: 'stay', label: 'The child stays, with support' },
        { value: 'end-well', label: 'The home ends well' },
      ],
    }),
    bottomLine: text({ label: 'Bottom line: what is not up for discussion' }),
    contingency: text({ label: 'If it does not work' }),
    rules: rows({
      label: 'Plan rules',
      hint: 'How everybody responds, in words the child can use',
      required: true,
      rowWord: 'rule',
      addLabel: 'Add a rule',
      fields: {
        occasion: text({ label: 'When this happens', required: true }),
        response: text({ label: 'we do this', required: true }),
      },
    }),
    actions: timeline,
    roles: rows({
      label: 'Who does what in the network',
      required: true,
      rowWord: 'role',
      addLabel: 'Add a role',
      fields: {
        who: person({ label: 'Who', required: true, thirdParty: true, from: ['household', 'network', 'staff'] }),
        does: text({ label: 'What they do', required: true }),
      },
    }),
    relationships: rows({
      label: 'Who stays in the child’s life, and how',
      required: true,
      rowWord: 'person',
      addLabel: 'Add a person',
      fields: {
        who: person({ label: 'Who', required: true, thirdParty: true, from: ['network', 'household', 'child'] }),
        how: text({ label: 'How', required: true }),
      },
    }),
    outcomesOpen: yesNo({ label: 'Has the reviewing officer Outcomes open?', required: true }),
    updater: choice({
      label: 'Who updates the care plan',
      required: true,
      options: [
        { value: 'childs-social-worker', label: 'The child’s social worker' },
        { value: 'reviewing-officer', label: 'The reviewing officer, with the Outcomes' },
      ],
    }),
    distribution: rows({
      label: 'Who gets the minutes and the plan',
      required: true,
      rowWord: 'reader',
      addLabel: 'Add a reader',
      fields: {
        who: person({
          label: 'Who',
          required: true,
          thirdParty: true,
          from: ['household', 'network', 'staff', 'child'],
        }),
        // What each may have: a withheld address or name never reaches who may not have it.
        as: choice({
          label: 'They get',
          required: true,
          options: [
            { value: 'whole', label: 'Minutes and plan' },
            { value: 'no-address', label: 'Minutes and plan, without address and withheld names' },
            { value: 'plan', label: 'The plan alone' },
            { value: 'childs-version', label: 'The child’s version' },
          ],
        }),
      },
    }),
    childsVersionBy: person({ label: 'Who writes the child’s version', required: true, from: ['staff'] }),
    reviewDate: date({ label: 'Review meeting on', required: true }),
    notes: text({ label: 'Notes of the meeting' }),
  },
  sections: [
    { id: 'why', title: 'Why we meet', fields: ['label', 'triggers', 'purpose', 'plannedFor', 'place'] },
    {
      id: 'who',
      title: 'Who comes',
      fields: ['chair', 'chairPost', 'chairHoldsCase', 'chairSuits', 'childsChair', 'invited', 'notInvited'],
    },
    { id: 'child', title: 'The child', fields: ['childThere', 'childsView', 'feedbackPlan'] },
    { id: 'map', title: 'Mapping', fields: ['held', 'worries', 'well', 'next', 'notes'] },
    { id: 'statements', title: 'Statements', fields: ['harm', 'danger', 'safetyGoal'] },
    { id: 'scale', title: 'Scale', fields: ['scores'] },
    { id: 'goal', title: 'Goal', fields: ['goal', 'bottomLine', 'contingency'] },
    { id: 'plan', title: 'The plan', fields: ['rules', 'actions', 'roles', 'relationships'] },
    {
      id: 'after',
      title: 'Afterwards',
      fields: ['outcomesOpen', 'updater', 'distribution', 'childsVersionBy', 'reviewDate'],
    },
  ],
  occurred: 'held',
  lane: 'meetings',
  summary(body) {
    const called =
      body.label === 'support' ? 'Support meeting' : body.label === 'pause' ? 'Pause and reflect' : 'Stability meeting'
    const goal = body.goal === 'stay' ? ', to stay' : body.goal === 'end-well' ? ', to end well' : ''
    return body.held ? `${called}${goal}` : `${called}, being prepared`
  },
  permission: {
    'childs-social-worker': 'cra',
    'supervising-social-worker': 'cra',
    'foster-carer': 'roh',
    'team-manager': 'crasx',
    'reviewing-officer': 'cras',
    'placements-team': 'e',
    'independent-provider': 'rsoh',
    auditor: 'r',
    'senior-manager': 'crasx',
    'assistant-team-manager': 'crasx',
    'senior-practitioner': 'crasx',
  },
  keptFromHome: ['notInvited'],
  // Who chaired is in it: without a chair who may, a meeting does not count, and a lane that reads the extract would be
  // told of another state than everybody else.
  extract: ['label', 'plannedFor', 'held', 'chair', 'chairPost', 'chairHoldsCase', 'chairSuits', 'goal', 'reviewDate'],
  signOff: {
    by: [
      'team-manager',
      'assistant-team-manager',
      'senior-practitioner',
      'senior-manager',
      'reviewing-officer',
      'independent-provider',
    ],
    within: { days: 5, count: 'working', source: 'set by the service [P]' },
  },
  whyNotSigner(body, by) {
    if (body.chair?.recordId === by.personId) return undefined
    return body.chair?.name
      ? `${body.chair.name} chairs this meeting, and the chair signs its minutes`
      : 'Name the chair first'
  },
  whyNotSignerHere: (body, by, around) => whyNotChairing(body.held, by, around),
  follows(body) {
    const date = body.held?.slice(0, 10)
    const called = body.label === 'support' ? 'Support meeting' : 'Stability meeting'
    return [
      ...actionsFrom(body.actions, called, date),
      chronologyEntryFrom({
        date,
        event: `${called}: ${body.goal === 'end-well' ? 'the home is to end well' : 'the child is to stay, with support'}`,
        impact: opening(body.safetyGoal ?? body.purpose, 200),
        source: called,
        significance: 'important',
      }),
    ]
  },
  check(body) {
    const findings: {
      field: 'chairHoldsCase' | 'chairSuits' | 'reviewDate' | 'updater' | 'distribution'
      message: string
    }[] = []
    if (body.chairHoldsCase?.answer === true)
      findings.push({
        field: 'chairHoldsCase',
        message: 'Who holds the case may not chair its meeting: choose another chair',
      })
    if (body.chairSuits?.answer === false)
      findings.push({ field: 'chairSuits', message: 'This chair does not suit this child: choose another' })
    if (body.held && body.reviewDate && body.reviewDate <= body.held.slice(0, 10))
      findings.push({ field: 'reviewDate', message: 'The review comes after the meeting' })
    if (body.outcomesOpen?.answer === true && body.updater === 'childs-social-worker')
      findings.push({
        field: 'updater',
        message: 'While Outcomes are open the reviewing officer updates the care plan',
      })
    if (body.outcomesOpen?.answer === false && body.updater === 'reviewing-officer')
      findings.push({
        field: 'updater',
        message: 'Without open Outcomes the child’s social worker updates the care plan',
      })
    return findings
  },
})

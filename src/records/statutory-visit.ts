/** The visit of the child's social worker under regulation 28, as it is drawn: nine sections in any order. */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, drawing, photo, rows, scale, shortText, text, yesNo } from '../model/field.ts'
import { actionsFrom, chronologyEntryFrom } from './follow-on.ts'
import { actions, announced, childsWords, present, STEADY, timeOfDay } from './shared-fields.ts'

const notAlone = ['not-alone', 'not-seen'] as const

export const statutoryVisit = defineRecord({
  type: 'statutory-visit',
  version: 3,
  words: { one: 'visit', many: 'visits', write: 'Start the visit' },
  icon: 'door',
  files: ['child'],
  fields: {
    date: date({ label: 'Date of the visit', required: true }),
    from: timeOfDay,
    option: choice({
      label: 'Kind of visit',
      required: true,
      options: [
        { value: 'statutory', label: 'Statutory' },
        { value: 'extra', label: 'Extra' },
        { value: 'requested', label: 'Asked for by the child or carers' },
        { value: 'duty', label: 'Duty' },
      ],
    }),
    manner: choice({
      label: 'In person or virtual',
      required: true,
      hint: 'A virtual visit never counts towards regulation 28',
      options: [
        { value: 'in-person', label: 'In person' },
        { value: 'virtual', label: 'Virtual' },
      ],
    }),
    announced,
    place: shortText({ label: 'Where', placeholder: 'at home with Denise and Mark' }),
    present,
    // reg 29: the child is spoken to in private, unless they refuse, are too young, or it cannot be done.
    alone: choice({
      label: 'Seen alone',
      required: true,
      each: true,
      options: [
        { value: 'alone', label: 'Seen alone' },
        { value: 'not-alone', label: 'Seen, not alone' },
        { value: 'not-seen', label: 'Not seen' },
      ],
    }),
    notAloneGround: choice({
      label: 'The reason in regulation 29',
      each: true,
      when: { field: 'alone', is: notAlone },
      options: [
        { value: 'refused', label: 'The child did not want to' },
        { value: 'age', label: 'Not right for their age or understanding' },
        { value: 'unable', label: 'It could not be done' },
      ],
    }),
    notAloneReason: text({
      label: 'Why they were not seen alone',
      required: true,
      each: true,
      when: { field: 'alone', is: notAlone },
    }),
    words: childsWords,
    noWords: text({ label: 'Or why there are none', each: true }),
    drawing: drawing({ label: 'Drawn together', each: true }),
    photo: photo({ label: 'A photo to keep', each: true }),
    bedroom: yesNo({
      label: 'Bedroom seen',
      required: true,
      each: true,
      reasonFor: false,
      reasonLabel: 'Why the bedroom was not seen',
    }),
    // S3.1, S3.2: asked at each visit; a draft that was begun before it was asked may go without.
    stillRight: yesNo({
      label: 'Names and addresses still right?',
      reasonFor: false,
      reasonLabel: 'What has changed, and who puts it right',
    }),
    // reg 30: where it is not, the case is reviewed (reg 33).
    safeguarded: yesNo({
      label: 'Is the child safe and well looked after here?',
      each: true,
      reasonFor: false,
      reasonLabel: 'What is not safe; the review comes sooner',
    }),
    plan: rows({
      label: 'What the plan asked',
      required: true,
      rowWord: 'plan item',
      addLabel: 'Add a plan item',
      fields: {
        item: text({ label: 'What the plan asked', required: true }),
        impact: text({ label: 'What difference it makes to the child', required: true }),
      },
    }),
    health: text({ label: 'Health', each: true }),
    school: text({ label: 'School', each: true }),
    familyTime: text({ label: 'Family time', each: true }),
    observations: text({ label: 'What I saw', each: true }),
    carerView: text({ label: 'What the carers say' }),
    score: scale({ label: STEADY.question, each: true, worst: STEADY.worst, best: STEADY.best }),
    scoreWhy: text({ label: 'What makes it that, and not one lower?', each: true }),
    scoreStepUp: text({ label: 'What would one step up look like?', each: true }),
    actions,
    changed: text({ label: 'What changed because of this visit', required: true, each: true }),
    /** The request for help because of which it was begun. */
    about: shortText({ label: 'About the record', link: true }),
    nextDate: date({ label: 'Date of the next visit', required: true }),
    /** `filed` names the field a jot has gone into; without it the jot still waits. */
    jots: rows({
      label: 'Jots',
      rowWord: 'jot',
      addLabel: 'Add a jot',
      fields: {
        time: shortText({ label: 'Time' }),
        words: text({ label: 'Words' }),
        filed: shortText({ label: 'Filed in' }),
      },
    }),
  },
  sections: [
    {
      id: 'who',
      title: 'Who was there',
      fields: ['date', 'from', 'option', 'manner', 'announced', 'place', 'present', 'stillRight'],
    },
    { id: 'alone', title: 'Seen alone', fields: ['alone', 'notAloneReason', 'notAloneGround'] },
    { id: 'words', title: 'Their own words', fields: ['words', 'noWords', 'drawing', 'photo'] },
    { id: 'bedrooms', title: 'Bedrooms', fields: ['bedroom'] },
    { id: 'plan', title: 'What the plan asked', fields: ['plan'] },
    {
      id: 'life',
      title: 'Health, school, family',
      fields: ['health', 'school', 'familyTime', 'observations', 'safeguarded', 'carerView'],
    },
    { id: 'scale', title: 'Scale', fields: ['score', 'scoreWhy', 'scoreStepUp'] },
    { id: 'promises', title: 'Promises and actions', fields: ['actions', 'changed'] },
    { id: 'next', title: 'Next visit', fields: ['nextDate', 'about'] },
  ],
  occurred: 'date',
  lane: 'visits',
  summary(body, names) {
    const who = names.child ?? 'The child'
    const seen =
      body.alone === 'alone'
        ? `${who} was seen alone`
        : body.alone === 'not-alone'
          ? `${who} was seen, not alone`
          : body.alone === 'not-seen'
            ? `${who} was not seen`
            : `Visit to ${names.child ?? 'the child'}`
    return body.manner === 'virtual' ? `${seen}, on screen` : seen
  },
  permission: {
    'childs-social-worker': 'cras',
    'supervising-social-worker': 'r',
    'foster-carer': 'e',
    'team-manager': 'rsx',
    'reviewing-officer': 'r',
    'independent-provider': 'e',
    auditor: 'r',
  },
  // For carers: when, what was agreed, when next. What the child said stays with the child's social worker.
  extract: ['date', 'option', 'actions', 'nextDate'],
  signOff: {
    by: ['childs-social-worker'],
    within: { days: 5, count: 'working', source: 'set by the service [P]' },
    countersign: {
      by: ['team-manager'],
      words: 'I have looked at why the child was not seen alone',
      // The child's own wish and their age are ordinary reasons; everything else is an exception.
      when: (body) =>
        body.alone === 'not-seen' || (body.alone === 'not-alone' && (body.notAloneGround ?? 'unable') === 'unable'),
    },
  },
  // version 2 asks whether names and addresses still hold, and whether the child is safe here; 3 names the request for help
  upgrade: { 1: (body) => body, 2: (body) => body },
  follows: (body) => [
    chronologyEntryFrom({
      date: body.date,
      impact: body.changed,
      source: 'Visit',
      significance: body.alone === 'not-seen' ? 'important' : 'background',
      event:
        body.alone === 'alone'
          ? 'Visit, seen alone'
          : body.alone === 'not-seen'
            ? 'Visit, not seen'
            : 'Visit, seen but not alone',
    }),
    ...actionsFrom(body.actions, 'Visit', body.date),
  ],
  check(body) {
    const findings: { field: 'words' | 'nextDate' | 'actions'; message: string }[] = []
    if (!body.words?.length && !body.noWords?.trim())
      findings.push({ field: 'words', message: 'Their own words, or why there are none' })
    if (body.date && body.nextDate && body.nextDate <= body.date) {
      findings.push({ field: 'nextDate', message: 'The next visit should come after this one' })
    }
    if (body.actions?.some((row) => body.date && row.due && row.due < body.date)) {
      findings.push({ field: 'actions', message: 'An action is due before the visit' })
    }
    return findings
  },
})

/** The first look at a worry: is the placement at immediate risk? (S2.13) */
import { defineRecord } from '../model/define-record.ts'
import { dateTime, quote, shortText, text, yesNo } from '../model/field.ts'

export const triage = defineRecord({
  type: 'triage',
  version: 1,
  words: { one: 'triage', many: 'triages', write: 'Triage: is the placement at immediate risk?' },
  icon: 'soon',
  files: ['child'],
  fields: {
    at: dateTime({ label: 'When', required: true }),
    worry: text({ label: 'What we are worried about', required: true }),
    helping: text({ label: 'What is working well, and who is helping' }),
    spokeWith: text({ label: 'Who was asked: child, carers, both workers, school', required: true }),
    childsView: quote({ label: 'What the child says' }),
    immediateRisk: yesNo({
      label: 'Are there signs that the placement is at immediate risk?',
      hint: 'Yes: a meeting within five working days. No: you and your manager talk about it the next working day.',
      required: true,
      reasonFor: true,
      reasonLabel: 'What the signs are',
    }),
    meanwhile: text({ label: 'What happens until then' }),
    about: shortText({ label: 'Number of the worry', link: true }),
  },
  sections: [
    { id: 'what', title: 'The worry', fields: ['at', 'worry', 'helping', 'spokeWith', 'childsView', 'about'] },
    { id: 'risk', title: 'Immediate risk?', fields: ['immediateRisk', 'meanwhile'] },
  ],
  occurred: 'at',
  lane: 'meetings',
  summary: (body) =>
    body.immediateRisk === undefined
      ? 'Triage'
      : body.immediateRisk.answer
        ? 'Triage: signs of immediate risk'
        : 'Triage: no immediate risk',
  permission: {
    'childs-social-worker': 'cras',
    'supervising-social-worker': 'r',
    'team-manager': 'crasx',
    'reviewing-officer': 'r',
    'placements-team': 'e',
    auditor: 'r',
  },
  extract: ['at', 'immediateRisk'],
  signOff: { by: ['childs-social-worker', 'team-manager'] },
})

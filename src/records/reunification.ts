/**
 * A proposal that a child goes home (S3.26): with a risk assessment, with a plan during and after, and where there are
 * brothers or sisters with their signed assessment first (S4.18).
 */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, quote, shortText, text, yesNo } from '../model/field.ts'
import { whySiblingsFirst } from './sibling-gate.ts'

export const reunification = defineRecord({
  type: 'reunification',
  version: 1,
  words: { one: 'proposal to go home', many: 'proposals to go home', write: 'Propose that the child goes home' },
  icon: 'home',
  files: ['child'],
  fields: {
    date: date({ label: 'Date', required: true }),
    to: shortText({ label: 'To whom', required: true }),
    why: text({ label: 'Why now, and why it would be right for the child', required: true }),
    childsView: quote({ label: 'What the child says', required: true }),
    siblings: yesNo({
      label: 'Are there brothers or sisters in this?',
      hint: 'At home, going home as well, or staying in care',
      required: true,
      reasonFor: true,
      reasonLabel: 'Who they are',
    }),
    // Asked by the gate where the network names a brother or a sister and the answer above is no.
    siblingsNot: text({
      label: 'Brothers and sisters we know of, and why they are not in this',
      hint: 'Only where somebody is written down as brother or sister',
      when: { field: 'siblings', is: [false] },
    }),
    risks: text({ label: 'Risk assessment: what could go wrong, and for whom', required: true }),
    protects: text({ label: 'What protects the child there', required: true }),
    planDuring: text({ label: 'Child-in-need plan while going home', required: true }),
    planAfter: text({ label: 'Plan afterwards: who visits, who helps, for how long', required: true }),
    ifNot: text({ label: 'What happens if it does not hold', required: true }),
    decision: choice({
      label: 'Proposed',
      required: true,
      options: [
        { value: 'go-home', label: 'Going home, step by step' },
        { value: 'not-now', label: 'Not now' },
      ],
    }),
    from: date({ label: 'From when', required: true, when: { field: 'decision', is: ['go-home'] } }),
  },
  sections: [
    { id: 'what', title: 'The proposal', fields: ['date', 'to', 'why', 'childsView', 'siblings', 'siblingsNot'] },
    { id: 'risk', title: 'Is it safe?', fields: ['risks', 'protects'] },
    { id: 'plan', title: 'The plan', fields: ['planDuring', 'planAfter', 'ifNot', 'decision', 'from'] },
  ],
  occurred: 'date',
  lane: 'meetings',
  summary: (body) => (body.decision === 'not-now' ? 'Going home: not now' : 'Proposal to go home'),
  permission: {
    'childs-social-worker': 'cras',
    'supervising-social-worker': 'r',
    'team-manager': 'rsx',
    'reviewing-officer': 'r',
    'placements-team': 'e',
    auditor: 'r',
  },
  extract: ['date', 'decision', 'from'],
  signOff: {
    by: ['childs-social-worker'],
    countersign: { by: ['team-manager'], words: 'I agree with what is proposed' },
  },
  asksAround: ['child', 'network-contact', 'sibling-assessment'],
  whyNotSignerHere: (body, by, around, fileIds) => whySiblingsFirst(body, fileIds, around, by.at.slice(0, 10)),
})

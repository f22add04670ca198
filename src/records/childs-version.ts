/**
 * What a meeting agreed, in words for the child (S5.30). The chair's or manager's signature approves it; only then can it
 * be shown, and the day it was shown and what the child said are added to it, dated.
 */
import { defineRecord } from '../model/define-record.ts'
import { date, drawing, person, quote, shortText, text } from '../model/field.ts'
import { FROM_THE_HOME } from '../model/person.ts'

export const childsVersion = defineRecord({
  type: 'childs-version',
  version: 1,
  words: { one: 'child’s version', many: 'children’s versions', write: 'Write the child’s version' },
  icon: 'face',
  files: ['child'],
  fields: {
    meeting: shortText({ label: 'Number of the meeting', link: true }),
    greeting: text({ label: 'Dear …', hint: 'Who writes, and why', required: true }),
    why: text({ label: 'Why the grown-ups met', required: true }),
    heard: text({ label: 'What you told us', required: true }),
    agreed: text({ label: 'What we agreed', required: true }),
    rules: text({ label: 'What happens when it is hard' }),
    people: text({ label: 'The people who stay in your life' }),
    whom: text({ label: 'Whom you can talk to', required: true }),
    next: text({ label: 'When we meet again' }),
    picture: drawing({ label: 'A picture' }),
    shownOn: date({ label: 'Shown to the child on' }),
    shownBy: person({ label: 'By whom', from: ['staff', 'household'] }),
    said: quote({ label: 'What the child said' }),
  },
  sections: [
    {
      id: 'letter',
      title: 'The letter',
      fields: ['greeting', 'why', 'heard', 'agreed', 'rules', 'people', 'whom', 'next', 'picture'],
    },
    { id: 'shown', title: 'When it was shown', fields: ['shownOn', 'shownBy', 'said', 'meeting'] },
  ],
  summary: (body) => (body.shownOn ? 'Child’s version, shown' : 'Child’s version'),
  permission: {
    'childs-social-worker': 'cra',
    'supervising-social-worker': 'cra',
    'foster-carer': 'ro',
    'team-manager': 'rasx',
    'reviewing-officer': 'ras',
    'independent-provider': 'ro',
    auditor: 'r',
    'senior-practitioner': 'crasx',
  },
  // S5.30: nobody at home can show what nobody has approved.
  withhold: (_body, isSigned) => (isSigned ? [] : FROM_THE_HOME),
  signOff: { by: ['team-manager', 'senior-practitioner', 'reviewing-officer'] },
  afterSigning: ['shownOn', 'shownBy', 'said'],
  check: (body) =>
    body.shownOn || body.said
      ? [{ field: 'shownOn', message: 'It is approved first, and shown to the child after that' }]
      : [],
})

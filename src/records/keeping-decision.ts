/** After an approved move: can the home be kept until a suitable one is found? (S2.26, T20, T21) */
import { defineRecord } from '../model/define-record.ts'
import { dateTime, text, yesNo } from '../model/field.ts'

export const keepingDecision = defineRecord({
  type: 'keeping-decision',
  version: 1,
  words: {
    one: 'decision about keeping the home',
    many: 'decisions about keeping homes',
    write: 'Can the home be kept until another is found?',
  },
  icon: 'home',
  files: ['child'],
  alsoIn: ['household'],
  fields: {
    at: dateTime({ label: 'When', required: true }),
    maintainable: yesNo({
      label: 'Can the placement be kept until a suitable home is found?',
      hint: 'Yes: a planned move is prepared. No: a home is needed at once.',
      required: true,
    }),
    reason: text({ label: 'Why', required: true }),
    support: text({ label: 'What keeps everybody safe until then', required: true }),
    childTold: text({ label: 'What the child was told, by whom', required: true }),
  },
  sections: [{ id: 'decision', title: 'Decision', fields: ['at', 'maintainable', 'reason', 'support', 'childTold'] }],
  occurred: 'at',
  lane: 'meetings',
  summary: (body) =>
    body.maintainable === undefined
      ? 'Can the home be kept?'
      : body.maintainable.answer
        ? 'The home can be kept until another is found'
        : 'The home cannot be kept',
  permission: {
    'childs-social-worker': 'cras',
    'supervising-social-worker': 'r',
    'team-manager': 'rx',
    'reviewing-officer': 'r',
    'placements-team': 'e',
    'independent-provider': 'eh',
    auditor: 'r',
  },
  extract: ['at', 'maintainable'],
  signOff: { by: ['childs-social-worker'] },
})

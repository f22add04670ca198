/** The child's worker and the manager talk it through: is a stability meeting needed? Where not, the reason is kept (S2.15, S2.17). */
import { isEarlier } from '../model/calendar.ts'
import { defineRecord } from '../model/define-record.ts'
import { date, dateTime, person, text, yesNo } from '../model/field.ts'
import { actionsFrom } from './follow-on.ts'
import { actions } from './shared-fields.ts'

export const stabilityDiscussion = defineRecord({
  type: 'stability-discussion',
  version: 1,
  words: { one: 'stability discussion', many: 'stability discussions', write: 'Talk about how stable it is' },
  icon: 'say',
  files: ['child'],
  fields: {
    at: dateTime({ label: 'When', required: true }),
    together: person({ label: 'With whom', required: true, from: ['staff'] }),
    needs: text({ label: 'What the placement needs', required: true }),
    meetingNeeded: yesNo({
      label: 'Is a stability meeting needed?',
      hint: 'Yes: within two weeks',
      required: true,
      reasonFor: false,
      reasonLabel: 'Why none is needed',
    }),
    recheck: date({
      label: 'Looked at again on',
      required: true,
      when: { field: 'meetingNeeded', is: [false] },
    }),
    actions,
  },
  sections: [
    { id: 'talk', title: 'What was said', fields: ['at', 'together', 'needs'] },
    { id: 'decision', title: 'Is a meeting needed?', fields: ['meetingNeeded', 'recheck', 'actions'] },
  ],
  occurred: 'at',
  lane: 'meetings',
  summary: (body) =>
    body.meetingNeeded === undefined
      ? 'Stability discussion'
      : body.meetingNeeded.answer
        ? 'Stability discussion: a meeting is needed'
        : 'Stability discussion: no meeting needed',
  permission: {
    'childs-social-worker': 'cras',
    'supervising-social-worker': 'r',
    'team-manager': 'crasx',
    'reviewing-officer': 'r',
    'placements-team': 'e',
    auditor: 'r',
  },
  extract: ['at', 'meetingNeeded', 'recheck'],
  signOff: { by: ['childs-social-worker', 'team-manager'] },
  follows: (body) => actionsFrom(body.actions, 'Stability discussion', body.at?.slice(0, 10)),
  check: (body) =>
    body.recheck && body.at && isEarlier(body.recheck, body.at.slice(0, 10))
      ? [{ field: 'recheck', message: 'It is looked at again after the talk, not before' }]
      : [],
})

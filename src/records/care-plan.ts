/** The child's plan: goals that say what, how one will know, who and by when; the bottom line; what else if not (S3.7–S3.10, S4.14). */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, person, quote, rows, shortText, text } from '../model/field.ts'
import { FROM_THE_HOME } from '../model/person.ts'
import { actionsFrom } from './follow-on.ts'
import { actions } from './shared-fields.ts'

export const carePlan = defineRecord({
  type: 'care-plan',
  version: 1,
  words: { one: 'plan', many: 'plans', write: 'Write the plan' },
  icon: 'paper',
  files: ['child'],
  fields: {
    date: date({ label: 'Date', required: true }),
    from: shortText({ label: 'The assessment it follows from', link: true }),
    permanence: choice({
      label: 'Where the child will grow up',
      required: true,
      options: [
        { value: 'home', label: 'Home to the family' },
        { value: 'relatives', label: 'With relatives or friends' },
        { value: 'long-term', label: 'Here, until they are grown up' },
        { value: 'adoption', label: 'Adoption' },
        { value: 'independence', label: 'Into a life of their own' },
        { value: 'not-known', label: 'Not decided yet' },
      ],
    }),
    permanenceWhy: text({ label: 'Why, and what the child knows of it', required: true }),
    childsView: quote({ label: 'What the child says about the plan', required: true }),
    goals: rows({
      label: 'Goals',
      required: true,
      rowWord: 'goal',
      addLabel: 'Add a goal',
      fields: {
        goal: text({ label: 'What will be different for the child', required: true }),
        risk: text({ label: 'Which worry it answers' }),
        measure: text({ label: 'How we will know', required: true }),
        steps: text({ label: 'What is done for it', required: true }),
        owner: person({ label: 'Who sees to it', required: true, from: ['staff', 'household', 'network', 'child'] }),
        by: date({ label: 'By when', required: true }),
        reached: choice({
          label: 'How far',
          options: [
            { value: 'open', label: 'On the way' },
            { value: 'reached', label: 'Reached' },
            { value: 'changed', label: 'Changed' },
          ],
        }),
      },
    }),
    // Each begun under the goal it serves; signing puts it on its plan.
    actions: rows({
      ...actions,
      label: 'What is done for the goals, by whom and by when',
      addLabel: 'Add an action',
      fields: { ...actions.fields, goal: shortText({ label: 'Number of the goal', link: true }) },
    }),
    bottomLine: text({ label: 'Bottom line: what must not happen', required: true }),
    contingency: text({ label: 'If the plan does not hold', required: true }),
    familyTime: text({ label: 'Family time' }),
    madeWith: rows({
      label: 'Made with',
      required: true,
      rowWord: 'person',
      addLabel: 'Add a person',
      fields: {
        who: person({ label: 'Name', required: true, from: ['child', 'household', 'network', 'staff'] }),
        how: shortText({ label: 'How they took part', required: true }),
      },
    }),
    review: date({ label: 'Looked at again by', required: true }),
  },
  sections: [
    {
      id: 'where',
      title: 'Where the child will grow up',
      fields: ['date', 'permanence', 'permanenceWhy', 'childsView', 'from'],
    },
    { id: 'goals', title: 'Goals', fields: ['goals', 'actions'] },
    { id: 'lines', title: 'Bottom line, and if not', fields: ['bottomLine', 'contingency', 'familyTime'] },
    { id: 'with', title: 'Made with', fields: ['madeWith', 'review'] },
  ],
  occurred: 'date',
  summary: (body) => {
    const goals = body.goals?.length ?? 0
    return goals > 0 ? `Plan, ${goals} ${goals === 1 ? 'goal' : 'goals'}` : 'Plan'
  },
  permission: {
    'childs-social-worker': 'cras',
    'supervising-social-worker': 'r',
    'foster-carer': 'eo',
    'team-manager': 'rsx',
    'reviewing-officer': 'r',
    'placements-team': 'e',
    'independent-provider': 'eo',
    auditor: 'r',
  },
  follows: (body) =>
    (body.actions ?? []).flatMap((row) =>
      actionsFrom([row], 'Plan', body.date).map((one) => ({
        ...one,
        body: { ...one.body, ...(row.goal && { goal: row.goal }) },
      })),
    ),
  extract: ['date', 'permanence', 'goals', 'actions', 'bottomLine', 'contingency', 'familyTime', 'review'],
  // What is still being written is nobody's at home to read: it may change before anybody has put their name under it.
  withhold: (_body, isSigned) => (isSigned ? [] : FROM_THE_HOME),
  signOff: { by: ['childs-social-worker'], countersign: { by: ['team-manager'], words: 'I agree with this plan' } },
})

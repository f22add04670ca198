/** Questions that several records ask in the same words. */
import { choice, date, person, quote, rows, shortText, text, yesNo } from '../model/field.ts'

export const announced = choice({
  label: 'Planned or unannounced',
  required: true,
  options: [
    { value: 'planned', label: 'Planned' },
    { value: 'unannounced', label: 'Unannounced' },
  ],
})

export const timeOfDay = shortText({ label: 'From', placeholder: '15:30' })

export const present = rows({
  label: 'Who was there',
  required: true,
  rowWord: 'person',
  addLabel: 'Add a person',
  fields: {
    who: person({ label: 'Name', required: true, from: ['household', 'child', 'network', 'staff'] }),
    relation: shortText({ label: 'Who they are' }),
  },
})

/** The child's words with what one needs to understand them later: where, and when. */
export const childsWords = rows({
  label: 'Their own words',
  hint: 'Exactly as they said it, swearing too',
  each: true,
  rowWord: 'piece',
  addLabel: 'Add more of their words',
  fields: {
    quote: quote({ label: 'What they said', required: true }),
    setting: shortText({ label: 'Where, and who was there', placeholder: 'alone in her room' }),
    time: shortText({ label: 'Time', placeholder: '15:46' }),
  },
})

/** Whose plan an action stands on (S2.20, S2.21). */
export const plan = choice({
  label: 'Whose plan',
  required: true,
  options: [
    { value: 'child', label: 'The child’s plan' },
    { value: 'carer', label: 'The carers’ plan' },
  ],
})

export const promised = yesNo({ label: 'Promised to the child' })

/**
 * Kinds of record that an action may ask somebody to write, by their type: what was written says that it is done
 * (S4.14). An action of the home alone is offered only what may lie in the home's file: nothing else could answer it.
 */
export const asks = choice({
  label: 'What is to be written for it, if anything',
  lead: 'to be written:',
  options: [
    { value: 'impact-assessment', label: 'How the family is coping' },
    { value: 'sibling-assessment', label: 'An assessment of brothers and sisters', onlyIn: 'child' },
    { value: 'assessment', label: 'An assessment', onlyIn: 'child' },
    { value: 'care-plan', label: 'The plan', onlyIn: 'child' },
    { value: 'safety-plan', label: 'A safety plan' },
    { value: 'pathway-plan', label: 'A pathway plan', onlyIn: 'child' },
    { value: 'education-plan', label: 'An education plan' },
    { value: 'health-assessment', label: 'A health assessment' },
    { value: 'matching', label: 'The matching with the home' },
    { value: 'words-and-pictures', label: 'Words and pictures', onlyIn: 'child' },
    { value: 'support-request', label: 'A request for support' },
  ],
})

export const actions = rows({
  label: 'Promises and actions',
  rowWord: 'action',
  addLabel: 'Add a promise or an action',
  fields: {
    what: text({ label: 'What', required: true }),
    owner: person({ label: 'Who does it', required: true, from: ['staff', 'household', 'network', 'child'] }),
    due: date({ label: 'By when', required: true }),
    plan,
    promised,
    asks,
  },
})

/** The two ends of the stability scale: 0 is the worry end, 10 is good (reading 1). */
export const STEADY = {
  question: 'How steady does home feel, for all of us, just now?',
  worst: 'We cannot carry on like this',
  best: 'Steady. I can see this lasting',
} as const

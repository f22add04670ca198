/**
 * Gentle questions beside a goal (S3.8, S4.14): what would one see, how will one know, who, by when. They help to write it
 * and hold nothing up: what a plan cannot be signed without, its definition says.
 */
import { addMonths } from '../../model/calendar.ts'
import type { BodyOf } from '../../model/field.ts'
import type { carePlan } from '../../records/care-plan.ts'

export type GoalRow = NonNullable<BodyOf<typeof carePlan.fields>['goals']>[number]

export interface GoalQuestion {
  readonly about: 'goal' | 'measure' | 'steps' | 'owner' | 'by'
  readonly ask: string
}

/** Words that say that something should be better, and not what one would see. */
const VAGUE =
  /\b(improve[sd]?|improving|better|support(ed|s)?|engage[sd]?|engagement|ensure[sd]?|promote[sd]?|encourage[sd]?|maintain(ed|s)?|monitor(ed|s)?|appropriate(ly)?|explore[sd]?|positive(ly)?|stable|stability|needs are met)\b/i
/** A number, or how often: by these one can count. */
const COUNTED =
  /\d|\b(once|twice|every|each|never|always|daily|weekly|monthly|nights?|days?|mornings?|times?|one|two|three|four|five|six|seven)\b/i
const EVERYBODY = /\b(all|everyone|everybody|professionals|team|network|both)\b/i

// A year is two reviews (reg 33): further ahead than that nobody looks at it before it is forgotten [P].
const FAR_MONTHS = 12
/** Shorter than this it is a heading. [P] */
const SHORT_WORDS = 4

const words = (text: string | undefined): number => (text ?? '').trim().split(/\s+/).filter(Boolean).length

/** At most one about each part, in the order of the form. */
export function questionsOf(goal: GoalRow, today: string): readonly GoalQuestion[] {
  const asked: GoalQuestion[] = []
  const ask = (about: GoalQuestion['about'], question: string | undefined): void => {
    if (question !== undefined) asked.push({ about, ask: question })
  }
  if (!goal.goal?.trim()) return asked
  ask('goal', ofGoal(goal.goal))
  ask('measure', ofMeasure(goal.measure))
  ask('steps', goal.steps?.trim() ? undefined : 'What is the first thing that somebody does for it?')
  ask('owner', ofOwner(goal.owner?.name))
  ask('by', ofDay(goal, today))
  return asked
}

function ofGoal(goal: string): string | undefined {
  const vague = VAGUE.exec(goal)?.[0]
  if (words(goal) < SHORT_WORDS) return 'What would one see on a good day, that one does not see now?'
  return vague && !COUNTED.test(goal) ? `“${vague}” can mean many things: what would one see on a good day?` : undefined
}

function ofMeasure(measure: string | undefined): string | undefined {
  if (!measure?.trim()) return 'How will one know that it is reached: who would notice, and what?'
  return COUNTED.test(measure) ? undefined : 'How often, or how many? By what would the child know?'
}

const ofOwner = (owner: string | undefined): string | undefined =>
  !owner ? 'Who sees to it? One name.' : EVERYBODY.test(owner) ? 'Of them all, who sees to it? One name.' : undefined

function ofDay({ by, reached }: GoalRow, today: string): string | undefined {
  if (!by) return 'By when?'
  if (reached !== undefined && reached !== 'open') return undefined
  if (by < today) return 'This day has passed: is it reached, or what day now?'
  return by > addMonths(today, FAR_MONTHS)
    ? 'More than a year is long for a child: what comes first, and by when?'
    : undefined
}

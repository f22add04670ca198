import type { Json } from '../../model/json.ts'
import type { GoalRow } from '../../practice/plans/smart.ts'
import { opening } from '../../records/summary-words.ts'
import { useSentence } from '../parts/name.tsx'

/** Which goal an action serves: by one tap. */
export function ForGoal(props: {
  readonly goals: readonly GoalRow[]
  readonly value: Json | undefined
  readonly onChoose: (id: string | undefined) => void
}) {
  const sentence = useSentence()
  const goals = props.goals.filter(({ goal }) => goal?.trim())
  if (goals.length === 0) return null
  return (
    <fieldset class="stack-2 goal-chips">
      <legend class="label">For which goal</legend>
      <div class="chooser">
        {goals.map(({ id, goal }) => (
          <button
            key={id}
            type="button"
            class="chip"
            aria-pressed={props.value === id}
            onClick={() => props.onChoose(props.value === id ? undefined : id)}
          >
            {sentence(opening(goal, 60))}
          </button>
        ))}
      </div>
    </fieldset>
  )
}

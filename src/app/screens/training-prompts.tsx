/** Training that might be offered to a home now, each with its reason: on the home's page, and where its supervision is prepared. */
import type { Uuid } from '../../model/file.ts'
import { householdFile } from '../../model/file.ts'
import { may } from '../../model/permission.ts'
import { trainingPrompts } from '../../practice/own/training.ts'
import type { TrainingPrompt } from '../../practice/own/training.ts'
import { labelOf } from '../../records/summary-words.ts'
import { trainingNeed } from '../../records/training-need.ts'
import { useNotebook, useToday } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { useSentence } from '../parts/name.tsx'
import { RowLink, Rows } from '../parts/rows.tsx'
import { startPath } from '../paths.ts'
import { sourceWords } from '../source-words.ts'
import { capital } from '../words.ts'

export const topicOf = (topic: string | undefined): string => labelOf(trainingNeed.fields.topic.options, topic)

export function useTrainingPrompts(householdId: Uuid | undefined): readonly TrainingPrompt[] {
  const { casebook, person } = useNotebook()
  const today = useToday()
  if (householdId === undefined || !may(person, 'create', trainingNeed)) return []
  return trainingPrompts(casebook, householdId, today)
}

/** To be put among <Rows>. */
export function PromptRow(props: { readonly householdId: Uuid; readonly prompt: TrainingPrompt }) {
  const sentence = useSentence()
  const { topic, trigger, words } = props.prompt
  return (
    <RowLink
      href={startPath(trainingNeed.type, [householdFile(props.householdId)], { topic, trigger })}
      icon="say"
      title={`Offer: ${topicOf(topic)}`}
      end={<Icon name="plus" />}
    >
      {sentence(words)} <span class="step-line">{capital(sourceWords('S4.21 [P]'))}</span>
    </RowLink>
  )
}

/** On the agenda of the carers' supervision; nothing where nothing is to be offered. An offer, never a duty. */
export function TrainingOnAgenda({ householdId }: { readonly householdId: Uuid | undefined }) {
  const prompts = useTrainingPrompts(householdId)
  if (householdId === undefined || prompts.length === 0) return null
  return (
    <div class="stack-2">
      <p class="soft small">Training that might be offered now. What the carers answer stands.</p>
      <Rows label="Training that might be offered">
        {prompts.map((prompt) => (
          <PromptRow key={prompt.topic} householdId={householdId} prompt={prompt} />
        ))}
      </Rows>
    </div>
  )
}

/** Of the children's own, what a carer has to have at hand: the safety plan in one tap, and training that is offered. */
import { useSignal } from '@preact/signals'
import { childFile } from '../../model/file.ts'
import type { FileId } from '../../model/file.ts'
import { acknowledgedBy, safetyPlanOf } from '../../practice/own/safety.ts'
import { unanswered } from '../../practice/own/training.ts'
import type { Training } from '../../practice/own/training.ts'
import { storiesIn } from '../../practice/own/story.ts'
import { labelOf, lowerFirst } from '../../records/summary-words.ts'
import { trainingNeed } from '../../records/training-need.ts'
import { useNotebook, useToday } from '../context.ts'
import { announce } from '../parts/announce.ts'
import { Icon } from '../parts/icon.tsx'
import { Name, useNameWords } from '../parts/name.tsx'
import { Status } from '../parts/status.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'
import { safetyPlanPath, startPath, storyPath } from '../paths.ts'
import { firstName, ofSomeone, shortDay } from '../words.ts'
import type { PlacedChild } from './carer-household.ts'
import '../look/screens/own.css'

export function CarersOwn({
  household,
  children,
}: {
  readonly household: FileId
  readonly children: readonly PlacedChild[]
}) {
  const { casebook } = useNotebook()
  return (
    <>
      {children.map((child) => (
        <ChildRows key={child.id} child={child} />
      ))}
      {unanswered(casebook.inFile(household, trainingNeed.type)).map((training) => (
        <Offer key={training.id} training={training} />
      ))}
    </>
  )
}

function ChildRows({ child }: { readonly child: PlacedChild }) {
  const { casebook } = useNotebook()
  const today = useToday()
  const records = casebook.inFile(childFile(child.id))
  const plan = safetyPlanOf(records)
  const story = storiesIn(records).standing
  const known = plan && acknowledgedBy(plan).length > 0
  return (
    <>
      {plan ? (
        <a class="rowlink" href={safetyPlanPath(plan)}>
          <span class="soft">
            <Icon name="soon" />
          </span>
          <span class="grow">
            <b>
              <Name inert>{ofSomeone(child.name)}</Name> safety plan
            </b>
            <br />
            {known ? (
              <span class="soft">
                {plan.body.review ? `Looked at again by ${shortDay(plan.body.review, today)}` : 'You know it'}
              </span>
            ) : (
              <Status kind="soon">Read it, and say that you know it</Status>
            )}
          </span>
          <span class="i-go">
            <Icon name="go" />
          </span>
        </a>
      ) : null}
      {story ? (
        <a class="rowlink" href={storyPath(story)}>
          <span class="soft">
            <Icon name="face" />
          </span>
          <span class="grow">
            <b>
              <Name inert>{ofSomeone(child.name)}</Name> words and pictures
            </b>
          </span>
          <span class="i-go">
            <Icon name="go" />
          </span>
        </a>
      ) : null}
      <a class="rowlink" href={startPath('family-time', [childFile(child.id)])}>
        <span class="soft">
          <Icon name="people" />
        </span>
        <span class="grow">
          <b>
            <Name inert>{ofSomeone(child.name)}</Name> family time
          </b>
        </span>
        <span class="i-go">
          <Icon name="go" />
        </span>
      </a>
    </>
  )
}

const ANSWERS = ['Yes, please', 'Later', 'No, thank you'] as const

/** An offer is answered in one tap, and no is an answer (S4.21). */
function Offer({ training }: { readonly training: Training }) {
  const notebook = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const trouble = useSignal<string | undefined>(undefined)
  const topic = labelOf(trainingNeed.fields.topic.options, training.body.topic)
  async function answer(note: string): Promise<void> {
    try {
      await notebook.mark(training.id, { kind: 'answered', note })
      announce('Your answer is kept')
    } catch (error) {
      trouble.value = `It is not kept yet. ${error instanceof Error ? error.message : ''}`.trim()
    }
  }
  return (
    <section class="offer stack-2" aria-label={`Training: ${topic}`}>
      <p>
        <b>
          {say(firstName(training.author.name))} offers you training: {lowerFirst(topic)}
        </b>
        <br />
        <span class="soft">
          {[training.body.what, training.body.by ? `by ${shortDay(training.body.by, today)}` : undefined]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </p>
      <TroubleLine words={trouble.value} />
      <p class="row wrap">
        {ANSWERS.map((words) => (
          <button key={words} type="button" class="btn plain tight" onClick={() => void answer(words)}>
            {words}
          </button>
        ))}
      </p>
    </section>
  )
}

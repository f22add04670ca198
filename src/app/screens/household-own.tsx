/** On the household's page: how each child was matched with this home, their safety plans, and what the carers may learn. */
import { childFile, householdFile } from '../../model/file.ts'
import { may } from '../../model/permission.ts'
import { childrenHere, childName } from '../../practice/home.ts'
import { having, ofType } from '../../practice/of-type.ts'
import { matchingGaps, matchOf } from '../../practice/own/matching-gaps.ts'
import { acknowledgedBy, safetyPlanOf } from '../../practice/own/safety.ts'
import { answerTo } from '../../practice/own/training.ts'
import { labelOf } from '../../records/summary-words.ts'
import { matching } from '../../records/matching.ts'
import { trainingNeed } from '../../records/training-need.ts'
import { useNotebook, useToday } from '../context.ts'
import { isFromTheHome } from '../../model/person.ts'
import { Icon } from '../parts/icon.tsx'
import { useNameWords } from '../parts/name.tsx'
import { Rows, RowLink } from '../parts/rows.tsx'
import { SectionHead } from '../parts/section-head.tsx'
import { Status } from '../parts/status.tsx'
import { readingPath, safetyPlanPath, startPath } from '../paths.ts'
import { firstName, ofSomeone, shortDay } from '../words.ts'
import { PromptRow, topicOf, useTrainingPrompts } from './training-prompts.tsx'

export function HouseholdOwn({ householdId }: { readonly householdId: string }) {
  return (
    <>
      <Matched householdId={householdId} />
      <TrainingHere householdId={householdId} />
    </>
  )
}

/** S4.9, S4.19: the matching is on both records; where it is thin, both say so. */
function Matched({ householdId }: { readonly householdId: string }) {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const children = childrenHere(casebook, householdId, today)
  if (children.length === 0) return null
  const writes = may(person, 'create', matching)
  const lines = children
    .flatMap((child) => {
      const records = casebook.inFile(childFile(child.id))
      const match = matchOf(records, householdId)
      const gaps = isFromTheHome(person.role) ? undefined : matchingGaps(casebook, child.id, today)
      const plan = safetyPlanOf(records)
      const name = say(childName(child))
      return [
        match ? (
          <RowLink
            key={`match ${child.id}`}
            href={readingPath(match)}
            icon="people"
            title={`${ofSomeone(name)} matching`}
            end={gaps ? <Status kind="soon">Thin</Status> : undefined}
          >
            {gaps
              ? `${gaps.words.join('. ')}.`
              : labelOf(matching.fields.decision.options, match.body.decision) || 'Signed'}
          </RowLink>
        ) : gaps && writes ? (
          <RowLink
            key={`match ${child.id}`}
            href={startPath('matching', [childFile(child.id), householdFile(householdId)])}
            icon="people"
            title={`Match ${name} with this home`}
            end={<Icon name="plus" />}
          >
            {gaps.words.join('. ')}.
          </RowLink>
        ) : gaps ? (
          <li key={`match ${child.id}`} class="row own-none">
            <span class="grow">
              <b>{ofSomeone(name)} matching</b>
              <br />
              <span class="small soft">{gaps.words.join('. ')}.</span>
            </span>
          </li>
        ) : null,
        plan ? (
          <RowLink
            key={`plan ${child.id}`}
            href={safetyPlanPath(plan)}
            icon="soon"
            title={`${ofSomeone(name)} safety plan`}
            end={
              acknowledgedBy(plan).length > 0 ? (
                <Status kind="done">Known at home</Status>
              ) : (
                <Status kind="soon">Not acknowledged yet</Status>
              )
            }
          >
            {plan.body.review ? `Looked at again by ${shortDay(plan.body.review, today)}` : ''}
          </RowLink>
        ) : null,
      ]
    })
    .filter((line) => line !== null)
  if (lines.length === 0) return null
  return (
    <section aria-labelledby="matched">
      <h2 id="matched">Matching and safety</h2>
      <Rows label="Matching and safety">{lines}</Rows>
    </section>
  )
}

function TrainingHere({ householdId }: { readonly householdId: string }) {
  const { casebook } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const file = householdFile(householdId)
  const offered = having(ofType(trainingNeed, casebook.inFile(file, trainingNeed.type)), 'topic').sort((a, b) =>
    (a.body.offeredOn ?? '') < (b.body.offeredOn ?? '') ? 1 : -1,
  )
  const prompts = useTrainingPrompts(householdId)
  return (
    <section aria-labelledby="training">
      <SectionHead id="training" title="Training" adds={trainingNeed.type} file={file} />
      {offered.length === 0 && prompts.length === 0 ? <p class="soft">Nothing is offered just now.</p> : null}
      <Rows label="Training">
        {prompts.map((prompt) => (
          <PromptRow key={`prompt ${prompt.topic}`} householdId={householdId} prompt={prompt} />
        ))}
        {offered.map((one) => {
          const answer = answerTo(one)
          return (
            <RowLink
              key={one.id}
              href={readingPath(one)}
              icon="say"
              title={topicOf(one.body.topic)}
              end={
                one.body.done ? (
                  <Status kind="done">Done {shortDay(one.body.done, today)}</Status>
                ) : answer ? (
                  <Status kind="quiet">
                    {answer.by ? `${say(firstName(answer.by))}: ` : ''}
                    {answer.words}
                  </Status>
                ) : (
                  <Status kind="soon">No answer yet</Status>
                )
              }
            >
              {one.body.offeredOn ? `Offered ${shortDay(one.body.offeredOn, today)}` : ''}
              {one.body.by ? ` · by ${shortDay(one.body.by, today)}` : ''}
            </RowLink>
          )
        })}
      </Rows>
    </section>
  )
}

/** How are we doing? One question, eleven buttons, everybody at home. Each answer stands by itself. */
import { useLocation } from 'preact-iso'
import { useMemo, useState } from 'preact/hooks'
import { fileKind, isFileId } from '../../model/file.ts'
import type { FileId } from '../../model/file.ts'
import { STEADY } from '../../records/shared-fields.ts'
import { useNotebook, useToday } from '../context.ts'
import { Lined } from '../form/lined.tsx'
import { ScaleButtons } from '../form/scale-buttons.tsx'
import { announce } from '../parts/announce.ts'
import { OwnFrame } from '../parts/frame.tsx'
import { useNameWords } from '../parts/name.tsx'
import { Status } from '../parts/status.tsx'
import { filePath } from '../paths.ts'
import { firstName } from '../words.ts'
import { useAnswers, WHAT_WAS_SEEN } from './scale-answer.ts'
import { earlierAnswers, everybody, filesAsked, wasAskedOn, type Asked } from './scale-people.ts'
import { NotHere } from './not-here.tsx'
import '../look/screens/scale.css'

export function ScaleScreen() {
  const { casebook } = useNotebook()
  const today = useToday()
  const { query } = useLocation()
  const given = (query.file ?? '').split(',').filter(isFileId)
  const files = filesAsked(casebook, given, today)
  if (files.length === 0)
    return <NotHere what="The people of this home" loading={casebook.loaded.value === 'nothing'} />
  return <Asking key={files.join()} files={files} given={given} first={query.person} />
}

/** `first`: who is to be asked, where the way here said so. */
function Asking({
  files,
  given,
  first,
}: {
  readonly files: readonly FileId[]
  readonly given: readonly FileId[]
  readonly first: string | undefined
}) {
  const notebook = useNotebook()
  const { casebook, person } = notebook
  const today = useToday()
  const { route } = useLocation()
  const name = useNameWords()
  const people = useMemo(() => everybody(casebook, files, person, today), [files.join(), casebook.version.value, today])
  const answers = useAnswers(notebook, files, people, today)
  const answeredToday = (asked: Asked) => wasAskedOn(casebook, files, asked.ref, today)
  const [who, setWho] = useState(
    () =>
      (
        people.find((asked) => asked.key === first) ??
        people.find((asked) => answers.open[asked.key]) ??
        people.find((asked) => !answeredToday(asked)) ??
        people[0]
      )?.key,
  )
  const asked = people.find((each) => each.key === who) ?? people[0]
  const from = given.find((file) => fileKind(file) === 'child') ?? given[0]
  const back = from ? filePath(from) : '/'
  if (!asked) return <NotHere what="The people of this home" loading={false} />

  const answer = answers.open[asked.key] ?? {}
  const { score } = answer
  const young = asked.tooYoung === true
  const isGiven = young ? Boolean(answer.seen?.trim()) : score !== undefined

  async function choose(next: Asked): Promise<void> {
    if (asked && next.key !== asked.key) await answers.keep(asked.key)
    setWho(next.key)
  }

  async function keep(): Promise<void> {
    if (!asked || !isGiven) {
      document.getElementById(young ? 'seen' : 'scale-question')?.focus()
      return
    }
    if (!(await answers.keep(asked.key))) return
    announce(young ? `Kept: what you saw of ${asked.ref.name}` : `Kept: ${asked.ref.name}, ${score}`)
    const next = people.find((each) => each.key !== asked.key && !answeredToday(each) && !answers.open[each.key])
    // A carer answers for one self and is done; in a house of people the tablet goes on to the next.
    if (person.role === 'foster-carer' && asked.self) route(back)
    else if (next) setWho(next.key)
    else route(back)
  }

  return (
    <OwnFrame
      title="How are we doing?"
      class="scalepage"
      page="scale-narrow"
      current="children"
      back={{ href: back, words: given.length > 0 ? 'Back' : 'Home' }}
      foot={
        <button type="button" class="btn go big wide" onClick={() => void keep()}>
          {young ? 'Keep what I saw' : score === undefined ? 'Choose a number' : 'Keep my answer'}
        </button>
      }
    >
      <h1>How are we doing?</h1>
      <div class="who" role="group" aria-label="Who is answering">
        {people.map((each) => (
          <button
            key={each.key}
            type="button"
            class="chip"
            aria-pressed={each.key === asked.key}
            onClick={() => void choose(each)}
          >
            {chipWords(each, name)}
            {answeredToday(each) ? (
              <span class="vh">, {each.tooYoung ? 'is written about' : 'has answered'} today</span>
            ) : null}
          </button>
        ))}
      </div>
      {young ? (
        <div class="field">
          <label class="lead strong" for="seen">
            {WHAT_WAS_SEEN}
          </label>
          <p class="soft">
            {name(firstName(asked.ref.name))} is under five, so no number is asked. How do they play, eat and sleep, and
            whom do they go to?
          </p>
          <Lined
            key={asked.key}
            id="seen"
            rows={4}
            value={answer.seen ?? ''}
            onInput={(seen) => answers.change(asked.key, { seen })}
          />
        </div>
      ) : (
        <>
          <p class="lead strong" id="scale-question" tabIndex={-1}>
            {STEADY.question}
          </p>
          <p class="scale-end">
            <b>0</b> {STEADY.worst}
          </p>
          <ScaleButtons
            key={asked.key}
            labelledBy="scale-question"
            value={score}
            earlier={earlierAnswers(casebook, files, asked.ref)}
            onChange={(next) => answers.change(asked.key, { score: next })}
          />
          <p class="scale-end to">
            <b>10</b> {STEADY.best}
          </p>
        </>
      )}
      {answers.problem ? (
        <p role="alert" class="problem">
          {answers.problem}
        </p>
      ) : null}
      {young || score === undefined ? null : (
        <>
          <div class="field">
            <label class="label" for="why">
              {score === 0
                ? 'What makes it a 0?'
                : `What makes it ${article(score)} ${score} and not ${article(score - 1)} ${score - 1}?`}
            </label>
            <Lined
              id="why"
              value={answer.whyNotLower ?? ''}
              onInput={(whyNotLower) => answers.change(asked.key, { whyNotLower })}
              childs={asked.relation === 'child'}
            />
          </div>
          <div class="field">
            <label class="label" for="up">
              {score === 10 ? 'What keeps it there?' : 'What would one step up look like?'}
            </label>
            <Lined
              id="up"
              rows={1}
              value={answer.oneStepUp ?? ''}
              onInput={(oneStepUp) => answers.change(asked.key, { oneStepUp })}
              childs={asked.relation === 'child'}
            />
          </div>
        </>
      )}
      {isGiven ? (
        <div class="row spread wrap">
          <Status kind="quiet" icon="device">
            Kept when you leave this page
          </Status>
          <button type="button" class="link" onClick={() => answers.takeBack(asked.key)}>
            Take it back
          </button>
        </div>
      ) : null}
    </OwnFrame>
  )
}

const article = (score: number): string => (score === 8 ? 'an' : 'a')

/** The first name is enough at home; the age stays where there is one. */
function chipWords(asked: Asked, name: (words: string) => string): string {
  const [, ...rest] = asked.chip.split(', ')
  const you = asked.chip.endsWith('(you)') ? ' (you)' : ''
  return [name(firstName(asked.ref.name)) + you, ...rest].join(', ')
}

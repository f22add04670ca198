import type { Signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { addDays } from '../../model/calendar.ts'
import type { Uuid } from '../../model/file.ts'
import { londonDay } from '../../practice/london-day.ts'
import { onDay } from '../../practice/london-time.ts'
import type { Files } from '../../practice/of-type.ts'
import { childProcess } from '../../practice/process/child-process.ts'
import type { ChildProcess } from '../../practice/process/child-process.ts'
import { laneSteps } from '../../practice/process/lane-steps.ts'
import type { LaneStep } from '../../practice/process/lane-steps.ts'
import { laneWords, stateName } from '../../practice/process/state-words.ts'
import type { State } from '../../practice/process/table.ts'
import { isSupposed, leadsOn, supposedEvent, SUPPOSITIONS } from '../../practice/process/what-if.ts'
import { whyUnder } from '../../practice/process/why.ts'
import { useToday } from '../context.ts'
import { useNameWords, useSentence } from '../parts/name.tsx'
import { Status } from '../parts/status.tsx'
import { capital, longDay } from '../words.ts'
import { dueOf } from './process-due.ts'

const FOUR_WEEKS = 28
const NOTHING = 'nothing'

/** What is supposed: empty while nothing is asked. `seen`: the day from which it is looked at. */
export interface Asked {
  readonly what: string
  readonly day: string
  readonly score: number
  readonly next: string
  readonly seen: string
}
export const askedNothing = (today: string): Asked => ({
  what: '',
  day: today,
  score: 4,
  next: addDays(today, FOUR_WEEKS),
  seen: today,
})

export interface Supposed {
  readonly process: ChildProcess
  readonly steps: readonly LaneStep[]
  /** The day it is seen from. */
  readonly day: string
}

/** Where the placement would stand, by the very same rules. */
export function suppose(files: Files, childId: Uuid, now: string, asked: Asked): Supposed | undefined {
  const one = SUPPOSITIONS.find(({ id }) => id === asked.what)
  if (!one && asked.what !== NOTHING) return undefined
  const today = londonDay(now)
  const day = one && asked.day > asked.seen ? asked.day : asked.seen
  const then = day <= today ? now : onDay(day, '23:00')
  const process = childProcess(files, childId, then, one ? [supposedEvent(one, asked.day, now, asked)] : [])
  return { process, steps: laneSteps(files, childId, process, then), day: day <= today ? today : day }
}

/** Supposes that something happens. Nothing of it is saved, and nobody is told. */
export function WhatIf(props: {
  readonly asked: Signal<Asked>
  readonly state: State
  readonly steps: readonly LaneStep[]
  readonly supposed: Supposed | undefined
}) {
  const { asked, state, supposed } = props
  const today = useToday()
  const one = SUPPOSITIONS.find(({ id }) => id === asked.value.what)
  const ask = (more: Partial<Asked>) => {
    asked.value = { ...asked.value, ...more }
  }
  const options = (follows: boolean) =>
    SUPPOSITIONS.filter((each) => leadsOn(each, state) === follows).map(({ id, words }) => (
      <option key={id} value={id}>
        {words}
      </option>
    ))
  const day = (label: string, field: 'day' | 'next' | 'seen') => (
    <Field label={label}>
      <input
        class="entry date"
        type="date"
        min={today}
        value={asked.value[field]}
        onInput={({ currentTarget }) => {
          if (currentTarget.value >= today) ask({ [field]: currentTarget.value })
        }}
      />
    </Field>
  )
  return (
    <section aria-labelledby="what-if" class="what-if no-print">
      <h2 id="what-if">What if</h2>
      <p class="soft">Try out what would follow. Nothing of it is saved, and nobody is told.</p>
      <div class="what-if-asks">
        <Field label="What happens">
          <select
            class="entry"
            value={asked.value.what}
            onChange={({ currentTarget }) => ask({ what: currentTarget.value })}
          >
            <option value="">Choose</option>
            <option value={NOTHING}>Nothing happens</option>
            <optgroup label="May follow from here">{options(true)}</optgroup>
            <optgroup label="Anything else">{options(false)}</optgroup>
          </select>
        </Field>
        {one?.asks === 'score' ? (
          <Field label="The answer">
            <select
              class="entry"
              value={String(asked.value.score)}
              onChange={({ currentTarget }) => ask({ score: Number(currentTarget.value) })}
            >
              {Array.from({ length: 11 }, (_, score) => (
                <option key={score} value={String(score)}>
                  {score === 0 ? '0, cannot carry on' : score === 10 ? '10, steady' : score}
                </option>
              ))}
            </select>
          </Field>
        ) : null}
        {one ? day('On', 'day') : null}
        {one?.asks === 'next' ? day('Looked at again on', 'next') : null}
        {asked.value.what ? day('Seen from', 'seen') : null}
      </div>
      <div aria-live="polite">{supposed ? <Outcome supposed={supposed} steps={props.steps} /> : null}</div>
    </section>
  )
}

const Field = ({ label, children }: { readonly label: string; readonly children: ComponentChildren }) => (
  <label class="field">
    <span class="label">{label}</span>
    {children}
  </label>
)

const keyOf = ({ what, due, recordId }: LaneStep): string => `${what} ${due ?? ''} ${recordId ?? ''}`

function Outcome({ supposed, steps }: { readonly supposed: Supposed; readonly steps: readonly LaneStep[] }) {
  const today = useToday()
  const say = useNameWords()
  const sentence = useSentence()
  const { process, day } = supposed
  const known = new Set(steps.map(keyOf))
  return (
    <div class="what-if-so">
      <p class="small soft">{day === today ? 'It would stand at' : `On ${longDay(day, today)} it would stand at`}</p>
      <h3>{stateName(process.state)}</h3>
      <p>{sentence(whyUnder(stateName(process.state), process.why))}</p>
      {process.kept.some(({ event }) => isSupposed(event)) ? (
        <Status kind="soon">From there the process has no way on by this. It would be kept, and move nothing.</Status>
      ) : null}
      <ul class="rows process-steps">
        {supposed.steps.map((step) => {
          const due = dueOf(step, day)
          const who = step.who.name ? say(step.who.name) : capital(laneWords(step.owner))
          return (
            <li key={keyOf(step)}>
              <div class="grow">
                <b>{sentence(step.begun.words)}</b>
                <p class="small soft">{known.has(keyOf(step)) ? who : `${who} · this would be new`}</p>
              </div>
              <Status kind={due.kind}>{due.words}</Status>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

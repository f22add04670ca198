import { begunBy } from '../../practice/process/step-begun.ts'
import type { LaneStep } from '../../practice/process/lane-steps.ts'
import { eventWords } from '../../practice/process/event-words.ts'
import { childFile } from '../../model/file.ts'
import { dayInWords, londonDay } from '../../practice/london-day.ts'
import { definitionOf } from '../../records/all.ts'
import { useNotebook, useToday } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { useNameWords, useSentence } from '../parts/name.tsx'
import { Status } from '../parts/status.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'
import { childPath } from '../paths.ts'
import { capital } from '../words.ts'
import { AskedForLine } from './asked-for-line.tsx'
import { mayTake, pathOfBegun } from './begin-step.ts'
import { askedBy, dueOf } from './process-due.ts'
import { useTakeStep } from './step-button.tsx'
import { WhyLate } from './why-late.tsx'

/** One step of the process as a row: what, about whom, why, by when; one tap takes it. To be put among <Rows>. */
export function StepRow({ step, about = true }: { readonly step: LaneStep; readonly about?: boolean }) {
  const notebook = useNotebook()
  const say = useNameWords()
  const sentence = useSentence()
  const { take, sheet, trouble } = useTakeStep(step)
  const goesOn = pathOfBegun(notebook, step) !== undefined && begunBy(step.what).type !== undefined
  const today = useToday()
  const due = dueOf(step, today)
  const isAction = step.what.startsWith('action: ')
  const why = step.from && eventWords(step.from, `on ${dayInWords(londonDay(step.from.at))}`)
  const words = (
    <>
      <span class="soft">
        <Icon name={iconOf(step)} />
      </span>
      <span class="grow">
        <b>
          {sentence(step.begun.words)}
          {about ? `, ${say(step.child)}` : ''}
        </b>
        {step.due === null ? null : (
          <span class="step-line">
            <Status kind={due.kind}>{due.words}</Status>
          </span>
        )}
        <span class="small soft step-line">
          {goesOn ? 'Begun. ' : ''}
          {why ? `${capital(sentence(why))} · ` : ''}
          {isAction ? 'An action with your name' : capital(askedBy(step))}
        </span>
      </span>
      <span class="i-go">
        <Icon name="go" />
      </span>
    </>
  )
  return (
    <li>
      {mayTake(notebook, step) ? (
        <button type="button" class="rowlink step-row" onClick={take}>
          {words}
        </button>
      ) : (
        <a class="rowlink step-row" href={childPath(step.childId)}>
          {words}
        </a>
      )}
      <TroubleLine words={trouble} />
      {isAction && step.recordId ? <AskedForLine actionId={step.recordId} /> : null}
      <WhyLate clock={step} file={childFile(step.childId)} words={step.begun.words} />
      {sheet}
    </li>
  )
}

const iconOf = ({ begun, what }: LaneStep): string =>
  begun.notice
    ? 'paper'
    : begun.type
      ? (definitionOf(begun.type)?.icon ?? 'pen')
      : what.startsWith('action: ')
        ? 'ring'
        : 'pen'

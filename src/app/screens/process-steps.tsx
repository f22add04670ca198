import { childFile } from '../../model/file.ts'
import { ROLE_WORDS } from '../../model/person.ts'
import { isMine } from '../../practice/process/lane-steps.ts'
import type { LaneStep } from '../../practice/process/lane-steps.ts'
import { laneWords } from '../../practice/process/state-words.ts'
import { countedWords } from '../../practice/process/why.ts'
import { useNotebook, useToday } from '../context.ts'
import { useNameWords, useSentence } from '../parts/name.tsx'
import { Status } from '../parts/status.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'
import { capital } from '../words.ts'
import { mayTake } from './begin-step.ts'
import { dueOf, ruleWords } from './process-due.ts'
import { useTakeStep } from './step-button.tsx'
import { WhyLate } from './why-late.tsx'

/** What is to be done next: whose it is, by when and why that day. Mine carries its button. */
export function ProcessSteps({ steps }: { readonly steps: readonly LaneStep[] }) {
  const { person } = useNotebook()
  const first = steps.find((step) => isMine(step, person))
  if (steps.length === 0) return <p class="soft">Nothing is owed just now.</p>
  return (
    <ul class="rows process-steps">
      {steps.map((step) => (
        <Step
          key={`${step.what} ${step.rule} ${step.recordId ?? ''} ${step.from?.id ?? ''}`}
          step={step}
          isFirst={step === first}
        />
      ))}
    </ul>
  )
}

function Step({ step, isFirst }: { readonly step: LaneStep; readonly isFirst: boolean }) {
  const today = useToday()
  const say = useNameWords()
  const sentence = useSentence()
  const notebook = useNotebook()
  const { person } = notebook
  const { take, sheet, trouble } = useTakeStep(step)
  const due = dueOf(step, today)
  const counted = countedWords(step)
  const { name, role } = step.who
  const lane = capital(role ? ROLE_WORDS[role] : laneWords(step.owner))
  const who = isMine(step, person) ? 'Yours' : name ? say(name) : step.owner === name ? lane : `${lane}, nobody named`
  return (
    <li>
      <div class="grow">
        <b>{sentence(step.begun.words)}</b>
        <p class="small soft">
          {who}
          {name && role ? `, ${ROLE_WORDS[role]}` : ''} ·{' '}
          {step.what.startsWith('action: ') ? sentence(step.rule) : ruleWords(step.rule, step.what)}
          {counted ? ` · ${counted}` : ''}
        </p>
      </div>
      <Status kind={due.kind}>{due.words}</Status>
      {(isMine(step, person) || isAtTable(step)) && mayTake(notebook, step) ? (
        <button type="button" class={isFirst ? 'btn go tight' : 'btn tight'} onClick={take}>
          {step.recordId ? 'Open' : 'Do it'}
          <span class="vh">: {step.begun.words}</span>
        </button>
      ) : null}
      <TroubleLine words={trouble} />
      <WhyLate clock={step} file={childFile(step.childId)} words={step.begun.words} />
      {sheet}
    </li>
  )
}

/** A meeting that is being prepared is written by everybody who sits at it, whoever was to call it. */
const isAtTable = ({ begun, recordId }: LaneStep): boolean =>
  recordId !== undefined && (begun.type === 'stability-meeting' || begun.type === 'review-meeting')

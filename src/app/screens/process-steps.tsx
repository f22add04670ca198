import { childFile } from '../../model/file.ts'
import { ROLE_WORDS } from '../../model/person.ts'
import { isMine } from '../../practice/process/lane-steps.ts'
import type { LaneStep } from '../../practice/process/lane-steps.ts'
import { laneWords } from '../../practice/process/state-words.ts'
import { countedWords } from '../../practice/process/why.ts'
import { useNotebook, useToday } from '../context.ts'
import { useNameWords, useSentence } from '../parts/name.tsx'
import { Status } from '../parts/status.tsx'
import { startPath, writingPath } from '../paths.ts'
import { capital } from '../words.ts'
import { dueOf } from './process-due.ts'

/** What is to be done next: whose it is, by when and why that day. Mine carries its button. */
export function ProcessSteps({ steps }: { readonly steps: readonly LaneStep[] }) {
  const { person, casebook } = useNotebook()
  const first = steps.find((step) => isMine(step, person))
  if (steps.length === 0) return <p class="soft">Nothing is owed just now.</p>
  const href = (step: LaneStep): string | undefined => {
    const begun = step.recordId ? casebook.get(step.recordId) : undefined
    if (begun) return begun.status === 'draft' ? writingPath(begun) : `/record/${begun.id}`
    return step.begun.type ? startPath(step.begun.type, [childFile(step.childId)]) : undefined
  }
  return (
    <ul class="rows process-steps">
      {steps.map((step) => (
        <Step
          key={`${step.what} ${step.rule} ${step.recordId ?? ''} ${step.from?.id ?? ''}`}
          step={step}
          href={isMine(step, person) ? href(step) : undefined}
          isFirst={step === first}
        />
      ))}
    </ul>
  )
}

function Step({
  step,
  href,
  isFirst,
}: {
  readonly step: LaneStep
  readonly href: string | undefined
  readonly isFirst: boolean
}) {
  const today = useToday()
  const say = useNameWords()
  const sentence = useSentence()
  const { person } = useNotebook()
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
          {name && role ? `, ${ROLE_WORDS[role]}` : ''} · {ruleWords(step.rule)}
          {counted ? ` · ${counted}` : ''}
        </p>
      </div>
      <Status kind={due.kind}>{due.words}</Status>
      {href ? (
        <a class={isFirst ? 'btn go tight' : 'btn tight'} href={href}>
          {step.recordId ? 'Open' : 'Do it'}
          <span class="vh">: {step.begun.words}</span>
        </a>
      ) : null}
    </li>
  )
}

/** "rule T7": a row of the table, of section E, or the regulation itself. */
export const ruleWords = (rule: string): string =>
  /^T\d/.test(rule) ? `rule ${rule}` : rule === 'E' ? 'service standard' : rule

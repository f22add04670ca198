/** The reviewing officer's comments and disputes that wait for this person, the soonest first. */
import { useMemo } from 'preact/hooks'
import { commentSteps } from '../../practice/joint/iro-clocks.ts'
import { isMine } from '../../practice/process/lane-steps.ts'
import type { LaneStep } from '../../practice/process/lane-steps.ts'
import { useNotebook, useNow, useToday } from '../context.ts'
import { useNameWords } from '../parts/name.tsx'
import { RowLink, Rows } from '../parts/rows.tsx'
import { Status } from '../parts/status.tsx'
import { readingPath } from '../paths.ts'
import { capital } from '../words.ts'
import { askedBy, dueOf } from './process-due.ts'

export function useCommentSteps(): readonly LaneStep[] {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const now = useNow()
  const version = casebook.version.value
  return useMemo(
    () =>
      [...new Set(casebook.ofType('iro-comment').flatMap(({ fileIds }) => fileIds))]
        .flatMap((file) => (file.startsWith('child:') ? commentSteps(casebook, file.slice('child:'.length), now) : []))
        .map(({ step }) => step)
        .filter((step) => isMine(step, person))
        .sort((a, b) => ((a.due ?? '') < (b.due ?? '') ? -1 : 1)),
    [casebook, version, person, today],
  )
}

export function CommentLines({ steps }: { readonly steps: readonly LaneStep[] }) {
  const today = useToday()
  const say = useNameWords()
  if (steps.length === 0) return null
  return (
    <Rows label="From the reviewing officer">
      {steps.map((step) => {
        const due = dueOf(step, today)
        return (
          <RowLink
            key={step.recordId}
            href={readingPath({ id: step.recordId ?? '', type: 'iro-comment' })}
            icon="say"
            title={`${step.begun.words}, ${say(step.child)}`}
          >
            <span class="step-line">
              <Status kind={due.kind}>{due.words}</Status>
            </span>
            <span class="small soft step-line">{capital(askedBy(step))}</span>
          </RowLink>
        )
      })}
    </Rows>
  )
}

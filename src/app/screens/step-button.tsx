import { useSignal } from '@preact/signals'
import { useLocation } from 'preact-iso'
import type { LaneStep } from '../../practice/process/lane-steps.ts'
import { lowerFirst } from '../../records/summary-words.ts'
import { useNotebook } from '../context.ts'
import { BegunHere } from '../parts/begun-here.tsx'
import { Icon } from '../parts/icon.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'
import { mayTake, pathOfBegun, takeStep } from './begin-step.ts'
import { noticePlace, NoticeSheet } from './notice-sheet.tsx'

/** One tap to do a step of the process. Nothing where this person may not do it. */
export function StepButton({
  step,
  main,
}: {
  readonly step: LaneStep /** The filled button. */
  readonly main?: boolean
}) {
  const notebook = useNotebook()
  const { take, sheet, trouble } = useTakeStep(step)
  if (!mayTake(notebook, step)) return null
  const begun = pathOfBegun(notebook, step) !== undefined
  return (
    <>
      <TroubleLine words={trouble} />
      <button
        type="button"
        class={main ? 'btn go' : 'btn plain'}
        {...(step.begun.notice && !begun ? { 'aria-haspopup': 'dialog' as const } : {})}
        onClick={take}
      >
        <Icon name={step.begun.notice && !begun ? 'done' : 'pen'} />
        {begun && step.begun.type ? `Go on: ${lowerFirst(step.begun.words)}` : step.begun.words}
        {step.begun.notice && !begun ? <BegunHere at={[noticePlace(step.begun.notice, step.childId)]} /> : null}
      </button>
      {sheet}
    </>
  )
}

/** For a row or a button of one's own: what taking the step does, and what it lays over the page. */
export function useTakeStep(step: LaneStep) {
  const notebook = useNotebook()
  const { route } = useLocation()
  const telling = useSignal(false)
  const trouble = useSignal<string | undefined>(undefined)
  const go = async () => {
    try {
      const path = await takeStep(notebook, step)
      if (path !== undefined) route(path)
      else if (step.begun.notice) telling.value = true
    } catch {
      trouble.value = 'This device could not start it. It may be full. Nothing is lost.'
    }
  }
  return {
    take: () => void go(),
    trouble: trouble.value,
    sheet:
      telling.value && step.begun.notice ? (
        <NoticeSheet
          kind={step.begun.notice}
          childId={step.childId}
          onClose={() => {
            telling.value = false
          }}
        />
      ) : null,
  }
}

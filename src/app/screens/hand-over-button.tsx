/** Gives the tablet into the child's hands with one record on it: nothing else can be reached until it is taken back. */
import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import type { Uuid } from '../../model/file.ts'
import { useNotebook } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'
import { enterFullScreen } from './full-screen.ts'
import { handoverKeeper } from './handover-state.ts'

export function HandOverButton(props: {
  readonly recordId: Uuid
  readonly class?: string
  readonly children: ComponentChildren
}) {
  const notebook = useNotebook()
  const trouble = useSignal<string | undefined>(undefined)
  async function handOver(): Promise<void> {
    trouble.value = undefined
    // Asked for within the tap, or the browser refuses it.
    void enterFullScreen()
    await handoverKeeper()
      .handOver({ recordId: props.recordId, personId: notebook.person.personId })
      .catch(() => {
        trouble.value =
          'This device could not close the door behind it. Nothing was handed over; make some room and try again.'
      })
  }
  return (
    <>
      <TroubleLine words={trouble.value} />
      <button type="button" class={props.class ?? 'btn'} onClick={() => void handOver()}>
        <Icon name="face" />
        {props.children}
      </button>
    </>
  )
}

/**
 * Where a log is that was just sent: on this device until the council has it. Said on the page that follows, and right
 * at every moment: it changes when the words arrive.
 */
import { effect } from '@preact/signals'
import type { Notebook } from '../../device/notebook.ts'
import type { Uuid } from '../../model/file.ts'
import type { Shell } from '../shell.ts'

const ID = 'log-sent'

export function sayWhereLogIs(shell: Shell, notebook: Pick<Notebook, 'outbox' | 'locked'>, recordId: Uuid): void {
  let isOver = false
  const stop = effect(() => {
    if (isOver) return
    // what is locked has let go of its list: nothing can be said of it any more
    if (notebook.locked.value) return over()
    const items = notebook.outbox.value.filter((item) => item.recordId === recordId)
    const needsYou = items.some(({ state }) => state === 'needs-you')
    const onlyHere = items.some(({ state }) => state === 'waiting' || state === 'sending')
    const words = needsYou
      ? 'The log is kept on this device. It could not be sent as it is: the list at the top says why.'
      : onlyHere
        ? 'The log is kept on this device. It is sent when there is signal.'
        : 'The log has been sent. The council has it.'
    shell.tell({
      id: ID,
      kind: needsYou ? 'urgent' : onlyHere ? 'soon' : 'quiet',
      words,
      canClose: true,
      onClose: over,
    })
    if (items.length === 0) over()
  })
  function over(): void {
    isOver = true
    queueMicrotask(() => stop())
  }
}

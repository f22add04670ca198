import { useNotebook } from '../context.ts'
import { OwnFrame } from '../parts/frame.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { OutboxList, outboxHeading, unsentNotes } from './outbox-list.tsx'

/** What the strip opens: everything that is only on this device. */
export function OutboxSheet({ onClose }: { readonly onClose: () => void }) {
  const notes = unsentNotes(useNotebook().outbox.value)
  return (
    <Sheet title={outboxHeading(notes)} onClose={onClose}>
      <OutboxList onOpen={onClose} />
    </Sheet>
  )
}

/** The same as a page of its own. */
export function OutboxScreen() {
  const notes = unsentNotes(useNotebook().outbox.value)
  return (
    <OwnFrame title="What is only on this device" class="outbox-page" page="stack" back={{ href: '/', words: 'Home' }}>
      <h1 class="pagehead">{outboxHeading(notes)}</h1>
      <OutboxList />
    </OwnFrame>
  )
}

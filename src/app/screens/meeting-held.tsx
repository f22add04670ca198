/** "The meeting has been held": told to the process at once, so that its clock stops before the minutes are written. */
import { useSignal } from '@preact/signals'
import type { PersonRef } from '../../model/field.ts'
import { fileKind } from '../../model/file.ts'
import type { Actor } from '../../model/person.ts'
import type { CaseRecord } from '../../model/record.ts'
import { notice } from '../../records/notice.ts'
import { useNotebook } from '../context.ts'
import type { Draft } from '../form/draft.ts'
import { fromLocalInput, toLocalInput } from '../form/local-time.ts'
import { announce } from '../parts/announce.ts'
import { Sheet } from '../parts/sheet.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'

/** The chair says so; where the chair's account cannot (a residential home's manager), a manager does. */
export function mayClose(person: Actor, chair: PersonRef | undefined): boolean {
  if (notice.whyNotBegun?.({ kind: 'meeting-held' }, person.role) !== undefined || !chair) return false
  return chair.recordId === person.personId || person.role === 'team-manager'
}

export function MeetingHeld(props: {
  readonly draft: Draft
  readonly record: CaseRecord
  readonly onClose: () => void
}) {
  const { draft, record } = props
  const notebook = useNotebook()
  const planned = draft.body.held ?? draft.body.plannedFor
  const now = new Date().toISOString()
  const at = useSignal(toLocalInput(typeof planned === 'string' && planned <= now ? planned : now))
  const trouble = useSignal<string | undefined>(undefined)
  async function close() {
    const held = fromLocalInput(at.value)
    if (Date.parse(held) > Date.now()) {
      trouble.value = 'That is still to come.'
      return
    }
    try {
      draft.set('held', held)
      await draft.flush()
      await notebook.create({
        type: 'notice',
        fileIds: record.fileIds.filter((file) => fileKind(file) === 'child'),
        body: { kind: 'meeting-held', at: held, about: record.id },
      })
      announce('The meeting has been held')
      props.onClose()
    } catch (error) {
      trouble.value = `It could not be kept. ${error instanceof Error ? error.message : ''}`.trim()
    }
  }
  return (
    <Sheet title="The meeting has been held" onClose={props.onClose}>
      <p>Everybody can go on writing until it is signed.</p>
      <label class="label" for="held-at">
        When it was held
      </label>
      <input
        class="entry date"
        id="held-at"
        type="datetime-local"
        value={at.value}
        onInput={(event) => {
          at.value = event.currentTarget.value
        }}
      />
      <TroubleLine words={trouble.value} />
      <button type="button" class="btn go big wide" onClick={() => void close()}>
        It has been held
      </button>
    </Sheet>
  )
}

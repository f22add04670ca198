import { useSignal } from '@preact/signals'
import type { CaseRecord } from '../../model/record.ts'
import { useNotebook } from '../context.ts'
import { useBegun } from '../form/begun.ts'
import { Lined } from '../form/lined.tsx'
import { announce } from '../parts/announce.ts'
import { Icon } from '../parts/icon.tsx'
import { useNameWords } from '../parts/name.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'
import { firstName } from '../words.ts'

/** "Sam read this", with a few words if they like: what its writer hears back. */
export function ReadReceipt({ record }: { readonly record: CaseRecord }) {
  const notebook = useNotebook()
  const note = useBegun(`read note ${record.id}`, [record.id])
  const trouble = useSignal<string | undefined>(undefined)
  const me = notebook.person.personId
  const readAlready = record.marks.some((mark) => mark.personId === me && mark.kind === 'read') && !record.mergedUnread
  const say = async (kind: 'read' | 'discussed') => {
    try {
      const words = note.value.trim()
      await notebook.mark(record.id, { kind, ...(words ? { note: words } : {}) })
      note.value = ''
      trouble.value = undefined
      announce(kind === 'read' ? 'Marked as read' : 'Marked as talked through')
    } catch (error) {
      trouble.value = `It is not noted yet. ${error instanceof Error ? error.message : ''}`.trim()
    }
  }
  const writer = useNameWords()(firstName(record.author.name))
  return (
    <div class="stack-2">
      {record.author.personId === me ? null : (
        <label class="field">
          <span class="label">
            A few words to {writer} <span class="hint-in">if you like</span>
          </span>
          <Lined
            value={note.value}
            onInput={(value) => {
              note.value = value
            }}
          />
        </label>
      )}
      <TroubleLine words={trouble.value} />
      <p class="row wrap">
        {readAlready && note.value.trim() === '' ? null : (
          <button
            type="button"
            class="btn"
            onClick={() => {
              void say('read')
            }}
          >
            <Icon name="done" />I have read it
          </button>
        )}
        {record.author.personId === me ? null : (
          <button
            type="button"
            class="btn plain"
            onClick={() => {
              void say('discussed')
            }}
          >
            <Icon name="meet" />
            We talked it through
          </button>
        )}
      </p>
    </div>
  )
}

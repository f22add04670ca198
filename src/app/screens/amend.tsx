import { useSignal } from '@preact/signals'
import type { CaseRecord } from '../../model/record.ts'
import { useNotebook } from '../context.ts'
import { useBegun } from '../form/begun.ts'
import { Lined } from '../form/lined.tsx'
import { announce } from '../parts/announce.ts'
import { Icon } from '../parts/icon.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'

/** A dated amendment under a signed record. What is typed is held until it is added, and kept meanwhile. */
export function Amend({ record }: { readonly record: CaseRecord }) {
  const notebook = useNotebook()
  const words = useBegun(`amending ${record.id}`, [record.id])
  const open = useSignal(words.wasBegun)
  const trouble = useSignal<string | undefined>(undefined)
  const add = async () => {
    if (words.value.trim() === '') return document.getElementById('amendment')?.focus()
    try {
      await notebook.amend(record.id, { text: words.value.trim() })
      words.value = ''
      open.value = false
      trouble.value = undefined
      announce('Added')
    } catch (error) {
      trouble.value =
        `It is not added yet; your words are still here. ${error instanceof Error ? error.message : ''}`.trim()
    }
  }
  if (!open.value) {
    return (
      <p>
        <button
          type="button"
          class="btn"
          onClick={() => {
            open.value = true
          }}
        >
          <Icon name="plus" />
          Add to it or put something right
        </button>
      </p>
    )
  }
  return (
    <div class="stack-2">
      <label class="label" for="amendment">
        What is to be added or put right?
      </label>
      <Lined
        id="amendment"
        value={words.value}
        onInput={(value) => {
          words.value = value
        }}
        describedBy="amendment-hint"
      />
      <p class="small soft" id="amendment-hint">
        The signed words stay as they are. This stands under them with your name and today’s date.
      </p>
      <TroubleLine words={trouble.value} />
      <p class="row wrap">
        <button
          type="button"
          class="btn go"
          onClick={() => {
            void add()
          }}
        >
          Add it
        </button>
        <button
          type="button"
          class="btn plain"
          onClick={() => {
            open.value = false
          }}
        >
          Later
        </button>
      </p>
    </div>
  )
}

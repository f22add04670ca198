import { useSignal } from '@preact/signals'
import type { CaseRecord } from '../../model/record.ts'
import { useNotebook, useShell } from '../context.ts'
import { Lined } from '../form/lined.tsx'
import { announce } from '../parts/announce.ts'
import { Icon } from '../parts/icon.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'
import { useEffect } from 'preact/hooks'

/** A dated amendment under a signed record. What is typed is held until it is added, and kept in the settings meanwhile. */
export function Amend({ record }: { readonly record: CaseRecord }) {
  const notebook = useNotebook()
  const shell = useShell()
  const key = `amending ${record.id}`
  const kept = notebook.setting<string>(key).value ?? ''
  const words = useSignal(kept)
  const open = useSignal(kept !== '')
  const trouble = useSignal<string | undefined>(undefined)
  useEffect(() => {
    if (!open.value) return undefined
    const holds = () => words.peek() !== (notebook.setting<string>(key).peek() ?? '')
    const keep = async () => {
      if (holds()) await notebook.keepSetting(key, words.peek()).catch(() => undefined)
    }
    const timer = setInterval(() => {
      void keep()
    }, 500)
    const close = shell.opened({ flush: keep, holds, words: () => words.peek() })
    return () => {
      clearInterval(timer)
      void keep()
      close()
    }
  }, [open.value])
  const add = async () => {
    if (words.value.trim() === '') return document.getElementById('amendment')?.focus()
    try {
      await notebook.amend(record.id, { text: words.value.trim() })
      words.value = ''
      await notebook.keepSetting(key, '')
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

import { useSignal } from '@preact/signals'
import { Lined } from '../form/lined.tsx'
import { Status } from '../parts/status.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'
import type { Door } from './door.ts'

/** Words written without opening the door. They are sealed at once; only unlocking shows them again. */
export function JotWhileLocked({
  door,
  account,
  onKept,
}: {
  readonly door: Door
  readonly account: string
  readonly onKept: () => void
}) {
  const words = useSignal('')
  const kept = useSignal(false)
  const trouble = useSignal<string | undefined>(undefined)
  const keep = async () => {
    if (words.value.trim() === '') {
      document.getElementById('jot')?.focus()
      return
    }
    try {
      await door.jot(account, words.value)
      words.value = ''
      kept.value = true
      trouble.value = undefined
      onKept()
    } catch {
      trouble.value = 'This device could not keep it. Your words are still here: please do not close the page.'
    }
  }
  return (
    <div class="jotlocked">
      <label class="label" for="jot">
        Just need to write something down?
      </label>
      <Lined
        id="jot"
        value={words.value}
        onInput={(value) => {
          words.value = value
          kept.value = false
        }}
        placeholder="It is sealed as soon as you keep it"
      />
      <button
        type="button"
        class="btn plain wide"
        onClick={() => {
          void keep()
        }}
      >
        Keep it, stay locked
      </button>
      <div role="status">
        {kept.value ? <Status kind="done">Kept and sealed. You find it on Today when you unlock.</Status> : null}
      </div>
      <TroubleLine words={trouble.value} />
    </div>
  )
}

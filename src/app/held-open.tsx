import { useSignal } from '@preact/signals'
import type { Shell } from './shell.ts'

/** The door was to be locked, but this device cannot keep the last words. They are covered, and not thrown away. */
export function HeldOpen(props: {
  readonly shell: Shell
  readonly onKept: () => void
  readonly onBack: () => void
  readonly onLose: () => void
}) {
  const still = useSignal(false)
  const again = async () => {
    if (await props.shell.keepAll()) props.onKept()
    else still.value = true
  }
  return (
    <div class="phone fits unlock held-open">
      <main id="page">
        <div class="unlock-top">
          <h1>Some words are not saved yet</h1>
          <p>This device could not keep them, so Doorstep is covered and not locked. Make some room and try again.</p>
          <p role="status">{still.value ? 'They could still not be kept.' : ''}</p>
        </div>
        <div class="stack-3">
          <button
            type="button"
            class="btn go big wide"
            onClick={() => {
              void again()
            }}
          >
            Keep them and lock
          </button>
          <button type="button" class="btn wide" onClick={props.onBack}>
            Back to my words
          </button>
          <button type="button" class="btn plain wide" onClick={props.onLose}>
            Lock now and lose them
          </button>
        </div>
      </main>
    </div>
  )
}

import { useSignal } from '@preact/signals'
import { useAccount, useNotebook, useShell, useSync } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { Status } from '../parts/status.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'
import { count } from '../words.ts'

/** Takes everything of this person off the device. It waits until nothing is unsent: nothing may be lost by leaving. */
export function SignOut() {
  const account = useAccount()
  const sync = useSync()
  const shell = useShell()
  const notebook = useNotebook()
  const begun = useSignal<readonly string[]>([])
  const asked = useSignal(false)
  const busy = useSignal(false)
  const trouble = useSignal<string | undefined>(undefined)
  const { unsent, needsYou } = sync.status.value
  const waiting = unsent + needsYou > 0
  const ask = async () => {
    await shell.keepAll()
    begun.value = await notebook.begunLines()
    asked.value = true
  }
  const leave = async () => {
    if (busy.value) return
    busy.value = true
    trouble.value = undefined
    // a form that was left a moment ago may still be writing its last words down
    const isKept = await shell.keepAll()
    await sync.now()
    const now = sync.status.peek()
    if (!isKept) {
      trouble.value = 'Some words are not saved yet. Signing out waits for them, so that nothing is lost.'
    } else if (now.unsent + now.needsYou > 0) {
      trouble.value = `${count(now.unsent + now.needsYou, 'note')} could not be sent yet. Signing out waits for them, so that nothing is lost.`
    } else {
      await account.signOut().catch((error: unknown) => {
        trouble.value = `You are still signed in. ${error instanceof Error ? error.message : ''}`.trim()
      })
    }
    busy.value = false
  }
  return (
    <section class="stack-3">
      <h2>Sign out</h2>
      <p>Signing out takes your files and your key off this device. To come back, you need a connection once.</p>
      {waiting ? (
        <p>
          <Status kind="soon" icon="device">
            {count(unsent + needsYou, 'note')} still to send: signing out waits until they have gone.
          </Status>
        </p>
      ) : null}
      <TroubleLine words={trouble.value} />
      {asked.value && begun.value.length > 0 ? (
        <div class="stack-2">
          <p>
            {begun.value.length === 1 ? 'This was begun and never sent.' : 'These were begun and never sent.'} Signing
            out takes it off this device. To keep it, stay and send it, or copy it first.
          </p>
          {begun.value.map((words) => (
            <blockquote key={words}>“{words}”</blockquote>
          ))}
        </div>
      ) : null}
      {asked.value ? (
        <p class="row wrap">
          <button
            type="button"
            class="btn"
            aria-busy={busy.value}
            onClick={() => {
              void leave()
            }}
          >
            <Icon name="out" />
            {busy.value ? 'Sending first …' : waiting ? 'Send, then sign out' : 'Yes, sign out'}
          </button>
          <button
            type="button"
            class="btn plain"
            onClick={() => {
              asked.value = false
            }}
          >
            Stay
          </button>
        </p>
      ) : (
        <button
          type="button"
          class="btn plain"
          onClick={() => {
            void ask()
          }}
        >
          <Icon name="out" />
          Sign out of this device
        </button>
      )}
    </section>
  )
}

import { useSignal } from '@preact/signals'
import { useAccount } from '../context.ts'
import { SecretEntry } from '../door/secret-entry.tsx'
import { Trouble } from '../door/trouble.tsx'
import { useTryDoor } from '../door/try-door.ts'
import { Icon } from '../parts/icon.tsx'
import { Status } from '../parts/status.tsx'

/** As long as four words are: what is short can be guessed. The server asks the same. */
const SHORTEST = 12

/** One secret opens this device and signs in: both are changed together, or neither. */
export function ChangePassphrase({ given = false }: { readonly given?: boolean }) {
  const account = useAccount()
  const open = useSignal(given)
  const current = useSignal('')
  const next = useSignal('')
  const done = useSignal(false)
  const tries = useTryDoor()
  const submit = (event: Event) => {
    event.preventDefault()
    if (next.value.length < SHORTEST) {
      tries.say(`Use at least ${SHORTEST} characters: four words are good.`)
      document.getElementById('next-passphrase')?.focus()
      return
    }
    void tries.attempt(async () => {
      await account.changePassphrase(current.value, next.value)
      current.value = ''
      next.value = ''
      done.value = true
      open.value = false
    })
  }
  return (
    <section>
      <h2>{given ? 'Choose your own passphrase' : 'Passphrase'}</h2>
      {given && !done.value ? (
        <p>
          The one you signed in with was given to you, so somebody else knows it. Choose one that only you know: until
          then nothing is fetched or sent.
        </p>
      ) : null}
      {done.value ? (
        <p role="status">
          <Status kind="done">Changed. Use the new one from now on.</Status>
        </p>
      ) : null}
      {open.value ? (
        <form class="stack-3" onSubmit={submit}>
          <SecretEntry
            id="current-passphrase"
            label="Your passphrase now"
            value={current.value}
            onInput={(value) => {
              current.value = value
            }}
            autocomplete="current-password"
          />
          <SecretEntry
            id="next-passphrase"
            label="The new one"
            hint="Four words that only you would put together. Spaces are fine."
            value={next.value}
            onInput={(value) => {
              next.value = value
            }}
            autocomplete="new-password"
          />
          <Trouble words={tries.trouble} />
          <p class="row wrap">
            <button type="submit" class="btn go" aria-busy={tries.busy.value}>
              <Icon name="key" />
              {tries.busy.value ? 'Changing …' : 'Change it'}
            </button>
            <button
              type="button"
              class="btn plain"
              onClick={() => {
                open.value = false
              }}
            >
              Leave it
            </button>
          </p>
        </form>
      ) : (
        <button
          type="button"
          class="btn"
          onClick={() => {
            open.value = true
          }}
        >
          <Icon name="key" />
          Change the passphrase
        </button>
      )}
    </section>
  )
}

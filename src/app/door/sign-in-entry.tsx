import { useSignal } from '@preact/signals'
import { Icon } from '../parts/icon.tsx'
import { SealedBefore, StorageEmptied } from './door.ts'
import type { DemonstrationSignIn, Door, Opened } from './door.ts'
import { EmptiedStorage } from './emptied-storage.tsx'
import { SecretEntry } from './secret-entry.tsx'
import { Trouble } from './trouble.tsx'
import { useTryDoor } from './try-door.ts'

/** The first time on this device. The passphrase that signs in here also unlocks from now on: one secret. */
export function SignInEntry(props: {
  readonly door: Door
  readonly demonstration: readonly DemonstrationSignIn[]
  readonly onOpened: (opened: Opened) => void
}) {
  const email = useSignal('')
  const secret = useSignal('')
  const before = useSignal('')
  const sealedBefore = useSignal(false)
  const emptied = useSignal<StorageEmptied | undefined>(undefined)
  const tries = useTryDoor()
  const submit = (event: Event) => {
    event.preventDefault()
    const empty = email.value.trim() === '' ? 'email' : secret.value === '' ? 'passphrase' : undefined
    if (empty) {
      tries.say(empty === 'email' ? 'Type your email address first.' : 'Type your passphrase first.')
      document.getElementById(empty)?.focus()
      return
    }
    open(false)
  }
  const open = (startAgain: boolean) => {
    void tries.attempt(async () => {
      try {
        const opened = await props.door.signIn(email.value.trim(), secret.value, {
          ...(startAgain ? { startAgain } : {}),
          ...(sealedBefore.value && before.value ? { oldPassphrase: before.value } : {}),
        })
        secret.value = ''
        before.value = ''
        props.onOpened(opened)
      } catch (error) {
        if (error instanceof StorageEmptied) emptied.value = error
        else if (error instanceof SealedBefore) sealedBefore.value = true
        else throw error
      }
    })
  }
  if (emptied.value)
    return (
      <EmptiedStorage
        unsent={emptied.value.unsent}
        busy={tries.busy.value}
        trouble={tries.trouble}
        onGoOn={() => open(true)}
      />
    )
  const fill = (signIn: DemonstrationSignIn) => {
    email.value = signIn.email
    secret.value = signIn.passphrase
    document.getElementById('sign-in')?.focus()
  }
  return (
    <form class="stack-3" onSubmit={submit}>
      {props.demonstration.length > 0 ? (
        <details class="demonstration" open>
          <summary>This is a demonstration: choose somebody to be</summary>
          <ul class="rows">
            {props.demonstration.map((signIn) => (
              <li key={signIn.email}>
                <button
                  type="button"
                  class="rowlink"
                  aria-pressed={email.value === signIn.email}
                  onClick={() => fill(signIn)}
                >
                  <span class="grow">
                    <b>{signIn.name}</b>
                    <br />
                    <span class="small soft">{signIn.role}</span>
                  </span>
                  {email.value === signIn.email ? <Icon name="done" /> : null}
                </button>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <div class="field">
        <label class="label" for="email">
          Email address
        </label>
        <input
          id="email"
          class="entry"
          type="email"
          value={email.value}
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
          onInput={(event) => {
            email.value = event.currentTarget.value
          }}
        />
      </div>
      <SecretEntry
        id="passphrase"
        label="Passphrase"
        hint="The one secret to remember: it also unlocks this device from now on."
        value={secret.value}
        onInput={(value) => {
          secret.value = value
        }}
        autocomplete="current-password"
        describedBy={tries.trouble ? 'trouble' : undefined}
      />
      {sealedBefore.value ? (
        <SecretEntry
          id="passphrase-before"
          label="The passphrase before"
          hint="You changed it on another device. This one still opens with the old one: it is needed here once."
          value={before.value}
          onInput={(value) => {
            before.value = value
          }}
          autocomplete="current-password"
        />
      ) : null}
      <Trouble words={tries.trouble} />
      <button type="submit" id="sign-in" class="btn go big wide" aria-busy={tries.busy.value}>
        <Icon name="key" />
        {tries.busy.value ? 'Setting up this device …' : 'Sign in'}
      </button>
    </form>
  )
}

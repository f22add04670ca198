import { useSignal } from '@preact/signals'
import { Icon } from '../parts/icon.tsx'
import type { Door, KnownPerson, Opened } from './door.ts'
import { SecretEntry } from './secret-entry.tsx'
import { Trouble } from './trouble.tsx'
import { useTryDoor } from './try-door.ts'

/** "Unlock as J.": the one secret, no network. */
export function UnlockEntry(props: { readonly door: Door; readonly person: KnownPerson; readonly onOpened: (opened: Opened) => void }) {
  const { door, person } = props
  const secret = useSignal('')
  const tries = useTryDoor()
  const submit = (event: Event) => {
    event.preventDefault()
    if (secret.value === '') {
      tries.say('Type your passphrase first.')
      document.getElementById('passphrase')?.focus()
      return
    }
    void tries.attempt(async () => {
      const opened = await door.unlock(person.account, secret.value)
      secret.value = ''
      props.onOpened(opened)
    })
  }
  return (
    <form class="stack-3" onSubmit={submit}>
      <SecretEntry
        id="passphrase"
        label="Your passphrase"
        value={secret.value}
        onInput={(value) => { secret.value = value }}
        autocomplete="current-password"
        describedBy={tries.trouble ? 'trouble' : undefined}
      />
      <Trouble words={tries.trouble} />
      <button type="submit" class="btn go big wide" aria-busy={tries.busy.value}>
        <Icon name="key" />{tries.busy.value ? 'Unlocking …' : `Unlock as ${person.initial}.`}
      </button>
    </form>
  )
}

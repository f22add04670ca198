import { useSignal } from '@preact/signals'
import { Icon } from '../parts/icon.tsx'
import { StorageEmptied } from './door.ts'
import type { Door, KnownPerson, Opened } from './door.ts'
import { EmptiedStorage } from './emptied-storage.tsx'
import { SecretEntry } from './secret-entry.tsx'
import { Trouble } from './trouble.tsx'
import { useTryDoor } from './try-door.ts'

/** "Unlock as J.": the one secret, no network. */
export function UnlockEntry(props: {
  readonly door: Door
  readonly person: KnownPerson
  readonly onOpened: (opened: Opened) => void
}) {
  const { door, person } = props
  const secret = useSignal('')
  const emptied = useSignal<StorageEmptied | undefined>(undefined)
  const tries = useTryDoor(person.waitSeconds)
  const submit = (event: Event) => {
    event.preventDefault()
    if (secret.value === '') {
      tries.say('Type your passphrase first.')
      document.getElementById('passphrase')?.focus()
      return
    }
    open(false)
  }
  const open = (startAgain: boolean) => {
    void tries.attempt(async () => {
      try {
        const opened = await door.unlock(person.account, secret.value, startAgain ? { startAgain } : {})
        secret.value = ''
        props.onOpened(opened)
      } catch (error) {
        if (!(error instanceof StorageEmptied)) throw error
        emptied.value = error
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
  return (
    <form class="stack-3" onSubmit={submit}>
      <SecretEntry
        id="passphrase"
        label="Your passphrase"
        value={secret.value}
        onInput={(value) => {
          secret.value = value
        }}
        autocomplete="current-password"
        describedBy={tries.trouble ? 'trouble' : undefined}
      />
      <Trouble words={tries.trouble} />
      <button type="submit" class="btn go big wide" aria-busy={tries.busy.value}>
        <Icon name="key" />
        {tries.busy.value ? 'Unlocking …' : `Unlock as ${person.initial}.`}
      </button>
    </form>
  )
}

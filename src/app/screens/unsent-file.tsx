import { useSignal } from '@preact/signals'
import type { Signal } from '@preact/signals'
import { AnotherPersons } from '../../device/open-saved.ts'
import type { Added } from '../../device/open-saved.ts'
import { TooSoon, WrongPassphrase } from '../../device/refusals.ts'
import { NotThisFile } from '../../protocol/unsent-file.ts'
import { useAccount } from '../context.ts'
import { saveFile } from '../save-file.ts'
import { SecretEntry } from '../door/secret-entry.tsx'
import { Trouble } from '../door/trouble.tsx'
import { announce } from '../parts/announce.ts'
import { Icon } from '../parts/icon.tsx'
import { Status } from '../parts/status.tsx'
import { count, listed, sizeWords } from '../words.ts'

/** For a tablet that is dying, or stays without signal: carry the words away, or bring them here. */
export function UnsentFile({ unsent }: { readonly unsent: boolean }) {
  const open = useSignal<'save' | 'open' | undefined>(undefined)
  const toggle = (which: 'save' | 'open') => {
    open.value = open.value === which ? undefined : which
  }
  return (
    <div class="stack-2 unsent-file">
      {unsent ? (
        <button
          type="button"
          class="btn wide"
          aria-expanded={open.value === 'save'}
          aria-controls="unsent-save"
          onClick={() => toggle('save')}
        >
          <Icon name="save" />
          Save what has not been sent to a file
        </button>
      ) : null}
      {unsent && open.value === 'save' ? <SaveFile /> : null}
      <button
        type="button"
        class="btn plain wide"
        aria-expanded={open.value === 'open'}
        aria-controls="unsent-open"
        onClick={() => toggle('open')}
      >
        <Icon name="paper" />
        Open a saved file
      </button>
      {open.value === 'open' ? <OpenFile /> : null}
    </div>
  )
}

function SaveFile() {
  const account = useAccount()
  const secret = useSignal('')
  const saved = useSignal<string | undefined>(undefined)
  const { busy, trouble, attempt } = useAttempt()
  const save = (event: Event) => {
    event.preventDefault()
    if (secret.value === '') {
      trouble.value = 'Type your passphrase first.'
      return
    }
    void attempt(async () => {
      const { name, bytes } = await (await account.leaving()).save(secret.value)
      secret.value = ''
      saveFile(name, bytes)
      saved.value = `${name}, ${sizeWords(bytes.length)}`
      announce('The file is saved')
    })
  }
  return (
    <form class="card stack-2" id="unsent-save" onSubmit={save}>
      <p>
        The file is sealed. You can open it on another device of yours, with this passphrase. So can the people who run
        Doorstep for your council, if you hand it to them. Nobody else can.
      </p>
      <SecretEntry
        id="save-passphrase"
        label="Your passphrase"
        value={secret.value}
        onInput={(value) => {
          secret.value = value
        }}
        autocomplete="current-password"
        describedBy="save-trouble"
      />
      <Trouble id="save-trouble" words={trouble.value} />
      {saved.value ? (
        <p>
          <Status kind="done">
            Saved: {saved.value}. It lies among this device’s downloads: copy it to somewhere else while the device
            works. What is on this device stays, and still goes by itself when there is signal. Sent from both, it
            counts once.
          </Status>
        </p>
      ) : null}
      <button type="submit" class="btn go wide" aria-busy={busy.value}>
        {busy.value ? 'Sealing …' : 'Save the file'}
      </button>
    </form>
  )
}

function OpenFile() {
  const account = useAccount()
  const file = useSignal<File | undefined>(undefined)
  const secret = useSignal('')
  const added = useSignal<Added | undefined>(undefined)
  const { busy, trouble, attempt } = useAttempt()
  const open = (event: Event) => {
    event.preventDefault()
    const chosen = file.value
    if (!chosen || secret.value === '') {
      trouble.value = chosen ? 'Type your passphrase first.' : 'Choose the file first.'
      return
    }
    void attempt(async () => {
      added.value = undefined
      const bytes = new Uint8Array(await chosen.arrayBuffer())
      added.value = await (await account.leaving()).open(bytes, secret.value)
      secret.value = ''
      announce('The file is open')
    })
  }
  return (
    <form class="card stack-2" id="unsent-open" onSubmit={open}>
      <div class="field">
        <label class="label" for="saved-file">
          The file
        </label>
        <span class="hint" id="saved-file-hint">
          Its name begins with “doorstep-unsent”.
        </span>
        <input
          class="entry"
          id="saved-file"
          type="file"
          accept=".doorstep"
          aria-describedby="saved-file-hint"
          onChange={(event) => {
            file.value = event.currentTarget.files?.[0]
            trouble.value = undefined
          }}
        />
      </div>
      <SecretEntry
        id="open-passphrase"
        label="Your passphrase"
        hint="The one you had when you saved it."
        value={secret.value}
        onInput={(value) => {
          secret.value = value
        }}
        autocomplete="current-password"
        describedBy="open-trouble"
      />
      <Trouble id="open-trouble" words={trouble.value} />
      {added.value ? (
        <p>
          <Status kind="done">{addedWords(added.value)}</Status>
        </p>
      ) : null}
      <button type="submit" class="btn go wide" aria-busy={busy.value}>
        {busy.value ? 'Opening …' : 'Open it here'}
      </button>
    </form>
  )
}

function addedWords({ notes, attachments, jots, already }: Added): string {
  const parts = [
    ...(notes > 0 ? [count(notes, 'note')] : []),
    ...(attachments > 0 ? [count(attachments, 'picture or paper', 'pictures or papers')] : []),
    ...(jots > 0 ? [`${count(jots, 'note')} from the locked screen`] : []),
  ]
  if (parts.length === 0)
    return already > 0 ? 'Everything in it is here already, or has been sent.' : 'There is nothing in this file.'
  return `Now here: ${listed(parts)}. What has to be sent goes by itself.`
}

interface Attempt {
  readonly busy: Signal<boolean>
  readonly trouble: Signal<string | undefined>
  readonly attempt: (work: () => Promise<void>) => Promise<void>
}

function useAttempt(): Attempt {
  const busy = useSignal(false)
  const trouble = useSignal<string | undefined>(undefined)
  return {
    busy,
    trouble,
    async attempt(work) {
      if (busy.value) return
      busy.value = true
      trouble.value = undefined
      try {
        await work()
      } catch (error) {
        trouble.value = whyNot(error)
      } finally {
        busy.value = false
      }
    },
  }
}

const NOT_THIS = {
  other: 'This is not a file that Doorstep saved. Its name begins with “doorstep-unsent”.',
  damaged: 'The file is damaged: some of it was lost on the way. Copy it from the other device again.',
  later: 'The file was saved by a newer Doorstep. Update this one first: with a connection it updates by itself.',
} as const

function whyNot(error: unknown): string {
  if (error instanceof WrongPassphrase) return 'That passphrase does not fit. Nothing is lost: try it again.'
  if (error instanceof TooSoon)
    return `After several wrong tries there is a short wait: ${count(error.waitSeconds, 'second')}.`
  if (error instanceof AnotherPersons)
    return 'This file is somebody else’s. They can open it on a device on which they are signed in.'
  if (error instanceof NotThisFile) return NOT_THIS[error.why]
  return `That did not work. ${error instanceof Error ? error.message : ''}`.trim()
}

/** After "I have finished": the tablet waits for the worker. The child may still go back and change things. */
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { useNotebook } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { Status } from '../parts/status.tsx'
import { firstName } from '../words.ts'
import { childsNameIn } from './childs-views-page.ts'

interface Props {
  readonly recordId: string
  readonly verify: (passphrase: string) => Promise<boolean>
  readonly onBack: () => void
  readonly onTakenBack: () => void
}

export function ThankYou({ recordId, verify, onBack, onTakenBack }: Props) {
  const { person, casebook } = useNotebook()
  const worker = firstName(person.name)
  // A family's card is in the hands of one of the family, whoever the record is about.
  const child = casebook.get(recordId)?.type === 'impact-assessment' ? '' : childsNameIn(casebook, recordId)
  const heading = useRef<HTMLHeadingElement>(null)
  const [asking, setAsking] = useState(false)
  useEffect(() => heading.current?.focus(), [])
  return (
    <main class="kid kid-quiet" id="page">
      <Icon name="door" large />
      <h1 ref={heading} tabIndex={-1}>
        Thank you{child ? `, ${child}` : ''}
      </h1>
      <p>
        <Status kind="done">Kept on this tablet</Status>
      </p>
      <p>Please give the tablet back to {worker} now.</p>
      <div class="row wrap kid-quiet-row">
        <button type="button" class="btn big" onClick={onBack}>
          <Icon name="back" />I want to change something
        </button>
        {asking ? null : (
          <button type="button" class="btn plain big" onClick={() => setAsking(true)}>
            <Icon name="key" />
            {worker}: take it back
          </button>
        )}
      </div>
      {asking ? <TakeBack worker={worker} verify={verify} onTakenBack={onTakenBack} /> : null}
    </main>
  )
}

function TakeBack({
  worker,
  verify,
  onTakenBack,
}: {
  readonly worker: string
  readonly verify: Props['verify']
  readonly onTakenBack: () => void
}) {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  useEffect(() => field.current?.focus(), [])

  async function tryIt(event: Event): Promise<void> {
    event.preventDefault()
    const passphrase = field.current?.value ?? ''
    if (busy || passphrase === '') return
    setBusy(true)
    try {
      if (await verify(passphrase)) {
        onTakenBack()
        return
      }
      setProblem('That is not the passphrase. Nothing is lost.')
    } catch (why) {
      setProblem(why instanceof Error ? why.message : 'That did not work. Try again.')
    } finally {
      setBusy(false)
      if (field.current) {
        field.current.value = ''
        field.current.focus()
      }
    }
  }

  return (
    <form class="sheet stack takeback" onSubmit={(event) => void tryIt(event)}>
      <label class="field" for={id}>
        <span class="label">{worker}’s passphrase</span>
      </label>
      <input
        ref={field}
        id={id}
        class="entry"
        type="password"
        autocomplete="current-password"
        aria-describedby={problem ? `${id}-p` : undefined}
      />
      {problem ? (
        <p id={`${id}-p`} role="alert" class="problem">
          {problem}
        </p>
      ) : null}
      <button type="submit" class="btn go big" aria-busy={busy}>
        {busy ? 'Opening …' : 'Take the tablet back'}
      </button>
    </form>
  )
}

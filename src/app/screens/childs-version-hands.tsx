/**
 * The letter in the child's hands. Nothing here leads into the case. What the child writes is kept as it is typed, on
 * this device and sealed; when the child has finished, the showing and their words are added to the signed letter.
 */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Notebook } from '../../device/notebook.ts'
import { shownOf, whyNotShown } from '../../practice/afterwards.ts'
import { asType } from '../../practice/of-type.ts'
import { childsVersion } from '../../records/childs-version.ts'
import { useNotebook, useToday } from '../context.ts'
import { Lined } from '../form/lined.tsx'
import { Icon } from '../parts/icon.tsx'
import { Status } from '../parts/status.tsx'
import { firstName } from '../words.ts'
import { Letter, letterAloud } from './childs-version-letter.tsx'
import { childsNameIn } from './childs-views-page.ts'
import { useVoice } from './childs-views-voice.ts'
import '../look/screens/childs-views.css'
import '../look/screens/childs-version.css'

const KEEP_MS = 400
const saidKey = (recordId: string): string => `childs-version-said:${recordId}`

export function ChildsLetter({ recordId, onFinished }: { readonly recordId: string; readonly onFinished: () => void }) {
  const notebook = useNotebook()
  const today = useToday()
  const voice = useVoice()
  const heading = useRef<HTMLHeadingElement>(null)
  const { said, keep, kept, settle } = useSaid(notebook, recordId)
  const [problem, setProblem] = useState<string>()
  const record = asType(childsVersion, notebook.casebook.get(recordId))
  const name = childsNameIn(notebook.casebook, recordId)
  const worker = firstName(notebook.person.name)
  useEffect(() => heading.current?.focus(), [])

  async function finish(): Promise<void> {
    voice?.hush()
    setProblem(undefined)
    try {
      await settle()
      await noteShown(notebook, recordId, today, said)
      onFinished()
    } catch {
      setProblem(`This could not be kept just now. Nothing is lost: please tell ${worker}.`)
    }
  }
  // A letter that was never approved is not shown, by whatever way somebody came here.
  if (!record || whyNotShown(record))
    return (
      <main class="kid kid-quiet" id="page">
        <h1 ref={heading} tabIndex={-1}>
          This letter is not ready yet
        </h1>
        <p>Please give the tablet back to {worker}.</p>
        <button type="button" class="btn big" onClick={onFinished}>
          <Icon name="door" />
          Give it back
        </button>
      </main>
    )
  return (
    <div class="kid kid-letter">
      <header class="kid-top">
        <h1 ref={heading} tabIndex={-1}>
          {name ? `A letter for ${name}` : 'A letter for you'}
        </h1>
        <p class="kid-safe" role="status">
          {problem ? (
            <Status kind="soon">Not kept yet. Please tell {worker}</Status>
          ) : kept ? (
            <Status kind="done">Kept on this tablet</Status>
          ) : (
            <Status kind="quiet" icon="half">
              Keeping it
            </Status>
          )}
        </p>
        {voice ? (
          <button type="button" class="btn plain tight" onClick={() => voice.say(letterAloud(record.body))}>
            <Icon name="say" />
            Read it to me
          </button>
        ) : null}
      </header>
      <main id="page" tabIndex={-1} class="letter-room">
        <Letter body={record.body} />
        <label class="field" for="child-said">
          <span class="label">Do you want to say something about it?</span>
          <span class="hint">You do not have to. {worker} reads it, and so do the people who look after you.</span>
        </label>
        <Lined id="child-said" rows={3} childs value={said} placeholder="You can write here" onInput={keep} />
        {problem ? (
          <p role="alert" class="problem">
            {problem}
          </p>
        ) : null}
        <button type="button" class="btn go big" onClick={() => void finish()}>
          <Icon name="door" />I have finished
        </button>
      </main>
    </div>
  )
}

/** Shown to the child on this day; once a day, and again where the child has said something else. */
async function noteShown(notebook: Notebook, recordId: string, today: string, said: string): Promise<void> {
  const record = notebook.casebook.get(recordId)
  const before = record && shownOf(record)
  const words = said.trim()
  if (before?.on === today && (words === '' || words === before.said)) return
  const { personId, name } = notebook.person
  await notebook.amend(recordId, {
    text: words ? `Shown to the child, who wrote: “${words}”` : 'Shown to the child.',
    corrections: {
      shownOn: today,
      shownBy: { recordId: personId, name },
      ...(words && { said: words }),
    },
  })
}

/** What the child types lies sealed on this device within a moment, and is there again after a flat battery. */
function useSaid(notebook: Notebook, recordId: string) {
  const setting = notebook.setting<string>(saidKey(recordId))
  const [typed, setTyped] = useState<string>()
  const [kept, setKept] = useState(true)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const latest = useRef<string | undefined>(undefined)
  const save = async (): Promise<void> => {
    clearTimeout(timer.current)
    timer.current = undefined
    const words = latest.current
    if (words === undefined) return
    await notebook.keepSetting(saidKey(recordId), words)
    if (latest.current === words) setKept(true)
  }
  useEffect(
    () => () => {
      void save().catch(() => undefined)
    },
    [],
  )
  return {
    said: typed ?? setting.value ?? '',
    kept,
    keep: (words: string) => {
      latest.current = words
      setTyped(words)
      setKept(false)
      timer.current ??= setTimeout(() => void save().catch(() => undefined), KEEP_MS)
    },
    settle: save,
  }
}

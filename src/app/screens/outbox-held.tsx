import { useSignal } from '@preact/signals'
import type { Notebook, OutboxItem } from '../../device/notebook.ts'
import { fileKind } from '../../model/file.ts'
import type { Operation } from '../../model/operation.ts'
import { asPlainText, writtenWords } from '../../practice/written-words.ts'
import { useNotebook } from '../context.ts'
import { fileName } from '../names.ts'
import { announce } from '../parts/announce.ts'
import { Icon } from '../parts/icon.tsx'
import { useSentence } from '../parts/name.tsx'
import { Status } from '../parts/status.tsx'
import { ofSomeone } from '../words.ts'
import type { UnsentNote } from './outbox-note.ts'

type Decision = NonNullable<OutboxItem['decision']>

function operationsOf(items: readonly OutboxItem[], notebook: Notebook): readonly Operation[] {
  return items.flatMap(({ opId }) => {
    const text = notebook.unsentText(opId)
    return text ? [JSON.parse(text) as Operation] : []
  })
}

const DID: { readonly [K in Decision['kind']]: (file: string) => string } = {
  released: () => 'let your words take effect',
  attached: (file) => `kept your words in ${file}`,
  rejected: () => 'set your words aside: they take no effect, and stay with the council',
}

/** "Priya kept your words in Peter's file: …" */
export function DecisionWords({ note, decision }: { readonly note: UnsentNote; readonly decision: Decision }) {
  const notebook = useNotebook()
  const sentence = useSentence()
  const files = notebook.casebook.get(note.recordId)?.fileIds ?? operationsOf(note.items, notebook)[0]?.fileIds ?? []
  const name = files
    .filter((file) => fileKind(file) === 'child' || fileKind(file) === 'household')
    .map((file) => fileName(notebook.casebook, file))
    .find((one) => one !== '')
  return (
    <Status kind="done">
      {sentence(
        `${decision.by} ${DID[decision.kind](name ? `${ofSomeone(name)} file` : 'the file')}: “${decision.words}”`,
      )}
    </Status>
  )
}

/** What the person can do about a line that needs them: read the words, take them along, and say that they know. */
export function HeldWords({ note }: { readonly note: UnsentNote }) {
  const notebook = useNotebook()
  const sentence = useSentence()
  const shown = useSignal(false)
  const copied = useSignal<string | undefined>(undefined)
  const { items, decision } = note
  const withCouncil = items.some((item) => item.withCouncil)
  if (note.attachment || (note.state !== 'needs-you' && !withCouncil)) return null
  const record = notebook.casebook.get(note.recordId)
  // until it is decided the record holds what was written; from then on it is the server's copy, on which it was written
  const words = writtenWords(
    operationsOf(items, notebook),
    ({ base }) => (base && 'revision' in base && base.revision === record?.revision ? record.body : undefined),
    decision ? undefined : record?.body,
  )
  const hasLeft = withCouncil && words.length === 0
  const toRead = items.filter((item) => item.state === 'needs-you' && (item.decision || item.stale || item.withCouncil))
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(asPlainText(words))
      copied.value = 'Copied'
    } catch {
      shown.value = true
      copied.value = 'This browser does not let words be copied. They stand below: mark them and copy them by hand.'
    }
    announce(copied.value)
  }
  return (
    <div class="held">
      {decision || !withCouncil ? null : (
        <p class="small">
          {hasLeft
            ? 'The words have left this device with the file. The council keeps them, your manager decides what becomes of them, and the answer comes here.'
            : 'The council keeps the words. Somebody there decides what becomes of them, and the answer comes here.'}
        </p>
      )}
      <p class="row wrap">
        {words.length > 0 ? (
          <>
            <button
              type="button"
              class="btn plain tight"
              aria-expanded={shown.value}
              onClick={() => {
                shown.value = !shown.value
              }}
            >
              {shown.value ? 'Fold the words away' : 'Read the words'}
            </button>
            <button type="button" class="btn plain tight" onClick={() => void copy()}>
              Copy the words
            </button>
          </>
        ) : null}
        {toRead.length > 0 ? (
          <button
            type="button"
            class="btn tight"
            onClick={() => void Promise.all(toRead.map(({ opId }) => notebook.seen(opId)))}
          >
            <Icon name="done" />I have read this
          </button>
        ) : null}
      </p>
      {copied.value ? <p class="small soft">{copied.value}</p> : null}
      {shown.value ? (
        <dl class="said">
          {words.map((one) => (
            <div key={one.label}>
              <dt>{one.label}</dt>
              <dd>{sentence(one.words)}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </div>
  )
}

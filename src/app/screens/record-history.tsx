/**
 * Every version of a record, newest first. What only this device has is shown at once; the rest lies with the council
 * and needs a connection, which is said plainly.
 */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { AnyRecordDefinition } from '../../model/define-record.ts'
import { viewFor } from '../../model/permission.ts'
import { upgradeRecord } from '../../model/upgrade.ts'
import type { HistoryStep } from '../../protocol/history.ts'
import { definitionOf } from '../../records/all.ts'
import { readHistory } from '../../sync/history.ts'
import { useNotebook } from '../context.ts'
import { titleOf } from '../names.ts'
import { announce } from '../parts/announce.ts'
import { OwnFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { useSentence } from '../parts/name.tsx'
import { readingPath } from '../paths.ts'
import { count } from '../words.ts'
import { NotFound } from './not-found.tsx'
import { OnlyHere } from './record-history-device.tsx'
import { Step } from './record-history-step.tsx'
import '../look/screens/record-history.css'

export function RecordHistory({ recordId }: { readonly recordId: string }) {
  const notebook = useNotebook()
  const sentence = useSentence()
  const found = notebook.casebook.get(recordId)
  if (!found) return <NotFound words="This record is not on this device." />
  const definition = definitionOf(found.type)
  const { record, readable } = upgradeRecord(definition, found)
  const seen = definition && readable ? viewFor(notebook.person, definition, record) : undefined
  if (!definition || !seen || seen.extract)
    return <NotFound words="The versions of this record are kept from your role." />
  const title = titleOf(notebook.casebook, seen)
  return (
    <OwnFrame
      title={`Every version: ${title}`}
      class="record"
      page="history"
      back={{ href: readingPath(seen), words: 'The record' }}
    >
      <h1>Every version</h1>
      <p class="lead">{sentence(title)}</p>
      <p class="small soft">
        Newest first. <del>Taken out</del> is struck through, <ins>put in</ins> is underlined. Nothing is ever removed
        from here.
      </p>
      <OnlyHere recordId={recordId} definition={definition} />
      {record.revision > 0 ? <WithTheCouncil recordId={recordId} definition={definition} /> : null}
    </OwnFrame>
  )
}

type State = 'asking' | 'here' | 'nobody' | 'refused' | 'sign-in'

function WithTheCouncil({
  recordId,
  definition,
}: {
  readonly recordId: string
  readonly definition: AnyRecordDefinition
}) {
  const { person } = useNotebook()
  const steps = useSignal<readonly HistoryStep[]>([])
  const more = useSignal(false)
  const state = useSignal<State>('asking')
  const ask = async (before?: number) => {
    state.value = 'asking'
    const answer = await readHistory(person.personId, recordId, before)
    if (answer.kind !== 'answer') {
      state.value = answer.kind === 'nobody' ? 'nobody' : answer.status === 401 ? 'sign-in' : 'refused'
      return
    }
    steps.value = before === undefined ? answer.body.steps : [...steps.peek(), ...answer.body.steps]
    more.value = answer.body.more
    state.value = 'here'
    announce(`${count(answer.body.steps.length, 'version')} shown`)
  }
  useEffect(() => {
    void ask()
  }, [recordId])
  const oldest = steps.value.at(-1)?.revision
  return (
    <>
      <ol class="steps-told" aria-label="With the council">
        {steps.value.map((step) => (
          <Step key={step.revision} step={step} definition={definition} />
        ))}
      </ol>
      <div role="status">
        {state.value === 'asking' ? <p class="soft">Asking the council for the versions …</p> : null}
        {state.value in WHY_NOT ? <p>{WHY_NOT[state.value as keyof typeof WHY_NOT]}</p> : null}
      </div>
      {state.value !== 'asking' && (state.value !== 'here' || more.value) ? (
        <p>
          <button
            type="button"
            class="btn"
            onClick={() => {
              void ask(oldest)
            }}
          >
            {state.value === 'here' ? 'Show earlier versions' : 'Try again'}
          </button>
        </p>
      ) : null}
      {state.value === 'here' ? (
        <p class="no-print">
          <button type="button" class="btn plain" onClick={() => print()}>
            <Icon name="print" />
            Print what is shown
          </button>
        </p>
      ) : null}
    </>
  )
}

const WHY_NOT = {
  nobody:
    'The versions before are kept by the council, and its server cannot be reached just now. They can be shown as soon as there is a connection.',
  refused: 'The council’s server did not show the versions of this record. Try again in a while.',
  'sign-in': 'Sign in again to see the versions that the council keeps: press the strip at the top.',
} as const

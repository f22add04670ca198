import type { AnyRecordDefinition } from '../../model/define-record.ts'
import type { FieldChange, Operation, Patch } from '../../model/operation.ts'
import { plainValue } from '../../model/plain.ts'
import { useNotebook, useToday } from '../context.ts'
import { Put } from '../parts/changed-words.tsx'
import { Status } from '../parts/status.tsx'
import { capital, whenWords } from '../words.ts'

const DID: { readonly [K in Patch['kind']]: string } = {
  write: 'You wrote in it',
  sign: 'You signed it',
  amend: 'You added to it',
  mark: 'You said that you have read it',
  discard: 'You threw it away',
}

function didWords({ patch, base }: Operation): string {
  if (patch.kind === 'write' && patch.wrongFile) return 'You wrote it anew here: it had stood in the wrong file'
  if (patch.kind === 'discard' && patch.wrongFile) return 'You threw it away here: it stood in the wrong file'
  if (patch.kind === 'write' && base === null) return 'You began it'
  if (patch.kind === 'write' && patch.resolves?.length) return 'You chose between the versions'
  if (patch.kind === 'amend' && patch.late === 'taken-up') return 'You took up the words that came later'
  if (patch.kind === 'amend' && patch.late) return 'You put aside the words that came later'
  return DID[patch.kind]
}

/** What nobody but this device has: shown at once, with or without a connection. */
export function OnlyHere({
  recordId,
  definition,
}: {
  readonly recordId: string
  readonly definition: AnyRecordDefinition
}) {
  const notebook = useNotebook()
  const today = useToday()
  const steps = notebook.outbox.value
    .filter((item) => item.recordId === recordId && item.state !== 'received' && !item.attachment)
    .flatMap((item) => {
      const text = notebook.unsentText(item.opId)
      return text ? [{ item, op: JSON.parse(text) as Operation }] : []
    })
    .reverse()
  if (steps.length === 0) return null
  return (
    <ol class="steps-told" aria-label="Only on this device">
      {steps.map(({ item, op }) => (
        <li class="step" key={item.opId}>
          <h2>{didWords(op)}</h2>
          <p>
            <Status kind="soon" icon="device">
              Only on this device
            </Status>
          </p>
          <p class="small soft">{capital(whenWords(item.writtenAt, today))}.</p>
          <Unsent patch={op.patch} definition={definition} />
        </li>
      ))}
    </ol>
  )
}

function Unsent({ patch, definition }: { readonly patch: Patch; readonly definition: AnyRecordDefinition }) {
  const said = patch.kind === 'amend' ? patch.text : patch.kind === 'mark' ? patch.note : undefined
  if (said) return <p class="says">“{said}”</p>
  if (patch.kind !== 'write') return null
  return (
    <dl class="said">
      {patch.changes.map((change) => (
        <div key={change.field}>
          <dt>{definition.fields[change.field]?.label ?? change.field}</dt>
          <dd>
            <p class="changed">
              <PutIn change={change} definition={definition} />
            </p>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** The words that were put in. What they replaced is with the council's versions. */
function PutIn({ change, definition }: { readonly change: FieldChange; readonly definition: AnyRecordDefinition }) {
  const field = definition.fields[change.field]
  if ('splices' in change) {
    const words = change.splices.map(({ put }) => put).filter((put) => put.trim() !== '')
    return words.length > 0 ? (
      <>
        {words.map((put, at) => (
          <Put key={at}>{at > 0 ? ` … ${put}` : put}</Put>
        ))}
      </>
    ) : (
      <>Words were taken out.</>
    )
  }
  const value = 'to' in change ? change.to : 'add' in change ? change.add : change.put
  const words = field && value !== null ? plainValue(field, value) : ''
  return words === '' ? <>Taken out.</> : <Put>{words}</Put>
}

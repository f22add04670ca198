import type { AnyRecordDefinition } from '../../model/define-record.ts'
import type { Field, RowsField } from '../../model/field.ts'
import { rowsIn } from '../../model/fields/rows.ts'
import type { FieldStep } from '../../model/history.ts'
import { sameJson } from '../../model/json.ts'
import type { Json } from '../../model/json.ts'
import { plainValue } from '../../model/plain.ts'
import { ChangedWords, Cut, Put } from '../parts/changed-words.tsx'
import { Answer } from './record-body.tsx'

/** What a step changed, answer by answer, under the words in which each is asked. */
export function Changes(props: { readonly definition: AnyRecordDefinition; readonly changes: readonly FieldStep[] }) {
  const { definition, changes } = props
  if (changes.length === 0) return null
  const order = Object.keys(definition.fields)
  const sorted = [...changes].sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field))
  return (
    <dl class="said">
      {sorted.map((change) => {
        const field = definition.fields[change.field]
        return (
          <div key={change.field}>
            <dt>{field?.label ?? change.field}</dt>
            <dd>
              {field ? (
                <Change field={field} from={change.from} to={change.to} />
              ) : (
                <Unknown from={change.from} to={change.to} />
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

/** Asked by a version of Doorstep that this one does not know: shown as it was written down. */
function Unknown({ from, to }: FromTo) {
  return (
    <>
      {from === null ? null : <Cut>{JSON.stringify(from)}</Cut>} {to === null ? null : <Put>{JSON.stringify(to)}</Put>}
    </>
  )
}

const WORDS: ReadonlySet<Field['kind']> = new Set(['text', 'short-text', 'quote'])
const PICTURES: ReadonlySet<Field['kind']> = new Set(['drawing', 'photo'])

interface FromTo {
  readonly from: Json | null
  readonly to: Json | null
}

function Change({ field, from, to }: FromTo & { readonly field: Field }) {
  if (from === null && to !== null) return <Answer field={field} value={to} />
  if (field.kind === 'rows') return <ChangedRows field={field} from={from} to={to} />
  if (PICTURES.has(field.kind)) {
    return (
      <>
        <p>{to === null ? 'Taken out.' : 'Another one instead of the one before.'}</p>
        {to === null ? null : <Answer field={field} value={to} />}
      </>
    )
  }
  const [before, after] = [plainValue(field, from), plainValue(field, to)]
  if (WORDS.has(field.kind) && to !== null) return <ChangedWords from={before} to={after} />
  return (
    <p class="changed">
      {before === '' ? null : <Cut>{before}</Cut>} {after === '' ? null : <Put>{after}</Put>}
    </p>
  )
}

function ChangedRows(props: FromTo & { readonly field: RowsField }) {
  const { field } = props
  const [from, to] = [rowsIn(props.from ?? undefined), rowsIn(props.to ?? undefined)]
  const before = new Map(from.map((row) => [row.id, row]))
  const kept = new Set(to.map(({ id }) => id))
  const words = (row: Json) => plainValue(field, [row])
  return (
    <ul class="stack-2">
      {to
        .filter((row) => !sameJson(row, before.get(row.id)))
        .map((row) => {
          const was = before.get(row.id)
          return (
            <li key={row.id}>
              {was ? (
                <ChangedWords from={words(was)} to={words(row)} />
              ) : (
                <p class="changed">
                  <Put>{words(row)}</Put>
                </p>
              )}
            </li>
          )
        })}
      {from
        .filter(({ id }) => !kept.has(id))
        .map((row) => (
          <li key={row.id}>
            <p class="changed">
              <Cut>{words(row)}</Cut>
            </p>
          </li>
        ))}
    </ul>
  )
}

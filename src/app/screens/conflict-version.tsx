import type { Field, RowsField } from '../../model/field.ts'
import { rowsIn } from '../../model/fields/rows.ts'
import { sameJson } from '../../model/json.ts'
import { plainValue } from '../../model/plain.ts'
import { useSentence } from '../parts/name.tsx'
import type { Version } from './conflict-words.ts'
import { inOneOnly } from './in-one-only.ts'
import { Answer } from './record-body.tsx'

interface Props<F extends Field> {
  readonly field: F
  readonly version: Version
  readonly all: readonly Version[]
}

/** What a version says, with that set apart which it has alone. Pictures, scales and papers are shown as themselves. */
export function VersionSaid({ field, version, all }: Props<Field>) {
  if (version.value === null) return <p class="soft">Nothing: it was taken out</p>
  switch (field.kind) {
    case 'drawing':
    case 'photo':
    case 'attachment':
    case 'scale':
      return <Answer field={field} value={version.value} />
    case 'rows':
      return <RowsSaid field={field} version={version} all={all} />
    default:
      return <WordsSaid field={field} version={version} all={all} />
  }
}

function RowsSaid({ field, version, all }: Props<RowsField>) {
  const sentence = useSentence()
  const elsewhere = all.filter((each) => each !== version).map(({ value }) => rowsIn(value ?? undefined))
  return (
    <ul class="stack-2">
      {rowsIn(version.value ?? undefined).map((row) => {
        const words = sentence(plainValue(field, [row]))
        const shared = elsewhere.every((rows) => rows.some((other) => sameJson(other, row)))
        return <li key={row.id}>{shared ? words : <ins>{words}</ins>}</li>
      })}
    </ul>
  )
}

function WordsSaid({ field, version, all }: Props<Field>) {
  const sentence = useSentence()
  const words = plainValue(field, version.value) || 'Nothing'
  const other = all.find((each) => each !== version)
  return (
    <>
      {inOneOnly(words, other ? plainValue(field, other.value) : '').map((paragraph, at) => (
        <p key={at}>
          {paragraph.map((piece, n) =>
            piece.only ? <ins key={n}>{sentence(piece.words)}</ins> : sentence(piece.words),
          )}
        </p>
      ))}
    </>
  )
}

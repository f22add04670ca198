import { useSignal } from '@preact/signals'
import type { AnyRecordDefinition } from '../../model/define-record.ts'
import type { Field } from '../../model/field.ts'
import type { Json } from '../../model/json.ts'
import { plainValue } from '../../model/plain.ts'
import type { CaseRecord, FieldConflict } from '../../model/record.ts'
import { useNotebook, useToday } from '../context.ts'
import { announce } from '../parts/announce.ts'
import { Icon } from '../parts/icon.tsx'
import { useNameWords, useSentence } from '../parts/name.tsx'
import { capital, firstName, inWords, ofSomeone, whenWords } from '../words.ts'
import { inOneOnly } from './in-one-only.ts'

type Version = FieldConflict['versions'][number]

/** Two people changed the same answer: every version side by side, keep both offered first, nothing ever dropped. */
export function Conflict(props: {
  readonly record: CaseRecord
  readonly definition: AnyRecordDefinition
  readonly conflict: FieldConflict
}) {
  const { record, definition, conflict } = props
  const notebook = useNotebook()
  const today = useToday()
  const nameWords = useNameWords()
  const trouble = useSignal<string | undefined>(undefined)
  const field = definition.fields[conflict.field]
  if (!field) return null
  const me = notebook.person.personId
  const mineFirst = [...conflict.versions].sort((a, b) => Number(b.personId === me) - Number(a.personId === me))
  const whose = (version: Version) =>
    version.personId === me ? 'Yours' : ofSomeone(nameWords(firstName(version.name)))
  const keep = async (value: Json | null) => {
    try {
      await notebook.resolve(record.id, conflict.id, value)
      announce('Kept. The other version stays in the history.')
    } catch {
      trouble.value = 'This device could not keep your choice. Both versions are still here.'
    }
  }
  const joined = together(field, mineFirst)
  return (
    <section class="conflict" aria-labelledby={`c-${conflict.id}`}>
      <h2 id={`c-${conflict.id}`}>
        “{field.label}” was written in {conflict.versions.length === 2 ? 'two' : inWords(conflict.versions.length)}{' '}
        places
      </h2>
      <p class="lead">Every version is safe. Nothing is lost, whatever you choose.</p>
      <div class="vers">
        {mineFirst.map((version) => (
          <article class="sheet ver" key={version.opId}>
            <h3 class="h2">{whose(version)}</h3>
            <p class="small soft">{capital(whenWords(version.at, today))}</p>
            <div class="vbody">
              <Marked field={field} version={version} all={mineFirst} />
            </div>
            <button
              type="button"
              class="btn wide"
              onClick={() => {
                void keep(version.value)
              }}
            >
              Keep {whose(version) === 'Yours' ? 'yours' : whose(version)}
            </button>
            <p class="small soft center">{capital(others(mineFirst, version, whose))} in the history</p>
          </article>
        ))}
      </div>
      <div class="both">
        {joined === undefined ? null : (
          <button
            type="button"
            class="btn go big"
            onClick={() => {
              void keep(joined)
            }}
          >
            Keep both, one after the other
          </button>
        )}
        <p class="small soft">
          Only in one version: <ins>marked and underlined</ins>
        </p>
      </div>
      {trouble.value ? (
        <p class="not-kept" role="alert">
          <Icon name="urgent" />
          <span>{trouble.value}</span>
        </p>
      ) : null}
    </section>
  )
}

const others = (all: readonly Version[], kept: Version, whose: (version: Version) => string): string => {
  const rest = all.filter((version) => version !== kept).map(whose)
  return rest.length === 1 ? `${rest[0]} stays` : 'the others stay'
}

/** Both together, where a sum makes sense: prose one after the other, sets united. A score or a date has no sum. */
export function together(field: Field, versions: readonly Version[]): Json | undefined {
  const values = versions.map((version) => version.value)
  if (['text', 'quote', 'short-text'].includes(field.kind)) {
    const words = values.filter((value): value is string => typeof value === 'string' && value.trim() !== '')
    return words.join(field.kind === 'short-text' ? '; ' : '\n\n')
  }
  if (field.kind === 'many-of')
    return [...new Set(values.flatMap((value) => (Array.isArray(value) ? (value as string[]) : [])))]
  return undefined
}

function Marked({
  field,
  version,
  all,
}: {
  readonly field: Field
  readonly version: Version
  readonly all: readonly Version[]
}) {
  const sentence = useSentence()
  const words = plainValue(field, version.value) || 'Nothing'
  const other = all.find((each) => each !== version)
  const against = other ? plainValue(field, other.value) : ''
  return (
    <>
      {inOneOnly(words, against).map((paragraph, at) => (
        <p key={at}>
          {paragraph.map((piece, n) =>
            piece.only ? <ins key={n}>{sentence(piece.words)}</ins> : sentence(piece.words),
          )}
        </p>
      ))}
    </>
  )
}

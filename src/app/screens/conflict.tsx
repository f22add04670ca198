/**
 * An answer that was written in two places: every version side by side, with its writer. One may keep one, keep both,
 * or write it anew from both; nothing is ever dropped.
 */
import { useSignal } from '@preact/signals'
import type { AnyRecordDefinition } from '../../model/define-record.ts'
import { sameJson } from '../../model/json.ts'
import type { Json } from '../../model/json.ts'
import type { CaseRecord, FieldConflict } from '../../model/record.ts'
import { useNotebook, useToday } from '../context.ts'
import { announce } from '../parts/announce.ts'
import { Icon } from '../parts/icon.tsx'
import { useNameWords } from '../parts/name.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'
import { capital, inWords, whenWords } from '../words.ts'
import { Anew } from './conflict-anew.tsx'
import { VersionSaid } from './conflict-version.tsx'
import { howItCame, together, whoseVersion } from './conflict-words.ts'
import type { Version } from './conflict-words.ts'

export function Conflict(props: {
  readonly record: CaseRecord
  readonly definition: AnyRecordDefinition
  readonly conflict: FieldConflict
}) {
  const { record, definition, conflict } = props
  const notebook = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const trouble = useSignal<string | undefined>(undefined)
  const begun = `deciding ${record.id} ${conflict.field}`
  const anew = useSignal(isBegun(notebook.setting<Json>(begun).peek()))
  const field = definition.fields[conflict.field]
  if (!field) return null
  const me = notebook.person.personId
  const mineFirst = [...conflict.versions].sort((a, b) => Number(b.personId === me) - Number(a.personId === me))
  const reader = { personId: me, deviceId: notebook.deviceId, say }
  const whose = (version: Version) => whoseVersion(version, mineFirst, reader)
  const keep = async (value: Json | null): Promise<boolean> => {
    try {
      await notebook.resolve(record.id, conflict.id, value)
      if (isBegun(notebook.setting<Json>(begun).peek())) await notebook.keepSetting(begun, null).catch(() => undefined)
      announce('Kept. Every other version stays in the history.')
      document.getElementById('page')?.focus()
      return true
    } catch (error) {
      const why = error instanceof Error && error.name === 'Refused' ? ` ${error.message}.` : ''
      trouble.value = `Your choice is not kept yet.${why} Every version is still here.`
      return false
    }
  }
  const joined = together(field, mineFirst)
  const heading = `c-${conflict.id}`
  return (
    <section class="conflict" aria-labelledby={heading}>
      <h2 id={heading}>
        “{field.label}” was written in {inWords(Math.max(2, mineFirst.length))} places
      </h2>
      <p class="lead">{howItCame(mineFirst, reader)} Every version is safe. Nothing is lost, whatever you choose.</p>
      <div class={mineFirst.length > 2 ? 'vers many' : 'vers'}>
        {mineFirst.map((version) => (
          <article class="sheet ver" key={version.opId} aria-labelledby={`v-${version.opId}-${conflict.field}`}>
            <h3 class="h2" id={`v-${version.opId}-${conflict.field}`}>
              {capital(whose(version))}
            </h3>
            <p class="small soft">
              {capital(whenWords(version.at, today))}
              {sameJson(version.value, record.body[conflict.field] ?? null)
                ? '. This stands in the record for now'
                : ''}
            </p>
            <div class="vbody">
              <VersionSaid field={field} version={version} all={mineFirst} />
            </div>
            <button
              type="button"
              class="btn wide"
              onClick={() => {
                void keep(version.value)
              }}
            >
              Keep {whose(version)}
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
            {mineFirst.length > 2 ? 'Keep all' : 'Keep both'}
            {field.kind === 'many-of' ? ' together' : ', one after the other'}
          </button>
        )}
        {anew.value ? null : (
          <button
            type="button"
            class="btn"
            onClick={() => {
              anew.value = true
            }}
          >
            <Icon name="pen" />
            {['text', 'short-text', 'quote'].includes(field.kind) ? 'Write it anew from both' : 'Answer it anew'}
          </button>
        )}
        <p class="small soft">
          Only in one version: <ins>marked and underlined</ins>
        </p>
      </div>
      {anew.value ? (
        <Anew
          record={record}
          field={field}
          fieldId={conflict.field}
          start={joined ?? record.body[conflict.field] ?? null}
          keep={keep}
          onClose={() => {
            anew.value = false
          }}
        />
      ) : null}
      <TroubleLine words={trouble.value} />
    </section>
  )
}

/** Words for a new answer were left here earlier. */
const isBegun = (held: Json | undefined): boolean => held !== undefined && held !== null

const others = (all: readonly Version[], kept: Version, whose: (version: Version) => string): string => {
  const rest = all.filter((version) => version !== kept).map(whose)
  return rest.length === 1 ? `${rest[0]} stays` : 'the others stay'
}

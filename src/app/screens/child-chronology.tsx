import { useSignal } from '@preact/signals'
import { daysBetween } from '../../model/calendar.ts'
import { childFile } from '../../model/file.ts'
import { may } from '../../model/permission.ts'
import { having, ofType } from '../../practice/of-type.ts'
import { definitionOf } from '../../records/all.ts'
import { chronologyEntry } from '../../records/chronology-entry.ts'
import { useNotebook, useToday } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { Status } from '../parts/status.tsx'
import { startPath } from '../paths.ts'
import { count, longDay } from '../words.ts'

const KINDS = [
  ['turning-point', 'Turning points'],
  ['important', 'Important'],
  ['background', 'Worth knowing'],
] as const
// S3.3: a chronology is current; a quarter without an entry is said aloud.
const STALE_DAYS = 92
const PAGE = 80

/** Significant events, newest first, each with what it meant for the child. */
export function ChildChronology({ childId }: { readonly childId: string }) {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const only = useSignal<string | undefined>(undefined)
  const shown = useSignal(PAGE)
  const entries = having(ofType(chronologyEntry, casebook.inFile(childFile(childId), 'chronology-entry')), 'date').sort(
    (a, b) => (a.body.date < b.body.date ? 1 : -1),
  )
  const list = entries.filter(({ body }) => !only.value || body.significance === only.value)
  const newest = entries[0]?.body.date
  const old = newest ? daysBetween(newest, today) : 0
  const definition = definitionOf('chronology-entry')
  return (
    <section aria-labelledby="chronology" class="tab-page">
      <div class="row spread wrap">
        <h2 id="chronology">Chronology</h2>
        {definition && may(person, 'create', definition) ? (
          <a class="btn plain tight" href={startPath('chronology-entry', [childFile(childId)])}>
            <Icon name="plus" />
            {definition.words.write}
          </a>
        ) : null}
      </div>
      {newest && old > STALE_DAYS ? (
        <p>
          <Status kind="soon">The newest entry is {count(old, 'day')} old</Status>
        </p>
      ) : null}
      {entries.length > 0 ? (
        <div class="row wrap" role="group" aria-label="Show">
          <button
            type="button"
            class="chip"
            aria-pressed={only.value === undefined}
            onClick={() => {
              only.value = undefined
            }}
          >
            All {entries.length}
          </button>
          {KINDS.map(([key, words]) => (
            <button
              type="button"
              class="chip"
              key={key}
              aria-pressed={only.value === key}
              onClick={() => {
                only.value = key
              }}
            >
              {words} {entries.filter(({ body }) => body.significance === key).length}
            </button>
          ))}
        </div>
      ) : (
        <p class="soft">Nothing is in the chronology yet. A signed visit or incident writes its own entry.</p>
      )}
      <ol class="chronology">
        {list.slice(0, shown.value).map(({ id, body, status }) => (
          <li key={id} data-significance={body.significance}>
            <p class="small soft">
              {longDay(body.date, today)}
              {body.source ? ` · ${body.source}` : ''}
              {status === 'draft' ? ' · not signed yet' : ''}
            </p>
            <h3>
              <a href={`/record/${id}`}>{body.event ?? 'Entry'}</a>
            </h3>
            {body.impact ? <p>{body.impact}</p> : null}
          </li>
        ))}
      </ol>
      {list.length > shown.value ? (
        <button
          type="button"
          class="btn plain"
          onClick={() => {
            shown.value += PAGE
          }}
        >
          Show more of {list.length}
        </button>
      ) : null}
    </section>
  )
}

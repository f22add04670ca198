import { useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { daysBetween } from '../../model/calendar.ts'
import { derivedId } from '../../model/derived-id.ts'
import { childFile } from '../../model/file.ts'
import { may } from '../../model/permission.ts'
import type { CaseRecord } from '../../model/record.ts'
import { having, ofType } from '../../practice/of-type.ts'
import { definitions } from '../../records/all.ts'
import { chronologyEntry } from '../../records/chronology-entry.ts'
import { useNotebook, useToday } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { SectionHead } from '../parts/section-head.tsx'
import { RecordFlag } from '../parts/record-flag.tsx'
import { ShowMore } from '../parts/show-more.tsx'
import { ShowOnly } from '../parts/show-only.tsx'
import { Status } from '../parts/status.tsx'
import { childPath } from '../paths.ts'
import { count, longDay } from '../words.ts'

const KINDS = [
  ['turning-point', 'Turning points'],
  ['important', 'Important'],
  ['background', 'Worth knowing'],
] as const
// S3.3: a chronology is current; a quarter without an entry is said aloud.
const STALE_DAYS = 92
const PAGE = 80

const BRINGS: ReadonlySet<string> = new Set(definitions.filter(({ follows }) => follows).map(({ type }) => type))
const bringsEntries = ({ type, status }: CaseRecord): boolean => status === 'signed' && BRINGS.has(type)

/** Significant events, newest first, each with what it meant for the child. */
export function ChildChronology({ childId }: { readonly childId: string }) {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const only = useSignal<string | undefined>(undefined)
  const shown = useSignal(PAGE)
  const entries = having(ofType(chronologyEntry, casebook.inFile(childFile(childId), 'chronology-entry')), 'date').sort(
    (a, b) => (a.body.date < b.body.date ? 1 : -1),
  )
  const version = casebook.version.value
  // Entries that a signature brought name their record by their own id.
  const brought = useMemo(
    () =>
      new Map(
        casebook
          .inFile(childFile(childId))
          .filter(bringsEntries)
          .map(({ id }) => [derivedId(id, 'chronology'), id]),
      ),
    [casebook, version, childId],
  )
  const sourceOf = ({ id, body }: (typeof entries)[number]) => body.record ?? brought.get(id)
  const list = entries.filter(({ body }) => !only.value || body.significance === only.value)
  const newest = entries[0]?.body.date
  const old = newest ? daysBetween(newest, today) : 0
  return (
    <section aria-labelledby="chronology" class="tab-page">
      <SectionHead id="chronology" title="Chronology" adds="chronology-entry" file={childFile(childId)} />
      <p class="row wrap">
        {newest ? (
          <Status kind={old > STALE_DAYS ? 'soon' : 'quiet'}>
            {old <= 0 ? 'The last entry is of today' : `The last entry is ${count(old, 'day')} old`}
          </Status>
        ) : null}
        <a class="link" href={childPath(childId, 'story')}>
          <Icon name="paper" />
          Read it as a story, or print it
        </a>
      </p>
      {entries.length > 0 ? (
        <ShowOnly
          only={only}
          all={entries.length}
          kinds={KINDS.map(([key, words]) => ({
            key,
            words,
            count: entries.filter(({ body }) => body.significance === key).length,
          }))}
        />
      ) : (
        <p class="soft">
          {may(person, 'read', chronologyEntry)
            ? 'Nothing is in the chronology yet. A signed visit or incident writes its own entry.'
            : 'The social workers keep the chronology. The story holds what you may read.'}
        </p>
      )}
      <ol class="chronology">
        {list.slice(0, shown.value).map((entry) => (
          <li key={entry.id} data-significance={entry.body.significance}>
            <p class="small soft">
              {longDay(entry.body.date, today)}
              {entry.body.source ? (
                <>
                  {' · '}
                  {sourceOf(entry) ? <a href={`/record/${sourceOf(entry)}`}>{entry.body.source}</a> : entry.body.source}
                </>
              ) : null}
              {entry.status === 'draft' ? ' · not signed yet' : ''}
            </p>
            <h3>
              <a href={`/record/${entry.id}`}>
                {entry.body.kind === 'message' && entry.body.from ? `${entry.body.from}: ` : ''}
                {entry.body.event ?? 'Entry'}
              </a>
            </h3>
            {entry.body.impact ? <p>{entry.body.impact}</p> : null}
            <RecordFlag record={entry} />
          </li>
        ))}
      </ol>
      <ShowMore shown={shown} of={list.length} by={PAGE} />
    </section>
  )
}

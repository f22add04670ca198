import { useSignal } from '@preact/signals'
import { childFile } from '../../model/file.ts'
import { occurredOn } from '../../practice/occurred-on.ts'
import { definitionOf } from '../../records/all.ts'
import { useNotebook, useToday } from '../context.ts'
import { titleOf } from '../names.ts'
import { flagOf, RecordFlag } from '../parts/record-flag.tsx'
import { Rows, RowLink } from '../parts/rows.tsx'
import { ShowMore } from '../parts/show-more.tsx'
import { ShowOnly } from '../parts/show-only.tsx'
import { Status } from '../parts/status.tsx'
import { useNameWords } from '../parts/name.tsx'
import { readingPath } from '../paths.ts'
import { capital, firstName, shortDay } from '../words.ts'
import { ChildOwn } from './child-own.tsx'

/** Lists of their own: the register and what has a tab. */
const ELSEWHERE: ReadonlySet<string> = new Set(['child', 'allocation', 'network-contact', 'action', 'chronology-entry'])
const PAGE = 60

/** Everything that was written, newest first, by kind where one looks for something. */
export function ChildPapers({ childId }: { readonly childId: string }) {
  const { casebook } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const only = useSignal<string | undefined>(undefined)
  const shown = useSignal(PAGE)
  const all = casebook
    .inFile(childFile(childId))
    .filter(({ type }) => !ELSEWHERE.has(type))
    .map((record) => ({ record, day: occurredOn(record) }))
    .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : a.record.id < b.record.id ? 1 : -1))
  const types = [...new Set(all.map(({ record }) => record.type))]
  const list = all.filter(({ record }) => !only.value || record.type === only.value)
  return (
    <div class="tab-page stack-5">
      <ChildOwn childId={childId} />
      <section aria-labelledby="papers">
        <h2 id="papers">Papers</h2>
        {all.length === 0 ? <p class="soft">Nothing is written yet.</p> : null}
        {types.length > 1 ? (
          <ShowOnly
            only={only}
            all={all.length}
            kinds={types.map((type) => ({
              key: type,
              words: capital(definitionOf(type)?.words.many ?? type),
              count: all.filter(({ record }) => record.type === type).length,
            }))}
          />
        ) : null}
        <Rows label="Papers">
          {list.slice(0, shown.value).map(({ record, day }) => (
            <RowLink
              key={record.id}
              href={readingPath(record)}
              icon={definitionOf(record.type)?.icon ?? 'note'}
              title={titleOf(casebook, record)}
              end={
                flagOf(record) ? (
                  <RecordFlag record={record} />
                ) : record.status === 'draft' && definitionOf(record.type)?.signOff ? (
                  <Status kind="quiet" icon="pen">
                    Draft
                  </Status>
                ) : record.status === 'signed' ? (
                  <Status kind="quiet" icon="lock">
                    Signed
                  </Status>
                ) : undefined
              }
            >
              {capital(definitionOf(record.type)?.words.one ?? record.type)} · {shortDay(day, today)} ·{' '}
              {firstName(say(record.author.name))}
            </RowLink>
          ))}
        </Rows>
        <ShowMore shown={shown} of={list.length} by={PAGE} />
      </section>
    </div>
  )
}

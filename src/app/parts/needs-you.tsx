import { may } from '../../model/permission.ts'
import type { CaseRecord } from '../../model/record.ts'
import { definitionOf } from '../../records/all.ts'
import { useNotebook } from '../context.ts'
import { titleOf } from '../names.ts'
import { readingPath } from '../paths.ts'
import { RowLink, Rows } from './rows.tsx'
import { flagOf, RecordFlag } from './record-flag.tsx'
import { useSentence } from './name.tsx'

const MOST = 3

/** Records in which versions wait for this reader's choice, or words for their reading. Nothing where there are none. */
export function NeedsYou({ records }: { readonly records: readonly CaseRecord[] }) {
  const { casebook, person } = useNotebook()
  const sentence = useSentence()
  const waiting = records.filter((record) => {
    const definition = definitionOf(record.type)
    const flag = flagOf(record)
    return flag && definition && may(person, flag.for, definition, record)
  })
  if (waiting.length === 0) return null
  return (
    <section aria-labelledby="needs-you" class="needs-you">
      <h2 id="needs-you">Needs you</h2>
      <Rows label="Needs you">
        {waiting.slice(0, MOST).map((record) => (
          <RowLink key={record.id} href={readingPath(record)} icon="note" title={sentence(titleOf(casebook, record))}>
            <RecordFlag record={record} />
          </RowLink>
        ))}
      </Rows>
      {waiting.length > MOST ? <p class="small soft">And {waiting.length - MOST} more under Papers.</p> : null}
    </section>
  )
}

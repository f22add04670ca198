import { addDays } from '../../model/calendar.ts'
import { childFile } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import { lateEntries } from '../../practice/joint/entry-age.ts'
import { useNotebook, useToday } from '../context.ts'
import { titleOf } from '../names.ts'
import { useSentence } from '../parts/name.tsx'
import { RowLink, Rows } from '../parts/rows.tsx'
import { Status } from '../parts/status.tsx'
import { readingPath } from '../paths.ts'
import { count, shortDay } from '../words.ts'

const BACK_DAYS = 92
const SHOWN = 20

/** S4.12: how many entries of three months were late, and which. */
export function EntryAges({ childId }: { readonly childId: Uuid }) {
  const { casebook } = useNotebook()
  const today = useToday()
  const sentence = useSentence()
  const { written, late } = lateEntries(casebook.inFile(childFile(childId)), addDays(today, -BACK_DAYS), today)
  if (written === 0) return null
  return (
    <section aria-labelledby="ages" class="stack-3">
      <h2 id="ages">When it was written</h2>
      <p>
        {late.length === 0 ? (
          <Status kind="done">All {written} entries of three months were written in time</Status>
        ) : (
          <>
            {count(late.length, 'entry', 'entries')} of {written} in three months came later than asked for.
          </>
        )}{' '}
        <span class="small soft">The limit of its kind, else five working days, set by the service.</span>
      </p>
      <Rows label="Written late">
        {late.slice(0, SHOWN).map((one) => {
          const record = casebook.get(one.recordId)
          return record ? (
            <RowLink
              key={one.recordId}
              href={readingPath(record)}
              title={sentence(titleOf(casebook, record))}
              end={
                <Status kind="soon">
                  {one.isFinished ? `${count(one.days, 'day')} after` : `Open after ${count(one.days, 'day')}`}
                </Status>
              }
            >
              In time until {shortDay(one.inTimeUntil, today)}
            </RowLink>
          ) : null
        })}
      </Rows>
    </section>
  )
}

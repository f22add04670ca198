import { householdFile } from '../../model/file.ts'
import { occurredOn } from '../../practice/occurred-on.ts'
import { having, ofType } from '../../practice/of-type.ts'
import { supervisoryVisit } from '../../records/supervisory-visit.ts'
import { opening } from '../../records/summary-words.ts'
import { useNotebook, useToday } from '../context.ts'
import { titleOf } from '../names.ts'
import { useNameWords, useSentence } from '../parts/name.tsx'
import { Rows, RowLink } from '../parts/rows.tsx'
import { flagOf, RecordFlag } from '../parts/record-flag.tsx'
import { Status } from '../parts/status.tsx'
import { firstName, shortDay } from '../words.ts'

const SHOWN = 6

/** The supervisory visits, and notes that were attached. */
export function HouseholdPapers({ householdId }: { readonly householdId: string }) {
  const { casebook } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const sentence = useSentence()
  const records = casebook.inFile(householdFile(householdId))
  const visits = having(ofType(supervisoryVisit, records), 'date').sort((a, b) => (a.body.date < b.body.date ? 1 : -1))
  const attached = casebook.inFile(householdFile(householdId), 'attached-words')
  return (
    <>
      <section aria-labelledby="supervision">
        <h2 id="supervision">Supervisory visits</h2>
        {visits.length === 0 ? <p class="soft">None is recorded yet.</p> : null}
        <Rows label="Supervisory visits">
          {visits.slice(0, SHOWN).map((visit) => (
            <RowLink
              key={visit.id}
              href={`/record/${visit.id}`}
              icon="meet"
              title={`${shortDay(visit.body.date, today)}${visit.body.announced === 'unannounced' ? ', unannounced' : ''}`}
              end={
                flagOf(visit) ? (
                  <RecordFlag record={visit} />
                ) : visit.status === 'draft' ? (
                  <Status kind="quiet" icon="pen">
                    Draft
                  </Status>
                ) : undefined
              }
            >
              {visit.body.score === undefined
                ? ''
                : `${firstName(say(visit.author.name))} answered ${visit.body.score} · `}
              {opening(visit.body.agreed, 70)}
            </RowLink>
          ))}
        </Rows>
      </section>
      {attached.length > 0 ? (
        <section aria-labelledby="attached">
          <h2 id="attached">Attached notes</h2>
          <Rows label="Attached notes">
            {attached.map((note) => (
              <RowLink key={note.id} href={`/record/${note.id}`} icon="note" title={sentence(titleOf(casebook, note))}>
                {shortDay(occurredOn(note), today)}
              </RowLink>
            ))}
          </Rows>
        </section>
      ) : null}
    </>
  )
}

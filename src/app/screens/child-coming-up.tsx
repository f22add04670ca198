/** On a child's page: by when the child is visited and reviewed; to those of the home, which day was agreed with them. */
import { childFile, householdFile } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import { isFromTheHome } from '../../model/person.ts'
import { ofType } from '../../practice/of-type.ts'
import { seesProcess } from '../../practice/process/process-sight.ts'
import { visitDue } from '../../practice/visits-due.ts'
import { statutoryReview } from '../../records/statutory-review.ts'
import { lowerFirst } from '../../records/summary-words.ts'
import { useNotebook, useToday } from '../context.ts'
import { childPath, readingPath } from '../paths.ts'
import { daysLeft, shortDay } from '../words.ts'
import { comingVisits } from './carer-home-news.ts'
import { VisitWords } from './visit-agreed.tsx'
import { WhyLate } from './why-late.tsx'

export function ChildComingUp({
  childId,
  householdId,
}: {
  readonly childId: Uuid
  readonly householdId: Uuid | undefined
}) {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const records = casebook.inFile(childFile(childId))
  // of a visit carers and agencies see a part, from which its date does not follow
  const isOfHome = isFromTheHome(person.role)
  const due = isOfHome ? undefined : visitDue(records, today)
  const agreed = isOfHome && householdId ? comingVisits(casebook, householdFile(householdId), [childId], today) : []
  const review = ofType(statutoryReview, records)
    .flatMap(({ body }) => (body.date && body.date >= today ? [body.date] : []))
    .sort()[0]
  return (
    <section aria-labelledby="coming">
      <h2 id="coming">Coming up</h2>
      {due ? (
        due.neverRecorded && due.daysLeft < -42 ? (
          <p>
            No visit is recorded here yet; {due.rule}, {due.source}
          </p>
        ) : (
          <p>
            Visit by {shortDay(due.due, today)},<br />
            {lowerFirst(daysLeft(due.due, today))}, {due.source}
          </p>
        )
      ) : null}
      {due && due.daysLeft < 0 && !(due.neverRecorded && due.daysLeft < -42) ? (
        <WhyLate
          clock={{ what: 'statutory visit', due: due.due, overdue: true }}
          file={childFile(childId)}
          words="Visit the child"
        />
      ) : null}
      {agreed.map((visit) => (
        <p key={visit.recordId}>
          <a class="link" href={readingPath({ id: visit.recordId, type: visit.type })}>
            <VisitWords visit={visit} />
          </a>
        </p>
      ))}
      {review ? <p>Review on {shortDay(review, today)}</p> : null}
      {!due && !review && agreed.length === 0 ? <p class="soft">Nothing has a date yet.</p> : null}
      {seesProcess(person) ? (
        <a class="link" href={childPath(childId, 'dates')}>
          Every date
        </a>
      ) : null}
    </section>
  )
}

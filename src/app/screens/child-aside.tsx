import { childFile } from '../../model/file.ts'
import { isFromTheHome } from '../../model/person.ts'
import { childAge, childName, currentPlacement, householdIdOf, whoLivesHere } from '../../practice/home.ts'
import type { Child } from '../../practice/home.ts'
import { lastWords } from '../../practice/last-words.ts'
import { ofType } from '../../practice/of-type.ts'
import { seesProcess } from '../../practice/process/process-sight.ts'
import { promisesTo } from '../../practice/promises.ts'
import { visitDue } from '../../practice/visits-due.ts'
import { statutoryReview } from '../../records/statutory-review.ts'
import { lowerFirst } from '../../records/summary-words.ts'
import { useNotebook, useToday } from '../context.ts'
import { ChildsWords } from '../parts/childs-words.tsx'
import { useNameWords } from '../parts/name.tsx'
import { NeedsYou } from '../parts/needs-you.tsx'
import { childPath, householdPath } from '../paths.ts'
import { daysLeft, firstName, longDay, ofSomeone, shortDay } from '../words.ts'
import { SupportWaiting } from './support-waiting.tsx'
import { ChildOwnLines } from './child-own-lines.tsx'
import { PromisedList } from './promised.tsx'
import { WhyLate } from './why-late.tsx'
import { ReportTrend } from './report-trend.tsx'

/** Before anything else is read: what we promised, what the child said last, who lives here, what comes up. */
export function ChildAside({ child }: { readonly child: Child }) {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const records = casebook.inFile(childFile(child.id))
  const name = say(childName(child))
  const promises = promisesTo(records, today)
  const said = lastWords(records, today)
  const householdId = householdIdOf(currentPlacement(records, today))
  const here = householdId ? whoLivesHere(casebook, householdId, today, [child.id], say) : undefined
  const others = here?.children.filter((one) => one.id !== child.id) ?? []
  // of a visit carers and agencies see a part, from which its date does not follow
  const due = isFromTheHome(person.role) ? undefined : visitDue(records, today)
  const review = ofType(statutoryReview, records)
    .flatMap(({ body }) => (body.date && body.date >= today ? [body.date] : []))
    .sort()[0]
  return (
    <aside class="before" aria-label="Before you read on">
      <NeedsYou records={records} />
      <SupportWaiting records={records.filter(({ type }) => type === 'support-request')} />
      <section aria-labelledby="promised">
        <h2 id="promised">We promised {name}</h2>
        {promises.length > 0 ? (
          <PromisedList promises={promises.slice(0, 6)} />
        ) : (
          <p class="soft">Nothing that is still open.</p>
        )}
      </section>
      <section aria-labelledby="words">
        <h2 id="words">{ofSomeone(name)} last words</h2>
        {said ? (
          <ChildsWords
            inline
            cite={
              <>
                {said.how === 'log' ? `In ${ofSomeone(firstName(say(said.to)))} log` : `To ${firstName(say(said.to))}`},{' '}
                {longDay(said.date, today).replace(/^\w+ /, '')}
                {said.setting ? `, ${said.setting}` : ''}
              </>
            }
          >
            {said.words}
          </ChildsWords>
        ) : (
          <p class="soft">None written down yet that you may see.</p>
        )}
      </section>
      {here && householdId ? (
        <section aria-labelledby="lives">
          <h2 id="lives">Who lives here</h2>
          <p>{here.sentence || 'Nobody is recorded yet.'}</p>
          <p class="row wrap">
            <a class="link" href={householdPath(householdId)}>
              The household
            </a>
            {others.map((one) => (
              <a class="link" key={one.id} href={childPath(one.id)}>
                {say(childName(one))}
                {childAge(one, today) === undefined ? '' : `, ${childAge(one, today)}`}
              </a>
            ))}
          </p>
        </section>
      ) : null}
      <ChildOwnLines childId={child.id} />
      <ReportTrend childId={child.id} />
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
            file={childFile(child.id)}
            words="Visit the child"
          />
        ) : null}
        {review ? <p>Review on {shortDay(review, today)}</p> : null}
        {!due && !review ? <p class="soft">Nothing has a date yet.</p> : null}
        {seesProcess(person) ? (
          <a class="link" href={childPath(child.id, 'dates')}>
            Every date
          </a>
        ) : null}
      </section>
    </aside>
  )
}

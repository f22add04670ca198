import { childFile } from '../../model/file.ts'
import { childAge, childName, currentPlacement, householdIdOf, whoLivesHere } from '../../practice/home.ts'
import type { Child } from '../../practice/home.ts'
import { lastWords } from '../../practice/last-words.ts'
import { promisesTo } from '../../practice/promises.ts'
import { useNotebook, useToday } from '../context.ts'
import { ChildsWords } from '../parts/childs-words.tsx'
import { useNameWords } from '../parts/name.tsx'
import { NeedsYou } from '../parts/needs-you.tsx'
import { childPath, householdPath } from '../paths.ts'
import { firstName, longDay, ofSomeone } from '../words.ts'
import { SupportWaiting } from './support-waiting.tsx'
import { ChildComingUp } from './child-coming-up.tsx'
import { ChildOwnLines } from './child-own-lines.tsx'
import { PromisedList } from './promised.tsx'
import { ReportTrend } from './report-trend.tsx'

/** Before anything else is read: what we promised, what the child said last, who lives here, what comes up. */
export function ChildAside({ child }: { readonly child: Child }) {
  const { casebook } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const records = casebook.inFile(childFile(child.id))
  const name = say(childName(child))
  const promises = promisesTo(records, today)
  const said = lastWords(records, today)
  const householdId = householdIdOf(currentPlacement(records, today))
  const here = householdId ? whoLivesHere(casebook, householdId, today, [child.id], say) : undefined
  const others = here?.children.filter((one) => one.id !== child.id) ?? []
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
      <ChildComingUp childId={child.id} householdId={householdId} />
    </aside>
  )
}

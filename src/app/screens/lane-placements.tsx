import { useSignal } from '@preact/signals'
import { useLocation } from 'preact-iso'
import { childFile } from '../../model/file.ts'
import { childAge, childIn } from '../../practice/home.ts'
import { isEmergency, searchesOf, tellings } from '../../practice/process/searches.ts'
import type { OpenSearch } from '../../practice/process/searches.ts'
import type { LaneStep } from '../../practice/process/lane-steps.ts'
import { useNotebook, useToday } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { Name, useNameWords } from '../parts/name.tsx'
import { RowLink, Rows } from '../parts/rows.tsx'
import { Status } from '../parts/status.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'
import { childPath, readingPath, startPath } from '../paths.ts'
import { capital, count, firstName, shortDay, whenWords } from '../words.ts'
import { beginRecord } from './begin-step.ts'
import { useTakeStep } from './step-button.tsx'

/** Every child for whom a home is looked for: emergencies first, then by when it is needed. */
export function Searches({ steps }: { readonly steps: readonly LaneStep[] }) {
  const { casebook } = useNotebook()
  const searches = searchesOf(casebook, steps)
  if (searches.length === 0)
    return <p class="soft">No home is looked for just now. A request (K1) appears here when a manager has signed it.</p>
  return (
    <div class="stack">
      {searches.map((one) => (
        <SearchCard key={`${one.step.childId} ${one.request?.id ?? ''}`} search={one} />
      ))}
    </div>
  )
}

function SearchCard({ search }: { readonly search: OpenSearch }) {
  const notebook = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const { route } = useLocation()
  const failed = useSignal<string | undefined>(undefined)
  const { step, request, sentAt } = search
  const { take, trouble } = useTakeStep(step)
  const age = childAge(childIn(notebook.casebook, step.childId), today)
  const match = () => {
    if (search.matching) return route(readingPath({ id: search.matching.recordId, type: 'matching' }))
    beginRecord(notebook, 'matching', step.childId).then(route, () => {
      failed.value = 'This device could not start it. It may be full. Nothing is lost.'
    })
  }
  return (
    <article class="sheet search-card">
      <div class="row spread wrap">
        <h3 class="lead">
          <a href={childPath(step.childId)}>
            <Name inert>{step.child}</Name>
            {age === undefined ? '' : `, ${age}`}
          </a>
        </h3>
        {isEmergency(search) ? <Status kind="urgent">Emergency</Status> : <Status kind="quiet">Planned</Status>}
      </div>
      <p class="soft">
        {sentAt ? `Asked for ${whenWords(sentAt, today)}` : ''}
        {request?.body.neededBy ? ` · needed by ${shortDay(request.body.neededBy, today)}` : ''}
      </p>
      <p>{howFar(search, say)}</p>
      <TroubleLine words={trouble ?? failed.value} />
      <div class="row wrap">
        <button type="button" class={search.chosen ? 'btn' : 'btn go'} onClick={take}>
          <Icon name="find" />
          {step.recordId ? 'Go on with the search' : 'Begin the search'}
          <span class="vh"> for {say(step.child)}</span>
        </button>
        {search.chosen ? (
          <>
            <button type="button" class={search.matching ? 'btn' : 'btn go'} onClick={match}>
              <Icon name="people" />
              {search.matching ? 'The matching' : 'Match child and home'}
            </button>
            <a class={search.matching ? 'btn go' : 'btn'} href={startPath('placement', [childFile(step.childId)])}>
              <Icon name="home" />
              {say(step.child)} is placed
            </a>
          </>
        ) : null}
        {request ? (
          <a class="btn plain" href={readingPath(request)}>
            <Icon name="paper" />
            The request
          </a>
        ) : null}
      </div>
    </article>
  )
}

function howFar(search: OpenSearch, say: (name: string) => string): string {
  if (search.chosen) {
    const matched = search.matching
      ? search.matching.signed
        ? 'matched and signed'
        : 'the matching waits for the supervising social worker’s signature'
      : 'not matched yet'
    return `${say(search.chosen)} chosen, ${matched}.`
  }
  if (search.considered === 0) return 'No home considered yet.'
  const short = search.shortlisted > 0 ? `, ${search.shortlisted} on the shortlist` : ''
  return `${capital(count(search.considered, 'home'))} considered${short}.`
}

const TOLD_DAYS = 28

/** Who was told of a placing, and whether they have said that they know. */
export function Tellings() {
  const { casebook } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const all = tellings(casebook, today, TOLD_DAYS)
  if (all.length === 0) return <p class="soft">Nobody had to be told in the last four weeks.</p>
  return (
    <Rows label="Who was told of a placing">
      {all.map((one) => (
        <RowLink
          key={one.recordId}
          href={readingPath({ id: one.recordId, type: 'notice' })}
          icon="say"
          title={`${say(one.to)}: ${say(one.child)}`}
        >
          {one.receipt ? (
            <Status kind="done">
              {firstName(say(one.receipt.name))} has it since {whenWords(one.receipt.at, today)}
            </Status>
          ) : (
            <>
              Told {whenWords(one.at, today)}
              {one.answersHere ? ', not answered yet' : ''}
            </>
          )}
        </RowLink>
      ))}
    </Rows>
  )
}

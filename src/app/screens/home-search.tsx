import { useLocation } from 'preact-iso'
import { v7 as newId } from 'uuid'
import { childFile, fileKind, fileSubject } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import { may } from '../../model/permission.ts'
import { childIn, childName } from '../../practice/home.ts'
import { requestsIn } from '../../practice/process/step-start.ts'
import { homeSearch } from '../../records/home-search.ts'
import { placementRequest } from '../../records/placement-request.ts'
import { useNotebook } from '../context.ts'
import { useDraft } from '../form/draft.ts'
import { FieldControl } from '../form/field-control.tsx'
import { OwnFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { useNameWords } from '../parts/name.tsx'
import { SavedLine } from '../parts/saved-line.tsx'
import { childPath, readingPath, startPath } from '../paths.ts'
import { AddHome, HomeCard } from './home-search-homes.tsx'
import type { HomeRow } from './home-search-homes.tsx'
import { NotFound } from './not-found.tsx'
import { RecordBody } from './record-body.tsx'
import { RecordPage } from './record.tsx'
import '../look/screens/lanes.css'

/** The search for a home: what was asked for beside the homes that are considered, and what follows once one is chosen. */
export function HomeSearchScreen({ recordId }: { readonly recordId: Uuid }) {
  const notebook = useNotebook()
  const record = notebook.casebook.get(recordId)
  if (!record) return <NotFound words="This search is not on this device." />
  const writes = record.status === 'draft' && may(notebook.person, 'amend', homeSearch, record)
  return writes ? <OpenSearch recordId={recordId} /> : <RecordPage recordId={recordId} />
}

function OpenSearch({ recordId }: { readonly recordId: Uuid }) {
  const { casebook } = useNotebook()
  const say = useNameWords()
  const { route } = useLocation()
  const draft = useDraft(recordId)
  const childId = fileSubject(draft.record?.fileIds.find((file) => fileKind(file) === 'child') ?? childFile(''))
  const name = say(childName(childIn(casebook, childId)))
  const homes = (draft.body.homes ?? []) as unknown as readonly HomeRow[]
  const keep = (rows: readonly HomeRow[]) => draft.set('homes', rows)
  const request = requestsIn(casebook.inFile(childFile(childId))).at(-1)
  const begun = Date.parse(draft.record?.author.at ?? '')
  const match = casebook
    .inFile(childFile(childId), 'matching')
    .find(({ status, author }) => status !== 'discarded' && Date.parse(author.at) >= begun)
  // What follows begins with the home that was chosen: that choice is on the disk first.
  const goOn = async (path: string) => {
    await draft.flush()
    if (!draft.problem.value) route(path)
  }
  const chosen = homes.find(({ outcome }) => outcome === 'chosen')
  return (
    <OwnFrame title={`A home for ${name}`} class="record" page="home-search" back={{ href: '/', words: 'Home' }}>
      <div class="row spread wrap">
        <h1>A home for {name}</h1>
        <SavedLine savedAt={draft.savedAt} problem={draft.problem} />
      </div>
      <div class="record-cols">
        <div class="stack-5">
          <section aria-labelledby="homes" class="stack">
            <h2 id="homes">Homes considered</h2>
            {homes.length === 0 ? <p class="soft">None yet. Add the first one below.</p> : null}
            {homes.map((row) => (
              <HomeCard
                key={row.id}
                row={row}
                record={draft.record}
                onChange={(next) => keep(homes.map((one) => (one.id === row.id ? next : one)))}
                onRemove={() => keep(homes.filter(({ id }) => id !== row.id))}
              />
            ))}
            <AddHome
              search={draft.record?.id ?? ''}
              taken={homes}
              onAdd={(home) => keep([...homes, { id: newId(), outcome: 'considered', ...home }])}
            />
          </section>
          <FieldControl
            field={homeSearch.fields.notes}
            fieldId="notes"
            value={draft.body.notes}
            onChange={(value) => draft.set('notes', value)}
            record={draft.record}
          />
          <section aria-labelledby="next" class="stack">
            <h2 id="next">Next</h2>
            {chosen ? (
              <p class="row wrap">
                <button
                  type="button"
                  class="btn go"
                  onClick={() => void goOn(match ? readingPath(match) : startPath('matching', [childFile(childId)]))}
                >
                  <Icon name="people" />
                  {match ? 'The matching' : 'Match child and home'}
                </button>
                <button
                  type="button"
                  class="btn"
                  onClick={() => void goOn(startPath('placement', [childFile(childId)]))}
                >
                  <Icon name="home" />
                  {name} is placed
                </button>
              </p>
            ) : (
              <p class="soft">
                Once one home is marked as chosen, child and home are matched here, and the placing recorded.
              </p>
            )}
          </section>
        </div>
        <aside aria-label="What was asked for">
          <p>
            <a class="link" href={childPath(childId)}>
              {name}’s page
            </a>
          </p>
          {request ? (
            <>
              <p>
                <a class="link" href={readingPath(request)}>
                  The whole request (K1)
                </a>
              </p>
              <RecordBody definition={placementRequest} body={request.body} />
            </>
          ) : (
            <p class="soft">No signed request is on this device.</p>
          )}
        </aside>
      </div>
    </OwnFrame>
  )
}

/** The worker's side of the child's pages: before the tablet is handed over, and after it has come back. */
import { useLocation } from 'preact-iso'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { missingForSigning, type Finding } from '../../model/check.ts'
import { sameJson } from '../../model/json.ts'
import { childsViews } from '../../records/childs-views.ts'
import { useNotebook, useToday } from '../context.ts'
import { useDraft } from '../form/draft.ts'
import { FieldControl } from '../form/field-control.tsx'
import { MissingList } from '../form/missing-list.tsx'
import { WorkerFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { Name } from '../parts/name.tsx'
import { OpenedForADay, useNotSignedHere } from '../parts/opened-for-a-day.tsx'
import { SavedLine } from '../parts/saved-line.tsx'
import { childPath, readingPath } from '../paths.ts'
import { ofSomeone } from '../words.ts'
import { promiseWords } from './childs-views-audience.tsx'
import { Answered, isAnswered } from './childs-views-questions.tsx'
import { MadePages } from './childs-views-made.tsx'
import { audienceOf, childOf, childsNameIn, withoutEmpty, type ViewsBody } from './childs-views-page.ts'
import { handoverKeeper } from './handover-state.ts'
import { enterFullScreen } from './full-screen.ts'
import { NotHere } from './not-here.tsx'
import { waysDone } from './childs-views-done.ts'
import '../look/screens/childs-views.css'

export function ChildsViews({ recordId }: { readonly recordId: string }) {
  const { casebook } = useNotebook()
  const { route } = useLocation()
  const record = casebook.get(recordId)
  const readOnly = record !== undefined && (record.status !== 'draft' || record.extract === true)
  useEffect(() => {
    if (readOnly) route(readingPath({ id: recordId, type: childsViews.type }), true)
  }, [readOnly])
  if (!record || readOnly) return <NotHere what="These pages" loading={casebook.loaded.value !== 'all' || readOnly} />
  return <BeforeAndAfter recordId={recordId} />
}

function BeforeAndAfter({ recordId }: { readonly recordId: string }) {
  const notebook = useNotebook()
  const today = useToday()
  const { route } = useLocation()
  const draft = useDraft(recordId)
  const body = draft.body as ViewsBody
  const opened = useNotSignedHere(draft.record)
  const [missing, setMissing] = useState<readonly Finding[]>()
  const [problem, setProblem] = useState<string>()
  const name = childsNameIn(notebook.casebook, recordId)
  const child = childOf(notebook.casebook, draft.record)
  const audience = useMemo(
    () => audienceOf(notebook.casebook, draft.record, notebook.person.name),
    [recordId, notebook.casebook.version.value, notebook.casebook.loaded.value],
  )
  const made = (body.pieces?.length ?? 0) > 0 || isAnswered(body)
  const fields = childsViews.fields

  // Back in the worker's hands: what was done with the child is ticked, and nothing else.
  useEffect(() => {
    const done = waysDone(body)
    if (made && body.method === undefined && done.length > 0) draft.set('method', done)
  }, [made])

  async function handOver(): Promise<void> {
    setProblem(undefined)
    // Asked for within the tap, or the browser refuses it.
    void enterFullScreen()
    if (!body.date) draft.set('date', today)
    // what is made from now on counts too; what the worker ticked otherwise stays
    if (sameJson(body.method, waysDone(body))) draft.set('method', undefined)
    await draft.flush()
    await handoverKeeper()
      .handOver({ recordId, personId: notebook.person.personId })
      .catch(() =>
        setProblem(
          'This device could not close the door behind the pages. Nothing was handed over; make some room and try again.',
        ),
      )
  }

  async function checkAndSign(): Promise<void> {
    const pieces = withoutEmpty(body.pieces)
    if (pieces !== body.pieces) draft.set('pieces', pieces)
    await draft.flush()
    const findings = missingForSigning(childsViews, notebook.casebook.get(recordId)?.body ?? {})
    setMissing(findings)
    if (findings.length > 0) return
    await notebook.sign(recordId, 'sign').then(
      () => route(readingPath({ id: recordId, type: childsViews.type }), true),
      (why: unknown) => setProblem(String(why)),
    )
  }

  const control = (id: 'date' | 'method' | 'toldException' | 'changed') => (
    <FieldControl
      field={fields[id]}
      fieldId={id}
      value={draft.body[id]}
      onChange={(value) => draft.set(id, value)}
      record={draft.record}
      missing={missing?.some((finding) => finding.field === id)}
    />
  )
  return (
    <WorkerFrame current="children" page="viewspage" title={`${ofSomeone(name || 'The child')} pages`}>
      {child ? (
        <a class="back" href={childPath(child.id)}>
          <Icon name="back" />
          <Name inert>{name}</Name>
        </a>
      ) : null}
      <div class="row spread wrap">
        <h1>
          <Name inert>{ofSomeone(name || 'The child')}</Name> pages
        </h1>
        <SavedLine savedAt={draft.savedAt} problem={draft.problem} />
      </div>
      {made ? (
        <>
          <section class="stack" aria-labelledby="made">
            <h2 id="made">
              What <Name inert>{name || 'the child'}</Name> made
            </h2>
            <MadePages pieces={body.pieces ?? []} child={name} audience={audience} />
            <Answered body={body} />
          </section>
          <section class="stack" aria-labelledby="then">
            <h2 id="then">Afterwards</h2>
            {control('changed')}
            {control('method')}
            {control('date')}
          </section>
          {missing && missing.length > 0 ? <MissingList missing={missing} /> : null}
          <p>
            {opened ? (
              <OpenedForADay why={opened} />
            ) : (
              <button type="button" class="btn go big" onClick={() => void checkAndSign()}>
                <Icon name="lock" />
                Check and sign
              </button>
            )}
          </p>
        </>
      ) : null}
      <section class="sheet stack-3" aria-labelledby="before">
        <h2 id="before">{made ? 'Hand it over again' : 'Before you hand over the tablet'}</h2>
        <p>{name || 'The child'} sees only these pages. Your passphrase brings you back.</p>
        <p>
          Say it in your own words: “{promiseWords(audience.worker)}” Say too that the pages stay in the file, where
          your manager and the reviewing officer can read them.
        </p>
        {control('toldException')}
        <button type="button" class={made ? 'btn big' : 'btn go big'} onClick={() => void handOver()}>
          <Icon name="face" />
          Hand over the tablet
        </button>
      </section>
      {problem ? (
        <p role="alert" class="problem">
          {problem}
        </p>
      ) : null}
    </WorkerFrame>
  )
}

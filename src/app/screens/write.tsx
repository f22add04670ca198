import { useSignal } from '@preact/signals'
import { useLocation, useRoute } from 'preact-iso'
import { useEffect } from 'preact/hooks'
import type { AnyRecordDefinition } from '../../model/define-record.ts'
import type { Body } from '../../model/field.ts'
import {
  childFile,
  fileKind,
  fileSubject,
  householdFile,
  isFileId,
  ORGANISATION,
  personFile,
} from '../../model/file.ts'
import type { FileId } from '../../model/file.ts'
import { may } from '../../model/permission.ts'
import type { CaseRecord } from '../../model/record.ts'
import { childrenHere, currentPlacement } from '../../practice/home.ts'
import { bodyOfStart, filesOfStart } from '../../practice/process/step-start.ts'
import { asType } from '../../practice/of-type.ts'
import { action } from '../../records/action.ts'
import { definitionOf } from '../../records/all.ts'
import { carerSupervision } from '../../records/carer-supervision.ts'
import { impactAssessment } from '../../records/impact-assessment.ts'
import { notice } from '../../records/notice.ts'
import { progressReport } from '../../records/progress-report.ts'
import { useNotebook, useToday } from '../context.ts'
import { opening } from '../../records/summary-words.ts'
import { supportRequest } from '../../records/support-request.ts'
import { registerName } from '../form/people.ts'
import { OwnFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { Name } from '../parts/name.tsx'
import { Rows } from '../parts/rows.tsx'
import { startPath, writingPath } from '../paths.ts'
import { timeOf } from '../words.ts'
import { around } from './begin-step.ts'
import { startCarerSupervision } from './carer-supervision-start.ts'
import { startImpact } from './impact-start.ts'
import { NewPlacement } from './new-placement.tsx'
import { NoticeKinds } from './notice-kinds.tsx'
import { NotFound } from './not-found.tsx'
import { beginReport } from './report-begin.ts'
import type { Notebook } from '../../device/notebook.ts'

/** Starts a record of any type: asks for whom, if the address does not say, and opens its form. */
export function WriteScreen() {
  const notebook = useNotebook()
  const today = useToday()
  const { params, query } = useRoute()
  const definition = definitionOf(params.type ?? '')
  if (!definition) return <NotFound words="Doorstep does not know this kind of record." forGood />
  if (!may(notebook.person, 'create', definition))
    return <NotFound words="Your role does not write this kind of record." forGood />
  const given = (query.file ?? '').split(',').filter(isFileId)
  const files = isOfHome(definition) ? homeOf(notebook, given, today) : filesFor(notebook, definition, given, today)
  const child = files?.find((file) => fileKind(file) === 'child')
  if (definition.type === 'placement' && child) return <NewPlacement child={child} />
  if (definition.type === notice.type && child) return <NoticeKinds child={child} />
  const home = isOfHome(definition) ? files?.[0] : undefined
  if (home && childrenHere(notebook.casebook, fileSubject(home), today).length === 0)
    return (
      <NotFound
        words={
          definition.type === impactAssessment.type
            ? 'No child lives in this home just now, so there is nothing to ask the family about.'
            : 'No child lives in this home just now, so there is no stability to talk about.'
        }
      />
    )
  return files ? (
    <Begin definition={definition} files={files} given={givenIn(notebook, definition, query)} />
  ) : (
    <ForWhom definition={definition} files={given} given={givenIn(notebook, definition, query)} />
  )
}

/** Begun for a home with all the children who live there. */
const isOfHome = ({ type }: AnyRecordDefinition): boolean =>
  type === carerSupervision.type || type === impactAssessment.type

/** Every file it must lie in, from the one or two that are known; undefined while somebody has to be chosen. */
export function filesFor(
  notebook: Notebook,
  definition: AnyRecordDefinition,
  given: readonly FileId[],
  today: string,
): readonly FileId[] | undefined {
  const files = new Set(given)
  const has = (kind: string) => [...files].some((file) => fileKind(file) === kind)
  const child = given.find((file) => fileKind(file) === 'child')
  if (child && definition.alsoIn)
    for (const file of filesOfStart(definition, around(notebook, fileSubject(child)))) files.add(file)
  for (const kind of definition.files) {
    if (has(kind)) continue
    if (kind === 'organisation') files.add(ORGANISATION)
    else if (kind === 'person') files.add(personFile(notebook.person.personId))
    else if (kind === 'household') {
      const home = given
        .filter((file) => fileKind(file) === 'child')
        .map((file) => householdOf(notebook, file, today))
        .find((file) => file)
      if (home) files.add(home)
    }
    if (!has(kind)) return undefined
  }
  return files.size > 0 ? [...files] : undefined
}

/** Carers are supervised with all the children of their home: its own file says which those are. */
function homeOf(notebook: Notebook, given: readonly FileId[], today: string): readonly FileId[] | undefined {
  const home = given
    .map((file) => (fileKind(file) === 'household' ? file : householdOf(notebook, file, today)))
    .find((file) => file)
  return home && [home]
}

function householdOf(notebook: Notebook, child: FileId, today: string): FileId | undefined {
  return currentPlacement(notebook.casebook.inFile(child, 'placement'), today)?.fileIds.find(
    (file) => fileKind(file) === 'household',
  )
}

/**
 * What the way here has chosen already: the topic of the training that is offered, the action that the support is asked
 * for. Only choices and records that there are.
 */
const givenIn = (
  { casebook }: Notebook,
  definition: AnyRecordDefinition,
  query: { readonly [key: string]: string },
): Body =>
  Object.fromEntries(
    Object.entries(query).filter(([id, value]) => {
      const field = definition.fields[id]
      if (field?.link) return casebook.get(value) !== undefined
      return field?.kind === 'choice' && field.options.some((option) => option.value === value)
    }),
  )

function Begin({
  definition,
  files,
  given,
}: {
  readonly definition: AnyRecordDefinition
  readonly files: readonly FileId[]
  readonly given: Body
}) {
  const notebook = useNotebook()
  const today = useToday()
  const { route } = useLocation()
  const trouble = useSignal(false)
  useEffect(() => {
    let gone = false
    begin(notebook, definition, files, today, given).then(
      (record) => {
        if (!gone) route(writingPath(record), true)
      },
      () => {
        trouble.value = true
      },
    )
    return () => {
      gone = true
    }
  }, [])
  return (
    <OwnFrame title={definition.words.write} page="stack" back={{ href: '/', words: 'Home' }}>
      <h1>{definition.words.write}</h1>
      {trouble.value ? (
        <p class="not-kept" role="alert">
          <Icon name="urgent" />
          <span>This device could not start it. It may be full. Nothing is lost.</span>
        </p>
      ) : null}
    </OwnFrame>
  )
}

function begin(
  notebook: Notebook,
  definition: AnyRecordDefinition,
  files: readonly FileId[],
  today: string,
  given: Body,
): Promise<CaseRecord> {
  const [home] = files
  if (definition.type === carerSupervision.type && home)
    return startCarerSupervision(notebook, fileSubject(home), today, timeOf(new Date().toISOString()))
  if (definition.type === impactAssessment.type && home) return startImpact(notebook, fileSubject(home), today)
  const child = files.find((file) => fileKind(file) === 'child')
  if (definition.type === progressReport.type && child) return beginReport(notebook, fileSubject(child), files, today)
  const known = child ? bodyOfStart(definition.type, around(notebook, fileSubject(child))) : {}
  return notebook.create({
    type: definition.type,
    fileIds: files,
    body: {
      ...startedToday(definition, today),
      ...known,
      ...(definition.type === supportRequest.type && whereFrom(notebook, given)),
      ...given,
    },
  })
}

/** Support that an action asks for says so, without being typed. */
function whereFrom({ casebook }: Notebook, { about }: Body): Body {
  const from = asType(action, typeof about === 'string' ? casebook.get(about) : undefined)
  return from?.body.what?.trim() ? { source: `Action: ${opening(from.body.what)}` } : {}
}

/** The day it is about starts as today. */
function startedToday(definition: AnyRecordDefinition, today: string): Body {
  const occurred = definition.occurred
  return occurred && definition.fields[occurred]?.kind === 'date' && definition.type !== 'action'
    ? { [occurred]: today }
    : {}
}

/** Where the home is known, about one of the children who live there; where nobody does, about anybody held here. */
function ForWhom({
  definition,
  files,
  given,
}: {
  readonly definition: AnyRecordDefinition
  readonly files: readonly FileId[]
  readonly given: Body
}) {
  const { casebook } = useNotebook()
  const today = useToday()
  const kind = definition.files.includes('child') || definition.files.length === 0 ? 'child' : 'household'
  const home = files.find((file) => fileKind(file) === 'household')
  const here = kind === 'child' && home ? childrenHere(casebook, fileSubject(home), today) : []
  const records = [...(here.length > 0 ? here : casebook.ofType(kind))].sort((a, b) =>
    registerName(a).localeCompare(registerName(b)),
  )
  return (
    <OwnFrame title={definition.words.write} page="stack" back={{ href: '/', words: 'Home' }}>
      <h1>{definition.words.write}</h1>
      <h2>{kind === 'child' ? 'About which child?' : 'About which household?'}</h2>
      {records.length === 0 ? <p>Nobody is on this device yet.</p> : null}
      <Rows>
        {records.map((record) => {
          const file = kind === 'child' ? childFile(record.id) : householdFile(record.id)
          return (
            <li key={record.id}>
              <a class="rowlink" href={startPath(definition.type, [file], given)}>
                <span class="grow">
                  <b>
                    <Name inert>{registerName(record) || 'No name yet'}</Name>
                  </b>
                </span>
                <span class="i-go">
                  <Icon name="go" />
                </span>
              </a>
            </li>
          )
        })}
      </Rows>
    </OwnFrame>
  )
}

/**
 * A worker's own supervision on one page: each child they carry with where things stand and what is overdue, then the
 * worker themself. Held and signed by their manager; the worker reads the signed words and says so.
 */
import { useSignal } from '@preact/signals'
import { useLocation } from 'preact-iso'
import { useEffect } from 'preact/hooks'
import { missingForSigning } from '../../model/check.ts'
import type { Finding } from '../../model/check.ts'
import { may } from '../../model/permission.ts'
import { staffSupervision } from '../../records/staff-supervision.ts'
import { useNotebook } from '../context.ts'
import { useDraft } from '../form/draft.ts'
import type { Draft } from '../form/draft.ts'
import { goToField, MissingList } from '../form/missing-list.tsx'
import { SectionFields } from '../form/section-fields.tsx'
import { WorkerFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { Name, useNameWords } from '../parts/name.tsx'
import { SavedLine } from '../parts/saved-line.tsx'
import { readingPath, TEAM_PATH } from '../paths.ts'
import { firstName } from '../words.ts'
import { NotHere } from './not-here.tsx'
import { RecordPage } from './record.tsx'
import { SignSheet } from './sign-sheet.tsx'
import { SupervisionChildren } from './staff-supervision-children.tsx'
import type { SupervisionBody } from './staff-supervision-children.tsx'
import '../look/screens/staff-supervision.css'

export function StaffSupervisionScreen({ recordId }: { readonly recordId: string }) {
  const { casebook, person } = useNotebook()
  const record = casebook.get(recordId)
  if (!record) return <NotHere what="This supervision" loading={casebook.loaded.value !== 'all'} />
  const isWritten = record.status === 'draft' && may(person, 'amend', staffSupervision, record)
  return isWritten ? <Open recordId={recordId} /> : <RecordPage recordId={recordId} />
}

const fieldsOf = (id: string, without: readonly string[] = []) => {
  const section = staffSupervision.sections.find((one) => one.id === id) ?? { id, title: '', fields: [] }
  return { ...section, fields: section.fields.filter((field) => !without.includes(field)) }
}

function Open({ recordId }: { readonly recordId: string }) {
  const draft = useDraft(recordId)
  const { person } = useNotebook()
  const { route } = useLocation()
  const say = useNameWords()
  const missing = useSignal<readonly Finding[]>([])
  const checks = useSignal(0)
  const signing = useSignal(false)
  useEffect(() => {
    if (location.hash.startsWith('#f-')) goToField(location.hash.slice(3))
  }, [])
  const { record } = draft
  if (!record) return null
  const body = draft.body as SupervisionBody
  const worker = body.worker?.name ?? 'A worker'
  const marked = new Set(missing.value.map(({ field }) => field))
  const isSigner = body.supervisor?.recordId === undefined || body.supervisor.recordId === person.personId
  const check = async () => {
    await draft.flush()
    if (draft.problem.value) return
    missing.value = missingForSigning(staffSupervision, draft.body)
    checks.value += 1
    signing.value = missing.value.length === 0
  }
  const title = `Supervision of ${say(worker)}`
  return (
    <WorkerFrame current="board" title={title} page="form-page staff-supervision">
      <a class="back" href={TEAM_PATH}>
        <Icon name="back" />
        The team’s supervision
      </a>
      <div class="row spread wrap">
        <h1>
          Supervision of <Name inert>{worker}</Name>
        </h1>
        <SavedLine savedAt={draft.savedAt} problem={draft.problem} />
      </div>
      <p class="soft">
        Held by {body.supervisor ? say(body.supervisor.name) : 'nobody yet'}. Only {say(firstName(worker))}, the
        managers of the team and the auditor can read it.
      </p>
      {missing.value.length > 0 ? <MissingList key={checks.value} missing={missing.value} /> : null}
      <Part title="When, and how" id="who">
        <Fields draft={draft} section={fieldsOf('who', ['worker', 'supervisor'])} marked={marked} />
      </Part>
      <Part title="The children" id="children">
        <SupervisionChildren draft={draft} missing={marked} />
      </Part>
      <Part title="The worker" id="worker">
        <Fields draft={draft} section={fieldsOf('worker')} marked={marked} />
      </Part>
      <Part title="Next time" id="next">
        <Fields draft={draft} section={fieldsOf('next')} marked={marked} />
      </Part>
      <div class="row wrap form-end">
        {isSigner ? (
          <button type="button" class="btn go big" onClick={() => void check()}>
            <Icon name="lock" />
            Check and sign
          </button>
        ) : (
          <p class="soft">{say(body.supervisor?.name ?? '')} held it and signs it.</p>
        )}
        <SavedLine savedAt={draft.savedAt} problem={draft.problem} />
      </div>
      {signing.value ? (
        <SignSheet
          record={record}
          definition={staffSupervision}
          as="sign"
          onClose={() => {
            signing.value = false
          }}
          onSigned={() => route(readingPath(record))}
        />
      ) : null}
    </WorkerFrame>
  )
}

function Fields(props: {
  readonly draft: Draft
  readonly section: ReturnType<typeof fieldsOf>
  readonly marked: ReadonlySet<string>
}) {
  return (
    <SectionFields definition={staffSupervision} section={props.section} draft={props.draft} missing={props.marked} />
  )
}

function Part(props: { readonly title: string; readonly id: string; readonly children: preact.ComponentChildren }) {
  return (
    <section aria-labelledby={`s-${props.id}`}>
      <h2 id={`s-${props.id}`}>{props.title}</h2>
      {props.children}
    </section>
  )
}

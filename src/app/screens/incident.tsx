/** Something went wrong: told while it is fresh, in any order, half done if need be. A manager signs it later. */
import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import type { Finding } from '../../model/check.ts'
import { missingForSigning } from '../../model/check.ts'
import { fileKind } from '../../model/file.ts'
import { may } from '../../model/permission.ts'
import { incident } from '../../records/incident.ts'
import { useNotebook, useSync, useToday } from '../context.ts'
import { useDraft } from '../form/draft.ts'
import { MissingList } from '../form/missing-list.tsx'
import { SectionFields } from '../form/section-fields.tsx'
import { namesOf } from '../names.ts'
import { OwnFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { useNameWords } from '../parts/name.tsx'
import { OpenedForADay, useNotSignedHere } from '../parts/opened-for-a-day.tsx'
import { SavedLine } from '../parts/saved-line.tsx'
import { filePath, readingPath } from '../paths.ts'
import { firstName } from '../words.ts'
import { EmergencyFoot } from './ask-for-help-numbers.tsx'
import { contactFor } from './carer-household.ts'
import { NotHere } from './not-here.tsx'
import { RecordPage } from './record.tsx'
import { SignSheet } from './sign-sheet.tsx'
import '../look/screens/incident.css'

export function IncidentScreen({ recordId }: { readonly recordId: string }) {
  const { casebook, person } = useNotebook()
  const record = casebook.get(recordId)
  if (!record) return <NotHere what="This incident" loading={casebook.loaded.value !== 'all'} />
  const writable = record.status === 'draft' && may(person, 'amend', incident, record)
  return writable ? <Telling recordId={recordId} /> : <RecordPage recordId={recordId} />
}

function Telling({ recordId }: { readonly recordId: string }) {
  const notebook = useNotebook()
  const sync = useSync()
  const today = useToday()
  const { route } = useLocation()
  const name = useNameWords()
  const draft = useDraft(recordId)
  const [missing, setMissing] = useState<readonly Finding[]>([])
  const [checks, setChecks] = useState(0)
  const [signing, setSigning] = useState(false)
  const { record } = draft
  const opened = useNotSignedHere(record)
  if (!record) return null

  const carer = notebook.person.role === 'foster-carer'
  const signs = may(notebook.person, 'sign', incident, record)
  const maySign = signs && opened === undefined
  const { child, household } = namesOf(notebook.casebook, record)
  const home = record.fileIds.find((file) => fileKind(file) === 'household')
  const reader = home ? contactFor(notebook.casebook, home, 'supervising-social-worker', today) : undefined
  const childFile = record.fileIds.find((file) => fileKind(file) === 'child')
  const missingIds = new Set(missing.map((finding) => finding.field))
  const leave = () => route(carer ? '/' : readingPath(record))

  async function tell(): Promise<void> {
    await draft.flush()
    if (draft.problem.value) return
    const found = missingForSigning(incident, draft.body)
    // What is missing is shown once. An incident is worth telling before it is complete.
    if (found.length > 0 && checks === 0) {
      setMissing(found)
      setChecks(1)
      return
    }
    void sync.now()
    if (maySign && found.length === 0) setSigning(true)
    else if (maySign) {
      setMissing(found)
      setChecks(checks + 1)
    } else leave()
  }
  const words = maySign
    ? 'Check and sign'
    : checks > 0 && missing.length > 0
      ? 'Send it as it is'
      : reader && carer
        ? `Tell ${name(firstName(reader.name))}`
        : 'Send it'

  return (
    <OwnFrame
      title="Incident"
      class="incidentpage"
      page="form-page"
      back={
        carer || !childFile ? { href: '/', words: 'Home' } : { href: filePath(childFile), words: name(child ?? 'Back') }
      }
      foot={
        <button type="button" class="btn go big wide" onClick={() => void tell()}>
          <Icon name={maySign ? 'lock' : 'up'} />
          {words}
        </button>
      }
    >
      <div class="row spread wrap">
        <h1>What happened{child || household ? `: ${name(child ?? household ?? '')}` : ''}</h1>
        <SavedLine savedAt={draft.savedAt} problem={draft.problem} />
      </div>
      <div class="danger-first">
        <p>Is somebody in danger now? Ring first, write later.</p>
        <EmergencyFoot household={home} />
      </div>
      {signs ? <OpenedForADay why={opened} /> : null}
      {missing.length > 0 ? <MissingList key={checks} missing={missing} /> : null}
      {incident.sections.map((section) => (
        <section key={section.id} aria-labelledby={`s-${section.id}`}>
          <h2 id={`s-${section.id}`}>{section.title}</h2>
          <SectionFields definition={incident} section={section} draft={draft} missing={missingIds} />
        </section>
      ))}
      {signing ? (
        <SignSheet record={record} definition={incident} as="sign" onClose={() => setSigning(false)} onSigned={leave} />
      ) : null}
    </OwnFrame>
  )
}

/**
 * The supervising social worker with the carers: what was promised, what they wrote since, how everybody is, what we
 * agree. Everybody at home can be asked on the scale from here; the worker's own answer stands in the visit.
 */
import { useLocation } from 'preact-iso'
import { useEffect, useState } from 'preact/hooks'
import { missingForSigning } from '../../model/check.ts'
import type { Finding } from '../../model/check.ts'
import { fileKind } from '../../model/file.ts'
import { may } from '../../model/permission.ts'
import { supervisoryVisit } from '../../records/supervisory-visit.ts'
import { useNotebook } from '../context.ts'
import { useDraft } from '../form/draft.ts'
import { goToField, MissingList } from '../form/missing-list.tsx'
import { SectionFields } from '../form/section-fields.tsx'
import { namesOf } from '../names.ts'
import { WorkerFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { Name, useNameWords } from '../parts/name.tsx'
import { SavedLine } from '../parts/saved-line.tsx'
import { filePath, readingPath } from '../paths.ts'
import { NotHere } from './not-here.tsx'
import { RecordPage } from './record.tsx'
import { SignSheet } from './sign-sheet.tsx'
import { SupervisoryAside } from './supervisory-aside.tsx'
import '../look/screens/supervisory-visit.css'

export function SupervisoryVisitScreen({ recordId }: { readonly recordId: string }) {
  const { casebook, person } = useNotebook()
  const record = casebook.get(recordId)
  if (!record) return <NotHere what="This visit" loading={casebook.loaded.value !== 'all'} />
  const writable = record.status === 'draft' && may(person, 'amend', supervisoryVisit, record)
  return writable ? <OpenVisit recordId={recordId} /> : <RecordPage recordId={recordId} />
}

function OpenVisit({ recordId }: { readonly recordId: string }) {
  const notebook = useNotebook()
  const { route } = useLocation()
  const name = useNameWords()
  const draft = useDraft(recordId)
  const [missing, setMissing] = useState<readonly Finding[]>([])
  const [checks, setChecks] = useState(0)
  const [signing, setSigning] = useState(false)
  useEffect(() => {
    if (location.hash.startsWith('#f-')) goToField(location.hash.slice(3))
  }, [])
  const { record } = draft
  if (!record) return null

  const { household } = namesOf(notebook.casebook, record)
  const file = record.fileIds.find((each) => fileKind(each) === 'household')
  const missingIds = new Set(missing.map((finding) => finding.field))
  const maySign = may(notebook.person, 'sign', supervisoryVisit, record)

  async function checkAndSign(): Promise<void> {
    await draft.flush()
    if (draft.problem.value) return
    const found = missingForSigning(supervisoryVisit, draft.body)
    setMissing(found)
    setChecks(checks + 1)
    if (found.length === 0) setSigning(true)
  }

  return (
    <WorkerFrame current="today" title={`Supervisory visit: ${name(household ?? '')}`} page="form-page supervisory">
      {file ? (
        <a class="back" href={filePath(file)}>
          <Icon name="back" />
          <Name inert>{household ?? 'Back'}</Name>
        </a>
      ) : null}
      <div class="row spread wrap">
        <h1>
          Supervisory visit: <Name inert>{household ?? ''}</Name>
        </h1>
        <SavedLine savedAt={draft.savedAt} problem={draft.problem} />
      </div>
      <div class="supervisory-cols">
        <div class="stack-5">
          {missing.length > 0 ? <MissingList key={checks} missing={missing} /> : null}
          {supervisoryVisit.sections.map((section) => (
            <section key={section.id} aria-labelledby={`s-${section.id}`}>
              <h2 id={`s-${section.id}`}>{section.title}</h2>
              <SectionFields definition={supervisoryVisit} section={section} draft={draft} missing={missingIds} />
            </section>
          ))}
          <div class="row wrap form-end">
            {maySign ? (
              <button type="button" class="btn go big" onClick={() => void checkAndSign()}>
                <Icon name="lock" />
                Check and sign
              </button>
            ) : (
              <a class="btn go big" href={readingPath(record)}>
                <Icon name="done" />
                Done
              </a>
            )}
          </div>
        </div>
        {file ? <SupervisoryAside household={file} /> : null}
      </div>
      {signing ? (
        <SignSheet
          record={record}
          definition={supervisoryVisit}
          as="sign"
          onClose={() => setSigning(false)}
          onSigned={() => route(readingPath(record))}
        />
      ) : null}
    </WorkerFrame>
  )
}

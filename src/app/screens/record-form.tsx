import { useSignal } from '@preact/signals'
import { useLocation } from 'preact-iso'
import { useEffect } from 'preact/hooks'
import { missingForSigning } from '../../model/check.ts'
import type { Finding } from '../../model/check.ts'
import type { AnyRecordDefinition } from '../../model/define-record.ts'
import { may } from '../../model/permission.ts'
import { isFromTheHome } from '../../model/person.ts'
import { upgradeRecord } from '../../model/upgrade.ts'
import { definitionOf } from '../../records/all.ts'
import { whyNotSignHere } from '../../records/around-signing.ts'
import { useNotebook, useNow } from '../context.ts'
import { useDraft } from '../form/draft.ts'
import { goToField, MissingList } from '../form/missing-list.tsx'
import { SectionFields } from '../form/section-fields.tsx'
import { namesOf } from '../names.ts'
import { OwnFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { useNameWords } from '../parts/name.tsx'
import { SavedLine } from '../parts/saved-line.tsx'
import { readingPath } from '../paths.ts'
import { capital } from '../words.ts'
import { ActionGoal } from './action-goal.tsx'
import { BEFORE_SIGNING, BesideForm } from './beside-form.tsx'
import { NotFound } from './not-found.tsx'
import { RecordPage } from './record.tsx'
import { SignSheet } from './sign-sheet.tsx'

/** The form of any definition: every section on one page, in any order, left half done whenever one likes. */
export function RecordForm({ recordId }: { readonly recordId: string }) {
  const notebook = useNotebook()
  const record = notebook.casebook.get(recordId)
  const definition = record && definitionOf(record.type)
  if (!record) return <NotFound words="This record is not on this device." />
  const writable =
    definition !== undefined &&
    upgradeRecord(definition, record).readable &&
    record.status === 'draft' &&
    may(notebook.person, 'amend', definition, record)
  if (!definition || !writable) return <RecordPage recordId={recordId} />
  return <OpenForm recordId={recordId} definition={definition} />
}

function OpenForm({ recordId, definition }: { readonly recordId: string; readonly definition: AnyRecordDefinition }) {
  const notebook = useNotebook()
  const now = useNow()
  const { route } = useLocation()
  const draft = useDraft(recordId)
  const nameWords = useNameWords()
  const missing = useSignal<readonly Finding[]>([])
  const checks = useSignal(0)
  const signing = useSignal(false)
  useEffect(() => {
    // "Check and sign" on the record's own page leads to the field itself.
    if (location.hash.startsWith('#f-')) goToField(location.hash.slice(3))
  }, [])
  const record = draft.record
  if (!record) return <NotFound words="This record is not on this device." />
  const mayWrite = may(notebook.person, 'sign', definition, record)
  // What must come first, another record or another signer: said at once, and no signature is offered before it.
  const gate =
    definition.signOff && mayWrite
      ? whyNotSignHere(notebook.casebook, { ...record, body: draft.body }, definition, { ...notebook.person, at: now })
      : undefined
  const finish = async () => {
    await draft.flush()
    if (draft.problem.value) return
    // What was typed last stands in the record now; this drawing of the form may be older than that.
    const found = missingForSigning(definition, notebook.casebook.get(recordId)?.body ?? draft.body)
    missing.value = found
    checks.value += 1
    if (found.length > 0) return
    if (definition.signOff && mayWrite && !gate) signing.value = true
    else route(readingPath(record))
  }
  const { child, household } = namesOf(notebook.casebook, record)
  const whose = child ?? household
  const title = `${capital(definition.words.one)}${whose ? `: ${nameWords(whose)}` : ''}`
  const missingFields = new Set(missing.value.map(({ field }) => field))
  return (
    <OwnFrame
      title={title}
      class="form-frame"
      page="form-page"
      back={{ href: readingPath(record), words: 'Leave it for now' }}
    >
      <div class="row spread wrap">
        <h1>{title}</h1>
        <SavedLine savedAt={draft.savedAt} problem={draft.problem} />
      </div>
      {missing.value.length > 0 ? <MissingList key={checks.value} missing={missing.value} /> : null}
      <BesideForm record={record} body={draft.body} gate={gate} onField={goToField} />
      {definition.sections
        .filter((section) => !(section.byWorkers && isFromTheHome(notebook.person.role)))
        .map((section) => (
          <section key={section.id} aria-labelledby={`s-${section.id}`}>
            <h2 id={`s-${section.id}`}>{section.title}</h2>
            {section.hint ? <p class="soft">{section.hint}</p> : null}
            <SectionFields definition={definition} section={section} draft={draft} missing={missingFields} />
          </section>
        ))}
      {definition.type === 'action' ? <ActionGoal draft={draft} /> : null}
      <div class="row wrap form-end">
        <button
          type="button"
          class="btn go big"
          onClick={() => {
            void finish()
          }}
        >
          {definition.signOff && mayWrite && !gate ? (
            <>
              <Icon name="lock" />
              Check and sign
            </>
          ) : (
            <>
              <Icon name="done" />
              Done
            </>
          )}
        </button>
        {gate ? (
          <a
            class="link"
            href={`#${BEFORE_SIGNING}`}
            onClick={(event) => {
              event.preventDefault()
              const list = document.getElementById(BEFORE_SIGNING)
              list?.scrollIntoView?.({ block: 'center' })
              list?.focus({ preventScroll: true })
            }}
          >
            What comes before a signature
          </a>
        ) : null}
        <SavedLine savedAt={draft.savedAt} problem={draft.problem} />
      </div>
      {signing.value ? (
        <SignSheet
          record={record}
          definition={definition}
          as="sign"
          onClose={() => {
            signing.value = false
          }}
          onSigned={() => route(readingPath(record))}
        />
      ) : null}
    </OwnFrame>
  )
}

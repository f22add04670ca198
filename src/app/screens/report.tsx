/** A provider's progress report, a part at a time, in any order, with what the records know and what comes of it (S1). */
import { useSignal } from '@preact/signals'
import { useLocation } from 'preact-iso'
import { useEffect } from 'preact/hooks'
import { GUIDANCE } from '../../documents/report-guidance.ts'
import { missingForSigning } from '../../model/check.ts'
import type { Finding } from '../../model/check.ts'
import { longDate } from '../../model/calendar.ts'
import { derivedId } from '../../model/derived-id.ts'
import { fileKind, fileSubject } from '../../model/file.ts'
import { may } from '../../model/permission.ts'
import type { CaseRecord } from '../../model/record.ts'
import { dayInWords } from '../../practice/london-day.ts'
import { countsFor } from '../../practice/reports/report-counts.ts'
import type { Counted } from '../../practice/reports/report-counts.ts'
import { reportDue } from '../../practice/reports/report-due.ts'
import { isInverted } from '../../practice/reports/report-period.ts'
import type { ReportBody } from '../../practice/reports/reports-of.ts'
import { progressReport } from '../../records/progress-report.ts'
import { useNotebook, useNow, useSync, useToday } from '../context.ts'
import { useDraft } from '../form/draft.ts'
import { FieldControl } from '../form/field-control.tsx'
import { goToField, MissingList } from '../form/missing-list.tsx'
import { TopFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { SavedLine } from '../parts/saved-line.tsx'
import { childPath, paperPath, readingPath } from '../paths.ts'
import { NotHere } from './not-here.tsx'
import { RecordPage } from './record.tsx'
import { ReportAbout } from './report-about.tsx'
import { ReportAside } from './report-aside.tsx'
import { ReportConcerns } from './report-concerns.tsx'
import { NamesTyped } from './report-names.tsx'
import { ReportOverall } from './report-overall.tsx'
import { asksFor, partOf, PARTS, partState } from './report-parts.ts'
import type { PartId } from './report-parts.ts'
import { ReportOutcomes, ReportProgress } from './report-progress.tsx'
import { SignSheet } from './sign-sheet.tsx'
import { SHAPES } from './visit-sections.tsx'
import '../look/screens/report.css'

export function ReportScreen({ recordId }: { readonly recordId: string }) {
  const { casebook, person } = useNotebook()
  const record = casebook.get(recordId)
  if (!record) return <NotHere what="This report" loading={casebook.loaded.value !== 'all'} />
  const writable = record.status === 'draft' && may(person, 'amend', progressReport, record)
  return writable ? <Writing recordId={recordId} /> : <RecordPage recordId={recordId} />
}

function Writing({ recordId }: { readonly recordId: string }) {
  const notebook = useNotebook()
  const sync = useSync()
  const today = useToday()
  const now = useNow()
  const { route } = useLocation()
  const draft = useDraft(recordId)
  const part = useSignal<PartId>(partInAddress())
  const missing = useSignal<readonly Finding[]>([])
  const checks = useSignal(0)
  const signing = useSignal(false)
  useEffect(() => {
    if (location.hash.startsWith('#f-')) goToField(location.hash.slice('#f-'.length))
  }, [])
  const { record } = draft
  if (!record) return null
  const body = draft.body as ReportBody
  const childId = childOf(record)
  const household = record.fileIds.find((file) => fileKind(file) === 'household')
  const counts = countsOf(notebook, childId, body, now)
  const last = reportDue(notebook.casebook, childId, today)?.last
  const at = PARTS.findIndex(({ id }) => id === part.value)
  const { id, asks, title } = PARTS[at] ?? PARTS[0]
  const next = PARTS[at + 1]
  const missingIds = new Set(missing.value.map(({ field }) => field))

  const open = (to: PartId, field?: string) => {
    part.value = to
    setTimeout(() => {
      if (field) goToField(field)
      else document.getElementById('part-head')?.focus()
    })
  }
  async function check(): Promise<void> {
    draft.set('sent', today)
    draft.set(
      'counts',
      counts.map(({ prompt, said, recordIds }) => ({
        id: derivedId(recordId, `count:${prompt}`),
        prompt,
        said,
        records: recordIds.join(' '),
      })),
    )
    await draft.flush()
    if (draft.problem.value) return
    missing.value = missingForSigning(progressReport, notebook.casebook.get(recordId)?.body ?? draft.body)
    checks.value += 1
    if (missing.value.length === 0) signing.value = true
  }

  return (
    <TopFrame title="Progress report" class="report">
      <main class="page report-cols" id="page" tabIndex={-1}>
        <nav aria-label="Parts of the report">
          <a class="back" href={childPath(childId, 'papers')}>
            <Icon name="back" />
            Papers
          </a>
          <ul class="sections">
            {PARTS.map((one) => {
              const state = partState(one.id, body)
              return (
                <li key={one.id}>
                  <a
                    href={`#${one.id}`}
                    aria-current={one.id === id ? 'true' : undefined}
                    onClick={(event) => {
                      event.preventDefault()
                      open(one.id)
                    }}
                  >
                    <span class={`status ${SHAPES[state.shape].kind}`}>
                      <Icon name={SHAPES[state.shape].icon} />
                    </span>
                    <span>
                      <b>{one.title}</b>
                      <small>{state.words}</small>
                    </span>
                  </a>
                </li>
              )
            })}
          </ul>
        </nav>
        <div class="report-main">
          <p class="soft">{headLine(body)}</p>
          <h1 class="pagehead" id="part-head" tabIndex={-1}>
            {asks}
          </h1>
          {missing.value.length > 0 ? (
            <MissingList
              key={checks.value}
              missing={missing.value}
              onGo={(field) => open(isProgress(field, body) ? 'progress' : partOf(field), field)}
            />
          ) : null}
          {id === 'about' ? null : <p class="soft guidance">{GUIDANCE[id]}</p>}
          {id === 'overall' ? <ReportOverall draft={draft} missing={missingIds} /> : null}
          {id === 'outcomes' ? <ReportOutcomes draft={draft} missing={missingIds} /> : null}
          {id === 'progress' ? <ReportProgress draft={draft} missing={missingIds} /> : null}
          {id === 'concerns' ? <ReportConcerns draft={draft} counts={counts} /> : null}
          {id === 'about' ? <ReportAbout draft={draft} last={last} missing={missingIds} /> : null}
          {id === 'planned' || id === 'support'
            ? (PARTS[at]?.fields ?? []).map((field) =>
                asksFor(field, body) ? (
                  <FieldControl
                    key={field}
                    field={progressReport.fields[field]}
                    fieldId={field}
                    value={draft.body[field]}
                    onChange={(value) => draft.set(field, value)}
                    record={record}
                    missing={missingIds.has(field)}
                    {...(progressReport.fields[field].label === title
                      ? { label: <span class="vh">{title}</span> }
                      : {})}
                  />
                ) : null,
              )
            : null}
          {/* below what is written, which so stays where it is while somebody types a name */}
          <NamesTyped body={body} childId={childId} set={(field, value) => draft.set(field, value)} />
          <div class="row wrap form-end">
            {next ? (
              <button type="button" class="btn go big" onClick={() => open(next.id)}>
                Next: {next.title.toLowerCase()}
              </button>
            ) : null}
            <button type="button" class={next ? 'btn' : 'btn go big'} onClick={() => void check()}>
              <Icon name="lock" />
              Check and send
            </button>
            <a class="btn plain" href={paperPath(record)}>
              <Icon name="paper" />
              On paper
            </a>
            <SavedLine savedAt={draft.savedAt} problem={draft.problem} />
          </div>
        </div>
        <ReportAside childId={childId} household={household} status={body.status} />
      </main>
      {signing.value ? (
        <SignSheet
          record={record}
          definition={progressReport}
          as="sign"
          onClose={() => {
            signing.value = false
          }}
          onSigned={() => {
            void sync.now()
            route(readingPath(record))
          }}
        />
      ) : null}
    </TopFrame>
  )
}

const childOf = ({ fileIds }: CaseRecord): string => {
  const file = fileIds.find((one) => fileKind(one) === 'child')
  return file ? fileSubject(file) : ''
}

/** "Check and sign" on the record's own page leads to the field itself. */
const partInAddress = (): PartId =>
  location.hash.startsWith('#f-') ? partOf(location.hash.slice('#f-'.length).split('.')[0] ?? '') : 'overall'

/** What is missing in the rows of the outcomes is mostly their progress. */
const isProgress = (field: string, { outcomes = [] }: ReportBody): boolean =>
  field === 'outcomes' && outcomes.length > 0 && outcomes.every(({ outcome, term }) => outcome?.trim() && term)

function countsOf(
  { casebook, person }: ReturnType<typeof useNotebook>,
  childId: string,
  body: ReportBody,
  now: string,
): readonly Counted[] {
  const { from, until } = body
  if (!from || !until || isInverted(body)) return []
  return countsFor(person, casebook, childId, { from, until }, now)
}

function headLine({ code, age, from, until, provider }: ReportBody): string {
  const who = `child ${code ?? 'without a number'}${age ? `, ${age}` : ''}`
  const begins = from && (from.slice(0, 4) === until?.slice(0, 4) ? dayInWords(from) : longDate(from))
  const days = begins && until ? `${begins} to ${longDate(until)}` : 'no days yet'
  return ['Progress report', who, days, provider].filter(Boolean).join(' · ')
}

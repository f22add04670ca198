import { useNotebook } from '../context.ts'
import type { CaseRecord } from '../../model/record.ts'
import type { AnyRecordDefinition } from '../../model/define-record.ts'
import { fileKind } from '../../model/file.ts'
import { may, viewFor } from '../../model/permission.ts'
import { upgradeRecord } from '../../model/upgrade.ts'
import { asType } from '../../practice/of-type.ts'
import { definitionOf } from '../../records/all.ts'
import { progressReport } from '../../records/progress-report.ts'
import { fileName, titleOf } from '../names.ts'
import { OwnFrame } from '../parts/frame.tsx'
import { Name, useSentence } from '../parts/name.tsx'
import { RecordFlag } from '../parts/record-flag.tsx'
import { Status } from '../parts/status.tsx'
import { filePath } from '../paths.ts'
import { capital } from '../words.ts'
import { withStandardWords } from './audit-words.ts'
import { Conflict } from './conflict.tsx'
import { LogFollow } from './log-follow.tsx'
import { LogTone, useAtTheWords, useHighlights } from './log-tone.tsx'
import { NotFound } from './not-found.tsx'
import { Addenda, RecordAside } from './record-aside.tsx'
import { ActionSupport } from './action-support.tsx'
import { RecordBeside } from './record-beside.tsx'
import { RecordBody } from './record-body.tsx'
import { Joined } from './record-joined.tsx'
import { LOOK } from './report-look.ts'
import { RecordSteps } from './record-steps.tsx'

/** Any record, as it is read: what it says, who stands for it, what may be done with it next. */
export function RecordPage({ recordId }: { readonly recordId: string }) {
  const notebook = useNotebook()
  const sentence = useSentence()
  const found = notebook.casebook.get(recordId)
  if (!found)
    return notebook.casebook.loaded.value === 'all' ? (
      <NotFound words="This record is not on this device." />
    ) : (
      <Opening />
    )
  const definition = definitionOf(found.type)
  const { record, readable } = upgradeRecord(definition, found)
  if (!definition || !readable) return <LaterVersion record={record} />
  const seen = viewFor(notebook.person, definition, record)
  if (!seen) return <NotFound words="This record is kept from your role." />
  const home =
    seen.fileIds.find((file) => fileKind(file) === 'child') ??
    seen.fileIds.find((file) => fileKind(file) === 'household')
  const title = titleOf(notebook.casebook, seen)
  const look = reportLook(seen)
  const writable = may(notebook.person, 'amend', definition, seen)
  return (
    <OwnFrame
      title={title}
      class="record"
      back={
        home
          ? { href: filePath(home), words: sentence(fileName(notebook.casebook, home)) || 'Back' }
          : { href: '/', words: 'Home' }
      }
    >
      <h1>{sentence(title)}</h1>
      <p class="row wrap">
        <span class="soft">
          {capital(definition.words.one)}
          <Files record={seen} />
        </span>
        {look ? (
          <Status kind={look.kind} tag>
            {look.word}
          </Status>
        ) : null}
        {seen.status === 'signed' ? (
          <Status kind="quiet" icon="lock" tag>
            Signed
          </Status>
        ) : null}
        {seen.status === 'draft' && definition.signOff ? (
          <Status kind="quiet" icon="half" tag>
            Not signed yet
          </Status>
        ) : null}
        <RecordFlag record={seen} tag />
      </p>
      {seen.extract ? (
        <p class="only-copy">
          <Status kind="soon" icon="paper">
            You see what is shared with your role, not the whole record.
          </Status>
        </p>
      ) : null}
      {writable
        ? seen.conflicts.map((conflict) => (
            <Conflict key={conflict.id} record={seen} definition={definition} conflict={conflict} />
          ))
        : seen.conflicts.map(({ id, field }) => (
            <p class="only-copy" key={id}>
              <Status kind="soon" icon="note">
                “{definition.fields[field]?.label ?? field}” was written in two places. Both are kept until somebody who
                writes in it chooses.
              </Status>
            </p>
          ))}
      {seen.extract ? null : (
        <Joined
          record={seen}
          definition={definition}
          mayRead={writable || may(notebook.person, 'sign', definition, seen)}
        />
      )}
      <div class="record-cols">
        <div class="stack-5">
          {seen.type === 'daily-log' && !seen.extract ? (
            <ReadLog log={seen} definition={definition} />
          ) : (
            <RecordBody
              definition={definition}
              body={seen.type === 'audit' ? withStandardWords(seen.body) : seen.body}
            />
          )}
          <Addenda record={seen} settles={may(notebook.person, 'sign', definition, seen)} />
          {/* the safe act first: what throws away stands at the end of the steps */}
          {seen.type === 'action' ? <ActionSupport actionId={seen.id} /> : null}
          {writable && seen.conflicts.length > 0 ? null : <RecordSteps record={seen} definition={definition} />}
          {seen.type === 'daily-log' && !seen.extract ? <LogFollow log={seen} /> : null}
          <RecordBeside record={seen} />
        </div>
        <RecordAside record={seen} />
      </div>
    </OwnFrame>
  )
}

/** A carer's log, with the words that stand out in it where this reader may see so. */
function ReadLog({ log, definition }: { readonly log: CaseRecord; readonly definition: AnyRecordDefinition }) {
  const highlights = useHighlights(log)
  useAtTheWords(log.id, highlights)
  return (
    <>
      <RecordBody definition={definition} body={log.body} highlights={highlights} />
      <LogTone log={log} />
    </>
  )
}

function reportLook(record: CaseRecord) {
  const status = asType(progressReport, record)?.body.status
  return status && LOOK[status]
}

function Files({ record }: { readonly record: CaseRecord }) {
  const { casebook } = useNotebook()
  const files = ['child', 'household'].flatMap((kind) =>
    record.fileIds.filter((file) => fileKind(file) === kind && fileName(casebook, file) !== ''),
  )
  return (
    <>
      {files.map((file) => (
        <span key={file}>
          {' '}
          ·{' '}
          <a href={filePath(file)}>
            <Name inert>{fileName(casebook, file)}</Name>
          </a>
        </span>
      ))}
    </>
  )
}

/** Written by a newer Doorstep: shown as such, and not one byte of it is touched. */
function LaterVersion({ record }: { readonly record: CaseRecord }) {
  return (
    <OwnFrame title="A record from a later version" class="record" page="stack" back={{ href: '/', words: 'Home' }}>
      <h1>A record from a later version</h1>
      <p>
        This Doorstep does not know how to read it yet, so it is kept exactly as it came. After the next update you can
        open it.
      </p>
      <p class="soft small">
        Kind: {record.type}, version {record.schemaVersion}
      </p>
    </OwnFrame>
  )
}

function Opening() {
  return (
    <OwnFrame title="Opening">
      <h1>Opening …</h1>
    </OwnFrame>
  )
}

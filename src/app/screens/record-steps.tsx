import { useSignal } from '@preact/signals'
import { useLocation } from 'preact-iso'
import { useEffect, useRef } from 'preact/hooks'
import { papersOf } from '../../documents/which-papers.ts'
import { missingForSigning } from '../../model/check.ts'
import type { Finding } from '../../model/check.ts'
import type { AnyRecordDefinition } from '../../model/define-record.ts'
import { may } from '../../model/permission.ts'
import { isFromTheHome } from '../../model/person.ts'
import type { CaseRecord } from '../../model/record.ts'
import { whyNotSignHere } from '../../records/around-signing.ts'
import { useNotebook, useNow } from '../context.ts'
import { controlId } from '../form/control.ts'
import { MissingList } from '../form/missing-list.tsx'
import { announce } from '../parts/announce.ts'
import { Icon } from '../parts/icon.tsx'
import { OpenedForADay, useNotSignedHere } from '../parts/opened-for-a-day.tsx'
import { afterwardsPath, childsVersionPath, paperPath, writingPath } from '../paths.ts'
import { Amend } from './amend.tsx'
import { BesideForm } from './beside-form.tsx'
import { ReadReceipt } from './read-receipt.tsx'
import { JOINED } from './record-joined.tsx'
import { SignSheet } from './sign-sheet.tsx'
import { WrongFile } from './wrong-file-sheet.tsx'

interface Props {
  readonly record: CaseRecord
  readonly definition: AnyRecordDefinition
}

/** What may be done with a record next, one filled button at most. No button is ever disabled: it says what is missing. */
export function RecordSteps({ record, definition }: Props) {
  const notebook = useNotebook()
  const now = useNow()
  const { route } = useLocation()
  const missing = useSignal<readonly Finding[] | undefined>(undefined)
  const signing = useSignal<'sign' | 'countersign' | undefined>(undefined)
  const unread = useSignal(false)
  const opened = useNotSignedHere(record)
  const allowed = (action: Parameters<typeof may>[1]) => may(notebook.person, action, definition, record)
  const draft = record.status === 'draft'
  const mine = record.author.personId === notebook.person.personId
  const canWrite = draft && allowed('amend') && !record.extract && !(definition.immutable && record.revision > 0)
  const canSign = draft && allowed('sign') && definition.signOff !== undefined
  // What must come first is said at once: a signature that would be refused is not offered.
  const gate = canSign
    ? whyNotSignHere(notebook.casebook, record, definition, { ...notebook.person, at: now })
    : undefined
  // What somebody has read and answered is not thrown away any more; it is added to or changed.
  const readByOthers = record.marks.some(({ personId }) => personId !== notebook.person.personId)
  const goTo = (field: string) => route(`${writingPath(record)}#${controlId(field)}`)
  const check = () => {
    if (record.mergedUnread) {
      unread.value = true
      return document.getElementById(JOINED)?.focus()
    }
    const found = missingForSigning(definition, record.body)
    missing.value = found
    if (found.length === 0) signing.value = 'sign'
  }
  return (
    <section class="steps-next stack" aria-label="What next">
      {missing.value && missing.value.length > 0 ? <MissingList missing={missing.value} onGo={goTo} /> : null}
      {canSign ? <BesideForm record={record} gate={gate} onField={goTo} /> : null}
      {unread.value && record.mergedUnread ? (
        <p class="not-kept" role="alert">
          <Icon name="note" />
          <span>Two people’s words stand in it that nobody has read together. Read them above, then sign.</span>
        </p>
      ) : null}
      <div class="row wrap">
        {canWrite ? (
          <a class={canSign && !gate ? 'btn' : 'btn go'} href={writingPath(record)}>
            <Icon name="pen" />
            {!definition.signOff ? 'Add or change' : mine ? 'Go on writing' : 'Write in it'}
          </a>
        ) : null}
        {canSign && !gate ? (
          <button type="button" class="btn go" onClick={check}>
            <Icon name="lock" />
            Check and sign
          </button>
        ) : null}
        {countersignAsked(record, definition) && allowed('countersign') && opened ? (
          <OpenedForADay why={opened} />
        ) : countersignAsked(record, definition) && allowed('countersign') ? (
          <button
            type="button"
            class="btn go"
            onClick={() => {
              signing.value = 'countersign'
            }}
          >
            <Icon name="lock" />
            {record.type === 'progress-report' ? 'Say that it has come' : 'Countersign'}
          </button>
        ) : null}
        {papersOf(record).length > 0 ? (
          <a class="btn plain" href={paperPath(record)}>
            <Icon name="paper" />
            On paper
          </a>
        ) : null}
      </div>
      <LeadsOn record={record} />
      {record.status === 'signed' && allowed('amend') && !record.extract ? <Amend record={record} /> : null}
      {!mine && !(record.mergedUnread && (allowed('amend') || allowed('sign'))) ? (
        <ReadReceipt record={record} />
      ) : null}
      {draft && mine && canWrite && !readByOthers ? <ThrowAway record={record} /> : null}
      <WrongFile record={record} />
      {signing.value ? (
        <SignSheet
          record={record}
          definition={definition}
          as={signing.value}
          onClose={() => {
            signing.value = undefined
          }}
        />
      ) : null}
    </section>
  )
}

/** What is done with it after the signature has a page of its own. */
function LeadsOn({ record }: { readonly record: CaseRecord }) {
  const { role } = useNotebook().person
  if (record.extract || record.status !== 'signed' || isFromTheHome(role)) return null
  const on =
    record.type === 'stability-meeting'
      ? { href: afterwardsPath(record), words: 'What follows the meeting', icon: 'go' }
      : record.type === 'childs-version'
        ? { href: childsVersionPath(record), words: 'Show it to the child', icon: 'face' }
        : undefined
  return on ? (
    <p>
      <a class="btn go" href={on.href}>
        <Icon name={on.icon} />
        {on.words}
      </a>
    </p>
  ) : null
}

export function countersignAsked(record: CaseRecord, definition: AnyRecordDefinition): boolean {
  const second = definition.signOff?.countersign
  if (!second || record.status !== 'signed' || record.signatures.some(({ as }) => as === 'countersign')) return false
  return second.when?.(record.body) ?? true
}

const BRING_BACK_S = 10

/** Thrown away after a moment in which it can be brought back; what was sent stays in the history. */
function ThrowAway({ record }: { readonly record: CaseRecord }) {
  const notebook = useNotebook()
  const { route } = useLocation()
  const asked = useSignal(false)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const go = async () => {
    timer.current = undefined
    await notebook.discard(record.id)
    announce('Thrown away')
  }
  useEffect(
    () => () => {
      if (timer.current === undefined) return
      clearTimeout(timer.current)
      void go()
    },
    [],
  )
  if (!asked.value) {
    const ask = () => {
      asked.value = true
      timer.current = setTimeout(() => {
        void go().then(() => route('/', true))
      }, BRING_BACK_S * 1000)
    }
    return (
      <p>
        <button type="button" class="tool" onClick={ask}>
          <Icon name="bin" />
          Throw this draft away
        </button>
      </p>
    )
  }
  const back = () => {
    clearTimeout(timer.current)
    timer.current = undefined
    asked.value = false
  }
  return (
    <p class="row wrap" role="status">
      <span>It is thrown away in {BRING_BACK_S} seconds, or when you leave this page.</span>
      <button type="button" class="btn plain tight" onClick={back}>
        <Icon name="undo" />
        Bring it back
      </button>
    </p>
  )
}

import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Notebook, OutboxItem } from '../../device/notebook.ts'
import type { CaseRecord } from '../../model/record.ts'
import { definitionOf } from '../../records/all.ts'
import { useNotebook, useShell, useSync, useToday } from '../context.ts'
import { titleOf } from '../names.ts'
import { announce } from '../parts/announce.ts'
import { Icon } from '../parts/icon.tsx'
import { useSentence } from '../parts/name.tsx'
import { kindWords, progressWords } from '../parts/send-progress.tsx'
import { Status } from '../parts/status.tsx'
import { readingPath, writingPath } from '../paths.ts'
import { DecisionWords, HeldWords } from './outbox-held.tsx'
import type { UnsentNote } from './outbox-note.ts'
import { UnsentFile } from './unsent-file.tsx'
import { capital, count, dayOf, nearDay, sizeWords, timeOf, whenWords } from '../words.ts'

const WORST_FIRST: readonly OutboxItem['state'][] = ['needs-you', 'waiting', 'sending', 'received']
const STATE_WORDS: { readonly [S in OutboxItem['state']]: string } = {
  waiting: 'Waiting for signal',
  sending: 'Being sent',
  received: 'With the council, waiting for its receipt',
  'needs-you': 'Needs you',
}

export function unsentNotes(items: readonly OutboxItem[]): readonly UnsentNote[] {
  const notes = new Map<string, UnsentNote>()
  for (const item of items) {
    if (item.attachment) {
      notes.set(item.opId, { ...item, key: item.opId, attachment: item.attachment, items: [item] })
      continue
    }
    // what was decided together is one line, and stands apart from what is still to be sent
    const key = item.decision ? `${item.recordId} ${item.decision.at}` : item.recordId
    const before = notes.get(key)
    const worst = before && WORST_FIRST.indexOf(before.state) <= WORST_FIRST.indexOf(item.state) ? before : item
    const reason = worst.reason ?? before?.reason
    notes.set(key, {
      key,
      recordId: item.recordId,
      state: worst.state,
      bytes: (before?.bytes ?? 0) + item.bytes,
      writtenAt: before && before.writtenAt > item.writtenAt ? before.writtenAt : item.writtenAt,
      ...(reason ? { reason } : {}),
      ...(item.decision ? { decision: item.decision } : {}),
      items: [...(before?.items ?? []), item],
    })
  }
  return [...notes.values()]
}

/** The heading of the list, in the words of the strip. */
export function outboxHeading(notes: readonly UnsentNote[]): string {
  const needsYou = notes.filter(({ state }) => state === 'needs-you').length
  if (notes.length === 0) return 'All sent'
  if (needsYou > 0) return `${needsYou} ${needsYou === 1 ? 'needs' : 'need'} you`
  const onlyHere = notes.filter(isOnlyHere)
  return onlyHere.length === 0 ? 'All sent' : `${count(onlyHere.length, 'note')} only on this device`
}

export function OutboxList({ onOpen }: { readonly onOpen?: () => void }) {
  const notebook = useNotebook()
  const sync = useSync()
  const shell = useShell()
  const today = useToday()
  // what was typed a moment ago is not in the outbox yet: the list would say that every word has arrived
  useEffect(() => void shell.keepAll(), [])
  const status = sync.status.value
  const trying = useSignal(false)
  const outcome = useSignal('')
  const notes = unsentNotes(notebook.outbox.value)
  const onlyHere = notes.filter(isOnlyHere)
  const lastSent = status.lastSentAt
    ? `Last sent ${sentWhen(status.lastSentAt, today)}.`
    : 'Nothing has been sent from this device yet.'
  const tryNow = async () => {
    const before = sync.status.peek().lastContactAt
    trying.value = true
    outcome.value = ''
    await shell.keepAll()
    await sync.now()
    trying.value = false
    const left = unsentNotes(notebook.outbox.value).filter(isOnlyHere).length
    // a press that changes nothing on the page would look like a button that does not work
    outcome.value =
      sync.status.peek().lastContactAt === before
        ? `Tried at ${timeOf(new Date().toISOString())}: the council cannot be reached just now. Nothing is lost, and it will be tried again by itself.`
        : ''
    announce(outcome.value || (left === 0 ? 'All sent' : `${count(left, 'note')} still only on this device`))
  }
  return (
    <>
      <p>
        {onlyHere.length > 0
          ? `${onlyHere.length === 1 ? 'It is sealed and safe here. It will go by itself' : 'They are sealed and safe here. They will go by themselves'} when there is signal. ${lastSent}`
          : `Every word you wrote has reached the council. ${lastSent}`}
      </p>
      {notes.length > 0 ? (
        <ul class="rows">
          {notes.map((note) => (
            <Unsent key={note.key} note={note} notebook={notebook} today={today} {...(onOpen ? { onOpen } : {})} />
          ))}
        </ul>
      ) : null}
      {onlyHere.length > 0 ? (
        <p class="only-copy">
          <Status kind="soon" icon="device">
            Until {onlyHere.length === 1 ? 'it goes' : 'they go'}, this device holds the only copy. Please do not clear
            its browser.
          </Status>
        </p>
      ) : null}
      <button
        type="button"
        class="btn go big wide"
        aria-busy={trying.value}
        onClick={() => {
          void tryNow()
        }}
      >
        <Icon name="up" />
        {trying.value ? 'Trying …' : onlyHere.length > 0 ? 'Try to send now' : 'Look for news now'}
      </button>
      {outcome.value ? <p class="small">{outcome.value}</p> : null}
      <UnsentFile unsent={onlyHere.length + notebook.jots.value.length > 0} />
    </>
  )
}

function Unsent(props: {
  readonly note: UnsentNote
  readonly notebook: Notebook
  readonly today: string
  readonly onOpen?: () => void
}) {
  const { note, notebook, today } = props
  const record = notebook.casebook.get(note.recordId)
  const waitsForFiles = notebook.outbox.value.some((item) => item.attachment && item.recordId === note.recordId)
  const sentence = useSentence()
  const title = record ? sentence(titleOf(notebook.casebook, record)) : titleWithout(notebook, note)
  const icon = note.attachment
    ? kindWords(note.attachment.mime) === 'A paper'
      ? 'clip'
      : 'photo'
    : record && definitionOf(record.type)?.icon
  return (
    <li class="out">
      <span class="soft">
        <Icon name={icon ?? 'note'} />
      </span>
      <div class="grow">
        <b>
          {note.attachment ? `${kindWords(note.attachment.mime)} in: ` : ''}
          {title}
        </b>
        <p class="small">
          {note.decision ? (
            <DecisionWords note={note} decision={note.decision} />
          ) : note.state === 'needs-you' ? (
            <Status kind="urgent">{note.reason ?? STATE_WORDS['needs-you']}</Status>
          ) : (
            stateOf(note, waitsForFiles)
          )}
        </p>
        {note.decision ? null : <p class="small soft">{sizeOf(note, today)}</p>}
      </div>
      {record ? (
        <a class="btn plain tight" href={openPath(record, note)} onClick={props.onOpen}>
          Open<span class="vh"> {title}</span>
        </a>
      ) : null}
      <HeldWords note={note} />
    </li>
  )
}

/** From a saved file it has its words but no page yet; otherwise its file was taken away. */
function titleWithout(notebook: Notebook, note: UnsentNote): string {
  const opId = notebook.outbox.peek().find((item) => item.recordId === note.recordId && !item.attachment)?.opId
  const text = opId === undefined ? undefined : notebook.unsentText(opId)
  if (!text) return note.attachment ? 'A saved file' : 'Something taken away'
  const { type } = JSON.parse(text) as { readonly type: string }
  return `${capital(definitionOf(type)?.words.one ?? 'A note')}, from a saved file`
}

/** The others are with the council already: it has answered something about them. */
const isOnlyHere = ({ items }: UnsentNote): boolean =>
  items.some((item) => !item.decision && !item.stale && !item.withCouncil && item.state !== 'received')

/** A note is with the council when its pictures and papers are. */
const stateOf = ({ attachment, state, items }: UnsentNote, waitsForFiles: boolean): string =>
  attachment && attachment.sent > 0 && state !== 'sending'
    ? 'Partly sent. Carries on where it stopped.'
    : state === 'received' && waitsForFiles && !attachment
      ? 'Its words are with the council, not all of its pictures and papers'
      : state === 'received' && items.some((item) => item.withCouncil)
        ? 'With the council, where somebody decides'
        : STATE_WORDS[state]

function sizeOf(note: UnsentNote, today: string): string {
  if (note.attachment) return progressWords(note.attachment.sent, note.attachment.of)
  return `${sizeWords(note.bytes)} · written ${whenWords(note.writtenAt, today).replace(/^today /, '')}`
}

const openPath = (record: CaseRecord, note: UnsentNote): string =>
  record.status === 'draft' && note.state !== 'needs-you' ? writingPath(record) : readingPath(record)

const sentWhen = (iso: string, today: string): string =>
  dayOf(iso) === today ? timeOf(iso) : `${nearDay(dayOf(iso), today)} ${timeOf(iso)}`

/** The outbox in memory, as the strip and its list show it. The rows on the disk are the truth; this follows them. */
import { computed, signal } from '@preact/signals'
import type { ReadonlySignal, Signal } from '@preact/signals'
import type { Uuid } from '../model/file.ts'
import { PUSH_MAX_SINGLE_BYTES } from '../protocol/messages.ts'
import { bytesSent } from './blob-progress.ts'
import type { OutboxItem } from './notebook.ts'
import type { BlobRow, OutboxRow } from './rows.ts'

/** Refused alone this often while others went through: a person looks at it. */
export const REFUSED_TOO_OFTEN = 3

/** One whose words are written: before that nobody but this device knows of it. */
export type UnsentBlob = BlobRow & { readonly recordId: Uuid }

export interface OutboxInMemory {
  readonly items: ReadonlySignal<readonly OutboxItem[]>
  readonly sending: Signal<ReadonlySet<Uuid>>
  rows(): readonly OutboxRow[]
  put(rows: readonly OutboxRow[]): void
  /** As read from the disk a moment ago: what has gone since does not come back. */
  follow(rows: readonly OutboxRow[]): void
  remove(opIds: readonly Uuid[]): void
  putBlobs(rows: readonly BlobRow[]): void
  unsentBlobs(): readonly UnsentBlob[]
  /** No words name them any more. */
  letGoOfBlobs(ids: readonly string[]): void
  clear(): void
}

const isHeldThere = (row: OutboxRow): boolean => row.answer === 'parked' || row.answer === 'quarantined'
const isRefused = (row: OutboxRow): boolean => (row.refused ?? 0) >= REFUSED_TOO_OFTEN

export const needsPerson = (row: OutboxRow): boolean =>
  isSettled(row) || isRefused(row) || (isHeldThere(row) && !row.seen)

export const received = (row: OutboxRow): boolean =>
  row.answer !== undefined && row.answer !== 'retry' && !needsPerson(row)

/** A lane that waits for a person: nothing after it is sent. Quarantined words go on, so that all of them are safe there. */
export const holdsLane = (row: OutboxRow): boolean =>
  !isSettled(row) && (row.answer === 'parked' || (row.answer !== 'quarantined' && isRefused(row)))

/** Nothing more is to be sent or awaited of it: the line only tells the person what became of it. */
export const isSettled = (row: OutboxRow): boolean => row.answer === 'stale' || row.decision !== undefined

/** What the next pull asks about: whether it has taken effect, and whether somebody has decided. */
export const isAsked = (row: OutboxRow): boolean => !row.decision && (isHeldThere(row) || row.answer === 'kept')

/** Perhaps for the last resort: `sync/dead-letters.ts` looks closely. A character is three bytes at most. */
export const isStuck = (row: OutboxRow): boolean =>
  row.answer === undefined && ((row.refused ?? 0) >= REFUSED_TOO_OFTEN || row.text.length * 3 > PUSH_MAX_SINGLE_BYTES)

export function outboxInMemory(): OutboxInMemory {
  const rows = new Map<Uuid, OutboxRow>()
  const blobs = new Map<string, BlobRow>()
  const gone = new Set<Uuid>()
  const version = signal(0)
  const sending = signal<ReadonlySet<Uuid>>(new Set())
  const changed = () => {
    version.value = version.peek() + 1
  }

  const itemOf = (row: OutboxRow): OutboxItem => ({
    opId: row.opId,
    recordId: row.recordId,
    state: needsPerson(row)
      ? 'needs-you'
      : received(row)
        ? 'received'
        : sending.value.has(row.opId)
          ? 'sending'
          : 'waiting',
    bytes: received(row) ? 0 : row.text.length,
    writtenAt: row.writtenAt,
    ...(row.reason !== undefined && { reason: row.reason }),
    ...(row.decision && { decision: row.decision }),
    ...(isHeldThere(row) && { withCouncil: true as const }),
    ...(row.answer === 'stale' && { stale: true as const }),
  })
  const itemOfBlob = (row: UnsentBlob): OutboxItem => {
    const sent = bytesSent(row)
    return {
      opId: row.id,
      recordId: row.recordId,
      state: sending.value.has(row.id) ? 'sending' : 'waiting',
      bytes: row.ref.bytes - sent,
      writtenAt: '',
      attachment: { sha256: row.ref.sha256, mime: row.ref.mime, sent, of: row.ref.bytes },
    }
  }

  const inMemory: OutboxInMemory = {
    sending,
    items: computed(() => {
      void version.value
      const words = [...rows.values()].sort((a, b) => a.order - b.order).map(itemOf)
      return [...words, ...inMemory.unsentBlobs().map(itemOfBlob)]
    }),
    rows: () => [...rows.values()],
    unsentBlobs: () => [...blobs.values()].filter((row): row is UnsentBlob => row.recordId !== undefined),
    put(changedRows) {
      for (const row of changedRows) gone.delete(row.opId)
      inMemory.follow(changedRows)
    },
    follow(read) {
      for (const row of read)
        if (!gone.has(row.opId) && (rows.get(row.opId)?.stamp ?? -1) <= row.stamp) rows.set(row.opId, row)
      changed()
    },
    remove(opIds) {
      for (const opId of opIds) {
        rows.delete(opId)
        gone.add(opId)
      }
      changed()
    },
    putBlobs(changedRows) {
      for (const row of changedRows) {
        if (row.sent !== undefined && row.sent.length < row.chunks) blobs.set(row.id, row)
        else blobs.delete(row.id)
      }
      changed()
    },
    letGoOfBlobs(ids) {
      for (const id of ids) blobs.delete(id)
      changed()
    },
    clear() {
      rows.clear()
      blobs.clear()
      sending.value = new Set()
      changed()
    },
  }
  return inMemory
}

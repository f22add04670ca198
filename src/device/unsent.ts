/** Everything that only this device has, as it will travel: frozen, byte for byte. */
import type { Uuid } from '../model/file.ts'
import { toBase64 } from '../protocol/letter.ts'
import type { LetterContent } from '../protocol/letter.ts'
import { blob } from './blobs.ts'
import type { UnsentBlob } from './outbox-list.ts'
import { outboxRows } from './outbox-rows.ts'
import type { OutboxRow } from './rows.ts'
import { sha256Hex } from './seal.ts'
import { followBases, kept, nextNumbers } from './store.ts'
import type { Store } from './store.ts'

export type FrozenRow = OutboxRow & { readonly sha256: string }
const hasHash = (row: OutboxRow): row is FrozenRow => row.sha256 !== undefined

/** What waits in the outbox, in order; from now on not one byte of it changes. `which` chooses among it. */
export async function freezeUnsent(
  store: Store,
  which: (row: OutboxRow) => boolean = () => true,
): Promise<readonly FrozenRow[]> {
  const db = store.strict
  const { rows, changed, stamp } = await kept(store, () =>
    db.transaction('rw', [db.outbox, db.said, db.meta], async () => {
      const waiting = (await outboxRows(db))
        .filter((row) => row.text !== '' && which(row))
        .sort((a, b) => a.order - b.order)
      const open = waiting.filter((row) => row.sha256 === undefined)
      if (open.length === 0) return { rows: waiting, changed: [], stamp: 0 }
      const { stamp } = await nextNumbers(db)
      const changed = open.map((row) => ({ ...row, stamp, sha256: sha256Hex(row.text) }))
      await db.outbox.bulkPut(changed)
      const frozen = new Map(changed.map((row) => [row.opId, row]))
      return { rows: waiting.map((row) => frozen.get(row.opId) ?? row), changed, stamp }
    }),
  )
  if (stamp > 0) {
    store.ownStamps.add(stamp)
    followBases(store, stamp - 1, stamp)
  }
  store.outbox.put(changed)
  return rows.filter(hasHash)
}

export const asSent = ({ opId, sha256, text }: FrozenRow): LetterContent['operations'][number] => ({
  opId,
  sha256,
  raw: text,
})

type BlobContent = LetterContent['blobs'][number]

/** Undefined while its bytes are not here, which for something unsent should not be. */
export async function blobContent(store: Store, row: UnsentBlob): Promise<BlobContent | undefined> {
  const bytes = await blob(store, row.ref)
  if (!bytes) return undefined
  const { sha256, mime, name } = row.ref
  return { sha256, mime, bytes: toBase64(bytes), recordId: row.recordId, ...(name !== undefined && { name }) }
}

/** So much in one letter, before sealing: it travels in one piece. */
const LETTER_BYTES = 4 * 1024 * 1024

/** In order, and as few as may be; what is larger by itself goes by itself. */
export function inLetters<T>(pieces: readonly T[]): readonly (readonly T[])[] {
  const letters: T[][] = []
  let size = Number.POSITIVE_INFINITY
  for (const piece of pieces) {
    const bytes = new TextEncoder().encode(JSON.stringify(piece)).length
    if (size + bytes > LETTER_BYTES) {
      letters.push([])
      size = 0
    }
    letters.at(-1)?.push(piece)
    size += bytes
  }
  return letters
}

export const recordsOf = (rows: readonly OutboxRow[]): ReadonlySet<Uuid> => new Set(rows.map((row) => row.recordId))

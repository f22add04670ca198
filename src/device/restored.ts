/**
 * The council's server came back from a backup: it may have forgotten what it had confirmed. Everything kept goes back
 * into the outbox, byte for byte, and every file is read anew. Sent twice does no harm; not sent at all would.
 */
import type { Operation } from '../model/operation.ts'
import { outboxRows } from './outbox-rows.ts'
import type { BaseRow, BlobRow, KeptRow, OutboxRow } from './rows.ts'
import { kept, nextNumbers } from './store.ts'
import type { Store } from './store.ts'

/** True when the server's history is another than the one this device knew. The first one is simply noted. */
export async function serverEpochIs(store: Store, epoch: string): Promise<boolean> {
  const db = store.relaxed
  const known = (await db.meta.get('server epoch'))?.value
  if (known === epoch) return false
  if (known === undefined) {
    await db.meta.put({ key: 'server epoch', value: epoch })
    return false
  }
  await sendAllAgain(store, epoch)
  return true
}

/** Its bytes as they are; whatever was said about it no longer holds. */
function unsentAgain(row: OutboxRow | KeptRow, stamp: number): OutboxRow {
  const { opId, order, recordId, text, sha256, writtenAt } = row
  return { opId, order, recordId, stamp, text, writtenAt, ...(sha256 !== undefined && { sha256 }) }
}

async function sendAllAgain(store: Store, epoch: string): Promise<void> {
  const db = store.strict
  const tables = [db.records, db.bases, db.outbox, db.said, db.kept, db.files, db.blobs, db.meta]
  const { rows, blobs, stamp } = await kept(store, () =>
    db.transaction('rw', tables, async () => {
      const { stamp } = await nextNumbers(db)
      const again = (await db.kept.toArray()).map((row): OutboxRow => unsentAgain(row, stamp))
      const unanswered = (await outboxRows(db)).map((row) => unsentAgain(row, stamp))
      const rows = [...again, ...unanswered].filter((row) => row.text !== '').sort((a, b) => a.order - b.order)
      await db.outbox.bulkPut(rows)
      await db.kept.clear()
      await db.said.clear()
      // what these records show rests on work that is unsent again: no older copy may slip in before it has arrived
      const based = new Set(await db.bases.toCollection().primaryKeys())
      const last = new Map(rows.map((row) => [row.recordId, row]))
      const bases = [...last.values()]
        .filter((row) => !based.has(row.recordId))
        .map((row): BaseRow => {
          const { opId } = JSON.parse(row.text) as Operation
          return { recordId: row.recordId, base: { opId }, lastOpId: opId, before: null }
        })
      await db.bases.bulkPut(bases)
      // read from the start, and still known: a file that the backup does not grant must go out of sight
      await db.files.bulkPut((await db.files.toArray()).map((file) => ({ ...file, seq: 0, chain: file.id })))
      // what was drawn and photographed here may be forgotten too; the server says what it misses
      const blobs = (await db.blobs.toArray())
        .filter((row) => row.sent !== undefined && row.sent.length + (row.parts?.length ?? 0) > 0)
        .map((row): BlobRow => ({ ...row, stamp, sent: [], parts: [] }))
      await db.blobs.bulkPut(blobs)
      await db.meta.put({ key: 'server epoch', value: epoch })
      return { rows, blobs, stamp }
    }),
  )
  store.ownStamps.add(stamp)
  store.outbox.put(rows)
  store.outbox.putBlobs(blobs)
}

/** Longer than the oldest backup that might be brought back. By the server's clock: the device's may be years off. */
const KEEP_DAYS = 90

export async function forgetOldKept(store: Store, serverTime: string): Promise<void> {
  const before = Date.parse(serverTime) - KEEP_DAYS * 86_400_000
  if (Number.isFinite(before)) await store.relaxed.kept.where('at').below(before).delete()
}

/**
 * What leaves this device: files no longer granted, once every unsent operation on them has had its answer, and files
 * that the person unpacked. Copies of what the server has; never a word that is only here.
 */
import type { FileId, Uuid } from '../model/file.ts'
import type { Operation } from '../model/operation.ts'
import { dropBlobsOf } from './blobs.ts'
import type { OutboxRow } from './rows.ts'
import { kept, nextNumbers } from './store.ts'
import type { Store } from './store.ts'

const hasAnswer = (row: OutboxRow): boolean => row.answer !== undefined && row.answer !== 'retry'

/** The files an operation belongs to. Empty when its text has already gone. */
function filesOf(row: OutboxRow): readonly FileId[] {
  return row.text === '' ? [] : (JSON.parse(row.text) as Operation).fileIds
}

/** Removes what may go now; returns the files that went. */
export async function removeRevoked(store: Store): Promise<readonly FileId[]> {
  const revoked = (await store.relaxed.files.toArray()).filter((file) => file.revoked).map((file) => file.id)
  if (revoked.length === 0) return []
  const rows = await store.relaxed.outbox.toArray()
  const busy = new Set(rows.filter((row) => !hasAnswer(row)).flatMap(filesOf))
  return remove(
    store,
    revoked.filter((file) => !busy.has(file)),
  )
}

/** Takes unpacked files off the device, unless something in them is still unsent. */
export async function unpack(store: Store, files: readonly FileId[]): Promise<readonly FileId[]> {
  const busy = new Set((await store.relaxed.outbox.toArray()).flatMap(filesOf))
  return remove(
    store,
    files.filter((file) => !busy.has(file)),
  )
}

async function remove(store: Store, files: readonly FileId[]): Promise<readonly FileId[]> {
  if (files.length === 0) return []
  const db = store.relaxed
  const leaving = new Set(files)
  const tables = [db.records, db.bases, db.outbox, db.kept, db.files, db.meta]
  const { ids, stamp, answered } = await kept(store, () =>
    db.transaction('rw', tables, async () => {
      const staying = new Set(
        (await db.files.toArray()).filter((file) => !leaving.has(file.id) && !file.revoked).map((file) => file.id),
      )
      const ids: Uuid[] = []
      for (const row of await db.records.toArray()) {
        if (
          row.record?.fileIds.some((file) => leaving.has(file)) &&
          !row.record.fileIds.some((file) => staying.has(file))
        )
          ids.push(row.id)
      }
      const { stamp } = await nextNumbers(db)
      // an empty row for a while, so that other tabs see it go
      await db.records.bulkPut(ids.map((id) => ({ id, stamp, shelf: 9 as const })))
      await db.bases.bulkDelete(ids)
      await db.kept.where('recordId').anyOf(ids).delete()
      const outbox = await db.outbox.where('recordId').anyOf(ids).toArray()
      // the words are with the server; the line that says so stays until the person has seen it
      const answered = outbox
        .filter((row) => row.answer === 'quarantined' || row.answer === 'parked')
        .map((row) => ({ ...row, text: '', stamp }))
      await db.outbox.bulkDelete(outbox.map((row) => row.opId))
      await db.outbox.bulkPut(answered)
      await db.files.bulkDelete([...leaving])
      return { ids, stamp, answered: { left: answered, gone: outbox.map((row) => row.opId) } }
    }),
  )
  await dropBlobsOf(store, new Set(ids))
  store.ownStamps.add(stamp)
  for (const file of leaving) store.hidden.delete(file)
  store.casebook.drop(ids, stamp)
  store.outbox.remove(answered.gone)
  store.outbox.put(answered.left)
  return files
}

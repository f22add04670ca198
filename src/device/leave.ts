/**
 * What leaves this device: files no longer granted, once every unsent operation on them has had its answer, and files
 * that the person unpacked. Copies of what the server has; never a word that is only here.
 */
import { blobRefs } from '../model/blob-refs.ts'
import type { FileId, Uuid } from '../model/file.ts'
import type { Operation } from '../model/operation.ts'
import { dropBlobsOf } from './blobs.ts'
import { filesWithBegun } from './begun-left.ts'
import type { PersonDatabase } from './database.ts'
import { filesWithKept, forgetKeptOf, unpackedRow } from './kept-of-files.ts'
import { outboxRows, readMarks, withMarks } from './outbox-rows.ts'
import { oweReceipts } from './receipts.ts'
import type { BlobRow, OutboxRow } from './rows.ts'
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
  return remove(store, revoked, (row) => !hasAnswer(row))
}

/** Takes unpacked files off the device, unless something in them is still unsent. */
export async function unpack(store: Store, files: readonly FileId[]): Promise<readonly FileId[]> {
  const apart = (await store.relaxed.files.toArray()).filter((file) => file.unpacked).map((file) => file.id)
  return remove(
    store,
    files.filter((file) => !apart.includes(file)),
    () => true,
    undefined,
    'what was sent is kept',
  )
}

/**
 * What may no longer be seen of a file that was begun again: the server has not sent it in the new sequence. Nothing
 * of it goes while words of this person in it are unanswered.
 */
export async function removeUnseen(store: Store): Promise<void> {
  const done = (await store.relaxed.files.toArray()).filter(
    (file) => file.afresh && !file.revoked && file.seq >= file.afresh.to,
  )
  if (done.length === 0) return
  const since = new Map(done.map((file) => [file.id, file.afresh?.since ?? 0]))
  await leave(store, async (db) => {
    const outbox = await outboxRows(db)
    // kept there and not applied yet, it cannot have come again: its echo or another answer follows
    const unanswered = new Set(
      outbox.filter((row) => !hasAnswer(row) || row.answer === 'kept').map((row) => row.recordId),
    )
    const lanes = new Set(outbox.map((row) => row.recordId))
    const seen = new Set((await db.bases.toArray()).filter((base) => base.incoming).map((base) => base.recordId))
    const busy = new Set<FileId>()
    const ids: Uuid[] = []
    for (const { id, stamp, record } of await db.records.toArray()) {
      const files = record?.fileIds.filter((file) => stamp < (since.get(file) ?? 0)) ?? []
      if (files.length === 0) continue
      // its copy has come again and waits beside an operation that a person has to look at
      if (lanes.has(id) && seen.has(id)) continue
      if (unanswered.has(id) || hasUnsentBlob(store, id)) files.forEach((file) => busy.add(file))
      else ids.push(id)
    }
    const settled = done.filter((file) => !busy.has(file.id))
    await db.files.bulkPut(settled.map(({ afresh: _afresh, ...file }) => file))
    return ids
  })
}

const hasUnsentBlob = (store: Store, recordId: Uuid): boolean =>
  store.outbox.unsentBlobs().some((blob) => blob.recordId === recordId)

/** Files of records whose drawings or photos are only here: the words have arrived, the bytes have not. */
async function filesWithUnsentBlobs(store: Store, without: readonly string[]): Promise<readonly FileId[]> {
  const unsent = store.outbox.unsentBlobs().filter((blob) => !without.includes(blob.id))
  const ids = unsent.map((blob) => blob.recordId)
  const rows = await store.relaxed.records.bulkGet([...new Set(ids)])
  return rows.flatMap((row) => row?.record?.fileIds ?? [])
}

const SEALED =
  'You no longer have this file, and what you wrote could not be delivered. It is sealed for your manager and goes by itself.'

/** What was unsent of these files lies sealed in letters: the files go, and a line of each says what happened. */
export async function leaveSealed(
  store: Store,
  files: readonly FileId[],
  sealed: readonly OutboxRow[],
  records: ReadonlySet<Uuid>,
): Promise<void> {
  const told = sealed.map((row): OutboxRow => ({ ...row, text: '', answer: 'quarantined', reason: SEALED }))
  await remove(
    store,
    files,
    (row) => !hasAnswer(row),
    async (db) => {
      const there = new Set((await db.outbox.bulkGet(told.map((row) => row.opId))).map((row) => row?.opId))
      const left = told.filter((row) => there.has(row.opId))
      await db.outbox.bulkPut(left)
      store.outbox.put(left)
      const blobs = (await db.blobs.toArray()).filter((row) => row.sent !== undefined)
      const named = blobs.filter((row) => row.recordId !== undefined && records.has(row.recordId))
      const stays = named.length > 0 ? await namedByOthers(db, records) : new Map<string, Uuid>()
      const going = named.filter((row) => !stays.has(row.ref.sha256))
      // a picture that went along into another file is still to go with the words there
      const { stamp } = await nextNumbers(db)
      const moved = named.flatMap((row): BlobRow[] => {
        const recordId = stays.get(row.ref.sha256)
        return recordId === undefined ? [] : [{ ...row, recordId, stamp }]
      })
      await db.blobs.bulkPut(moved)
      store.outbox.putBlobs(moved)
      await db.blobs.bulkDelete(going.map((row) => row.id))
      for (const row of going) await db.chunks.where('blob').equals(row.id).delete()
      return going.map((row) => row.id)
    },
  )
}

/** Drawings and photos that records beside these show, by their hash. */
async function namedByOthers(db: PersonDatabase, records: ReadonlySet<Uuid>): Promise<ReadonlyMap<string, Uuid>> {
  const others = (await db.records.toArray()).filter((row) => row.record && !records.has(row.id))
  return new Map(others.flatMap((row) => blobRefs(row).map(({ sha256 }) => [sha256, row.id] as const)))
}

/** `holds`: whether an operation keeps its files here. Asked on the disk itself: somebody may be writing meanwhile. */
async function remove(
  store: Store,
  files: readonly FileId[],
  holds: (row: OutboxRow) => boolean,
  first: (db: PersonDatabase) => Promise<readonly string[]> = () => Promise.resolve([]),
  rest: 'nothing is kept' | 'what was sent is kept' = 'nothing is kept',
): Promise<readonly FileId[]> {
  if (files.length === 0) return []
  const leaving = new Set(files)
  let blobs: readonly string[] = []
  await leave(store, async (db) => {
    blobs = await first(db)
    for (const file of (await outboxRows(db)).filter(holds).flatMap(filesOf)) leaving.delete(file)
    for (const file of await filesWithUnsentBlobs(store, blobs)) leaving.delete(file)
    if (leaving.size === 0) return []
    const held = (await db.files.toArray()).filter((file) => !leaving.has(file.id) && !file.revoked)
    const staying = new Set(held.filter((file) => !file.unpacked).map((file) => file.id))
    const goes = (files: readonly FileId[]): boolean =>
      files.some((file) => leaving.has(file)) && !files.some((file) => staying.has(file))
    const records = await db.records.toArray()
    const ids = records.filter((row) => row.record && goes(row.record.fileIds)).map((row) => row.id)
    // sent again after a restore, its record may have left before: unpacked, or not read anew yet
    const here = new Set(records.flatMap((row) => (row.record ? [row.id] : [])))
    for (const row of await outboxRows(db))
      if (!here.has(row.recordId) && !ids.includes(row.recordId) && goes(filesOf(row))) ids.push(row.recordId)
    const apart =
      rest === 'nothing is kept'
        ? new Set<FileId>()
        : new Set([...(await filesWithKept(db, ids)), ...(await filesWithBegun(db, ids))])
    if (rest === 'nothing is kept') await forgetKeptOf(db, leaving, new Set(held.map((file) => file.id)))
    const going = (await db.files.bulkGet([...leaving])).filter((file) => file !== undefined)
    const gone = going.filter((file) => !apart.has(file.id))
    await oweReceipts(db, gone)
    await db.files.bulkDelete(gone.map((file) => file.id))
    await db.files.bulkPut(going.filter((file) => apart.has(file.id)).map(unpackedRow))
    return ids
  })
  for (const file of leaving) store.hidden.delete(file)
  store.outbox.letGoOfBlobs(blobs)
  return [...leaving]
}

/** Takes the chosen records off the disk, out of memory and out of the other tabs. */
async function leave(store: Store, choose: (db: PersonDatabase) => Promise<Uuid[]>): Promise<void> {
  const db = store.relaxed
  const tables = [db.records, db.bases, db.outbox, db.said, db.kept, db.files, db.blobs, db.chunks, db.meta]
  const { ids, stamp, answered } = await kept(store, () =>
    db.transaction('rw', tables, async () => {
      const ids = await choose(db)
      const going = await db.records.bulkGet(ids)
      const { stamp } = await nextNumbers(db)
      // an empty row for a while, so that other tabs see it go
      await db.records.bulkPut(ids.map((id) => ({ id, stamp, shelf: 9 as const })))
      await db.bases.bulkDelete(ids)
      const marks = await readMarks(db)
      const outbox = (await db.outbox.where('recordId').anyOf(ids).toArray()).map((row) => withMarks(row, marks))
      // the words are with the server; the line that says so stays until the person has seen it, and until it is known
      // what became of those that were only kept
      const answered = outbox
        .filter((row) => ['quarantined', 'parked', 'kept'].includes(row.answer ?? '') || row.decision)
        .map((row) => ({ ...row, text: '', stamp }))
      await db.outbox.bulkDelete(outbox.map((row) => row.opId))
      await db.outbox.bulkPut(answered)
      await dropBlobsOf(store, going)
      return { ids, stamp, answered: { left: answered, gone: outbox.map((row) => row.opId) } }
    }),
  )
  store.ownStamps.add(stamp)
  store.casebook.drop(ids, stamp)
  store.outbox.remove(answered.gone)
  store.outbox.put(answered.left)
}

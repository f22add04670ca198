/**
 * Every line of a drawing is kept as a drawing of its own. One that was never sent and that no words name any more was
 * only a step on the way: it is not sent, and a day after nothing has asked for it its bytes go.
 */
import { blobRefs } from '../model/blob-refs.ts'
import type { Uuid } from '../model/file.ts'
import type { BlobRow } from './rows.ts'
import { kept, nextNumbers } from './store.ts'
import type { Store } from './store.ts'

const neverSent = (row: BlobRow): boolean => row.sent?.length === 0

type Named = ReadonlyMap<string, Uuid>

/**
 * Which of these are named, and by which record: in any copy of it, or in an operation that waits or was sent. While
 * somebody draws, what is in memory is not opened once more; a file out of sight is on the disk alone.
 */
async function namedAmong(store: Store, blobs: readonly BlobRow[], everything: boolean): Promise<Named> {
  const db = store.relaxed
  const named = new Map<string, Uuid>()
  const own = blobs.flatMap((row) => row.recordId ?? [])
  const onDisk = everything ? await db.records.toArray() : await db.records.bulkGet(own)
  for (const row of [...(everything ? [] : store.casebook.all()), ...onDisk])
    if (row) for (const ref of blobRefs(row)) named.set(ref.sha256, row.id)
  for (const row of await db.bases.toArray()) for (const ref of blobRefs(row)) named.set(ref.sha256, row.recordId)
  const said = everything ? db.kept : db.kept.where('recordId').anyOf(own)
  for (const { text, recordId } of [...(await db.outbox.toArray()), ...(await said.toArray())])
    for (const { ref } of blobs) if (text.includes(ref.sha256)) named.set(ref.sha256, recordId)
  return named
}

/** Before attachments are sent: the steps on the way drop out of the list of what is to go. */
export async function letGoOfSteps(store: Store): Promise<void> {
  const db = store.relaxed
  const steps = store.outbox.unsentBlobs().filter(neverSent)
  // one drawing of a record is its newest: most of the time there is nothing to look for
  const outdated = steps.filter((row) => !isShown(store, row))
  if (outdated.length === 0 || store.casebook.loaded.peek() !== 'all') return
  const loose = await kept(store, () =>
    db.transaction('rw', [db.records, db.bases, db.outbox, db.kept, db.blobs, db.meta], async () => {
      const named = await namedAmong(store, outdated, false)
      const rows = (await db.blobs.bulkGet(outdated.map((row) => row.id))).filter(
        (row): row is BlobRow => row !== undefined && neverSent(row) && !named.has(row.ref.sha256),
      )
      if (rows.length === 0) return []
      const { stamp } = await nextNumbers(db)
      const loose = rows.map(({ recordId: _recordId, ...row }): BlobRow => ({ ...row, stamp }))
      await db.blobs.bulkPut(loose)
      return loose
    }),
  )
  store.outbox.letGoOfBlobs(loose.map((row) => row.id))
}

const isShown = (store: Store, { recordId, ref }: { readonly recordId: string; readonly ref: { sha256: string } }) =>
  blobRefs(store.casebook.peek(recordId)?.body).some((one) => one.sha256 === ref.sha256)

const DAY_MS = 86_400_000
const LOOSE = 'loose blobs'
type Loose = { readonly [id: string]: { readonly stamp: number; readonly since: number } }

/** Once per opening. What has lain here unnamed and untouched since an opening a day ago or longer goes. */
export async function dropLooseBlobs(store: Store): Promise<void> {
  const db = store.relaxed
  const tables = [db.records, db.bases, db.outbox, db.kept, db.blobs, db.chunks, db.meta]
  const now = store.now().getTime()
  const named = await kept(store, () =>
    db.transaction('rw', tables, async () => {
      const loose = (await db.blobs.toArray()).filter((row) => row.recordId === undefined && neverSent(row))
      if (loose.length === 0) return []
      const before = ((await db.meta.get(LOOSE))?.value ?? {}) as Loose
      const named = await namedAmong(store, loose, true)
      const { stamp } = await nextNumbers(db)
      const still: { [id: string]: Loose[string] } = {}
      const linked: BlobRow[] = []
      for (const row of loose) {
        const recordId = named.get(row.ref.sha256)
        if (recordId !== undefined) {
          linked.push({ ...row, recordId, stamp })
          continue
        }
        const known = before[row.id]
        if (known?.stamp !== row.stamp) still[row.id] = { stamp: row.stamp, since: now }
        else if (now - known.since < DAY_MS) still[row.id] = known
        else {
          await db.blobs.delete(row.id)
          await db.chunks.where('blob').equals(row.id).delete()
        }
      }
      await db.blobs.bulkPut(linked)
      await db.meta.put({ key: LOOSE, value: still })
      return linked
    }),
  )
  store.outbox.putBlobs(named)
}

/**
 * Every line of a drawing is kept as a drawing of its own. One that was never sent and that no words name any more was
 * only a step on the way: it is not sent, and a day after nothing has asked for it its bytes go.
 */
import { blobRefs } from '../model/blob-refs.ts'
import type { BlobRow } from './rows.ts'
import { kept, nextNumbers } from './store.ts'
import type { Store } from './store.ts'

const neverSent = (row: BlobRow): boolean => row.sent?.length === 0

/** Which of these hashes are named: by any record, in any copy of it, or by any operation that waits or was sent. */
async function namedAmong(store: Store, hashes: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const db = store.relaxed
  const named = new Set<string>()
  const note = (refs: readonly { readonly sha256: string }[]) => refs.forEach(({ sha256 }) => named.add(sha256))
  for (const row of await db.records.toArray()) note(blobRefs(row))
  for (const row of await db.bases.toArray()) note(blobRefs(row))
  for (const { text } of [...(await db.outbox.toArray()), ...(await db.kept.toArray())])
    for (const sha256 of hashes) if (text.includes(sha256)) named.add(sha256)
  return named
}

/** Before attachments are sent: the steps on the way drop out of the list of what is to go. */
export async function letGoOfSteps(store: Store): Promise<void> {
  const db = store.relaxed
  const steps = store.outbox.unsentBlobs().filter(neverSent)
  // one drawing of a record is its newest: most of the time there is nothing to look for
  const outdated = steps.filter((row) => !isShown(store, row))
  if (outdated.length === 0) return
  const loose = await kept(store, () =>
    db.transaction('rw', [db.records, db.bases, db.outbox, db.kept, db.blobs, db.meta], async () => {
      const named = await namedAmong(store, new Set(outdated.map((row) => row.ref.sha256)))
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
  await kept(store, () =>
    db.transaction('rw', tables, async () => {
      const loose = (await db.blobs.toArray()).filter((row) => row.recordId === undefined && neverSent(row))
      if (loose.length === 0) return
      const before = ((await db.meta.get(LOOSE))?.value ?? {}) as Loose
      const named = await namedAmong(store, new Set(loose.map((row) => row.ref.sha256)))
      const still: { [id: string]: Loose[string] } = {}
      for (const row of loose) {
        if (named.has(row.ref.sha256)) continue
        const known = before[row.id]
        if (known?.stamp !== row.stamp) still[row.id] = { stamp: row.stamp, since: now }
        else if (now - known.since < DAY_MS) still[row.id] = known
        else {
          await db.blobs.delete(row.id)
          await db.chunks.where('blob').equals(row.id).delete()
        }
      }
      await db.meta.put({ key: LOOSE, value: still })
    }),
  )
}

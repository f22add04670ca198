import { dropBlobsOf } from './blobs.ts'
import { keptRow } from './kept-of-files.ts'
import type { OutboxRow } from './rows.ts'
import { kept, nextNumbers } from './store.ts'
import type { Store } from './store.ts'

/** The person has read what was decided. The words stay among what is kept for the day a backup comes back. */
export async function seenDecision(store: Store, row: OutboxRow): Promise<void> {
  const db = store.strict
  const { decision, ...rest } = row
  if (!decision) return
  const awaitsEcho = decision.kind === 'released' && row.text !== ''
  const tables = [db.records, db.bases, db.outbox, db.kept, db.blobs, db.chunks, db.meta]
  const done = await kept(store, () =>
    db.transaction('rw', tables, async () => {
      const { stamp } = await nextNumbers(db)
      if (awaitsEcho) {
        await db.outbox.put({ ...rest, stamp })
        return { stamp, gone: [] }
      }
      await db.outbox.delete(row.opId)
      if (row.text !== '' && row.sha256 !== undefined)
        await db.kept.put(keptRow(row, row.sha256, Date.parse(decision.at)))
      const others = await db.outbox.where('recordId').equals(row.recordId).count()
      const base = await db.bases.get(row.recordId)
      const here = await db.records.get(row.recordId)
      if (others > 0 || !base || !here?.record || here.record.revision > 0) return { stamp, gone: [] }
      await db.records.put({ id: row.recordId, stamp, shelf: 9 })
      await db.bases.delete(row.recordId)
      await dropBlobsOf(store, [here])
      return { stamp, gone: [row.recordId] }
    }),
  )
  store.ownStamps.add(done.stamp)
  if (awaitsEcho) store.outbox.put([{ ...rest, stamp: done.stamp }])
  else store.outbox.remove([row.opId])
  store.casebook.drop(done.gone, done.stamp)
}

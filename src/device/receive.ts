/**
 * One answer of a pull, put on the disk: rows and cursors in one transaction. First the echoes (an operation leaves
 * the outbox here and nowhere else), then the copies. A record with unsent work is not touched: the newest copy waits
 * beside it, and takes its place once the last of that work has been echoed, when it holds that work.
 */
import type { FileId } from '../model/file.ts'
import type { Change, PullAnswer } from '../protocol/messages.ts'
import { takeAnswers } from './answers.ts'
import { fromTheStart, verify } from './file-cursors.ts'
import { entryOf } from './follow.ts'
import { applyHidden, beginAgain, noteGrants } from './granted-files.ts'
import { placeCopies } from './place-copies.ts'
import { settleEchoes } from './settle-echoes.ts'
import { kept, nextNumbers } from './store.ts'
import type { Store } from './store.ts'

export interface Received {
  /** Files whose sequence had a hole or whose chain did not match: nothing of them was applied, they start anew. */
  readonly broken: readonly FileId[]
  /** New changes applied, in all files. */
  readonly changes: number
  /** Something has to be read that this answer did not bring. */
  readonly again: boolean
}

/** In clear lie numbers only; all of this is one person's view. */
export async function receive(store: Store, answer: PullAnswer): Promise<Received> {
  const db = store.relaxed
  const tables = [db.records, db.bases, db.outbox, db.said, db.kept, db.files, db.meta]
  const { answers = [] } = answer
  const done = await kept(store, () =>
    db.transaction('rw', tables, async () => {
      const broken: FileId[] = []
      const fresh: Change[] = []
      const { stamp } = await nextNumbers(db)
      const afresh = await beginAgain(store, answer, stamp)
      for (const file of answer.files) {
        const held = await db.files.get(file.fileId)
        const cursor = held && held.epoch === file.epoch ? held : fromTheStart(file.fileId, file.epoch)
        const good = verify(cursor, file.changes)
        if (!good) {
          broken.push(file.fileId)
          // still known here: what was read of it must leave with it, should it be taken away meanwhile
          await db.files.put({
            ...fromTheStart(file.fileId, file.epoch),
            ...(cursor.afresh && { afresh: cursor.afresh }),
          })
          continue
        }
        const { revoked: _, unpacked: _again, ...row } = good.row
        await db.files.put(row)
        fresh.push(...good.fresh)
      }
      const revoked = await noteGrants(store, answer)
      const taken = await takeAnswers(store, answers, stamp)
      const { echoed, noted } = await settleEchoes(store, fresh, Date.parse(answer.serverTime), stamp)
      const records = await placeCopies(store, fresh, stamp, afresh)
      return {
        broken,
        changes: fresh.length,
        stamp,
        echoed: [...taken.gone, ...echoed],
        noted: [...taken.rows, ...noted],
        records: [...taken.records, ...records],
        revoked,
        again: taken.again,
      }
    }),
  )
  store.ownStamps.add(done.stamp)
  applyHidden(store, done.revoked, done.stamp)
  store.casebook.filesTold(answer.serverTime)
  store.casebook.put(done.records.map((row) => entryOf(store, row)).filter((entry) => entry !== undefined))
  store.outbox.put(done.noted)
  if (done.echoed.length > 0) store.outbox.remove(done.echoed)
  return { broken: done.broken, changes: done.changes, again: done.again }
}

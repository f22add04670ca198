/** Which files this person may hold now: what is read from the start again, and what goes out of sight. */
import type { FileId } from '../model/file.ts'
import type { PullAnswer } from '../protocol/messages.ts'
import { fromTheStart } from './file-cursors.ts'
import { neverRead } from './files-written-in.ts'
import type { Store } from './store.ts'

/**
 * Files held under another epoch, or taken away and given back before they had left, are read from the start. Returns
 * every file that is under way so; what does not come again leaves, see `leave.ts`.
 */
export async function beginAgain(store: Store, answer: PullAnswer, stamp: number): Promise<ReadonlySet<FileId>> {
  const db = store.relaxed
  const grants = new Map(answer.grants.map((grant) => [grant.fileId, grant]))
  const held = (await db.files.toArray()).flatMap((row) => {
    const grant = grants.get(row.id)
    return grant ? [{ row, grant }] : []
  })
  const again = held.filter(({ row, grant }) => row.revoked || (row.epoch !== grant.epoch && !neverRead(row)))
  const underWay = held.filter(({ row }) => row.afresh).filter((one) => !again.includes(one))
  await db.files.bulkPut([
    ...again.map(({ row, grant }) => ({
      ...fromTheStart(row.id, grant.epoch),
      afresh: { since: stamp, to: grant.headSeq },
    })),
    ...underWay.map(({ row, grant }) => ({ ...row, afresh: { since: row.afresh?.since ?? stamp, to: grant.headSeq } })),
  ])
  const begun = new Set(again.map(({ row }) => row.id))
  if (begun.size > 0) {
    // a copy that waits beside unsent work came before: whether it may still be seen is not known
    const waiting = (await db.bases.toArray()).filter((base) => base.incoming?.fileIds.some((file) => begun.has(file)))
    await db.bases.bulkPut(waiting.map(({ incoming: _incoming, ...base }) => base))
  }
  return new Set([...begun, ...underWay.map(({ row }) => row.id)])
}

const FILES_TOLD = 'files told'

/** Into memory, from the disk: whichever tab was told. */
export async function readFilesTold(store: Store): Promise<void> {
  const row = await store.relaxed.meta.get(FILES_TOLD)
  if (typeof row?.value === 'string' && !store.locked.peek()) store.casebook.filesTold(row.value)
}

/** A file held and not granted any more goes out of sight at once; what leaves the disk, and when, see `leave.ts`. */
export async function noteGrants(store: Store, answer: PullAnswer): Promise<readonly FileId[]> {
  const db = store.relaxed
  const granted = new Set<FileId>(answer.grants.map((grant) => grant.fileId))
  const held = await db.files.toArray()
  const revoked = held.filter((file) => !granted.has(file.id))
  await db.files.bulkPut(revoked.filter((file) => !file.revoked).map((file) => ({ ...file, revoked: true as const })))
  await db.meta.put({ key: FILES_TOLD, value: answer.serverTime })
  return revoked.map((file) => file.id)
}

export function applyHidden(store: Store, revoked: readonly FileId[], stamp: number): void {
  const before = [...store.hidden]
  store.hidden.clear()
  for (const file of revoked) store.hidden.add(file)
  if (revoked.every((file) => before.includes(file))) return
  const gone = [...store.casebook.all()].filter((record) => record.fileIds.every((file) => store.hidden.has(file)))
  store.casebook.drop(
    gone.map((record) => record.id),
    stamp,
  )
}

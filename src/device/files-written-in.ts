/**
 * What lies on this device in files that it knows nothing of: begun before the file was first read, or after it had
 * left. Such a file is known from now on, so that it is asked about like every other: granted, it is read; not granted,
 * it goes with all that lies in it.
 */
import type { FileId } from '../model/file.ts'
import type { FileRow } from './rows.ts'
import { kept } from './store.ts'
import type { Store } from './store.ts'

/** No epoch that a grant ever has: nothing of it was read yet. */
const NEVER_READ = 0

export const neverRead = ({ epoch }: FileRow): boolean => epoch === NEVER_READ

/** A record that another file holds here goes with that one. */
function filesApart(store: Store, known: ReadonlySet<FileId>): ReadonlySet<FileId> {
  const apart = [...store.casebook.all()].filter((record) => !record.fileIds.some((file) => known.has(file)))
  return new Set(apart.flatMap((record) => record.fileIds))
}

export async function knowFilesWrittenIn(store: Store): Promise<void> {
  const db = store.relaxed
  const known = new Set((await db.files.toArray()).map((row) => row.id))
  const apart = filesApart(store, known)
  if (apart.size === 0) return
  await kept(store, () =>
    db.transaction('rw', db.files, async () => {
      const there = await db.files.bulkGet([...apart])
      const missing = [...apart].filter((_, n) => there[n] === undefined)
      await db.files.bulkPut(missing.map((id): FileRow => ({ id, seq: 0, chain: id, epoch: NEVER_READ })))
    }),
  )
}

/** That nothing of a file is left here is owed to the council until its server has the receipt. */
import type { FileId } from '../model/file.ts'
import { filesOfBegun } from './begun-left.ts'
import type { PersonDatabase } from './database.ts'
import { neverRead } from './files-written-in.ts'
import type { FileRow } from './rows.ts'
import { kept } from './store.ts'
import type { Store } from './store.ts'

const OWED = 'receipts owed'
// A type alias, not an interface: only those are assignable to Json.
type Owed = { readonly [file: string]: number }

const owedBy = async (db: PersonDatabase): Promise<Owed> => ((await db.meta.get(OWED))?.value ?? {}) as Owed

/** Inside the transaction that takes the files away. Of a file that was never read the council knows no epoch. */
export async function oweReceipts(db: PersonDatabase, gone: readonly FileRow[]): Promise<void> {
  const read = gone.filter((row) => !neverRead(row))
  if (read.length === 0) return
  const owed = { ...(await owedBy(db)), ...Object.fromEntries(read.map(({ id, epoch }) => [id, epoch])) }
  await db.meta.put({ key: OWED, value: owed })
}

/** A file that has come back meanwhile is not gone, whatever was true before. */
export async function receiptsOwed(
  store: Store,
): Promise<readonly { readonly fileId: FileId; readonly epoch: number }[]> {
  const db = store.relaxed
  const owed = await owedBy(db)
  const here = new Set<string>((await db.files.toArray()).filter((file) => !file.revoked).map((file) => file.id))
  const begun = await filesOfBegun(db, here)
  return Object.entries(owed)
    .filter(([file]) => !here.has(file) && !begun.has(file))
    .map(([file, epoch]) => ({ fileId: file as FileId, epoch }))
}

export async function receiptsArrived(
  store: Store,
  files: readonly { fileId: FileId; epoch: number }[],
): Promise<void> {
  const db = store.relaxed
  await kept(store, () =>
    db.transaction('rw', db.meta, async () => {
      const said = new Map<string, number>(files.map(({ fileId, epoch }) => [fileId, epoch]))
      const left = Object.entries(await owedBy(db)).filter(([file, epoch]) => said.get(file) !== epoch)
      await db.meta.put({ key: OWED, value: Object.fromEntries(left) })
    }),
  )
}

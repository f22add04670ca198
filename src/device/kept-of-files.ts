/**
 * What a person has sent stays for the day a backup comes back, also where they have unpacked the file: the file is then
 * still known here, so that it goes with all of it once it is no longer theirs.
 */
import type { FileId, Uuid } from '../model/file.ts'
import type { Operation } from '../model/operation.ts'
import type { PersonDatabase } from './database.ts'
import type { FileRow, KeptRow, OutboxRow } from './rows.ts'

/** Earlier builds kept a row without its words when those had left with their file. */
const filesOf = (row: KeptRow): readonly FileId[] =>
  row.text === '' ? [] : (JSON.parse(row.text) as Operation).fileIds

/** `at`: when the server had it, by its own clock. */
export const keptRow = (row: OutboxRow, sha256: string, at: number): KeptRow => ({
  opId: row.opId,
  at,
  recordId: row.recordId,
  order: row.order,
  text: row.text,
  sha256,
  writtenAt: row.writtenAt,
})

/** Inside a transaction. Which of these files have something of these records kept. */
export async function filesWithKept(db: PersonDatabase, recordIds: readonly Uuid[]): Promise<ReadonlySet<FileId>> {
  const rows = await db.kept
    .where('recordId')
    .anyOf([...recordIds])
    .toArray()
  return new Set(rows.flatMap(filesOf))
}

/** Still known, and read from the start when the person packs it again. */
export const unpackedRow = ({ id, epoch }: FileRow): FileRow => ({ id, epoch, seq: 0, chain: id, unpacked: true })

/** Inside a transaction: what was kept of these files goes, with its drawings and photos, unless another file has it as well. */
export async function forgetKeptOf(
  db: PersonDatabase,
  leaving: ReadonlySet<FileId>,
  staying: ReadonlySet<FileId>,
): Promise<void> {
  const going = (await db.kept.toArray()).filter((row) => {
    const files = filesOf(row)
    return files.some((file) => leaving.has(file)) && !files.some((file) => staying.has(file))
  })
  await db.kept.bulkDelete(going.map((row) => row.opId))
  const records = new Set(going.map((row) => row.recordId))
  const here = new Set(
    await db.records
      .where('id')
      .anyOf([...records])
      .primaryKeys(),
  )
  // of records that are still here, `leave.ts` sees to it
  const blobs = (await db.blobs.toArray()).filter(
    (row) => row.recordId !== undefined && records.has(row.recordId) && !here.has(row.recordId),
  )
  await db.blobs.bulkDelete(blobs.map((row) => row.id))
  for (const { id } of blobs) await db.chunks.where('blob').equals(id).delete()
}

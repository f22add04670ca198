/** Copies that a pull brought: one beside unsent work waits until that work has come back. */
import type { FileId, Uuid } from '../model/file.ts'
import type { CaseRecord } from '../model/record.ts'
import type { Change } from '../protocol/messages.ts'
import type { PersonDatabase } from './database.ts'
import { isSettled } from './outbox-list.ts'
import type { BaseRow, OutboxRow, RecordRow } from './rows.ts'
import { shelfOf } from './shelf.ts'
import type { Store } from './store.ts'

/** What is unsent or not echoed of these records; mostly nothing is, and then no row is opened. */
async function rowsAmong(db: PersonDatabase, recordIds: readonly Uuid[]): Promise<readonly OutboxRow[]> {
  if ((await db.outbox.count()) === 0) return []
  return db.outbox
    .where('recordId')
    .anyOf([...recordIds])
    .toArray()
}

/** Every copy of one answer comes from one snapshot: where a record lies in two files, both say the same. */
export async function placeCopies(
  store: Store,
  changes: readonly Change[],
  stamp: number,
  afresh: ReadonlySet<FileId>,
): Promise<RecordRow[]> {
  const db = store.relaxed
  const copies = new Map<Uuid, CaseRecord>()
  for (const { record } of changes) if (record) copies.set(record.id, record)
  const ids = [...copies.keys()]
  if (ids.length === 0) return []
  const lanes = new Set((await rowsAmong(db, ids)).filter((row) => !isSettled(row)).map((row) => row.recordId))
  const bases = new Map((await db.bases.where('recordId').anyOf(ids).toArray()).map((row) => [row.recordId, row]))
  // what no screen shows is put down whatever the disk has: of that nothing is read
  const shown = ids.filter((id) => store.casebook.peek(id))
  const held = new Map((await db.records.bulkGet(shown)).filter((row) => row !== undefined).map((row) => [row.id, row]))
  const rows: RecordRow[] = []
  const waiting: BaseRow[] = []
  for (const [id, record] of copies) {
    const base = bases.get(id)
    if (lanes.has(id) && base) waiting.push({ ...base, incoming: record })
    else if (
      base ||
      !sameCopy(held.get(id)?.record, record) ||
      !store.casebook.peek(id) ||
      record.fileIds.some((file) => afresh.has(file))
    )
      rows.push({ id, stamp, shelf: shelfOf(record, store.now()), record })
  }
  await db.records.bulkPut(rows)
  await db.bases.bulkPut(waiting)
  await db.bases.bulkDelete(rows.map((row) => row.id).filter((id) => bases.has(id)))
  return rows
}

const sameCopy = (a: CaseRecord | undefined, b: CaseRecord): boolean =>
  a !== undefined &&
  a.receivedAt === b.receivedAt &&
  a.revision === b.revision &&
  a.opId === b.opId &&
  a.extract === b.extract

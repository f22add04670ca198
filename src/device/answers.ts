/**
 * What the server answers about operations that were kept, parked or quarantined, and what a person decided over them.
 * After words were kept in another form or set aside, the record shows the server's copy again. A record that exists
 * only here is shown until the person has read the answer, and then leaves: see `seen-decision.ts`.
 */
import type { FileId, Uuid } from '../model/file.ts'
import type { OperationAnswer, OperationStatus } from '../protocol/messages.ts'
import { isSettled } from './outbox-list.ts'
import { forgetSaid, rowsOf } from './outbox-rows.ts'
import type { FileRow, OutboxRow, RecordRow } from './rows.ts'
import { shelfOf } from './shelf.ts'
import type { Store } from './store.ts'

export interface Taken {
  readonly rows: readonly OutboxRow[]
  /** Their file had left before they took effect: no echo comes of it, and nothing is to be told. */
  readonly gone: readonly Uuid[]
  /** Records that show the server's copy again. */
  readonly records: readonly RecordRow[]
  /** A copy that is not here has to be read: ask once more. */
  readonly again: boolean
}

const TOOK_EFFECT: ReadonlySet<string> = new Set(['applied', 'merged', 'conflict', 'late'])

function withAnswer(row: OutboxRow, answer: OperationAnswer | undefined, stamp: number): OutboxRow[] {
  if (!answer || row.decision) return []
  const { status, reason, decision } = answer
  if (!decision && (status === row.answer || status === 'kept')) return []
  // its echo says the same, and comes with this answer or the next
  if (!decision && reason === undefined && row.answer === 'kept' && TOOK_EFFECT.has(status)) return []
  const { reason: _before, ...rest } = row
  return [{ ...rest, stamp, answer: status, ...(reason !== undefined && { reason }), ...(decision && { decision }) }]
}

/** Words that went with their file: kept then, or waiting for somebody at the council. */
const LEAVES_A_LINE: ReadonlySet<OperationStatus | undefined> = new Set(['kept', 'parked', 'quarantined'])

const leftBefore = (row: OutboxRow, answer: OperationAnswer | undefined): boolean =>
  row.text === '' &&
  LEAVES_A_LINE.has(row.answer) &&
  !row.decision &&
  !!answer &&
  !answer.decision &&
  TOOK_EFFECT.has(answer.status)

/** Inside the transaction of a pull, before its echoes are settled. */
export async function takeAnswers(store: Store, answers: readonly OperationAnswer[], stamp: number): Promise<Taken> {
  if (answers.length === 0) return { rows: [], gone: [], records: [], again: false }
  const db = store.relaxed
  const said = new Map(answers.map((answer) => [answer.opId, answer]))
  const there = await rowsOf(db, [...said.keys()])
  const gone = there.filter((row) => leftBefore(row, said.get(row.opId))).map((row) => row.opId)
  const rows = there.flatMap((row) => (gone.includes(row.opId) ? [] : withAnswer(row, said.get(row.opId), stamp)))
  await db.outbox.bulkPut(rows)
  await db.outbox.bulkDelete(gone)
  if (gone.length > 0) await forgetSaid(db, new Set(gone))
  const closed = new Set(
    rows.filter(({ decision }) => decision && decision.kind !== 'released').map(({ recordId }) => recordId),
  )
  const lanes = await db.outbox
    .where('recordId')
    .anyOf([...closed])
    .toArray()
  for (const row of lanes) if (!isSettled(row)) closed.delete(row.recordId)
  return { rows, gone, ...(await giveBack(store, [...closed], stamp)) }
}

async function giveBack(store: Store, ids: readonly Uuid[], stamp: number): Promise<Omit<Taken, 'rows' | 'gone'>> {
  const db = store.relaxed
  const records: RecordRow[] = []
  const toRead = new Set<FileId>()
  for (const base of await db.bases
    .where('recordId')
    .anyOf([...ids])
    .toArray()) {
    const record = base.incoming ?? (await db.records.get(base.recordId))?.record
    if (base.incoming)
      records.push({ id: base.recordId, stamp, shelf: shelfOf(base.incoming, store.now()), record: base.incoming })
    else if (record && record.revision > 0) for (const file of record.fileIds) toRead.add(file)
  }
  await db.records.bulkPut(records)
  await db.bases.bulkDelete(records.map(({ id }) => id))
  const files = (await db.files.bulkGet([...toRead])).filter((file): file is FileRow => file !== undefined)
  const again = files.filter((file) => !file.revoked)
  await db.files.bulkPut(again.map((file) => ({ ...file, seq: 0, chain: file.id })))
  return { records, again: again.length > 0 }
}

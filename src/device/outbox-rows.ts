/**
 * Rows of the outbox with all that is known of them. That an operation has been sent, and what the server said of it,
 * is written down for many at once and beside the rows: their words are not sealed anew for it.
 */
import type { Uuid } from '../model/file.ts'
import type { OperationStatus } from '../protocol/messages.ts'
import type { PersonDatabase } from './database.ts'
import type { OutboxRow, SaidRow } from './rows.ts'
import { sha256Hex } from './seal.ts'
import { readCounters } from './store.ts'
import type { Counters } from './store.ts'

export interface Marks {
  readonly counters: Counters
  readonly said: ReadonlyMap<Uuid, { readonly stamp: number; readonly status: OperationStatus }>
}

function marksIn(counters: Counters, rows: readonly SaidRow[]): Marks {
  const said = new Map<Uuid, { stamp: number; status: OperationStatus }>()
  // in the order of their stamps, so that the last word stands
  for (const { stamp, opIds } of rows)
    for (const [status, ids] of Object.entries(opIds) as [OperationStatus, readonly Uuid[]][])
      for (const opId of ids) said.set(opId, { stamp, status })
  return { counters, said }
}

/** In a transaction with `meta` and `said`, or outside of any. */
export async function readMarks(db: PersonDatabase): Promise<Marks> {
  return marksIn(await readCounters(db), await db.said.toArray())
}

export const isFrozen = (row: OutboxRow, { frozen = 0, spared }: Counters): boolean =>
  row.sha256 !== undefined || (row.order <= frozen && !spared?.includes(row.opId))

export function withMarks(row: OutboxRow, marks: Marks): OutboxRow {
  const sent = row.sha256 === undefined && row.text !== '' && isFrozen(row, marks.counters)
  const hashed = sent ? { ...row, sha256: sha256Hex(row.text) } : row
  const said = marks.said.get(row.opId)
  return said && said.stamp > row.stamp ? answeredWith(hashed, said.status, said.stamp) : hashed
}

/** A new word of the server's takes the place of whatever was said before. */
export function answeredWith(row: OutboxRow, answer: OperationStatus, stamp: number): OutboxRow {
  const { reason: _reason, refused: _refused, ...bare } = row
  return { ...bare, stamp, answer }
}

/** All of them. */
export async function outboxRows(db: PersonDatabase): Promise<OutboxRow[]> {
  const rows = await db.outbox.toArray()
  if (rows.length === 0) return rows
  const marks = await readMarks(db)
  return rows.map((row) => withMarks(row, marks))
}

/** Those of one record. */
export async function outboxRowsOf(db: PersonDatabase, recordId: Uuid): Promise<OutboxRow[]> {
  const rows = await db.outbox.where('recordId').equals(recordId).toArray()
  if (rows.length === 0) return rows
  const marks = await readMarks(db)
  return rows.map((row) => withMarks(row, marks))
}

export async function rowsOf(db: PersonDatabase, opIds: readonly Uuid[]): Promise<OutboxRow[]> {
  const rows = (await db.outbox.bulkGet([...opIds])).filter((row): row is OutboxRow => row !== undefined)
  const marks = await readMarks(db)
  return rows.map((row) => withMarks(row, marks))
}

/** Those that another tab has written, or whose answer it has noted. */
export async function rowsSince(db: PersonDatabase, stamp: number): Promise<OutboxRow[]> {
  const rows = await db.outbox.where('stamp').above(stamp).toArray()
  const { said } = marksIn(await readCounters(db), await db.said.where('stamp').above(stamp).toArray())
  const noted = [...said.keys()].filter((opId) => !rows.some((row) => row.opId === opId))
  const others = (await db.outbox.bulkGet(noted)).filter((row): row is OutboxRow => row !== undefined)
  const marks = await readMarks(db)
  return [...rows, ...others].map((row) => withMarks(row, marks))
}

/** Inside a transaction: these have left the outbox. Absent: whatever is said of operations that are not there. */
export async function forgetSaid(db: PersonDatabase, left?: ReadonlySet<Uuid>): Promise<void> {
  const rows = await db.said.toArray()
  if (rows.length === 0) return
  const here = left ? undefined : new Set(await db.outbox.toCollection().primaryKeys())
  const stays = (opId: Uuid): boolean => (left ? !left.has(opId) : (here?.has(opId) ?? true))
  for (const row of rows) {
    const entries = Object.entries(row.opIds).map(([status, ids]) => [status, ids.filter(stays)] as const)
    const some = entries.filter(([, ids]) => ids.length > 0)
    if (some.length === 0) await db.said.delete(row.stamp)
    else if (
      some.length < entries.length ||
      entries.some(([status, ids]) => ids.length < (row.opIds[status as OperationStatus]?.length ?? 0))
    )
      await db.said.put({ stamp: row.stamp, opIds: Object.fromEntries(some) })
  }
}

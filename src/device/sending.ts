/**
 * The outbox as the sender sees it. `freeze` puts the exact bytes and their hash on the disk before they are sent for
 * the first time: from then on they never change, whatever is typed next.
 */
import type { Uuid } from '../model/file.ts'
import type { Operation } from '../model/operation.ts'
import type { PushAnswer } from '../protocol/messages.ts'
import { holdsLane, isSettled, received, REFUSED_TOO_OFTEN } from './outbox-list.ts'
import type { OutboxRow } from './rows.ts'
import { sha256Hex } from './seal.ts'
import { kept, nextNumbers } from './store.ts'
import type { Store } from './store.ts'

export interface Limits {
  readonly operations: number
  readonly bytes: number
  readonly singleBytes: number
}
export interface Frozen {
  readonly opId: Uuid
  readonly recordId: Uuid
  readonly raw: string
  readonly sha256: string
}

const READ_AT_ONCE = 100

const sizeOf = (text: string): number => new TextEncoder().encode(text).length
/** In files taken away nobody is left to settle it here: what waits behind it goes to the server, where it is kept. */
const leavesSoon = (store: Store, row: OutboxRow): boolean =>
  row.answer === 'parked' &&
  row.text !== '' &&
  (JSON.parse(row.text) as Operation).fileIds.every((file) => store.hidden.has(file))

const waits = (row: OutboxRow): boolean =>
  !received(row) && !holdsLane(row) && !isSettled(row) && row.answer !== 'quarantined'

/** The next operations in order, none from a lane that is held; frozen, strictly on the disk. `skip`: tried already in this cycle. */
export async function nextBatch(store: Store, limits: Limits, skip: ReadonlySet<Uuid>): Promise<Frozen[]> {
  const db = store.strict
  // what has its answer waits for its echo and is not opened again: a long outbox is read once, not once per batch
  const arrived = new Set(store.outbox.rows().flatMap((row) => (received(row) ? [row.opId] : [])))
  const { batch, changed, stamp } = await kept(store, () =>
    db.transaction('rw', [db.outbox, db.meta], async () => {
      const held = new Set<Uuid>()
      const batch: OutboxRow[] = []
      let bytes = 0
      /** True once the batch is full. */
      const takeUp = (row: OutboxRow): boolean => {
        if ((holdsLane(row) && !leavesSoon(store, row)) || (skip.has(row.opId) && waits(row))) held.add(row.recordId)
        if (held.has(row.recordId) || !waits(row)) return false
        const size = sizeOf(row.text)
        const alone = size > limits.bytes
        if (batch.length > 0 && (alone || batch.length >= limits.operations || bytes + size > limits.bytes)) return true
        if (size > limits.singleBytes) {
          held.add(row.recordId)
          return false
        }
        batch.push(row)
        bytes += size
        return alone
      }
      const ids = (await db.outbox.orderBy('order').primaryKeys()).filter((opId) => !arrived.has(opId))
      for (let at = 0, full = false; at < ids.length && !full; at += READ_AT_ONCE) {
        const rows = await db.outbox.bulkGet(ids.slice(at, at + READ_AT_ONCE))
        full = rows.some((row) => row !== undefined && takeUp(row))
      }
      const fresh = batch.filter((row) => row.sha256 === undefined)
      if (fresh.length === 0) return { batch, changed: [], stamp: 0 }
      const { stamp } = await nextNumbers(db)
      const changed = fresh.map((row) => ({ ...row, stamp, sha256: sha256Hex(row.text) }))
      await db.outbox.bulkPut(changed)
      return { batch, changed, stamp }
    }),
  )
  if (stamp > 0) store.ownStamps.add(stamp)
  store.outbox.put(changed)
  return batch.map((row) => ({
    opId: row.opId,
    recordId: row.recordId,
    raw: row.text,
    sha256: row.sha256 ?? sha256Hex(row.text),
  }))
}

async function mark(
  store: Store,
  opIds: readonly Uuid[],
  by: (row: OutboxRow) => OutboxRow,
  db = store.relaxed,
): Promise<void> {
  const { rows, stamp } = await kept(store, () =>
    db.transaction('rw', [db.outbox, db.meta], async () => {
      const { stamp } = await nextNumbers(db)
      const there = (await db.outbox.bulkGet([...opIds])).filter((row): row is OutboxRow => row !== undefined)
      const rows = there.map((row) => ({ ...by(row), stamp }))
      await db.outbox.bulkPut(rows)
      return { rows, stamp }
    }),
  )
  store.ownStamps.add(stamp)
  store.outbox.put(rows)
}

/** Without what was said about it before. */
function bare(row: OutboxRow): OutboxRow {
  const { opId, order, recordId, stamp, text, sha256, writtenAt } = row
  return { opId, order, recordId, stamp, text, writtenAt, ...(sha256 !== undefined && { sha256 }) }
}

/** What the server said of each. Nothing leaves the outbox here: only the echo in a pull takes it out. */
export async function answered(store: Store, results: PushAnswer['results']): Promise<void> {
  const said = new Map(results.map((result) => [result.opId, result]))
  await mark(
    store,
    results.map((result) => result.opId),
    (row) => {
      const { status, reason } = said.get(row.opId) ?? { status: 'retry' }
      // sent again, and the server answers with what it has stored: a stay in quarantine is not lifted by that
      if (status === 'retry' || (status === 'duplicate' && row.answer !== undefined)) return row
      return { ...bare(row), answer: status, ...(reason !== undefined && { reason }) }
    },
  )
}

/** Alone it was refused while the server took others. */
export const refusedAlone = (store: Store, opId: Uuid, reason: string, times = 1): Promise<void> =>
  mark(store, [opId], (row) => ({ ...row, refused: (row.refused ?? 0) + times, reason }))

/** For the last resort: its bytes as they are from now on. */
export async function frozenAlone(store: Store, opId: Uuid): Promise<Frozen | undefined> {
  await mark(store, [opId], (row) => ({ ...row, sha256: row.sha256 ?? sha256Hex(row.text) }), store.strict)
  const row = store.outbox.rows().find((one) => one.opId === opId)
  return row?.sha256 === undefined ? undefined : { opId, recordId: row.recordId, raw: row.text, sha256: row.sha256 }
}

/** A person asks to try again what was refused. */
export async function tryRefusedAgain(store: Store): Promise<void> {
  const refused = store.outbox
    .rows()
    .filter((row) => (row.refused ?? 0) >= REFUSED_TOO_OFTEN && row.answer === undefined)
  if (refused.length === 0) return
  await mark(
    store,
    refused.map((row) => row.opId),
    bare,
  )
}

/** A line that says what became of words which the server has: a stale signature, a note for a file that was taken away. */
export async function seen(store: Store, opId: Uuid): Promise<void> {
  const row = store.outbox.rows().find((one) => one.opId === opId)
  // code for a rare day, fetched when it comes
  if (row?.decision) return (await import('./answers.ts')).seenDecision(store, row)
  if (!row || !(row.answer === 'stale' || row.text === '')) return
  await kept(store, () => store.strict.outbox.delete(opId))
  store.outbox.remove([opId])
}

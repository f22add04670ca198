/**
 * The outbox as the sender sees it. `freeze` puts the exact bytes and their hash on the disk before they are sent for
 * the first time: from then on they never change, whatever is typed next.
 */
import type { Uuid } from '../model/file.ts'
import type { Operation } from '../model/operation.ts'
import type { OperationStatus, PushAnswer } from '../protocol/messages.ts'
import { holdsLane, isSettled, received, REFUSED_TOO_OFTEN } from './outbox-list.ts'
import { answeredWith, isFrozen, outboxRows, rowsOf } from './outbox-rows.ts'
import type { OutboxRow } from './rows.ts'
import { sha256Hex, sha256HexFast } from './seal.ts'
import { seenDecision } from './seen-decision.ts'
import { followBases, isCurrent, kept, nextNumbers, putCounters, readCounters } from './store.ts'
import type { Counters, Store } from './store.ts'

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

const toBytes = new TextEncoder()
/** At most three bytes to a unit of UTF-16: only what is near the limit is counted exactly. */
const sizeOf = (text: string): number => toBytes.encode(text).length

/** In files taken away nobody is left to settle it here: what waits behind it goes to the server, where it is kept. */
const leavesSoon = (store: Store, row: OutboxRow): boolean =>
  row.answer === 'parked' &&
  row.text !== '' &&
  (JSON.parse(row.text) as Operation).fileIds.every((file) => store.hidden.has(file))

const waits = (row: OutboxRow): boolean =>
  !received(row) && !holdsLane(row) && !isSettled(row) && row.answer !== 'quarantined'

interface Skipped {
  /** Tried already in this cycle: they hold their lanes. */
  readonly tried: ReadonlySet<Uuid>
  /** Under way now: what comes after them may be made ready. */
  readonly underWay: ReadonlySet<Uuid>
}

/** The next operations in order, none from a lane that is held, as many as go together. */
function choose(store: Store, rows: readonly OutboxRow[], limits: Limits, skip: Skipped): OutboxRow[] {
  const held = new Set<Uuid>()
  const batch: OutboxRow[] = []
  let bytes = 0
  for (const row of rows) {
    if ((holdsLane(row) && !leavesSoon(store, row)) || (skip.tried.has(row.opId) && waits(row))) held.add(row.recordId)
    if (held.has(row.recordId) || !waits(row) || skip.underWay.has(row.opId)) continue
    const size = sizeOf(row.text)
    const alone = size > limits.bytes
    if (batch.length > 0 && (alone || batch.length >= limits.operations || bytes + size > limits.bytes)) break
    if (size > limits.singleBytes) {
      held.add(row.recordId)
      continue
    }
    batch.push(row)
    bytes += size
    if (alone) break
  }
  return batch
}

/** What goes now, and has gone, is frozen; what lies among it and does not go is not. */
function freeze(before: Counters, batch: readonly OutboxRow[], rows: readonly OutboxRow[]): Counters {
  const frozen = batch.reduce((last, row) => Math.max(last, row.order), before.frozen ?? 0)
  const going = new Set(batch.map((row) => row.opId))
  const spared = rows
    .filter((row) => row.order <= frozen && !going.has(row.opId) && !isFrozen(row, before))
    .map((row) => row.opId)
  return { ...before, frozen, spared }
}

const inOrder = (rows: readonly OutboxRow[]): OutboxRow[] => [...rows].sort((a, b) => a.order - b.order)
const NOTHING_UNDER_WAY: ReadonlySet<Uuid> = new Set()

/**
 * The next operations in order; frozen, strictly on the disk. `passedBy`: tried in this cycle already, or still being
 * typed; asked when the rows have been read, so that it knows them all. What memory holds is read from the disk again
 * only when another tab has written meanwhile.
 */
export async function nextBatch(
  store: Store,
  limits: Limits,
  passedBy: () => ReadonlySet<Uuid>,
  underWay: ReadonlySet<Uuid> = NOTHING_UNDER_WAY,
): Promise<Frozen[]> {
  const db = store.strict
  const { batch, before, froze } = await kept(store, () =>
    db.transaction('rw', [db.outbox, db.said, db.meta], async () => {
      const before = await readCounters(db)
      const rows = isCurrent(store, before) ? store.outbox.rows() : await outboxRows(db)
      const batch = choose(store, inOrder(rows), limits, { tried: passedBy(), underWay })
      const froze = batch.some((row) => !isFrozen(row, before))
      if (froze) await putCounters(db, { ...freeze(before, batch, rows), stamp: before.stamp + 1 })
      return { batch, before, froze }
    }),
  )
  const stamp = before.stamp + 1
  if (froze) {
    store.ownStamps.add(stamp)
    followBases(store, before.stamp, stamp)
  }
  const hashed = await withHashes(batch)
  if (froze)
    store.outbox.follow(hashed.filter((_, n) => batch[n]?.sha256 === undefined).map((row) => ({ ...row, stamp })))
  return hashed.map(({ opId, recordId, text, sha256 }) => ({ opId, recordId, raw: text, sha256 }))
}

const withHashes = (rows: readonly OutboxRow[]): Promise<(OutboxRow & { readonly sha256: string })[]> =>
  Promise.all(rows.map(async (row) => ({ ...row, sha256: row.sha256 ?? (await sha256HexFast(row.text)) })))

/** Writes rows anew: for the few of which there is more to say than that they have arrived. */
async function rewrite(
  store: Store,
  opIds: readonly Uuid[],
  by: (row: OutboxRow) => OutboxRow,
  db = store.relaxed,
): Promise<void> {
  if (opIds.length === 0) return
  const { rows, stamp } = await kept(store, () =>
    db.transaction('rw', [db.outbox, db.said, db.meta], async () => {
      const { stamp } = await nextNumbers(db)
      const rows = (await rowsOf(db, opIds)).map((row) => ({ ...by(row), stamp }))
      await db.outbox.bulkPut(rows)
      return { rows, stamp }
    }),
  )
  store.ownStamps.add(stamp)
  followBases(store, stamp - 1, stamp)
  store.outbox.put(rows)
}

/** Without what was said about it before. */
function bare(row: OutboxRow): OutboxRow {
  const { opId, order, recordId, stamp, text, sha256, writtenAt } = row
  return { opId, order, recordId, stamp, text, writtenAt, ...(sha256 !== undefined && { sha256 }) }
}

type Said = PushAnswer['results'][number]

/** It has arrived and nothing more is to be told of it. */
const isPlain = ({ status, reason }: Said): boolean =>
  status === 'duplicate' || status === 'kept' || (reason === undefined && PLAIN.has(status))
const PLAIN: ReadonlySet<string> = new Set(['applied', 'merged', 'conflict', 'late'])

/** What the server said of each. Nothing leaves the outbox here: only the echo in a pull takes it out. */
export async function answered(store: Store, results: readonly Said[]): Promise<void> {
  const others = await notePlain(store, results.filter(isPlain))
  const said = new Map([...results.filter((one) => !isPlain(one)), ...others].map((result) => [result.opId, result]))
  said.forEach(({ status }, opId) => status === 'retry' && said.delete(opId))
  await rewrite(store, [...said.keys()], (row) => {
    const { status, reason } = said.get(row.opId) ?? { status: 'retry' }
    // sent again, and the server answers with what it has stored: a stay in quarantine is not lifted by that
    if (status === 'retry' || (ARRIVED.has(status) && row.answer !== undefined)) return row
    return { ...bare(row), answer: status, ...(reason !== undefined && { reason }) }
  })
}
const ARRIVED: ReadonlySet<string> = new Set(['duplicate', 'kept'])

/** One small row for all of them. Returns those of which something else was said before. */
async function notePlain(store: Store, results: readonly Said[]): Promise<readonly Said[]> {
  if (results.length === 0) return []
  const db = store.relaxed
  const { rows, others, before, stamp } = await kept(store, () =>
    db.transaction('rw', [db.outbox, db.said, db.meta], async () => {
      const before = await readCounters(db)
      const ids = results.map((one) => one.opId)
      const known = isCurrent(store, before) ? store.outbox.rows() : await rowsOf(db, ids)
      const there = new Map(known.map((row) => [row.opId, row]))
      const stamp = before.stamp + 1
      const opIds: { [status in OperationStatus]?: Uuid[] } = {}
      const rows: OutboxRow[] = []
      const others: Said[] = []
      for (const result of results) {
        const row = there.get(result.opId)
        if (!row) continue
        if (row.answer !== undefined || row.reason !== undefined || row.refused !== undefined) {
          others.push(result)
          continue
        }
        ;(opIds[result.status] ??= []).push(row.opId)
        rows.push(answeredWith(row, result.status, stamp))
      }
      if (rows.length > 0) {
        await Promise.all([db.said.put({ stamp, opIds }), putCounters(db, { ...before, stamp })])
      }
      return { rows, others, before, stamp }
    }),
  )
  if (rows.length > 0) {
    store.ownStamps.add(stamp)
    followBases(store, before.stamp, stamp)
    store.outbox.put(rows)
  }
  return others
}

/** Alone it was refused while the server took others. */
export const refusedAlone = (store: Store, opId: Uuid, reason: string, times = 1): Promise<void> =>
  rewrite(store, [opId], (row) => ({ ...row, refused: (row.refused ?? 0) + times, reason }))

/** For the last resort: its bytes as they are from now on. */
export async function frozenAlone(store: Store, opId: Uuid): Promise<Frozen | undefined> {
  await rewrite(store, [opId], (row) => ({ ...row, sha256: row.sha256 ?? sha256Hex(row.text) }), store.strict)
  const row = store.outbox.rows().find((one) => one.opId === opId)
  return row?.sha256 === undefined ? undefined : { opId, recordId: row.recordId, raw: row.text, sha256: row.sha256 }
}

/** A person asks to try again what was refused. */
export async function tryRefusedAgain(store: Store): Promise<void> {
  const refused = store.outbox
    .rows()
    .filter((row) => (row.refused ?? 0) >= REFUSED_TOO_OFTEN && row.answer === undefined)
  if (refused.length === 0) return
  await rewrite(
    store,
    refused.map((row) => row.opId),
    bare,
  )
}

/** The person has read it. What waits for somebody at the council stays in the list, and asks for nothing meanwhile. */
export async function seen(store: Store, opId: Uuid): Promise<void> {
  const row = store.outbox.rows().find((one) => one.opId === opId)
  if (row?.decision) return seenDecision(store, row)
  if (row?.answer === 'parked' || row?.answer === 'quarantined')
    return rewrite(store, [opId], (one) => ({ ...one, seen: true }))
  if (row?.answer !== 'stale') return
  await kept(store, () => store.strict.outbox.delete(opId))
  store.outbox.remove([opId])
}

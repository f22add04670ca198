/**
 * The inside of every write: one strict transaction in which an operation is applied to the record by the shared rules
 * and queued. Memory follows only when all of it is on the disk.
 */
import { v7 } from 'uuid'
import { applyOperation, Refused } from '../model/apply-operation.ts'
import { bodyHash } from '../model/body.ts'
import type { AnyRecordDefinition } from '../model/define-record.ts'
import type { Body } from '../model/field.ts'
import type { Uuid } from '../model/file.ts'
import type { Base, Operation, Patch } from '../model/operation.ts'
import { may } from '../model/permission.ts'
import type { Action } from '../model/permission.ts'
import type { CaseRecord } from '../model/record.ts'
import { upgradeRecord } from '../model/upgrade.ts'
import { definitionOf } from '../records/all.ts'
import { blobRefs } from '../model/blob-refs.ts'
import { putAtOnce } from './at-once.ts'
import type { Put } from './at-once.ts'
import { linkBlobs } from './blob-links.ts'
import { isoWithOffset } from './clock.ts'
import type { PersonDatabase } from './database.ts'
import { sameBody } from './lineage.ts'
import { rememberWritten } from './written.ts'
import type { Written } from './written.ts'
import { NotUnderstood } from './refusals.ts'
import type { BaseRow, BlobRow, OutboxRow } from './rows.ts'
import { shelfOf } from './shelf.ts'
import { outboxRowsOf } from './outbox-rows.ts'
import { followBases, isCurrent, kept, putCounters, readCounters } from './store.ts'
import type { Counters, Store } from './store.ts'

/** What one transaction has done, for memory to follow once it is on the disk. */
export interface Done {
  readonly records: CaseRecord[]
  readonly rows: OutboxRow[]
  readonly bases: BaseRow[]
  readonly written: Written[]
  readonly gone: Uuid[]
  readonly blobs: BlobRow[]
  /** As they stood before, and of this transaction. */
  readonly before: Counters
  readonly stamp: number
  order: number
  /** No other tab has written anything that memory does not have: it need not be read from the disk again. */
  readonly current: boolean
  /** Nothing may be read: there is no transaction yet. */
  readonly fromMemory: boolean
  /** Given to the disk together, at the end. */
  readonly puts: Put[]
}

/** Told by work that cannot be done from memory alone. */
const ASKS_THE_DISK = new Error('This has to be read from the disk')
/** Before anything is read. */
export function asksTheDisk(done: Done): void {
  if (done.fromMemory) throw ASKS_THE_DISK
}

const begun = (before: Counters, given: Pick<Done, 'current' | 'fromMemory'>): Done => ({
  records: [],
  rows: [],
  bases: [],
  written: [],
  gone: [],
  blobs: [],
  puts: [],
  before,
  stamp: before.stamp + 1,
  order: before.order,
  ...given,
})
const numbersAfter = ({ before, stamp, order }: Done): Counters => ({ ...before, stamp, order })

interface Whole<T> {
  readonly result: T
  readonly done: Done
}

/** The short way: all from memory, and the disk is asked only whether that was right. Undefined: it was not, or is not known to be. */
async function fromMemory<T>(store: Store, work: (done: Done) => Promise<T>): Promise<Whole<T> | undefined> {
  const before = store.numbers.last
  if (!before || !isCurrent(store, before) || store.seen.stamp > before.stamp || store.ownStamps.size > 0)
    return undefined
  const done = begun(before, { current: true, fromMemory: true })
  let result: T
  try {
    result = await work(done)
  } catch {
    // whatever it is, the longer way says so on firmer ground
    return undefined
  }
  if (done.puts.length === 0) return undefined
  return (await putAtOnce(store, done.puts, before, numbersAfter(done))) ? { result, done } : undefined
}

async function throughTheDisk<T>(store: Store, work: (done: Done) => Promise<T>): Promise<Whole<T>> {
  const db = store.strict
  return db.transaction('rw', [db.records, db.bases, db.outbox, db.said, db.kept, db.blobs, db.meta], async () => {
    const before = await readCounters(db)
    const done = begun(before, { current: isCurrent(store, before), fromMemory: false })
    const result = await work(done)
    if (done.puts.length > 0)
      await Promise.all([...done.puts.map((put) => putRow(db, put)), putCounters(db, numbersAfter(done))])
    return { result, done }
  })
}

function putRow(db: PersonDatabase, put: Put): PromiseLike<unknown> {
  if (put.table === 'records') return db.records.put(put.row)
  if (put.table === 'bases') return db.bases.put(put.row)
  return put.isNew ? db.outbox.add(put.row) : db.outbox.put(put.row)
}

export async function transact<T>(store: Store, work: (done: Done) => Promise<T>): Promise<T> {
  const { result, done } = await kept(
    store,
    async () => (await fromMemory(store, work)) ?? (await throughTheDisk(store, work)),
  )
  // on the disk, and after a lock nowhere else
  if (done.puts.length === 0 || store.locked.peek()) return result
  store.numbers.last = numbersAfter(done)
  return remember(store, result, done)
}

function remember<T>(store: Store, result: T, done: Done): T {
  store.ownStamps.add(done.stamp)
  followBases(store, done.before.stamp, done.stamp, done.bases)
  store.casebook.put(done.records.map((record) => ({ record, stamp: done.stamp })))
  if (done.gone.length > 0) store.outbox.remove(done.gone)
  store.outbox.put(done.rows)
  for (const one of done.written) rememberWritten(store, one)
  if (done.blobs.length > 0) store.outbox.putBlobs(done.blobs)
  return result
}

export interface Head {
  readonly definition: AnyRecordDefinition
  readonly record: CaseRecord
  readonly base: BaseRow | undefined
  readonly lane: readonly OutboxRow[]
}

export async function headOf(store: Store, done: Done, recordId: Uuid): Promise<Head> {
  const db = store.strict
  const shown = done.current ? store.casebook.peek(recordId) : undefined
  const known = store.bases.asOf === done.before.stamp ? store.bases.rows.get(recordId) : undefined
  if (!shown || !known) asksTheDisk(done)
  const raw = shown ?? (await db.records.get(recordId))?.record
  if (!raw) throw new Refused('The record is not on this device')
  const definition = definitionOf(raw.type)
  const { record, readable } = upgradeRecord(definition, raw)
  if (!definition || !readable) throw new NotUnderstood(raw.type)
  const lane = done.current
    ? store.outbox.rows().filter((row) => row.recordId === recordId)
    : await outboxRowsOf(db, recordId)
  const base = known ?? (await db.bases.get(recordId))
  return { definition, record, base, lane: lane.sort((a, b) => a.order - b.order) }
}

export function allowed(store: Store, action: Action, definition: AnyRecordDefinition, record?: CaseRecord): void {
  if (!may(store.person.peek(), action, definition, record))
    throw new Refused('Your role may not do this with this record')
}

export const stampOf = (store: Store, at: string) => {
  const { personId, name, role } = store.person.peek()
  return { personId, name, role, at }
}

/** `receivedAt` says that the server has the last operation in a copy: a change made here has not been received. */
export function onlyHere(record: CaseRecord): CaseRecord {
  const { receivedAt: _, ...rest } = record
  return rest
}

/** Most words name no drawing and no photo: then there is nothing to read. */
export async function linksIn(store: Store, done: Done, recordId: Uuid, record: CaseRecord): Promise<BlobRow[]> {
  if (blobRefs(record.body).length === 0) return []
  asksTheDisk(done)
  return linkBlobs(store, recordId, record.body, done.stamp)
}

interface Step {
  readonly recordId: Uuid
  readonly definition: AnyRecordDefinition
  readonly head: CaseRecord | undefined
  readonly baseRow: BaseRow | undefined
  readonly base: Base
  readonly baseBody: Body | undefined
  readonly patch: Patch
  readonly op: Pick<Operation, 'fileIds' | 'together'>
}

/** Not where only a part of the record was seen: that part is no revision of the server's. */
function hashOfBase({ base, baseBody, head }: Step): Pick<Operation, 'baseHash'> {
  const isWhole = base !== null && 'revision' in base && baseBody !== undefined && !head?.extract
  return isWhole ? { baseHash: bodyHash(baseBody) } : {}
}

/** Applies one new operation and queues it, inside the transaction. */
export async function take(store: Store, done: Done, step: Step): Promise<CaseRecord> {
  const { recordId, definition, head, baseRow } = step
  const at = isoWithOffset(store.now())
  done.order += 1
  const op: Operation = {
    opId: v7(),
    prevOpId: baseRow?.lastOpId ?? null,
    deviceId: store.deviceId,
    recordId,
    type: definition.type,
    schemaVersion: definition.version,
    base: step.base,
    ...hashOfBase(step),
    patch: step.patch,
    claimedAt: at,
    ...step.op,
  }
  const applied = applyOperation(definition, head, step.baseBody, op, stampOf(store, at))
  if (applied.outcome === 'stale')
    throw new Refused('There are words in it that you have not read yet. Read it again first')
  const record = onlyHere(applied.record)
  const row: OutboxRow = {
    opId: op.opId,
    order: done.order,
    recordId,
    stamp: done.stamp,
    text: JSON.stringify(op),
    writtenAt: at,
  }
  const isWrite = step.patch.kind === 'write'
  const authored = isWrite ? applied.authored : (baseRow?.authored ?? head?.body)
  const from = isWrite && head && step.baseBody && !sameBody(step.baseBody, head.body) ? step.baseBody : undefined
  const next: BaseRow = {
    recordId,
    base: isWrite ? { opId: op.opId } : step.base,
    lastOpId: op.opId,
    before: head ?? null,
    ...(authored && !sameBody(authored, record.body) && { authored }),
    ...(from && { from }),
    ...(baseRow?.incoming && { incoming: baseRow.incoming }),
  }
  done.puts.push(
    { table: 'records', row: { id: recordId, stamp: done.stamp, shelf: shelfOf(record, store.now()), record } },
    { table: 'bases', row: next },
    { table: 'outbox', row, isNew: true },
  )
  if (isWrite) done.blobs.push(...(await linksIn(store, done, recordId, record)))
  done.records.push(record)
  done.bases.push(next)
  done.rows.push(row)
  if (isWrite) done.written.push({ row, authored: applied.authored, record })
  return record
}

export const stepOn = (head: Head, base: Base, baseBody: Body, patch: Patch): Step => ({
  recordId: head.record.id,
  definition: head.definition,
  head: head.record,
  baseRow: head.base,
  base,
  baseBody,
  patch,
  op: { fileIds: head.record.fileIds },
})

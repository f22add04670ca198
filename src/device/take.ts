/** The inside of every write: an operation is applied to the record by the shared rules and queued, in one transaction. */
import { v7 } from 'uuid'
import { applyOperation, Refused } from '../model/apply-operation.ts'
import { blobRefs } from '../model/blob-refs.ts'
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
import { linkBlobs } from './blob-links.ts'
import { isoWithOffset } from './clock.ts'
import { sameBody } from './lineage.ts'
import { outboxRowsOf } from './outbox-rows.ts'
import { NotUnderstood } from './refusals.ts'
import type { BaseRow, BlobRow, OutboxRow } from './rows.ts'
import { shelfOf } from './shelf.ts'
import type { Store } from './store.ts'
import { asksTheDisk } from './transact.ts'
import type { Done } from './transact.ts'

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
  readonly op: Pick<Operation, 'fileIds' | 'together' | 'followsFrom'>
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

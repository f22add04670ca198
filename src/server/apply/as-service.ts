/**
 * What the service itself writes (a return that is imported, the demonstration, people in the directory) goes the
 * same way as everything else: inbox, revision, change, audit. Only nobody's permission is asked.
 */
import type { Body } from '../../model/field.ts'
import type { FileId, Uuid } from '../../model/file.ts'
import type { Operation, Patch } from '../../model/operation.ts'
import type { Actor, Stamp } from '../../model/person.ts'
import { diffBodies } from '../../model/body.ts'
import type { AnyRecordDefinition } from '../../model/define-record.ts'
import type { CaseRecord } from '../../model/record.ts'
import type { Client } from '../db/pool.ts'
import { applyInTransaction } from './apply-batch.ts'
import { sha256Of } from './arrival.ts'
import type { Result, Understood } from './arrival.ts'
import { keepInInbox } from './inbox.ts'

/** The device id of whatever the service writes. */
export const SERVICE_DEVICE: Uuid = '00000000-0000-8000-8000-000000000000'
/** The person id where no person wrote it. */
export const SERVICE_PERSON: Uuid = '00000000-0000-8000-8000-000000000001'

export interface ServiceOperation {
  readonly op: Operation
  readonly by: Stamp
  /** When it counts as received; now, unless an earlier time is told. */
  readonly receivedAt: string
}

/** Statements stay within what one transaction can lock. */
const AT_ONCE = 500

/** In the caller's transaction, as the system: all of it or nothing. Throws when any operation has no effect. */
export async function applyAsService(
  client: Client,
  operations: readonly ServiceOperation[],
): Promise<readonly Result[]> {
  const results: Result[] = []
  for (let from = 0; from < operations.length; from += AT_ONCE) {
    const batch = operations.slice(from, from + AT_ONCE).map(understood)
    await keepInInbox(client, batch)
    const done = await applyInTransaction(client, batch)
    const failed = done.results.find((result) => ['parked', 'quarantined', 'retry', 'stale'].includes(result.status))
    if (failed) throw new Error(`record ${failed.recordId ?? '?'}: ${failed.reason ?? failed.status}`)
    results.push(...done.results)
  }
  return results
}

function understood({ op, by, receivedAt }: ServiceOperation): Understood {
  const raw = JSON.stringify(op)
  const actor: Actor = { personId: by.personId, name: by.name, role: by.role, team: '' }
  return {
    opId: op.opId,
    sha256: sha256Of(raw),
    raw,
    personId: by.personId,
    deviceId: op.deviceId,
    receivedAt,
    op,
    actor,
    trusted: by,
  }
}

export interface ServiceWrite {
  readonly opId: Uuid
  readonly definition: AnyRecordDefinition
  readonly recordId: Uuid
  readonly fileIds: readonly FileId[]
  readonly body: Body
  /** The record as it stands, where there is one. */
  readonly head?: CaseRecord
  readonly at: string
  readonly together?: Uuid
}

/** The operation that makes a record, or makes it say `body` from now on. */
export function writeOperation(write: ServiceWrite): Operation {
  const { definition, head } = write
  return operation(write, { kind: 'write', changes: diffBodies(definition.fields, head?.body ?? {}, write.body) })
}

export function operation(write: Omit<ServiceWrite, 'body'>, patch: Patch): Operation {
  const { definition, head } = write
  return {
    opId: write.opId,
    prevOpId: null,
    deviceId: SERVICE_DEVICE,
    recordId: write.recordId,
    fileIds: write.fileIds,
    type: definition.type,
    schemaVersion: definition.version,
    base: head ? { revision: head.revision } : null,
    patch,
    claimedAt: write.at,
    ...(write.together !== undefined && { together: write.together }),
  }
}

/**
 * Where a definition has had several versions: what a device had before it, in the form of its own version. What the
 * server keeps may be in an earlier form or in a later one; so own steps are taken again as they arrived, one by one.
 */
import { applyChanges } from '../../model/body.ts'
import type { AnyRecordDefinition } from '../../model/define-record.ts'
import type { Body } from '../../model/field.ts'
import type { Uuid } from '../../model/file.ts'
import type { Operation } from '../../model/operation.ts'
import type { CaseRecord } from '../../model/record.ts'
import { upgradeBody } from '../../model/upgrade.ts'
import { definitionOf } from '../../records/all.ts'
import type { Client } from '../db/pool.ts'
import type { Understood } from './arrival.ts'

export const hasVersions = (op: Operation): boolean => op.base !== null && (definitionOf(op.type)?.version ?? 1) > 1

/** By the operation that rests on it. One that is not there cannot be worked out: a person looks at its words. */
export async function olderBasesOf(client: Client, batch: readonly Understood[]): Promise<ReadonlyMap<Uuid, Body>> {
  const found = new Map<Uuid, Body>()
  const known = new Map(batch.map(({ op }) => [op.opId, op]))
  for (const { op } of batch) {
    const definition = hasVersions(op) ? definitionOf(op.type) : undefined
    const base = definition && (await before(client, definition, op, known))
    if (base) found.set(op.opId, base)
  }
  return found
}

/** From the form of one version into that of a later one; never the other way. */
function inForm(definition: AnyRecordDefinition, body: Body, from: number, version: number): Body | undefined {
  return from > version ? undefined : upgradeBody({ ...definition, version }, body, from)
}

async function before(
  client: Client,
  definition: AnyRecordDefinition,
  op: Operation,
  known: Map<Uuid, Operation>,
): Promise<Body | undefined> {
  if (op.base === null) return {}
  if ('revision' in op.base) {
    const record = await recordAt(client, op.recordId, op.base.revision)
    return record && inForm(definition, record.body, record.schemaVersion, op.schemaVersion)
  }
  const last = known.get(op.base.opId) ?? (await arrived(client, op.base.opId))
  if (last && last.recordId !== op.recordId) return undefined
  if (!last) {
    // an import never lay in the inbox
    const record = await recordAfter(client, op.recordId, op.base.opId)
    return record && inForm(definition, record.body, record.schemaVersion, op.schemaVersion)
  }
  known.set(last.opId, last)
  const body = await before(client, definition, last, known)
  const after = body && last.patch.kind === 'write' ? applyChanges(definition.fields, body, last.patch.changes) : body
  return after && inForm(definition, after, last.schemaVersion, op.schemaVersion)
}

async function recordAt(client: Client, recordId: Uuid, revision: number): Promise<CaseRecord | undefined> {
  const { rows } = await client.query<{ record: CaseRecord }>(
    'SELECT record FROM revision WHERE record_id = $1 AND revision = $2',
    [recordId, revision],
  )
  return rows[0]?.record
}

async function recordAfter(client: Client, recordId: Uuid, opId: Uuid): Promise<CaseRecord | undefined> {
  const { rows } = await client.query<{ record: CaseRecord }>(
    'SELECT record FROM revision WHERE record_id = $1 AND op_id = $2',
    [recordId, opId],
  )
  return rows[0]?.record
}

/** What took effect under this number, as it came. */
async function arrived(client: Client, opId: Uuid): Promise<Operation | undefined> {
  const { rows } = await client.query<{ raw: string; raw_form: string }>(
    `SELECT i.raw, i.raw_form FROM op_inbox i JOIN op_result r USING (op_id, sha256)
     WHERE i.op_id = $1 AND r.revision IS NOT NULL LIMIT 1`,
    [opId],
  )
  const [row] = rows
  if (!row) return undefined
  return JSON.parse(row.raw_form === 'json' ? (JSON.parse(row.raw) as string) : row.raw) as Operation
}

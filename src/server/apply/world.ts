/** What a batch of operations needs to know, fetched in a handful of queries after the records are locked. */
import { blobRefs } from '../../model/blob-refs.ts'
import type { Body } from '../../model/field.ts'
import type { FileId, Uuid } from '../../model/file.ts'
import type { Operation } from '../../model/operation.ts'
import type { CaseRecord } from '../../model/record.ts'
import type { Client } from '../db/pool.ts'
import type { Arrival, Result, Understood } from './arrival.ts'
import { aroundOf, restoredAt } from './around.ts'
import { olderBasesOf } from './older-bases.ts'
import { readOperation } from './read-operation.ts'
import { isRegister } from './register.ts'
import { fetchRenumbering, inOurNumbers } from './renumbered.ts'
import type { Renumbering } from './renumbered.ts'
import { writingsSince } from './writers.ts'
import type { Writings } from './writers.ts'

export interface World {
  /** The newest revision of each record; grows as the batch is worked through. */
  readonly heads: Map<Uuid, CaseRecord>
  /** Bodies as their writers had them, by operation and by "record@revision". */
  readonly byOperation: Map<Uuid, { readonly recordId: Uuid; readonly body: Body; readonly revision: number }>
  readonly byRevision: Map<string, Body>
  /** Operations and "record@revision" that this batch itself has made: they are in the form of today. */
  readonly made: Set<string>
  /** Where a definition has had several versions: what an operation rests on, in the form of its own. */
  readonly olderBases: ReadonlyMap<Uuid, Body>
  /** Who wrote what, of records in which others have written since; grows as the batch is worked through. */
  readonly writings: Writings
  /** What became of operations: those of this batch and those they come after. */
  readonly results: Map<Uuid, Result[]>
  /** Live grants on the files in question, as "person file". */
  readonly grants: Set<string>
  /** Of these, what somebody has opened for a day with a reason and holds by nothing else: asked of what they sign and of the register. */
  readonly openedOnly: ReadonlySet<string>
  readonly renumbering: Renumbering
  /** Of records that are not signed by who holds the case: the allocations around them, and the households. */
  readonly around: ReadonlyMap<Uuid, readonly CaseRecord[]>
  /** What was signed before that had taken effect once: it is sent again, and what was said beside it may still come. */
  readonly restoredAt: number | undefined
  /** Attachments that are here in full, and came from who wrote them into the record; as "record hash". */
  readonly completeBlobs: ReadonlySet<string>
  /** Operations before which something of the same person was kept that nobody has looked at yet. */
  readonly untriedBefore: ReadonlySet<Uuid>
}

export const grantKey = (personId: Uuid, file: FileId): string => `${personId} ${file}`
export const blobKey = (recordId: Uuid, sha256: string): string => `${recordId} ${sha256}`
export const revisionKey = (recordId: Uuid, revision: number): string => `${recordId}@${revision}`

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)]

/** Nobody else works on these records until the transaction ends. Sorted, so that two batches cannot wait in a ring. */
export const lockRecords = (client: Client, batch: readonly Understood[]): Promise<void> =>
  lockIds(
    client,
    batch.map((one) => one.op.recordId),
  )

/** For who sets words aside unapplied: the same words may be under way by another road, and are then let through first. */
export const lockRecordsOf = (client: Client, arrivals: readonly Arrival[]): Promise<void> =>
  lockIds(
    client,
    arrivals.flatMap((arrival) => {
      const read = readOperation(arrival)
      return 'op' in read ? [read.op.recordId] : []
    }),
  )

/** The same, for who knows no more than where words belong. */
export async function lockIds(client: Client, recordIds: readonly Uuid[]): Promise<void> {
  const ids = distinct(recordIds).sort()
  await client.query('SELECT pg_advisory_xact_lock(hashtextextended(id, 1)) FROM unnest($1::text[]) AS id', [ids])
}

async function resultsOf(client: Client, batch: readonly Understood[]): Promise<Map<Uuid, Result[]>> {
  const ids = distinct(batch.flatMap(({ op }) => [op.opId, ...(op.prevOpId ? [op.prevOpId] : [])]))
  const { rows } = await client.query<{
    op_id: string
    sha256: string
    status: Result['status']
    reason: string | null
    record_id: string | null
    revision: number | null
  }>('SELECT op_id, sha256, status, reason, record_id, revision FROM op_result WHERE op_id = ANY($1::uuid[])', [ids])
  const results = new Map<Uuid, Result[]>()
  for (const row of rows) {
    const result: Result = {
      opId: row.op_id,
      sha256: row.sha256,
      status: row.status,
      ...(row.reason !== null && { reason: row.reason }),
      ...(row.record_id !== null && { recordId: row.record_id }),
      ...(row.revision !== null && { revision: row.revision }),
    }
    results.set(row.op_id, [...(results.get(row.op_id) ?? []), result])
  }
  await addImported(client, batch, results)
  return results
}

/** What a return brought in never lay in the inbox; edits that follow on it find it among the revisions. */
async function addImported(client: Client, batch: readonly Understood[], results: Map<Uuid, Result[]>): Promise<void> {
  const inBatch = new Set(batch.map(({ op }) => op.opId))
  const missing = distinct(
    batch.flatMap(({ op: { prevOpId } }) =>
      prevOpId && !results.has(prevOpId) && !inBatch.has(prevOpId) ? [prevOpId] : [],
    ),
  )
  if (missing.length === 0) return
  const { rows } = await client.query<{ op_id: string; record_id: string; revision: number }>(
    'SELECT op_id, record_id, revision FROM revision WHERE op_id = ANY($1::uuid[])',
    [missing],
  )
  for (const row of rows)
    results.set(row.op_id, [
      { opId: row.op_id, sha256: '', status: 'applied', recordId: row.record_id, revision: row.revision },
    ])
}

/** What an operation is about, and what it follows from: nothing is written there, so that needs no lock. */
const recordsOf = ({ recordId, followsFrom }: Operation): Uuid[] => [recordId, ...(followsFrom ? [followsFrom] : [])]

async function headsOf(client: Client, batch: readonly Understood[]): Promise<Map<Uuid, CaseRecord>> {
  const { rows } = await client.query<{ record: CaseRecord }>(
    `SELECT v.record FROM record r JOIN revision v ON v.record_id = r.id AND v.revision = r.revision
     WHERE r.id = ANY($1::uuid[])`,
    [distinct(batch.flatMap(({ op }) => recordsOf(op)))],
  )
  return new Map(rows.map(({ record }) => [record.id, record]))
}

async function basesOf(
  client: Client,
  batch: readonly Understood[],
  world: Pick<World, 'heads' | 'byOperation' | 'byRevision' | 'writings'>,
): Promise<void> {
  const older = batch.filter(
    ({ op }) => op.base && 'revision' in op.base && op.base.revision !== world.heads.get(op.recordId)?.revision,
  )
  const own = batch.flatMap(({ op }) => (op.base && 'opId' in op.base ? [op.base.opId] : []))
  if (older.length + own.length === 0) return
  const { rows } = await client.query<{
    record_id: string
    revision: number
    op_id: string
    record: CaseRecord
    authored: Body | null
  }>(
    `SELECT record_id, revision, op_id, record, authored FROM revision WHERE op_id = ANY($1::uuid[])
     UNION ALL
     SELECT v.record_id, v.revision, v.op_id, v.record, v.authored
     FROM revision v JOIN unnest($2::uuid[], $3::int[]) AS wanted (id, at) ON v.record_id = wanted.id AND v.revision = wanted.at`,
    [
      distinct(own),
      older.map(({ op }) => op.recordId),
      older.map(({ op }) => (op.base && 'revision' in op.base ? op.base.revision : 0)),
    ],
  )
  for (const row of rows) {
    world.byOperation.set(row.op_id, {
      recordId: row.record_id,
      body: row.authored ?? row.record.body,
      revision: row.revision,
    })
    world.byRevision.set(revisionKey(row.record_id, row.revision), row.record.body)
  }
  const behind = rows.filter((row) => row.revision < (world.heads.get(row.record_id)?.revision ?? 0))
  const found = await writingsSince(
    client,
    behind.map((row) => ({ recordId: row.record_id, revision: row.revision })),
  )
  for (const [recordId, writings] of found) world.writings.set(recordId, writings)
}

async function grantsOf(
  client: Client,
  batch: readonly Understood[],
  heads: ReadonlyMap<Uuid, CaseRecord>,
): Promise<Set<string>> {
  const asked = batch.filter((one) => !one.trusted)
  if (asked.length === 0) return new Set()
  const { rows } = await client.query<{ person_id: string; file_id: FileId }>(
    `SELECT person_id, file_id FROM file_grant
     WHERE person_id = ANY($1::uuid[]) AND file_id = ANY($2::text[])
       AND revoked_at IS NULL AND (until IS NULL OR until > london_today())`,
    [
      distinct(asked.map((one) => one.actor.personId)),
      distinct(
        asked.flatMap(({ op }) => [...op.fileIds, ...recordsOf(op).flatMap((id) => heads.get(id)?.fileIds ?? [])]),
      ),
    ],
  )
  return new Set(rows.map((row) => grantKey(row.person_id, row.file_id)))
}

/** An opened file is neither given to somebody, oneself first, nor signed in. */
async function openedOnlyOf(
  client: Client,
  batch: readonly Understood[],
  heads: ReadonlyMap<Uuid, CaseRecord>,
): Promise<ReadonlySet<string>> {
  const asked = batch.filter(({ op, trusted }) => !trusted && (isRegister(op.type) || op.patch.kind === 'sign'))
  if (asked.length === 0) return new Set()
  const { rows } = await client.query<{ person_id: string; file_id: FileId }>(
    `SELECT DISTINCT o.person_id, o.file_id FROM opened_with_reason o
     WHERE o.person_id = ANY($1::uuid[]) AND o.file_id = ANY($2::text[]) AND o.ended_at IS NULL
       AND opened_only(o.person_id, o.file_id)`,
    [
      distinct(asked.map((one) => one.actor.personId)),
      distinct(asked.flatMap(({ op }) => [...op.fileIds, ...(heads.get(op.recordId)?.fileIds ?? [])])),
    ],
  )
  return new Set(rows.map((row) => grantKey(row.person_id, row.file_id)))
}

/**
 * What somebody else has sent under the same hash counts for nothing: readers of the record cannot see it, and whoever
 * merely knows a hash would learn that its bytes are here.
 */
async function completeBlobsOf(
  client: Client,
  batch: readonly Understood[],
  heads: ReadonlyMap<Uuid, CaseRecord>,
): Promise<ReadonlySet<string>> {
  const signed = new Set(batch.filter(({ op }) => op.patch.kind === 'sign').map(({ op }) => op.recordId))
  const named = batch
    .filter(({ op }) => signed.has(op.recordId))
    .flatMap(({ op: { recordId, patch }, personId }) => [
      // the reference of what is written and signed in one batch is not there yet
      ...blobRefs(patch).map(({ sha256 }) => ({ recordId, sha256, writer: personId })),
      ...blobRefs(heads.get(recordId)?.body).map(({ sha256 }) => ({ recordId, sha256, writer: undefined })),
    ])
  if (named.length === 0) return new Set()
  const { rows } = await client.query<{ record_id: Uuid; sha256: string }>(
    `SELECT DISTINCT n.record_id, b.sha256
     FROM unnest($1::uuid[], $2::text[], $3::uuid[]) AS n (record_id, sha256, writer)
     JOIN blob b ON b.sha256 = n.sha256 AND b.complete
     LEFT JOIN blob_reference r ON r.sha256 = b.sha256 AND r.uploader = b.uploader AND r.record_id = n.record_id
     WHERE b.uploader = n.writer OR r.record_id IS NOT NULL`,
    [named.map((one) => one.recordId), named.map((one) => one.sha256), named.map((one) => one.writer)],
  )
  return new Set(rows.map((row) => blobKey(row.record_id, row.sha256)))
}

export async function fetchWorld(
  client: Client,
  batch: readonly Understood[],
  untriedBefore: ReadonlySet<Uuid> = new Set(),
): Promise<World> {
  const heads = await headsOf(client, batch)
  const byRevision = new Map([...heads.values()].map((head) => [revisionKey(head.id, head.revision), head.body]))
  const renumbering = await fetchRenumbering(client, batch, (id, at, body) => byRevision.set(revisionKey(id, at), body))
  const renumbered = renumbering.isRestored
    ? batch.map((one) => ({ ...one, op: inOurNumbers(one.op, renumbering, undefined) ?? one.op }))
    : batch
  const world: World = {
    heads,
    byOperation: new Map(),
    olderBases: await olderBasesOf(client, renumbered),
    made: new Set(),
    writings: new Map(),
    byRevision,
    renumbering,
    results: await resultsOf(client, batch),
    grants: await grantsOf(client, batch, heads),
    openedOnly: await openedOnlyOf(client, batch, heads),
    around: await aroundOf(client, batch, heads),
    restoredAt: await restoredAt(client, batch),
    completeBlobs: await completeBlobsOf(client, batch, heads),
    untriedBefore,
  }
  await basesOf(client, renumbered, world)
  return world
}

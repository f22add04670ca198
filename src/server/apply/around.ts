/** Who works the cases of records that are about to be signed, and what else decides whether they may be. */
import type { FileId, Uuid } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import { definitionOf } from '../../records/all.ts'
import { asksBeforeSigning } from '../../practice/reason-first.ts'
import type { Client } from '../db/pool.ts'
import type { Understood } from './arrival.ts'

/** Other records that decide whether one of this type may be signed. */
export const typesAround = (type: string): readonly string[] => [
  ...(definitionOf(type)?.asksAround ?? []),
  ...asksBeforeSigning(type),
]

/** By the record that is signed. */
export async function aroundOf(
  client: Client,
  batch: readonly Understood[],
  heads: ReadonlyMap<Uuid, CaseRecord>,
): Promise<ReadonlyMap<Uuid, readonly CaseRecord[]>> {
  const asked = batch.filter(
    ({ op }) =>
      op.patch.kind === 'sign' && (definitionOf(op.type)?.whyNotSignerHere ?? asksBeforeSigning(op.type).length > 0),
  )
  const found = new Map<Uuid, readonly CaseRecord[]>()
  for (const { op } of asked) {
    if (!found.has(op.recordId))
      found.set(
        op.recordId,
        await recordsAround(client, heads.get(op.recordId)?.fileIds ?? op.fileIds, typesAround(op.type)),
      )
  }
  return found
}

/** What was read before the batch, and over it what the batch itself has brought so far: an assessment may come with it. */
export function aroundNow(
  stored: readonly CaseRecord[],
  heads: ReadonlyMap<Uuid, CaseRecord>,
  fileIds: readonly FileId[],
  types: readonly string[],
): readonly CaseRecord[] {
  const here = [...heads.values()].filter(
    ({ type, fileIds: lies }) => types.includes(type) && lies.some((file) => fileIds.includes(file)),
  )
  const newer = new Set(here.map(({ id }) => id))
  return [...stored.filter(({ id }) => !newer.has(id)), ...here]
}

/** The allocations of these files and of their children's homes, those homes' own records, and what lies in the children's files of these types. */
async function recordsAround(
  client: Client,
  files: readonly FileId[],
  types: readonly string[],
): Promise<readonly CaseRecord[]> {
  const { rows } = await client.query<{ record: CaseRecord }>(
    `WITH reached AS (
       SELECT unnest($1::text[]) AS file
       UNION
       SELECT household_file FROM placement
       WHERE child_file = ANY($1) AND since <= london_today() AND (until IS NULL OR until > london_today())
     )
     SELECT v.record FROM record r JOIN revision v ON v.record_id = r.id AND v.revision = r.revision
     WHERE r.id IN (SELECT record_id FROM allocation WHERE file_id IN (SELECT file FROM reached))
        OR (r.type = 'household' AND 'household:' || r.id IN (SELECT file FROM reached))
        OR (r.type = ANY($2) AND r.file_ids && (SELECT array_agg(f) FROM unnest($1::text[]) AS f WHERE f LIKE 'child:%'))`,
    [files, types],
  )
  return rows.map(({ record }) => record)
}

/** When this service last came back from a backup; asked only where something may have to be said before a signature. */
export async function restoredAt(client: Client, batch: readonly Understood[]): Promise<number | undefined> {
  if (!batch.some(({ op }) => op.patch.kind === 'sign' && asksBeforeSigning(op.type).length > 0)) return undefined
  const { rows } = await client.query<{ at: Date | null }>(
    'SELECT CASE WHEN count(*) > 1 THEN max(since) END AS at FROM server_epoch',
  )
  return rows[0]?.at?.getTime()
}

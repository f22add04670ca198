/** Who works the cases of records that are about to be signed, where that decides who may sign. */
import type { FileId, Uuid } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import { definitionOf } from '../../records/all.ts'
import type { Client } from '../db/pool.ts'
import type { Understood } from './arrival.ts'

/** By the record that is signed. */
export async function aroundOf(
  client: Client,
  batch: readonly Understood[],
  heads: ReadonlyMap<Uuid, CaseRecord>,
): Promise<ReadonlyMap<Uuid, readonly CaseRecord[]>> {
  const asked = batch.filter(({ op }) => op.patch.kind === 'sign' && definitionOf(op.type)?.whyNotSignerHere)
  const found = new Map<Uuid, readonly CaseRecord[]>()
  for (const { op } of asked) {
    if (!found.has(op.recordId))
      found.set(op.recordId, await workersAround(client, heads.get(op.recordId)?.fileIds ?? op.fileIds))
  }
  return found
}

/** The allocations of these files and of the homes where their children live, and those homes' own records. */
async function workersAround(client: Client, files: readonly FileId[]): Promise<readonly CaseRecord[]> {
  const { rows } = await client.query<{ record: CaseRecord }>(
    `WITH reached AS (
       SELECT unnest($1::text[]) AS file
       UNION
       SELECT household_file FROM placement
       WHERE child_file = ANY($1) AND since <= london_today() AND (until IS NULL OR until > london_today())
     )
     SELECT v.record FROM record r JOIN revision v ON v.record_id = r.id AND v.revision = r.revision
     WHERE r.id IN (SELECT record_id FROM allocation WHERE file_id IN (SELECT file FROM reached))
        OR (r.type = 'household' AND 'household:' || r.id IN (SELECT file FROM reached))`,
    [files],
  )
  return rows.map(({ record }) => record)
}

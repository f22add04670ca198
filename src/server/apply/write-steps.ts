/** Puts the steps of a batch into the tables: a few statements, whatever their number. */
import { blobHashes } from '../../model/blob-refs.ts'
import { bodyHash } from '../../model/body.ts'
import { sameJson } from '../../model/json.ts'
import type { Json } from '../../model/json.ts'
import { extractOf, isSoleAuthor } from '../../model/permission.ts'
import { readsExtract } from '../../model/permission-table.ts'
import type { Client } from '../db/pool.ts'
import type { Step } from './arrival.ts'

/** Ids and role names hold nothing that would need quoting. */
const arrayText = (values: readonly (string | number)[]): string => `{${values.join(',')}}`

const authoredElsewise = (step: Step): string | null =>
  sameJson(step.authored as Json, step.record.body as Json) ? null : JSON.stringify(step.authored)

async function insertRevisions(client: Client, steps: readonly Step[]): Promise<void> {
  await client.query(
    `INSERT INTO revision (record_id, revision, parents, op_id, record, body_hash, authored)
     SELECT id, at, parents::int[], op_id, record::json, hash, authored::json
     FROM unnest($1::uuid[], $2::int[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[])
       AS n (id, at, parents, op_id, record, hash, authored)`,
    [
      steps.map(({ record }) => record.id),
      steps.map(({ record }) => record.revision),
      steps.map(({ parents }) => arrayText(parents)),
      steps.map(({ record }) => record.opId),
      steps.map(({ record }) => JSON.stringify(record)),
      steps.map(({ record }) => bodyHash(record.body)),
      steps.map(authoredElsewise),
    ],
  )
}

async function putHeads(client: Client, heads: readonly Step[]): Promise<void> {
  await client.query(
    `INSERT INTO record (id, type, file_ids, status, revision, op_id, author_id, sole_author, withheld_from, received_at)
     SELECT id, type, file_ids::text[], status, revision, op_id, author_id, sole_author, withheld::text[], received_at
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::int[], $6::uuid[], $7::uuid[], $8::boolean[], $9::text[], $10::timestamptz[])
       AS n (id, type, file_ids, status, revision, op_id, author_id, sole_author, withheld, received_at)
     ON CONFLICT (id) DO UPDATE SET
       status = EXCLUDED.status, revision = EXCLUDED.revision, op_id = EXCLUDED.op_id,
       sole_author = record.sole_author AND EXCLUDED.sole_author,
       withheld_from = EXCLUDED.withheld_from, received_at = EXCLUDED.received_at`,
    [
      heads.map(({ record }) => record.id),
      heads.map(({ record }) => record.type),
      heads.map(({ record }) => arrayText(record.fileIds)),
      heads.map(({ record }) => record.status),
      heads.map(({ record }) => record.revision),
      heads.map(({ record }) => record.opId),
      heads.map(({ record }) => record.author.personId),
      heads.map(({ record }) => isSoleAuthor(record)),
      heads.map(({ record }) => arrayText(record.withheldFrom ?? [])),
      heads.map(({ record }) => record.receivedAt),
    ],
  )
}

const isShared = (step: Step): boolean =>
  step.definition.extract !== undefined &&
  Object.values(step.definition.permission).some((letters) => readsExtract(letters ?? ''))

async function putExtracts(client: Client, heads: readonly Step[]): Promise<void> {
  const shared = heads.filter(isShared)
  if (shared.length === 0) return
  await client.query(
    `INSERT INTO extract (record_id, revision, record)
     SELECT id, at, record::json FROM unnest($1::uuid[], $2::int[], $3::text[]) AS n (id, at, record)
     ON CONFLICT (record_id) DO UPDATE SET revision = EXCLUDED.revision, record = EXCLUDED.record`,
    [
      shared.map(({ record }) => record.id),
      shared.map(({ record }) => record.revision),
      shared.map(({ definition, record }) => JSON.stringify(extractOf(definition, record))),
    ],
  )
}

async function putBlobReferences(client: Client, steps: readonly Step[]): Promise<void> {
  const rows = steps.flatMap(({ definition, record, understood, before }) => {
    const known = blobHashes(before)
    const shared = isShared({ definition } as Step) ? blobHashes(extractOf(definition, record).body) : new Set<string>()
    return [...blobHashes(record)].map((sha256) => ({
      sha256,
      record,
      uploader: understood.personId,
      shared: shared.has(sha256),
      isNew: !known.has(sha256),
    }))
  })
  const fresh = rows.filter((row) => row.isNew)
  if (fresh.length > 0) {
    await client.query(
      `INSERT INTO blob_reference (sha256, record_id, uploader, in_extract)
       SELECT DISTINCT ON (sha256, record_id, uploader) * FROM unnest($1::text[], $2::uuid[], $3::uuid[], $4::boolean[]) AS n (sha256, record_id, uploader, in_extract)
       ON CONFLICT DO NOTHING`,
      [
        fresh.map((row) => row.sha256),
        fresh.map((row) => row.record.id),
        fresh.map((row) => row.uploader),
        fresh.map((row) => row.shared),
      ],
    )
  }
  if (rows.length > 0) {
    await client.query(
      `UPDATE blob_reference b SET in_extract = n.shared
       FROM unnest($1::text[], $2::uuid[], $3::boolean[]) AS n (sha256, record_id, shared)
       WHERE b.sha256 = n.sha256 AND b.record_id = n.record_id AND b.in_extract <> n.shared`,
      [rows.map((row) => row.sha256), rows.map((row) => row.record.id), rows.map((row) => row.shared)],
    )
  }
}

/** The last step of each record. */
export const headsAmong = (steps: readonly Step[]): readonly Step[] => [
  ...new Map(steps.map((step) => [step.record.id, step])).values(),
]

export async function writeSteps(client: Client, steps: readonly Step[]): Promise<void> {
  if (steps.length === 0) return
  const heads = headsAmong(steps)
  await insertRevisions(client, steps)
  await putHeads(client, heads)
  await putExtracts(client, heads)
  await putBlobReferences(client, steps)
}

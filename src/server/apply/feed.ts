/**
 * The dense sequence of each file. The file's row is locked last of all and until commit: sequence order is commit
 * order, and a transaction that fails leaves no hole. Ids are sorted, so that two writers cannot wait in a ring.
 */
import type { FileId, Uuid } from '../../model/file.ts'
import type { Client } from '../db/pool.ts'
import { sha256Of } from './arrival.ts'
import type { Step } from './arrival.ts'

export interface FeedEntry {
  readonly fileId: FileId
  readonly digest: string
  readonly opId?: Uuid
  readonly sha256?: string
  readonly personId?: Uuid
  readonly recordId?: Uuid
  readonly revision?: number
  /** For people who read the table: what a change without a record was. */
  readonly note?: string
}

export const entriesOf = (step: Step): FeedEntry[] =>
  step.record.fileIds.map((fileId) => ({
    fileId,
    digest: sha256Of(`${step.record.opId}|${step.record.id}|${step.record.revision}`),
    opId: step.record.opId,
    sha256: step.understood.sha256,
    personId: step.understood.personId,
    recordId: step.record.id,
    revision: step.record.revision,
  }))

/** Files that lie in the entries must exist before grants on them are worked out. */
export async function makeFiles(client: Client, files: readonly FileId[]): Promise<void> {
  await client.query(
    'INSERT INTO file (id, chain) SELECT id, id FROM unnest($1::text[]) AS id ON CONFLICT DO NOTHING',
    [[...new Set(files)].sort()],
  )
}

/** The last thing a transaction does. */
export async function appendToFeeds(client: Client, entries: readonly FeedEntry[]): Promise<void> {
  if (entries.length === 0) return
  const files = [...new Set(entries.map((entry) => entry.fileId))].sort()
  const { rows } = await client.query<{ id: FileId; head_seq: number; chain: string }>(
    'SELECT id, head_seq, chain FROM file WHERE id = ANY($1) ORDER BY id FOR UPDATE',
    [files],
  )
  const heads = new Map(rows.map((row) => [row.id, { seq: row.head_seq, chain: row.chain }]))
  const places = entries.map((entry) => {
    const head = heads.get(entry.fileId)
    if (!head) throw new Error(`${entry.fileId} has no row`)
    head.seq += 1
    head.chain = sha256Of(head.chain + entry.digest)
    return { seq: head.seq, chain: head.chain }
  })
  await client.query(
    `INSERT INTO change (file_id, seq, digest, chain, op_id, sha256, person_id, record_id, revision, note)
     SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::uuid[], $6::text[], $7::uuid[], $8::uuid[], $9::int[], $10::text[])`,
    [
      entries.map((entry) => entry.fileId),
      places.map((place) => place.seq),
      entries.map((entry) => entry.digest),
      places.map((place) => place.chain),
      entries.map((entry) => entry.opId),
      entries.map((entry) => entry.sha256),
      entries.map((entry) => entry.personId),
      entries.map((entry) => entry.recordId),
      entries.map((entry) => entry.revision),
      entries.map((entry) => entry.note),
    ],
  )
  await client.query(
    `UPDATE file SET head_seq = n.seq, chain = n.chain
     FROM unnest($1::text[], $2::bigint[], $3::text[]) AS n (id, seq, chain) WHERE file.id = n.id`,
    [files, files.map((id) => heads.get(id)?.seq), files.map((id) => heads.get(id)?.chain)],
  )
}

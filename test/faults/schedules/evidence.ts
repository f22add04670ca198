/** Everything that there is at the end of a schedule: in the council's tables, and on every device as its person can open it. */
import { createHash } from 'node:crypto'
import { personFile } from '../../../src/model/file.ts'
import type { FileId, Uuid } from '../../../src/model/file.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import type { BaseRow, BlobRow, FileRow, KeptRow, OutboxRow, RecordRow } from '../../../src/device/rows.ts'
import type { Pool } from '../../../src/server/db/pool.ts'
import type { Ledger } from './ledger.ts'
import type { Device, Page } from './page.ts'
import type { People } from './people.ts'
import { finished } from './tasks.ts'

export interface Revision {
  readonly record_id: Uuid
  readonly revision: number
  readonly parents: readonly number[]
  readonly op_id: Uuid
  readonly record: CaseRecord
  readonly body_hash: string
  /** `record` as it lies in the table. */
  readonly text: string
}
export interface Step {
  readonly file_id: FileId
  readonly seq: number
  readonly digest: string
  readonly chain: string
  readonly op_id: Uuid | null
  readonly record_id: Uuid | null
}
export interface InInbox {
  readonly op_id: Uuid
  readonly sha256: string
  readonly raw: string
  readonly status: string | null
  readonly reason: string | null
}
export interface Records {
  /** By record, in order. */
  readonly revisions: ReadonlyMap<Uuid, readonly Revision[]>
  readonly byOperation: ReadonlyMap<Uuid, Revision>
  readonly steps: ReadonlyMap<FileId, readonly Step[]>
  readonly heads: ReadonlyMap<FileId, { readonly head_seq: number; readonly chain: string }>
  readonly inbox: ReadonlyMap<Uuid, readonly InInbox[]>
  /** Attachments that the council calls complete: the hash of what it really holds. */
  readonly blobs: ReadonlyMap<string, string>
}
export interface OnDevice {
  readonly device: Device
  readonly page: Page
  readonly records: readonly RecordRow[]
  readonly bases: readonly BaseRow[]
  readonly outbox: readonly OutboxRow[]
  readonly kept: readonly KeptRow[]
  readonly files: readonly FileRow[]
  readonly blobs: readonly BlobRow[]
}

function grouped<K, T>(rows: readonly T[], key: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group) group.push(row)
    else groups.set(key(row), [row])
  }
  return groups
}

export async function inInbox(pool: Pool, opIds: readonly Uuid[]): Promise<readonly InInbox[]> {
  const { rows } = await pool.query<InInbox & { raw_form: string }>(
    `SELECT i.op_id, i.sha256, i.raw, i.raw_form, r.status, r.reason FROM op_inbox i
     LEFT JOIN op_result r ON r.op_id = i.op_id AND r.sha256 = i.sha256 WHERE i.op_id = ANY($1::uuid[])`,
    [opIds],
  )
  return rows.map(({ raw_form, ...row }) => ({
    ...row,
    raw: raw_form === 'json' ? (JSON.parse(row.raw) as string) : row.raw,
  }))
}

export async function councilHas(pool: Pool, people: People, ledger: Ledger, opIds: readonly Uuid[]): Promise<Records> {
  const files = [...people.files, ...people.owners.map((one) => personFile(one.personId))]
  const steps = await pool.query<Step>(
    'SELECT file_id, seq, digest, chain, op_id, record_id FROM change WHERE file_id = ANY($1) ORDER BY file_id, seq',
    [files],
  )
  const heads = await pool.query<{ id: FileId; head_seq: number; chain: string }>(
    'SELECT id, head_seq, chain FROM file WHERE id = ANY($1)',
    [files],
  )
  const ids = [...new Set(steps.rows.flatMap((step) => step.record_id ?? []))]
  const revisions = await pool.query<Omit<Revision, 'record'>>(
    `SELECT record_id, revision, parents, op_id, record::text AS text, body_hash FROM revision
     WHERE record_id = ANY($1::uuid[]) ORDER BY record_id, revision`,
    [ids],
  )
  const rows = revisions.rows.map((row): Revision => ({ ...row, record: JSON.parse(row.text) as CaseRecord }))
  const inbox = await inInbox(pool, [...new Set([...opIds, ...rows.map((row) => row.op_id)])])
  const hashes = ledger.blobs.map((one) => one.sha256)
  const chunks = await pool.query<{ sha256: string; uploader: string; bytes: Buffer }>(
    `SELECT sha256, uploader, c.bytes FROM blob b JOIN blob_chunk c USING (sha256, uploader)
     WHERE b.complete AND sha256 = ANY($1) ORDER BY sha256, uploader, n`,
    [hashes],
  )
  const whole = [...grouped(chunks.rows, (row) => `${row.sha256} ${row.uploader}`)].map(
    ([key, parts]) =>
      [
        key,
        createHash('sha256')
          .update(Buffer.concat(parts.map((part) => part.bytes)))
          .digest('hex'),
      ] as const,
  )
  return {
    revisions: grouped(rows, (row) => row.record_id),
    byOperation: new Map(rows.map((row) => [row.op_id, row])),
    steps: grouped(steps.rows, (row) => row.file_id),
    heads: new Map(heads.rows.map((row) => [row.id, row])),
    inbox: grouped(inbox, (row) => row.op_id),
    blobs: new Map(whole.map(([key, hash]) => [key.split(' ')[0] ?? '', hash])),
  }
}

export async function deviceHas(page: Page): Promise<OnDevice> {
  const db = page.notebook.store.relaxed
  const [records, bases, outbox, kept, files, blobs] = await finished(
    Promise.all([
      db.records.toArray(),
      db.bases.toArray(),
      page.outboxRows(),
      db.kept.toArray(),
      db.files.toArray(),
      db.blobs.toArray(),
    ]),
  )
  return { device: page.device, page, records, bases, outbox, kept, files, blobs }
}

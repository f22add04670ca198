/** What became of each operation, for the device that asks again, and the line in the audit that says who did it. */
import type { Client } from '../db/pool.ts'
import type { Arrival, Result } from './arrival.ts'

/** By operation: what has been kept about these very words. */
export async function knownResults(
  client: Client,
  arrivals: readonly Pick<Arrival, 'opId' | 'sha256'>[],
): Promise<ReadonlyMap<string, Result>> {
  const { rows } = await client.query<{
    op_id: string
    sha256: string
    status: Result['status']
    reason: string | null
  }>(
    `SELECT op_id, sha256, status, reason FROM op_result
     JOIN unnest($1::uuid[], $2::text[]) AS asked (op_id, sha256) USING (op_id, sha256)`,
    [arrivals.map((one) => one.opId), arrivals.map((one) => one.sha256)],
  )
  return new Map(
    rows.map((row) => [
      row.op_id,
      { opId: row.op_id, sha256: row.sha256, status: row.status, ...(row.reason !== null && { reason: row.reason }) },
    ]),
  )
}

export async function keepResults(client: Client, results: readonly Result[]): Promise<void> {
  const settled = results.filter((result) => result.status !== 'retry')
  if (settled.length === 0) return
  await client.query(
    `INSERT INTO op_result (op_id, sha256, status, reason, record_id, revision)
     SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::int[])
     ON CONFLICT DO NOTHING`,
    [
      settled.map((result) => result.opId),
      settled.map((result) => result.sha256),
      settled.map((result) => result.status),
      settled.map((result) => result.reason),
      settled.map((result) => result.recordId),
      settled.map((result) => result.revision),
    ],
  )
}

export interface PushAudit {
  readonly arrival: Arrival
  readonly role?: string
  readonly action: string
  readonly result: Result
  readonly fileIds: readonly string[]
}

export async function auditPush(client: Client, lines: readonly PushAudit[]): Promise<void> {
  const settled = lines.filter((line) => line.result.status !== 'retry')
  if (settled.length === 0) return
  await client.query(
    `INSERT INTO audit (person_id, role, action, op_id, record_ids, file_ids, detail)
     SELECT person_id, role, action, op_id, record_ids::uuid[], file_ids::text[], json_build_object('status', status)
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[])
       AS n (person_id, role, action, op_id, record_ids, file_ids, status)`,
    [
      settled.map((line) => line.arrival.personId),
      settled.map((line) => line.role),
      settled.map((line) => line.action),
      settled.map((line) => line.arrival.opId),
      settled.map((line) => (line.result.recordId ? `{${line.result.recordId}}` : '{}')),
      settled.map((line) => `{${line.fileIds.join(',')}}`),
      settled.map((line) => line.result.status),
    ],
  )
}

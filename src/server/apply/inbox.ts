/** Accept, then process: what arrives is on disk, as it came, before anything looks at it. */
import type { Client } from '../db/pool.ts'
import type { Arrival } from './arrival.ts'

/** Postgres text cannot hold U+0000, and UTF-8 cannot hold half a surrogate pair; a JSON string of the text can. */
const isStorable = (raw: string): boolean => !raw.includes('\0') && raw.isWellFormed()
const stored = (raw: string): string => (isStorable(raw) ? raw : JSON.stringify(raw))

/** Returns how many of them were not there before. */
export async function keepInInbox(client: Client, arrivals: readonly Arrival[]): Promise<number> {
  if (arrivals.length === 0) return 0
  const { rowCount } = await client.query(
    `INSERT INTO op_inbox (op_id, sha256, raw, raw_form, person_id, device_id, received_at)
     SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::uuid[], $7::timestamptz[])
     ON CONFLICT DO NOTHING`,
    [
      arrivals.map((one) => one.opId),
      arrivals.map((one) => one.sha256),
      arrivals.map((one) => stored(one.raw)),
      arrivals.map((one) => (isStorable(one.raw) ? 'text' : 'json')),
      arrivals.map((one) => one.personId),
      arrivals.map((one) => one.deviceId),
      arrivals.map((one) => one.receivedAt),
    ],
  )
  return rowCount ?? 0
}

interface InboxRow {
  op_id: string
  sha256: string
  raw: string
  raw_form: string
  person_id: string
  device_id: string
  received_at: Date
  arrival: number
}

/** The text exactly as it came. */
export const rawOf = (row: { readonly raw: string; readonly raw_form: string }): string =>
  row.raw_form === 'json' ? (JSON.parse(row.raw) as string) : row.raw

const fromRow = (row: InboxRow): Arrival & { readonly arrival: number } => ({
  opId: row.op_id,
  sha256: row.sha256,
  raw: rawOf(row),
  personId: row.person_id,
  deviceId: row.device_id,
  receivedAt: row.received_at.toISOString(),
  arrival: row.arrival,
})

/** What lies in the inbox without a result after `from`, in the order of arrival. */
export async function unanswered(
  client: Client,
  from: number,
  olderThanSeconds: number,
  most = 200,
): Promise<readonly (Arrival & { readonly arrival: number })[]> {
  const { rows } = await client.query<InboxRow>(
    `SELECT i.* FROM op_inbox i
     WHERE i.arrival > $1 AND i.kept_at < now() - make_interval(secs => $2)
       AND NOT EXISTS (SELECT FROM op_result r WHERE r.op_id = i.op_id AND r.sha256 = i.sha256)
     ORDER BY i.arrival LIMIT $3`,
    [from, olderThanSeconds, most],
  )
  return rows.map(fromRow)
}

/** Which of these operations lie here already under somebody else's name. */
export async function sentByOthers(client: Client, arrivals: readonly Arrival[]): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ op_id: string }>(
    `SELECT i.op_id FROM op_inbox i JOIN unnest($1::uuid[], $2::uuid[]) AS mine (op_id, person_id) USING (op_id)
     WHERE i.person_id <> mine.person_id`,
    [arrivals.map((one) => one.opId), arrivals.map((one) => one.personId)],
  )
  return new Set(rows.map((row) => row.op_id))
}

/** What was kept so long ago and has no result was not overlooked: it rests on something that has not arrived. */
const NOT_TRIED_YET_SECONDS = 150

/**
 * Which of these follow on something of the same person that was kept and not looked at yet: by a server that ended
 * in between, or that is still at it. Whether they may be taken in can depend on that.
 */
export async function followOnUntried(
  client: Client,
  arrivals: readonly Arrival[],
  batch: readonly Arrival[],
): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ op_id: string }>(
    `SELECT mine.op_id FROM op_inbox mine
     WHERE (mine.op_id, mine.sha256) IN (SELECT * FROM unnest($1::uuid[], $2::text[]))
       AND EXISTS (
         SELECT FROM op_inbox i
         WHERE i.person_id = mine.person_id AND i.arrival < mine.arrival
           AND i.arrival > (SELECT swept_to FROM service)
           AND i.kept_at > now() - make_interval(secs => $3) AND i.op_id <> ALL ($4::uuid[])
           AND NOT EXISTS (SELECT FROM op_result r WHERE r.op_id = i.op_id AND r.sha256 = i.sha256))`,
    [
      arrivals.map((one) => one.opId),
      arrivals.map((one) => one.sha256),
      NOT_TRIED_YET_SECONDS,
      batch.map((one) => one.opId),
    ],
  )
  return new Set(rows.map((row) => row.op_id))
}

/**
 * While a service is brought up to date, an older server may still be there beside a newer one. A device of today sends it
 * words that only the newer one understands, and it lays them before a person. Whoever understands them takes them up
 * again, and what waited behind them: nobody has to decide over what was never in question.
 */
import type { Uuid } from '../../model/file.ts'
import { definitionOf } from '../../records/all.ts'
import { asSystem } from '../db/pool.ts'
import type { Client, Pool } from '../db/pool.ts'
import { rawOf } from './inbox.ts'
import { readOperation } from './read-operation.ts'
import { lockIds } from './world.ts'

/** As servers say it that do not understand it: these words are in their tables, and never change here. */
const NOT_UNDERSTOOD = [
  'It is not in a form that this version of Doorstep understands',
  'This kind of record is not known here',
  'It was written with a later version of Doorstep',
  'The record was written with a later version of Doorstep',
]
const WAITS_BEHIND = 'An earlier change of yours to this record is waiting for you'

interface Row {
  readonly op_id: Uuid
  readonly sha256: string
  readonly raw: string
  readonly raw_form: string
  readonly record_id: Uuid | null
  readonly writer: Uuid
  /** What the record has been brought to since. */
  readonly version: number | null
}

/** As decisions lock it. */
const laneOf = (row: Row): Uuid => row.record_id ?? row.op_id

function isUnderstood(row: Row): boolean {
  const read = readOperation({ opId: row.op_id, sha256: row.sha256, raw: rawOf(row) })
  if (!('op' in read)) return false
  const { type, schemaVersion } = read.op
  return Math.max(schemaVersion, row.version ?? 0) <= (definitionOf(type)?.version ?? 0)
}

async function notUnderstoodThen(client: Client): Promise<readonly Row[]> {
  const { rows } = await client.query<Row>(
    `SELECT w.op_id, w.sha256, i.raw, i.raw_form, w.record_id, w.writer, (v.record ->> 'schemaVersion')::int AS version
     FROM waiting_words w
     JOIN op_result r ON r.op_id = w.op_id AND r.sha256 = w.sha256 AND r.status = 'parked' AND r.reason = ANY ($1)
     JOIN op_inbox i ON i.op_id = w.op_id AND i.sha256 = w.sha256
     LEFT JOIN record h ON h.id = w.record_id
     LEFT JOIN revision v ON v.record_id = h.id AND v.revision = h.revision
     WHERE NOT EXISTS (SELECT FROM decision d WHERE d.op_id = w.op_id AND d.sha256 = w.sha256)`,
    [NOT_UNDERSTOOD],
  )
  return rows
}

/** They have no result any more, and the sweeper finds them in the order in which they came. */
export function takeUpUnderstood(pool: Pool): Promise<void> {
  return asSystem(pool, async (client) => {
    const locked = new Set((await notUnderstoodThen(client)).filter(isUnderstood).map(laneOf))
    if (locked.size === 0) return
    await lockIds(client, [...locked])
    // under the locks of whoever applies or decides: somebody may have decided meanwhile
    const rows = (await notUnderstoodThen(client)).filter((row) => locked.has(laneOf(row)) && isUnderstood(row))
    await client.query(
      `WITH understood AS (SELECT * FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[]) AS n (op_id, sha256, record_id, writer)),
       again AS (
         DELETE FROM op_result r USING waiting_words w, op_inbox i
         WHERE w.op_id = r.op_id AND w.sha256 = r.sha256 AND i.op_id = r.op_id AND i.sha256 = r.sha256 AND r.status = 'parked'
           AND NOT EXISTS (SELECT FROM decision d WHERE d.op_id = r.op_id AND d.sha256 = r.sha256)
           AND (EXISTS (SELECT FROM understood u WHERE u.op_id = r.op_id AND u.sha256 = r.sha256)
             OR (r.reason = $5 AND EXISTS (SELECT FROM understood u WHERE u.record_id = w.record_id AND u.writer = w.writer)))
         RETURNING i.arrival
       )
       UPDATE service SET swept_to = least(swept_to, (SELECT min(arrival) FROM again) - 1) WHERE EXISTS (SELECT FROM again)`,
      [
        rows.map((row) => row.op_id),
        rows.map((row) => row.sha256),
        rows.map((row) => row.record_id),
        rows.map((row) => row.writer),
        WAITS_BEHIND,
      ],
    )
  })
}

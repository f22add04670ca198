/** The reckoning: every operation against the tables themselves. Nothing here trusts what a server said. */
import { sha256Of } from '../../../src/server/apply/arrival.ts'
import { asSystem } from '../../../src/server/db/pool.ts'
import type { Client, Pool } from '../../../src/server/db/pool.ts'
import type { PushingDevice } from './pushing-device.ts'

export interface Reckoning {
  readonly operations: number
  readonly lost: readonly string[]
  readonly duplicated: readonly string[]
  readonly holes: readonly string[]
}

const HAS_EFFECT = new Set(['applied', 'merged', 'conflict'])

export async function reckon(pool: Pool, devices: readonly PushingDevice[]): Promise<Reckoning> {
  return asSystem(pool, async (client) => {
    const effects = await effectsIn(client, devices)
    return {
      operations: devices.reduce((sum, device) => sum + device.made.length, 0),
      ...effects,
      lost: [...effects.lost, ...(await otherWords(client, devices))],
      holes: [...(await brokenFeeds(client)), ...(await brokenHistories(client))],
    }
  })
}

async function effectsIn(
  client: Client,
  devices: readonly PushingDevice[],
): Promise<Pick<Reckoning, 'lost' | 'duplicated'>> {
  interface Row {
    op_id: string
    copies: number
    sha256: string
    bytes: string
    status: string | null
    revisions: number
    steps: number
    files: number | null
  }
  const { rows } = await client.query<Row>(
    `SELECT i.op_id, i.copies, i.sha256, i.bytes, r.status, coalesce(v.revisions, 0) AS revisions,
       coalesce(c.steps, 0) AS steps, cardinality(h.file_ids) AS files
     FROM (SELECT op_id, count(*) AS copies, min(sha256) AS sha256, min(encode(sha256(convert_to(raw, 'UTF8')), 'hex')) AS bytes
           FROM op_inbox GROUP BY op_id) i
     LEFT JOIN op_result r ON r.op_id = i.op_id AND r.sha256 = i.sha256
     LEFT JOIN (SELECT op_id, min(record_id::text)::uuid AS record_id, count(*) AS revisions FROM revision GROUP BY op_id) v ON v.op_id = i.op_id
     LEFT JOIN (SELECT op_id, count(*) AS steps FROM change WHERE op_id IS NOT NULL GROUP BY op_id) c ON c.op_id = i.op_id
     LEFT JOIN record h ON h.id = v.record_id`,
  )
  const inbox = new Map(rows.map((row) => [row.op_id, row]))
  const lost: string[] = []
  const duplicated: string[] = []
  for (const { made, answers } of devices)
    for (const { opId, sha256 } of made) {
      const row = inbox.get(opId)
      const said = answers.get(opId) ?? 'no answer'
      if (!row) lost.push(`${opId} (${said}) is not in the inbox`)
      else if (row.sha256 !== sha256 || row.bytes !== sha256) lost.push(`${opId} has other bytes`)
      else if (!row.status || !HAS_EFFECT.has(row.status))
        lost.push(`${opId} (${said}): ${row.status ?? 'nothing became of it'}`)
      else if (row.revisions === 0) lost.push(`${opId} is ${row.status} and has no revision`)
      else if (row.steps < (row.files ?? 0)) lost.push(`${opId} is in ${row.steps} of ${row.files} feeds`)
      if (row && (row.copies > 1 || row.revisions > 1 || row.steps > (row.files ?? 0)))
        duplicated.push(`${opId}: ${row.copies} in the inbox, ${row.revisions} revisions, ${row.steps} steps`)
    }
  return { lost, duplicated }
}

/** Records that one device alone has written: what stands there at the end is what it wrote last. */
async function otherWords(client: Client, devices: readonly PushingDevice[]): Promise<string[]> {
  const { rows } = await client.query<{ id: string; body: { [field: string]: unknown } }>(
    `SELECT r.id, v.record->'body' AS body FROM record r JOIN revision v ON v.record_id = r.id AND v.revision = r.revision`,
  )
  const bodies = new Map(rows.map((row) => [row.id, row.body]))
  const shared = new Set(devices.flatMap((device) => [...device.shared]))
  return devices.flatMap(({ lanes }) =>
    [...lanes]
      .filter(([id, { body }]) => {
        const there = bodies.get(id)
        return !shared.has(id) && Object.entries(body).some(([field, value]) => there?.[field] !== value)
      })
      .map(([id]) => `${id} does not say what was written last`),
  )
}

async function brokenFeeds(client: Client): Promise<string[]> {
  interface Row {
    file_id: string
    seq: number
    digest: string
    chain: string
    op_id: string | null
    record_id: string | null
    revision: number | null
  }
  const { rows: heads } = await client.query<{ id: string; head_seq: number; chain: string }>(
    'SELECT id, head_seq, chain FROM file',
  )
  const { rows } = await client.query<Row>(
    'SELECT file_id, seq, digest, chain, op_id, record_id, revision FROM change ORDER BY file_id, seq',
  )
  const ends = new Map<string, { seq: number; chain: string }>()
  const broken: string[] = []
  for (const row of rows) {
    const { seq, chain } = ends.get(row.file_id) ?? { seq: 0, chain: row.file_id }
    const digest = row.op_id ? sha256Of(`${row.op_id}|${row.record_id}|${row.revision}`) : row.digest
    if (row.seq !== seq + 1 || row.digest !== digest || row.chain !== sha256Of(chain + row.digest))
      broken.push(`${row.file_id}: ${row.seq} does not follow on ${seq}`)
    ends.set(row.file_id, { seq: row.seq, chain: row.chain })
  }
  for (const { id, head_seq, chain } of heads) {
    const end = ends.get(id) ?? { seq: 0, chain: id }
    if (end.seq !== head_seq || end.chain !== chain)
      broken.push(`${id}: its head says ${head_seq}, its feed ends at ${end.seq}`)
  }
  return broken
}

/** Revisions 1…n of every record, the head at n; nobody's revision is left out of the next one's parents. */
async function brokenHistories(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ id: string; head: number | null; highest: number; count: number }>(
    `SELECT v.record_id AS id, r.revision AS head, max(v.revision) AS highest, count(*) AS count
     FROM revision v LEFT JOIN record r ON r.id = v.record_id GROUP BY 1, 2
     HAVING r.revision IS DISTINCT FROM max(v.revision) OR count(*) <> max(v.revision)`,
  )
  const { rows: orphans } = await client.query<{ id: string; revision: number }>(
    'SELECT record_id AS id, revision FROM revision WHERE revision > 1 AND NOT (revision - 1) = ANY(parents)',
  )
  return [
    ...rows.map((row) => `${row.id}: ${row.count} revisions up to ${row.highest}, its head ${row.head}`),
    ...orphans.map((row) => `${row.id}: revision ${row.revision} does not rest on the one before it`),
  ]
}

/**
 * What was signed before a place was named: from a day on, where whoever names it says one. Once for each place and day; an
 * earlier day later brings what is still missing, and a place that was taken away and named again what was signed meanwhile.
 */
import type { Logger } from 'pino'
import type { Uuid } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import { upgradeRecord } from '../../model/upgrade.ts'
import { londonDay } from '../../practice/london-day.ts'
import { definitionOf } from '../../records/all.ts'
import { asSystem } from '../db/pool.ts'
import type { Client, Pool } from '../db/pool.ts'
import type { Target } from './delivery-rows.ts'
import { isNewPaper, paperOf, putDown } from './enqueue.ts'

/** So many records at a time: their whole histories are read. */
const AT_ONCE = 100

async function signedAfter(client: Client, last: Uuid | undefined, day: string): Promise<readonly Uuid[]> {
  const { rows } = await client.query<{ id: Uuid }>(
    `SELECT id FROM record WHERE status = 'signed' AND ($1::uuid IS NULL OR id > $1)
       AND received_at >= $2::date - interval '1 day' ORDER BY id LIMIT $3`,
    [last ?? null, day, AT_ONCE],
  )
  return rows.map(({ id }) => id)
}

/** Every paper that these records were since that day, as each would have been put down in its own transaction. */
async function papersSince(client: Client, ids: readonly Uuid[], day: string) {
  const { rows } = await client.query<{ record: CaseRecord; revision: number; id: Uuid }>(
    'SELECT record_id AS id, revision, record FROM revision WHERE record_id = ANY($1) ORDER BY record_id, revision',
    [ids],
  )
  let before: CaseRecord | undefined
  return rows.flatMap(({ record: kept, revision, id }) => {
    const definition = definitionOf(kept.type)
    const { record, readable } = upgradeRecord(definition, kept)
    const known = before?.id === id ? before : undefined
    before = record
    if (!definition || !readable || !isNewPaper({ definition, before: known, record })) return []
    const askedAt = record.updated.at
    if (londonDay(askedAt) < day) return []
    return paperOf({ ...record, revision }).map((paper) => ({ ...paper, askedAt }))
  })
}

export async function putDownFrom(pool: Pool, target: Target, day: string, log: Logger): Promise<number> {
  const isDone = await asSystem(pool, async (client) => {
    const { rowCount } = await client.query('SELECT FROM delivery_target WHERE target = $1 AND from_day <= $2', [
      target,
      day,
    ])
    return rowCount === 1
  })
  if (isDone) return 0
  let put = 0
  let last: Uuid | undefined
  for (;;) {
    const ids = await asSystem(pool, async (client) => {
      const found = await signedAfter(client, last, day)
      const papers = await papersSince(client, found, day)
      if (papers.length > 0) put += await putDown(client, target, papers)
      return found
    })
    last = ids.at(-1)
    if (ids.length < AT_ONCE) break
  }
  // said last: a server that dies in between begins again, and puts nothing down twice
  await asSystem(pool, (client) =>
    client.query('UPDATE delivery_target SET from_day = $2 WHERE target = $1', [target, day]),
  )
  log.info({ target, day, put }, 'papers that were signed before are delivered as well')
  return put
}

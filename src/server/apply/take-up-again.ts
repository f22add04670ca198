/**
 * After a restore: what was out of bounds only because the backup did not know of an allocation yet is looked at again
 * once that has been sent again. Words that somebody has decided about are left alone, and so is everything in a service
 * that never came back from a backup.
 */
import { asSystem } from '../db/pool.ts'
import type { Pool } from '../db/pool.ts'
import { lockIds } from './world.ts'

/** As long as devices keep what they sent. */
const DAYS = 90

/** Out of bounds, undecided, and within them now. */
const MAY_COME_IN = `r.status = 'quarantined' AND r.at >= $1
  AND w.op_id = r.op_id AND w.sha256 = r.sha256
  AND NOT EXISTS (SELECT FROM decision d WHERE d.op_id = r.op_id AND d.sha256 = r.sha256)
  AND EXISTS (
    SELECT FROM file_grant g WHERE g.person_id = w.writer AND g.file_id = ANY (w.file_ids) AND g.since > r.at
      AND g.revoked_at IS NULL AND (g.until IS NULL OR g.until > london_today()))`

/**
 * They have no result any more, and the sweeper finds them. Asked twice, and the second time under the locks of whoever
 * applies or decides: what somebody is deciding about at this moment is not let in as well.
 */
export function takeUpAgain(pool: Pool): Promise<void> {
  return asSystem(pool, async (client) => {
    const { rows: epochs } = await client.query<{ since: Date }>(
      `SELECT since FROM server_epoch WHERE (SELECT count(*) FROM server_epoch) > 1
         AND since > now() - make_interval(days => $1) ORDER BY since DESC LIMIT 1`,
      [DAYS],
    )
    if (!epochs[0]) return
    const { since } = epochs[0]
    const { rows: lanes } = await client.query<{ lane: string }>(
      `SELECT DISTINCT coalesce(w.record_id, w.op_id)::text AS lane FROM op_result r, waiting_words w WHERE ${MAY_COME_IN}`,
      [since],
    )
    if (lanes.length === 0) return
    const locked = lanes.map((row) => row.lane)
    await lockIds(client, locked)
    await client.query(
      `WITH again AS (
         DELETE FROM op_result r USING waiting_words w, op_inbox i
         WHERE ${MAY_COME_IN} AND i.op_id = r.op_id AND i.sha256 = r.sha256
           AND coalesce(w.record_id, w.op_id) = ANY ($2::uuid[])
         RETURNING i.arrival
       )
       UPDATE service SET swept_to = least(swept_to, (SELECT min(arrival) FROM again) - 1) WHERE EXISTS (SELECT FROM again)`,
      [since, locked],
    )
  })
}

/** One server tells all servers, itself among them, which files have something new; see `hints.ts` for who hears of it. */
import type { Uuid } from '../../model/file.ts'
import type { Pool } from '../db/pool.ts'

export const CHANNEL = 'doorstep_change'
/** Everything may have changed. */
export const ALL = '*'
/** What a NOTIFY can carry. */
const MOST_BYTES = 7000

/**
 * Tells every server, and so every device that waits, that these files have something new. `by`: the device that brought
 * it and has its answer already. Outside transactions: a NOTIFY inside would make all commits wait for each other.
 */
export async function sayChanged(pool: Pool, files: readonly string[], by?: Uuid): Promise<void> {
  if (files.length === 0) return
  const named = files.join(' ')
  const payload = `${by === undefined ? '' : `by:${by} `}${named.length < MOST_BYTES ? named : ALL}`
  await pool.query('SELECT pg_notify($1, $2)', [CHANNEL, payload]).catch(() => {})
}

/**
 * Work of one kind is done by one server at a time. The lock belongs to a connection and goes with it, so that a server
 * that dies in the middle holds nobody up: the queue itself would wait four hours for it.
 */
import type { Pool } from '../db/pool.ts'

/** Of two numbers, so that it never meets the locks of one. */
const JOBS = 4710

/** False: somebody is at it, and nothing was done. */
export async function alone(pool: Pool, task: string, work: () => Promise<void>): Promise<boolean> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    const { rows } = await client.query<{ mine: boolean }>('SELECT pg_try_advisory_lock($1, hashtext($2)) AS mine', [
      JOBS,
      task,
    ])
    if (!rows[0]?.mine) return false
    try {
      await work()
    } finally {
      await client.query('SELECT pg_advisory_unlock($1, hashtext($2))', [JOBS, task]).catch((error: Error) => {
        // a connection that may still hold the lock is closed, and not given to somebody else
        broken = error
      })
    }
    return true
  } finally {
    client.release(broken)
  }
}

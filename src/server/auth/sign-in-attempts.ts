/**
 * How often one may try: per account and per network address, counted in the database so that several servers count
 * together. A try is written down before it is made: many at once cannot slip through.
 */
import { createHash } from 'node:crypto'
import { asSystem } from '../db/pool.ts'
import type { Pool } from '../db/pool.ts'

const WINDOW_SECONDS = 15 * 60
export const TRIES_PER_ACCOUNT = 8
/** A whole office may stand behind one address. */
export const TRIES_PER_ADDRESS = 60

/** What was typed is somebody's address: only its hash is kept. */
export const attemptKeys = (
  email: string,
  address: string,
): { readonly account: string; readonly address: string } => ({
  account: `account:${createHash('sha256').update(email).digest('hex')}`,
  address: `address:${createHash('sha256').update(address).digest('hex')}`,
})
export type AttemptKeys = ReturnType<typeof attemptKeys>

/** Seconds to wait; 0: go on, and the try counts. */
export function admitAttempt(pool: Pool, keys: AttemptKeys): Promise<number> {
  return asSystem(pool, async (client) => {
    let wait = 0
    for (const [key, most] of [
      [keys.account, TRIES_PER_ACCOUNT],
      [keys.address, TRIES_PER_ADDRESS],
    ] as const) {
      await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 2))', [key])
      // The try that must leave the window before there is room again.
      const { rows } = await client.query<{ seconds: number }>(
        `SELECT extract(epoch FROM at + make_interval(secs => $2) - clock_timestamp())::float8 AS seconds
         FROM sign_in_attempt WHERE keyed_by = $1 AND at > clock_timestamp() - make_interval(secs => $2)
         ORDER BY at DESC OFFSET $3 LIMIT 1`,
        [key, WINDOW_SECONDS, most - 1],
      )
      wait = Math.max(wait, rows[0]?.seconds ?? 0)
    }
    if (wait > 0) return Math.max(1, wait)
    await client.query('INSERT INTO sign_in_attempt (keyed_by) VALUES ($1), ($2)', [keys.account, keys.address])
    return 0
  })
}

/** The person came in: what was tried on this account is forgotten, and this one try of the address. */
export async function forgetAttempts(pool: Pool, keys: AttemptKeys): Promise<void> {
  await asSystem(pool, async (client) => {
    await client.query('DELETE FROM sign_in_attempt WHERE keyed_by = $1', [keys.account])
    await client.query(
      'DELETE FROM sign_in_attempt WHERE id = (SELECT max(id) FROM sign_in_attempt WHERE keyed_by = $1)',
      [keys.address],
    )
  })
}

export async function forgetOldAttempts(pool: Pool): Promise<void> {
  await asSystem(pool, (client) =>
    client.query('DELETE FROM sign_in_attempt WHERE at < now() - make_interval(secs => $1)', [WINDOW_SECONDS]),
  )
}

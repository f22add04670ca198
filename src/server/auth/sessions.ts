/** A session is a random secret in the browser and its hash here. It ends by itself, by idleness, or by anyone's word. */
import { createHash, randomBytes } from 'node:crypto'
import type { Uuid } from '../../model/file.ts'
import { asSystem } from '../db/pool.ts'
import type { Client, Pool } from '../db/pool.ts'
import type { SignedIn } from '../http/situation.ts'
import { actorOf } from './actors.ts'

export const COOKIE = '__Host-doorstep'

export interface SessionLimits {
  readonly sessionIdleHours: number
  readonly sessionHours: number
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

export async function beginSession(
  client: Client,
  personId: Uuid,
  deviceId: Uuid,
  limits: SessionLimits,
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await client.query(
    `INSERT INTO session (token_hash, person_id, device_id, expires_at) VALUES ($1, $2, $3, now() + make_interval(hours => $4))`,
    [hashOf(token), personId, deviceId, limits.sessionHours],
  )
  return token
}

interface SessionRow {
  person_id: string
  name: string
  role: string
  team: string
  device_id: string
  must_change: boolean
  stale: boolean
}

/** Undefined: no such session, or it has ended, or the account is disabled. */
export async function findSession(
  pool: Pool,
  token: string | undefined,
  limits: SessionLimits,
): Promise<SignedIn | undefined> {
  if (!token) return undefined
  const tokenHash = hashOf(token)
  const { rows } = await pool.query<SessionRow>(
    `SELECT a.person_id, a.name, a.role, a.team, s.device_id, a.must_change, s.seen_at < now() - interval '5 minutes' AS stale
     FROM session s JOIN account a USING (person_id)
     WHERE s.token_hash = $1 AND s.expires_at > now() AND s.seen_at > now() - make_interval(hours => $2) AND a.disabled_at IS NULL`,
    [tokenHash, limits.sessionIdleHours],
  )
  const [row] = rows
  if (!row) return undefined
  // To the minute is near enough; not every request writes.
  if (row.stale)
    await asSystem(pool, (client) =>
      client.query(
        `WITH seen AS (UPDATE session SET seen_at = now() WHERE token_hash = $1 RETURNING person_id, device_id)
         UPDATE device d SET last_seen = now() FROM seen WHERE d.person_id = seen.person_id AND d.device_id = seen.device_id`,
        [tokenHash],
      ),
    )
  return { actor: actorOf(row), deviceId: row.device_id, tokenHash, mustChange: row.must_change }
}

/** Which of these still live, by the hash in hex. Asking is no use of a session: it grows idle all the same. */
export async function liveSessions(
  pool: Pool,
  tokenHashes: readonly Buffer[],
  limits: SessionLimits,
): Promise<ReadonlySet<string>> {
  const { rows } = await pool.query<{ token: string }>(
    `SELECT encode(s.token_hash, 'hex') AS token FROM session s JOIN account a USING (person_id)
     WHERE s.token_hash = ANY($1::bytea[]) AND s.expires_at > now() AND s.seen_at > now() - make_interval(hours => $2)
       AND a.disabled_at IS NULL`,
    [tokenHashes, limits.sessionIdleHours],
  )
  return new Set(rows.map((row) => row.token))
}

export async function endSession(client: Client, tokenHash: Buffer): Promise<void> {
  await client.query('DELETE FROM session WHERE token_hash = $1', [tokenHash])
}

/** All sessions of the person, but for the one that asks. */
export async function endOtherSessions(client: Client, personId: Uuid, kept?: Buffer): Promise<void> {
  await client.query('DELETE FROM session WHERE person_id = $1 AND ($2::bytea IS NULL OR token_hash <> $2)', [
    personId,
    kept,
  ])
}

export async function forgetEndedSessions(pool: Pool, limits: SessionLimits): Promise<void> {
  await asSystem(pool, (client) =>
    client.query('DELETE FROM session WHERE expires_at < now() OR seen_at < now() - make_interval(hours => $1)', [
      limits.sessionIdleHours,
    ]),
  )
}

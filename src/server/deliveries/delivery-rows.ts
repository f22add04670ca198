/** The deliveries in their table: whose turn it is, and what became of it. All as the system. */
import type { Uuid } from '../../model/file.ts'
import type { Client } from '../db/pool.ts'
import type { Trouble } from '../../protocol/deliveries.ts'

export type Target = 'folder' | 'webhook'

/** Minutes from one try to the next: fourteen tries in two days. */
const WAITS = [1, 2, 4, 8, 15, 30, 60, 120, 240, 480, 720, 720, 480]
export const MOST_TRIES = WAITS.length + 1
/** Longer than any try takes: whoever has not said by then what became of it has died over it. */
const ON_ITS_WAY = '2 minutes'

export interface Claimed {
  readonly id: Uuid
  readonly recordId: Uuid
  readonly revision: number
  readonly paper: string
  readonly tries: number
}

/** Takes the next one whose time has come. While it is on its way nobody else takes it. */
export async function claimNext(client: Client, target: Target): Promise<Claimed | undefined> {
  const { rows } = await client.query<Claimed>(
    `UPDATE delivery SET tries = tries + 1, tried_at = now(), trouble = NULL,
       next_at = now() + $2::interval
     WHERE id = (
       SELECT id FROM delivery WHERE target = $1 AND delivered_at IS NULL AND failed_at IS NULL AND next_at <= now() AND tries < $3
       ORDER BY next_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING id, record_id AS "recordId", revision, paper, tries`,
    [target, ON_ITS_WAY, MOST_TRIES],
  )
  return rows[0]
}

/** A server died in the last try: somebody must see it, and try again. */
export async function giveUpBrokenOff(client: Client, target: Target): Promise<void> {
  await client.query(
    `UPDATE delivery SET failed_at = now(), trouble = $2
     WHERE target = $1 AND delivered_at IS NULL AND failed_at IS NULL AND next_at <= now() AND tries >= $3`,
    [target, 'broken-off' satisfies Trouble, MOST_TRIES],
  )
}

export interface Made {
  readonly fileName: string
  readonly sha256: string
  readonly content: Buffer
}

export async function madeBefore(client: Client, id: Uuid): Promise<Made | undefined> {
  const { rows } = await client.query<Made>(
    `SELECT file_name AS "fileName", sha256, content FROM delivery WHERE id = $1 AND content IS NOT NULL`,
    [id],
  )
  return rows[0]
}

/** Whoever was first has made it: another server gets that. */
export async function keepMade(client: Client, id: Uuid, made: Made): Promise<Made> {
  await client.query(
    'UPDATE delivery SET file_name = $2, sha256 = $3, content = $4 WHERE id = $1 AND content IS NULL AND delivered_at IS NULL',
    [id, made.fileName, made.sha256, made.content],
  )
  return (await madeBefore(client, id)) ?? made
}

export async function settleDelivered(client: Client, id: Uuid): Promise<void> {
  await client.query(
    `UPDATE delivery SET delivered_at = now(), failed_at = NULL, trouble = NULL, content = NULL
     WHERE id = $1 AND delivered_at IS NULL`,
    [id],
  )
}

/** True when it was the last try. */
export async function settleFailed(client: Client, id: Uuid, trouble: Trouble): Promise<boolean> {
  const { rows } = await client.query<{ failed: boolean }>(
    `UPDATE delivery SET trouble = $2, failed_at = CASE WHEN tries >= $3 THEN now() END,
       next_at = now() + make_interval(mins => coalesce(($4::int[])[tries], 0))
     WHERE id = $1 AND delivered_at IS NULL RETURNING failed_at IS NOT NULL AS failed`,
    [id, trouble, MOST_TRIES, WAITS],
  )
  return rows[0]?.failed ?? false
}

/** From the beginning, at once. False where it has arrived, or somebody is just trying. */
export async function tryAgain(client: Client, id: Uuid): Promise<boolean> {
  const { rowCount } = await client.query(
    `UPDATE delivery SET tries = 0, failed_at = NULL, trouble = NULL, next_at = now()
     WHERE id = $1 AND delivered_at IS NULL AND trouble IS NOT NULL`,
    [id],
  )
  return rowCount === 1
}

export async function addTarget(client: Client, target: Target): Promise<void> {
  await client.query('INSERT INTO delivery_target (target) VALUES ($1) ON CONFLICT DO NOTHING', [target])
}

export async function takeTargetAway(client: Client, target: Target): Promise<void> {
  await client.query('DELETE FROM delivery_target WHERE target = $1', [target])
}

/**
 * Applies what was accepted and never answered: the server ended between inbox and apply, or something an operation
 * rests on came later. `swept_to` moves past what is settled, so that a sweep never reads the whole inbox.
 */
import type { Logger } from 'pino'
import { actorsOf } from '../auth/actors.ts'
import { asSystem } from '../db/pool.ts'
import type { Pool } from '../db/pool.ts'
import { sayChanged } from '../sync/say-changed.ts'
import { applyBatch } from './apply-batch.ts'
import type { Result, Understood } from './arrival.ts'
import { WAITS_FOR_OTHERS } from './decide.ts'
import { unanswered } from './inbox.ts'
import { parkUnreadable, understand } from './push.ts'
import { takeUpAgain } from './take-up-again.ts'
import { takeUpUnderstood } from './after-an-update.ts'

/** Numbers are given before commit: only what is older than any transaction is passed by for good. */
const SETTLED_MINUTES = 10

async function movePast(pool: Pool): Promise<void> {
  await asSystem(pool, (client) =>
    client.query(
      `UPDATE service SET swept_to = greatest(swept_to, least(
         (SELECT min(i.arrival) - 1 FROM op_inbox i WHERE i.arrival > swept_to
            AND NOT EXISTS (SELECT FROM op_result r WHERE r.op_id = i.op_id AND r.sha256 = i.sha256)),
         coalesce((SELECT max(i.arrival) FROM op_inbox i
           WHERE i.arrival > swept_to AND i.kept_at < now() - make_interval(mins => $1)), swept_to)))`,
      [SETTLED_MINUTES],
    ),
  )
}

/**
 * So long another device may take to send what these words rest on, such as what a restore has forgotten. It may be gone
 * everywhere: then a person looks at it.
 */
const FORSAKEN_DAYS = 14
const FORSAKEN = 'What it rests on never came'

async function parkForsaken(pool: Pool, batch: readonly Understood[], results: readonly Result[]): Promise<void> {
  const before = Date.now() - FORSAKEN_DAYS * 86_400_000
  const old = new Map(batch.filter((one) => Date.parse(one.receivedAt) < before).map((one) => [one.opId, one]))
  const forsaken = results.flatMap((result) => {
    const arrival = result.status === 'retry' && WAITS_FOR_OTHERS.has(result.reason) ? old.get(result.opId) : undefined
    return arrival ? [{ arrival, result: { ...result, status: 'parked' as const, reason: FORSAKEN } }] : []
  })
  await parkUnreadable(pool, forsaken)
}

/** Returns how many operations got a result. */
export async function sweepInbox(pool: Pool, log: Logger, olderThanSeconds: number): Promise<number> {
  await takeUpAgain(pool)
  await takeUpUnderstood(pool)
  const { rows } = await pool.query<{ swept_to: number }>('SELECT swept_to FROM service')
  let from = rows[0]?.swept_to ?? 0
  let settled = 0
  for (;;) {
    const { waiting, actors } = await asSystem(pool, async (client) => {
      const found = await unanswered(client, from, olderThanSeconds)
      return { waiting: found, actors: await actorsOf(client, [...new Set(found.map((one) => one.personId))]) }
    })
    const last = waiting.at(-1)
    if (!last) break
    const { batch, unreadable } = understand(waiting, (arrival) => actors.get(arrival.personId))
    await parkUnreadable(pool, unreadable)
    const { results, files } = await applyBatch(pool, batch, log)
    await sayChanged(pool, files)
    await parkForsaken(pool, batch, results)
    settled += unreadable.length + results.filter((result) => result.status !== 'retry').length
    from = last.arrival
  }
  await movePast(pool)
  if (settled > 0) log.info({ settled }, 'operations that had been accepted earlier were applied')
  return settled
}

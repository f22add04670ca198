/** One push: into the inbox and committed, then applied, then answered; and the same again without effect. */
import type { Logger } from 'pino'
import type { Actor } from '../../model/person.ts'
import type { OperationStatus, PushRequest } from '../../protocol/messages.ts'
import { asSystem } from '../db/pool.ts'
import type { Client, Pool } from '../db/pool.ts'
import { auditPush, keepResults } from './answers.ts'
import { applyBatch } from './apply-batch.ts'
import type { Arrival, Result, Understood } from './arrival.ts'
import { keepInInbox, sentByOthers } from './inbox.ts'
import { readOperation } from './read-operation.ts'

export interface PushResult {
  readonly opId: string
  readonly status: OperationStatus
  readonly reason?: string
}

async function knownResults(client: Client, arrivals: readonly Arrival[]): Promise<ReadonlyMap<string, Result>> {
  const { rows } = await client.query<{
    op_id: string
    sha256: string
    status: Result['status']
    reason: string | null
  }>(
    `SELECT op_id, sha256, status, reason FROM op_result
     JOIN unnest($1::uuid[], $2::text[]) AS asked (op_id, sha256) USING (op_id, sha256)`,
    [arrivals.map((one) => one.opId), arrivals.map((one) => one.sha256)],
  )
  return new Map(
    rows.map((row) => [
      row.op_id,
      { opId: row.op_id, sha256: row.sha256, status: row.status, ...(row.reason !== null && { reason: row.reason }) },
    ]),
  )
}

/** What is waiting for a person is said again in full; what took effect is only acknowledged. */
const again = (result: Result): PushResult =>
  result.status === 'parked' || result.status === 'quarantined'
    ? answer(result)
    : { opId: result.opId, status: 'duplicate', reason: result.status }

const answer = ({ opId, status, reason }: Result): PushResult => ({
  opId,
  status,
  ...(reason !== undefined && { reason }),
})

/** Those that can be read, and results for those that cannot. */
export function understand(
  arrivals: readonly Arrival[],
  actorFor: (arrival: Arrival) => Actor | undefined,
): { batch: Understood[]; unreadable: { arrival: Arrival; result: Result }[] } {
  const batch: Understood[] = []
  const unreadable: { arrival: Arrival; result: Result }[] = []
  for (const arrival of arrivals) {
    const read = readOperation(arrival)
    const actor = actorFor(arrival)
    if ('op' in read && actor) batch.push({ ...arrival, op: read.op, actor })
    else {
      const reason = 'reason' in read ? read.reason : 'Whoever sent it is not known here'
      unreadable.push({ arrival, result: { opId: arrival.opId, sha256: arrival.sha256, status: 'parked', reason } })
    }
  }
  return { batch, unreadable }
}

export async function parkUnreadable(
  pool: Pool,
  unreadable: readonly { arrival: Arrival; result: Result }[],
): Promise<void> {
  if (unreadable.length === 0) return
  await asSystem(pool, async (client) => {
    await keepResults(
      client,
      unreadable.map((one) => one.result),
    )
    await auditPush(
      client,
      unreadable.map(({ arrival, result }) => ({ arrival, action: 'push-unreadable', result, fileIds: [] })),
    )
  })
}

export async function push(
  pool: Pool,
  actor: Actor,
  request: PushRequest,
  receivedAt: string,
  log: Logger,
): Promise<{ results: PushResult[]; files: readonly string[] }> {
  const arrivals = request.operations.map(
    (one): Arrival => ({ ...one, personId: actor.personId, deviceId: request.deviceId, receivedAt }),
  )
  const { known, others } = await asSystem(pool, async (client) => {
    await keepInInbox(client, arrivals)
    return { known: await knownResults(client, arrivals), others: await sentByOthers(client, arrivals) }
  })
  const fresh = arrivals.filter((one) => !known.has(one.opId) && !others.has(one.opId))
  const { batch, unreadable } = understand(fresh, () => actor)
  await parkUnreadable(pool, unreadable)
  const applied = await applyBatch(pool, batch, log)
  const results = new Map<string, PushResult>()
  for (const result of [...applied.results, ...unreadable.map((one) => one.result)])
    results.set(result.opId, answer(result))
  for (const result of known.values()) results.set(result.opId, again(result))
  for (const opId of others)
    results.set(opId, { opId, status: 'parked', reason: 'It was sent under another name before' })
  return {
    results: arrivals.map((one) => results.get(one.opId) ?? { opId: one.opId, status: 'retry' }),
    files: applied.files,
  }
}

/**
 * One push: into the inbox and committed, then applied, then answered; and the same again without effect. A large one
 * is answered as soon as it is kept, where that is enough, and applied behind the answer.
 */
import type { Logger } from 'pino'
import type { Actor } from '../../model/person.ts'
import type { FileId, Uuid } from '../../model/file.ts'
import type { OperationStatus } from '../../protocol/messages.ts'
import { asSystem } from '../db/pool.ts'
import type { Pool } from '../db/pool.ts'
import { auditPush, keepResults, knownResults } from './answers.ts'
import { applyBatch } from './apply-batch.ts'
import type { Arrival, Result, Understood } from './arrival.ts'
import type { Behind } from './behind.ts'
import { keepInInbox, sentByOthers } from './inbox.ts'
import { readOperation } from './read-operation.ts'
import { lockRecordsOf } from './world.ts'

export interface PushResult {
  readonly opId: string
  readonly status: OperationStatus
  readonly reason?: string
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

/** What another server has let in meanwhile stays as it is. */
export async function parkUnreadable(
  pool: Pool,
  unreadable: readonly { arrival: Arrival; result: Result }[],
): Promise<void> {
  if (unreadable.length === 0) return
  await asSystem(pool, async (client) => {
    const arrivals = unreadable.map((one) => one.arrival)
    await lockRecordsOf(client, arrivals)
    const known = await knownResults(client, arrivals)
    const fresh = unreadable.filter(({ arrival }) => known.get(arrival.opId)?.sha256 !== arrival.sha256)
    await keepResults(
      client,
      fresh.map((one) => one.result),
    )
    await auditPush(
      client,
      fresh.map(({ arrival, result }) => ({ arrival, action: 'push-unreadable', result, fileIds: [] })),
    )
  })
}

/** From so many operations on the answer does not wait until they have been applied, where kept is enough. */
const KEPT_FROM = 50
/** Applied in one transaction. */
const APPLY_AT_ONCE = 200

export interface Pushed {
  readonly results: readonly PushResult[]
  /** The status of all that `results` does not name. */
  readonly rest?: 'kept'
  readonly files: readonly FileId[]
}

/** What was pushed as it was read from the wire: each operation with the hash that its sender claims. */
export interface PushedBatch {
  readonly deviceId: Uuid
  readonly keptIsEnough?: boolean | undefined
  readonly operations: readonly { readonly opId: Uuid; readonly sha256: string; readonly raw: string }[]
}

interface Around {
  readonly log: Logger
  readonly behind: Behind
  /** Applied after the answer. */
  readonly applied: (results: readonly Result[], files: readonly FileId[]) => void
}

export async function push(
  pool: Pool,
  actor: Actor,
  request: PushedBatch,
  receivedAt: string,
  around: Around,
): Promise<Pushed> {
  const { log, behind } = around
  const arrivals = request.operations.map(
    (one): Arrival => ({
      opId: one.opId,
      sha256: one.sha256,
      raw: one.raw,
      personId: actor.personId,
      deviceId: request.deviceId,
      receivedAt,
    }),
  )
  if (arrivals.length === 0) return { results: [], files: [] }
  const inBehind = request.keptIsEnough === true && arrivals.length >= KEPT_FROM
  if (inBehind) await behind.room()
  const { known, others } = await asSystem(pool, async (client) => {
    const fresh = await keepInInbox(client, arrivals)
    // not one of them was here before: nothing is known of any
    if (inBehind && fresh === arrivals.length) return { known: new Map<string, Result>(), others: new Set<string>() }
    return { known: await knownResults(client, arrivals), others: await sentByOthers(client, arrivals) }
  })
  const fresh = arrivals.filter((one) => !known.has(one.opId) && !others.has(one.opId))
  const results = new Map<string, PushResult>()
  for (const result of known.values()) results.set(result.opId, again(result))
  for (const opId of others)
    results.set(opId, { opId, status: 'parked', reason: 'It was sent under another name before' })
  const apply = () => applyArrivals(pool, actor, fresh, log)
  if (inBehind) {
    behind.add(actor.personId, fresh.length, apply).then(
      (done) => around.applied(done.results, done.files),
      (error: unknown) => log.error({ code: codeOf(error) }, 'operations that were kept wait for the sweeper'),
    )
    return { results: [...results.values()], rest: 'kept', files: [] }
  }
  const applied = behind.waitsFor(actor.personId)
    ? await behind.add(actor.personId, fresh.length, apply)
    : await apply()
  for (const result of applied.results) results.set(result.opId, answer(result))
  return {
    results: arrivals.map((one) => results.get(one.opId) ?? { opId: one.opId, status: 'retry' }),
    files: applied.files,
  }
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined

async function applyArrivals(
  pool: Pool,
  actor: Actor,
  arrivals: readonly Arrival[],
  log: Logger,
): Promise<{ readonly results: readonly Result[]; readonly files: readonly FileId[] }> {
  const results: Result[] = []
  const files = new Set<FileId>()
  for (let from = 0; from < arrivals.length; from += APPLY_AT_ONCE) {
    const { batch, unreadable } = understand(arrivals.slice(from, from + APPLY_AT_ONCE), () => actor)
    await parkUnreadable(pool, unreadable)
    const applied = await applyBatch(pool, batch, log)
    results.push(...unreadable.map((one) => one.result), ...applied.results)
    for (const file of applied.files) files.add(file)
  }
  return { results, files: [...files] }
}

/**
 * Words first. Batches in the order they were written, each lane (a record) in its own order. Whatever the server
 * does not take alone is told apart by halving the batch; whatever is not answered stays.
 */
import { answered, nextBatch, refusedAlone } from '../device/sending.ts'
import type { Frozen } from '../device/sending.ts'
import { isStuck } from '../device/outbox-list.ts'
import type { Uuid } from '../model/file.ts'
import {
  PROTOCOL_VERSION,
  PUSH_MAX_BYTES,
  PUSH_MAX_OPERATIONS,
  PUSH_MAX_SINGLE_BYTES,
  pushAnswer,
} from '../protocol/messages.ts'
import { PATHS } from './paths.ts'
import { newNonce, tellWithNonce } from './ask.ts'
import type { Cycle } from './cycle.ts'
import { stopFor } from './stop.ts'
import type { Stop } from './stop.ts'

const LIMITS = { operations: PUSH_MAX_OPERATIONS, bytes: PUSH_MAX_BYTES, singleBytes: PUSH_MAX_SINGLE_BYTES }
/** About this batch, not about this moment. */
const ABOUT_THE_BATCH = new Set([400, 413, 422, 500])

export interface Push {
  /** Undefined: everything that can go has gone. */
  readonly stop: Stop | undefined
  /** Something rests on what has not arrived yet: attachments, say. */
  readonly again: boolean
}

export async function push(cycle: Cycle): Promise<Push> {
  const { store } = cycle
  const tried = new Set<Uuid>(cycle.stillTyped?.())
  let again = false
  let anyTaken = false

  const tell = (operations: readonly Frozen[]) =>
    tellWithNonce(
      cycle.link,
      PATHS.push,
      {
        protocol: PROTOCOL_VERSION,
        nonce: newNonce(),
        deviceId: store.deviceId,
        personId: store.person.peek().personId,
        operations: operations.map(({ opId, sha256, raw }) => ({ opId, sha256, raw })),
      },
      pushAnswer,
    )

  const send = async (batch: readonly Frozen[]): Promise<Stop | undefined> => {
    if (cycle.timeIsUp()) return { why: 'time' }
    store.outbox.sending.value = new Set(batch.map((one) => one.opId))
    const answer = await tell(batch)
    if (answer.kind === 'nobody') return { why: 'nobody' }
    if (answer.kind === 'refused') {
      if (!ABOUT_THE_BATCH.has(answer.status)) return stopFor(answer)
      const [first, ...others] = batch
      return first && others.length === 0 ? alone(first, answer.status, answer.detail) : halve(batch)
    }
    cycle.contact()
    if (await cycle.isRestored(answer.body.serverEpoch)) return { why: 'restored' }
    anyTaken = true
    const ours = new Set(batch.map((one) => one.opId))
    const results = answer.body.results.filter((result) => ours.has(result.opId))
    await answered(store, results)
    const settled = new Set(results.filter((result) => result.status !== 'retry').map((result) => result.opId))
    for (const { opId } of batch) {
      if (settled.has(opId)) continue
      tried.add(opId)
      again = true
    }
    return undefined
  }

  const halve = async (batch: readonly Frozen[]): Promise<Stop | undefined> => {
    const middle = Math.ceil(batch.length / 2)
    return (await send(batch.slice(0, middle))) ?? send(batch.slice(middle))
  }

  const alone = async (one: Frozen, status: number, detail: string | undefined): Promise<Stop | undefined> => {
    tried.add(one.opId)
    // a server in trouble refuses everything: that says nothing about these words
    if (!anyTaken && status === 500) {
      const probe = await tell([])
      if (probe.kind === 'nobody') return { why: 'nobody' }
      if (probe.kind === 'refused') return stopFor(probe)
      cycle.contact()
      anyTaken = true
    }
    await refusedAlone(store, one.opId, detail ?? 'The server could not take it')
    return undefined
  }

  const lastResort = async (): Promise<Stop | undefined> =>
    store.outbox.rows().some(isStuck) ? (await import('./dead-letters.ts')).sendDeadLetters(cycle) : undefined

  try {
    for (;;) {
      const batch = await nextBatch(store, LIMITS, tried)
      if (batch.length === 0) return { stop: await lastResort(), again }
      const stop = await send(batch)
      if (stop) return { stop, again }
    }
  } finally {
    store.outbox.sending.value = new Set()
  }
}

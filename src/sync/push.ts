/**
 * Words first. Batches in the order they were written, each lane (a record) in its own order; while one is under way
 * the next is made ready. Whatever the server does not take alone is told apart by halving the batch; whatever is not
 * answered stays.
 */
import { answered, nextBatch, refusedAlone } from '../device/sending.ts'
import type { Frozen } from '../device/sending.ts'
import { isStuck } from '../device/outbox-list.ts'
import { sha256HexFast } from '../device/seal.ts'
import type { Uuid } from '../model/file.ts'
import { PROTOCOL_VERSION, pushAnswer } from '../protocol/messages.ts'
import type { PushAnswer } from '../protocol/messages.ts'
import { newNonce, packed, tellPacked } from './ask.ts'
import type { Answer, Packed } from './ask.ts'
import type { Cycle } from './cycle.ts'
import { sendDeadLetters } from './dead-letters.ts'
import { PATHS } from './paths.ts'
import { stopFor } from './stop.ts'
import type { Stop } from './stop.ts'
import { hasSaid, knowsPhrases, limitsFor, noteBroken, noteCarried, noteHeard, noteTakes } from './takes.ts'

/** About this batch, not about this moment. */
const ABOUT_THE_BATCH = new Set([400, 413, 422, 500])
/** So long under way, it was too much for the link. */
const BROKE_UNDER_IT_MS = 3000
/** Nothing more is to be thought of: what was made ready meanwhile may go. */
const ARRIVED: ReadonlySet<string> = new Set(['kept', 'applied', 'merged', 'duplicate', 'conflict', 'late'])

export interface Push {
  /** Undefined: everything that can go has gone. */
  readonly stop: Stop | undefined
  /** Something rests on what has not arrived yet: attachments, say. */
  readonly again: boolean
}

interface Ready {
  readonly batch: readonly Frozen[]
  readonly bytes: number
  /** One digest stands for the hashes of all: only servers that have said what they take know it. */
  readonly brief: boolean
  readonly message: Packed
}

const idsOf = (batch: readonly Frozen[]): ReadonlySet<Uuid> => new Set(batch.map((one) => one.opId))

async function makeReady({ store }: Cycle, batch: readonly Frozen[], brief: boolean): Promise<Ready> {
  const digest = brief && batch.length > 0 ? await sha256HexFast(batch.map((one) => one.sha256).join('')) : undefined
  const request = {
    protocol: PROTOCOL_VERSION,
    nonce: newNonce(),
    deviceId: store.deviceId,
    personId: store.person.peek().personId,
    keptIsEnough: true,
    ...(digest !== undefined && { digest }),
    operations: batch.map(({ opId, sha256, raw }) => (digest === undefined ? { opId, sha256, raw } : { opId, raw })),
  }
  const message = await packed(request, digest !== undefined && knowsPhrases(store))
  return { batch, bytes: batch.reduce((sum, one) => sum + one.raw.length, 0), brief: digest !== undefined, message }
}

/** Every operation with what became of it. */
const resultsOf = (batch: readonly Frozen[], { results, rest }: PushAnswer): PushAnswer['results'] => {
  const ours = idsOf(batch)
  const named = results.filter((result) => ours.has(result.opId))
  if (rest === undefined) return named
  const told = new Set(named.map((result) => result.opId))
  return [...named, ...batch.filter(({ opId }) => !told.has(opId)).map(({ opId }) => ({ opId, status: rest }))]
}

/**
 * For what takes long: words that were written meanwhile, and that nobody is typing at this moment, go before the next
 * piece of it. What cannot go is not tried again and again.
 */
export function wordsBefore(cycle: Cycle): () => Promise<Stop | undefined> {
  const passed = new Set<Uuid>()
  return async () => {
    const typed = cycle.stillTyped?.()
    const fresh = cycle.store.outbox
      .rows()
      .filter((row) => row.sha256 === undefined && row.answer === undefined && !typed?.has(row.opId))
      .filter((row) => !passed.has(row.opId))
    if (fresh.length === 0) return undefined
    for (const row of fresh) passed.add(row.opId)
    return (await push(cycle)).stop
  }
}

export async function push(cycle: Cycle): Promise<Push> {
  const { store } = cycle
  const tried = new Set<Uuid>()
  // asked anew for each batch: on a slow link somebody types on, and every autosave would follow the one before
  const passedBy = (): ReadonlySet<Uuid> => new Set([...tried, ...(cycle.stillTyped?.() ?? [])])
  let again = false
  let anyTaken = false

  const tell = ({ message }: Ready): Promise<Answer<PushAnswer>> =>
    tellPacked(cycle.link, PATHS.push, message, pushAnswer)

  const send = async (ready: Ready): Promise<Stop | undefined> => {
    const { batch } = ready
    if (cycle.timeIsUp()) return { why: 'time' }
    store.outbox.sending.value = idsOf(batch)
    const from = performance.now()
    const answer = await tell(ready)
    noteHeard(store, ready.message.inPhrases, answer.kind !== 'nobody')
    if (answer.kind === 'nobody') {
      // a link that is not there breaks at once
      if (performance.now() - from > BROKE_UNDER_IT_MS) noteBroken(store, ready.bytes)
      return { why: 'nobody' }
    }
    if (answer.kind === 'refused') {
      if (!ABOUT_THE_BATCH.has(answer.status)) return stopFor(answer)
      if (ready.brief) {
        // perhaps another server than the one that said so: as every server knows it, and no more than that
        noteTakes(store, undefined)
        return sendPlainly(batch)
      }
      const [first, ...others] = batch
      return first && others.length === 0 ? alone(first, answer.status, answer.detail) : halve(batch)
    }
    cycle.contact()
    if (await cycle.isRestored(answer.body.serverEpoch)) return { why: 'restored' }
    anyTaken = true
    noteTakes(store, answer.body.takes)
    noteCarried(store, ready.bytes)
    const results = resultsOf(batch, answer.body)
    await answered(store, results)
    const settled = new Set(results.filter((result) => result.status !== 'retry').map((result) => result.opId))
    for (const { opId } of batch) {
      if (settled.has(opId)) continue
      tried.add(opId)
      again = true
    }
    return undefined
  }

  const sendPlainly = async (batch: readonly Frozen[]): Promise<Stop | undefined> => {
    const { operations, bytes } = limitsFor(store)
    for (let at = 0; at < batch.length; ) {
      let size = 0
      const part = batch.slice(at, at + operations).filter(({ raw }, n) => (size += raw.length * 3) <= bytes || n === 0)
      const stop = await send(await makeReady(cycle, part, false))
      if (stop) return stop
      at += part.length
    }
    return undefined
  }

  const halve = async (batch: readonly Frozen[]): Promise<Stop | undefined> => {
    const middle = Math.ceil(batch.length / 2)
    return (
      (await send(await makeReady(cycle, batch.slice(0, middle), false))) ??
      send(await makeReady(cycle, batch.slice(middle), false))
    )
  }

  const alone = async (one: Frozen, status: number, detail: string | undefined): Promise<Stop | undefined> => {
    tried.add(one.opId)
    // a server in trouble refuses everything: that says nothing about these words
    if (!anyTaken && status === 500) {
      const probe = await tell(await makeReady(cycle, [], false))
      if (probe.kind === 'nobody') return { why: 'nobody' }
      if (probe.kind === 'refused') return stopFor(probe)
      cycle.contact()
      anyTaken = true
    }
    await refusedAlone(store, one.opId, detail ?? 'The server could not take it')
    return undefined
  }

  const lastResort = async (): Promise<Stop | undefined> =>
    store.outbox.rows().some(isStuck) ? sendDeadLetters(cycle) : undefined

  const next = async (underWay?: ReadonlySet<Uuid>): Promise<Ready | undefined> => {
    const batch = await nextBatch(store, limitsFor(store), passedBy, underWay)
    return batch.length === 0 ? undefined : makeReady(cycle, batch, hasSaid(store))
  }
  /** What comes after a batch that has not been answered goes only when nothing in that batch needs thought. */
  const allArrived = (batch: readonly Frozen[]): boolean => {
    const ids = idsOf(batch)
    const rows = store.outbox.rows().filter((row) => ids.has(row.opId))
    return rows.every((row) => row.answer !== undefined && ARRIVED.has(row.answer))
  }

  try {
    let ready = await next()
    while (ready) {
      const going: Promise<Stop | undefined> = send(ready)
      const following: Promise<Ready | undefined> = next(idsOf(ready.batch))
      const [stop, after] = await bothOf(going, following)
      if (stop) return { stop, again }
      ready = after && allArrived(ready.batch) ? after : await next()
    }
    return { stop: await lastResort(), again }
  } finally {
    store.outbox.sending.value = new Set()
  }
}

/** Waits for both, so that nothing goes on behind a round that has ended. */
async function bothOf<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  const [one, other] = await Promise.allSettled([first, second])
  if (one.status === 'rejected') throw one.reason
  if (other.status === 'rejected') throw other.reason
  return [one.value, other.value]
}

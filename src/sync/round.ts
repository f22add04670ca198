/** One round: sign in if needed · words · attachments · words that waited for them · read · tidy. 25 seconds at most. */
import { handOnBegun } from '../device/begun-left.ts'
import { removeRevoked, removeUnseen } from '../device/leave.ts'
import { NotKept } from '../device/notebook.ts'
import type { OpenNotebook } from '../device/open.ts'
import { serverEpochIs } from '../device/restored.ts'
import type { Link } from './ask.ts'
import { fetchAttachments } from './attachments-in.ts'
import { sendAttachments } from './attachments-out.ts'
import type { Cycle } from './cycle.ts'
import type { Facts } from './facts.ts'
import { openGrain } from './grain.ts'
import { makeDeviceKnown, sendReceipts } from './leaving.ts'
import { sendReads } from './reads.ts'
import type { Pace } from './pace.ts'
import { PACKING } from './packing.ts'
import type { Packing } from './packing.ts'
import { pull } from './pull.ts'
import { push, wordsBefore } from './push.ts'
import type { HeldSession } from './session.ts'
import type { Stop } from './stop.ts'

const ROUND_MS = 25_000
const PULLS_BEFORE_NEXT_TURN = 3
type NewWords = ReturnType<typeof wordsBefore>

export interface RoundParts {
  readonly link: Link
  readonly facts: Facts
  readonly session: HeldSession
  readonly pace: Pace
  /** The server itself has answered. */
  readonly answered: () => void
}

export interface Rounds {
  /** Undefined: everything that could go went, and everything new was read. */
  go(): Promise<Stop | undefined>
  /** Attachments that the server did not have are asked for once more. */
  tryAllAgain(): void
}

export function makeRounds(notebook: OpenNotebook, parts: RoundParts): Rounds {
  const { store } = notebook
  const { link, facts, session, pace } = parts
  const packing = notebook.setting<{ add: string[]; remove: string[] }>(PACKING)
  const notThere = new Set<string>()
  const grain = openGrain()

  const begin = (): Cycle => {
    const end = performance.now() + ROUND_MS
    return {
      store,
      link,
      timeIsUp: () => store.locked.peek() || performance.now() > end,
      contact() {
        parts.answered()
        facts.note({ lastContactAt: store.now().toISOString(), signInNeeded: false, updateNeeded: false })
      },
      notThere,
      waiting(count = 0, undelivered = 0) {
        const before = facts.status.peek()
        if (count !== before.waiting || undelivered !== before.undelivered) facts.note({ waiting: count, undelivered })
      },
      grain,
      isRestored: (epoch) => serverEpochIs(store, epoch),
      stillTyped: () => pace.held(),
    }
  }

  const read = async (given: Cycle, newWords: NewWords): Promise<Stop | undefined> => {
    const stop = await pull(given, packing.peek() as Packing | undefined, notebook.personIs)
    await removeRevoked(store)
    await removeUnseen(store)
    if (!stop) await orNextTime(handOnBegun(store))
    if (!stop) await sendReceipts(link, store)
    if (!stop) await orNextTime(sendReads(link, store))
    if (!stop) facts.note({ lastReadAt: store.now().toISOString() })
    return stop ?? fetchAttachments(given, newWords)
  }

  return {
    async go() {
      const given = begin()
      const newWords = wordsBefore(given)
      const unproved = await session.prove()
      if (unproved) return unproved
      await makeDeviceKnown(link, store)
      let stop: Stop | undefined
      for (let turn = 0; turn < PULLS_BEFORE_NEXT_TURN && (turn === 0 || stop?.why === 'restored'); turn++) {
        const sent = await words(given, newWords)
        if (sent?.why === 'restored') {
          stop = sent
          continue
        }
        // no answer to words is no answer at all; every other trouble with words does not keep from reading
        if (sent && sent.why !== 'later' && sent.why !== 'time') return sent
        stop = (await read(given, newWords)) ?? sent
      }
      return stop
    },
    tryAllAgain: () => notThere.clear(),
  }
}

/** A full device seals no letter and forgets no read: both are there in the next round, and nothing waits behind them. */
const orNextTime = (one: Promise<void>): Promise<void> =>
  one.catch((error: unknown) => {
    if (!(error instanceof NotKept) && (error as Error).name !== 'QuotaExceededError') throw error
  })

/** Words before attachments; then the words that waited for an attachment. */
async function words(given: Cycle, newWords: NewWords): Promise<Stop | undefined> {
  const first = await push(given)
  if (first.stop) return first.stop
  const files = await sendAttachments(given, newWords)
  if (files) return files
  return first.again ? (await push(given)).stop : undefined
}

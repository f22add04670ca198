/**
 * When to send and read, and what to do when nobody answers. A cycle: sign in if needed · words · attachments ·
 * words that waited for them · read · tidy. One tab at a time, 25 seconds at most.
 */
import { effect } from '@preact/signals'
import type { OpenNotebook } from '../device/open.ts'
import { sealUnreachable } from '../device/unreachable.ts'
import { removeRevoked, removeUnseen } from '../device/leave.ts'
import { serverEpochIs } from '../device/restored.ts'
import { tryRefusedAgain } from '../device/sending.ts'
import { linkOf, pageLink } from './ask.ts'
import type { Link } from './ask.ts'
import { fetchAttachments } from './attachments-in.ts'
import { sendAttachments } from './attachments-out.ts'
import { waitBeforeTry } from './back-off.ts'
import { wakeWhenOnline } from './background.ts'
import type { Cycle } from './cycle.ts'
import { openFacts } from './facts.ts'
import { openGrain } from './grain.ts'
import { followHints } from './hints.ts'
import { isSeen, onlyOnePerson, onOccasions, whenSeenOrHidden } from './occasions.ts'
import { openPace, waitForKept } from './pace.ts'
import type { PaceTimes } from './pace.ts'
import { accountIsClosed, makeDeviceKnown, sendReceipts } from './leaving.ts'
import { sendLetters } from './letters.ts'
import { PACKING } from './packing.ts'
import type { Packing } from './packing.ts'
import { showProgress } from './progress.ts'
import { pull } from './pull.ts'
import { push, wordsBefore } from './push.ts'
import { ownSession } from './sign-in-again.ts'
import type { Sync } from './status.ts'
import type { Stop } from './stop.ts'
import { withTurn } from './turn.ts'

const CYCLE_MS = 25_000
const EVERY_MS = 60_000
/** The people of one office do not all come in the same moment. */
const AFTER_HINT_MS = 1_500
const PULLS_BEFORE_NEXT_TURN = 3

export interface SyncOptions {
  readonly link?: Link
  /** In hand just after unlocking: signs in when an answer says so, and is forgotten after. */
  readonly passphrase?: string
  readonly chance?: () => number
  readonly pace?: PaceTimes
}

export interface RunningSync extends Sync {
  /** The person has typed the passphrase again, or signed in by another way. */
  signedIn(passphrase?: string): Promise<void>
}

export function startSync(notebook: OpenNotebook, options: SyncOptions = {}): RunningSync {
  const sync = makeSync(notebook, options)
  sync.start()
  return sync
}

export function makeSync(notebook: OpenNotebook, options: SyncOptions = {}): RunningSync {
  const { store } = notebook
  const link = linkOf(options.link ?? pageLink(), store.person.peek().personId)
  const facts = openFacts(store)
  const packing = notebook.setting<{ add: string[]; remove: string[] }>(PACKING)
  const notThere = new Set<string>()
  const grain = openGrain()
  let passphrase = options.passphrase
  let sessionIsOurs = false
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined
  let started = false
  let wishesToBeWoken = false
  const chance = options.chance ?? Math.random
  const untilKeptIsApplied = waitForKept(store)
  const pace = openPace(store, isSeen, options.pace)
  let paceTimer: ReturnType<typeof setTimeout> | undefined
  let hintTimer: ReturnType<typeof setTimeout> | undefined
  const undo: (() => void)[] = []

  const cycle = async (): Promise<Stop | undefined> => {
    const end = performance.now() + CYCLE_MS
    const given: Cycle = {
      store,
      link,
      timeIsUp: () => store.locked.peek() || performance.now() > end,
      contact() {
        // a link that loses much and still moves is not one that is dead: it is tried again soon
        failures = 0
        facts.note({ lastContactAt: store.now().toISOString(), signInNeeded: false, updateNeeded: false })
      },
      notThere,
      waiting: (count = 0) => {
        if (count !== facts.status.peek().waiting) facts.note({ waiting: count })
      },
      grain,
      isRestored: (epoch) => serverEpochIs(store, epoch),
      stillTyped: () => pace.held(),
    }
    const session = async (): Promise<Stop | undefined> => {
      if (sessionIsOurs) return undefined
      const { stop, used, mustChange } = await ownSession(link, store, passphrase)
      if (mustChange !== undefined) facts.note({ mustChange })
      if (used) passphrase = undefined
      sessionIsOurs = !stop && !mustChange
      return !stop && mustChange ? { why: 'own-passphrase' } : stop
    }
    const newWords = wordsBefore(given)
    const words = async (): Promise<Stop | undefined> => {
      const first = await push(given)
      if (first.stop) return first.stop
      const files = await sendAttachments(given, newWords)
      if (files) return files
      return first.again ? (await push(given)).stop : undefined
    }
    const read = async (): Promise<Stop | undefined> => {
      const stop = await pull(given, packing.peek() as Packing | undefined, notebook.personIs)
      await removeRevoked(store)
      await removeUnseen(store)
      if (!stop) await sendReceipts(link, store)
      if (!stop) facts.note({ lastReadAt: store.now().toISOString() })
      return stop ?? fetchAttachments(given, newWords)
    }
    let stop = await session()
    if (!stop) await makeDeviceKnown(link, store)
    for (let turn = 0; turn < PULLS_BEFORE_NEXT_TURN && (turn === 0 || stop?.why === 'restored'); turn++) {
      if (turn === 0 && stop) return stop
      const sent = await words()
      if (sent?.why === 'restored') {
        stop = sent
        continue
      }
      // no answer to words is no answer at all; every other trouble with words does not keep from reading
      if (sent && sent.why !== 'later' && sent.why !== 'time') return sent
      stop = (await read()) ?? sent
    }
    return stop
  }

  const after = (stop: Stop | undefined) => {
    if (!stop && facts.unsent() === 0) facts.note({ lastSentAt: store.now().toISOString() })
    if (stop?.why === 'sign-in') {
      sessionIsOurs = false
      facts.note({ signInNeeded: true })
    }
    // asked anew who is there before words are frozen for a server that does not answer, or takes none of this person yet
    if (stop?.why === 'nobody' || stop?.why === 'own-passphrase') sessionIsOurs = false
    // once for each time that nobody answers: a browser that thinks it is online wakes the page at once
    const isStuck = stop !== undefined && facts.unsent() > 0
    if (isStuck && !wishesToBeWoken) void wakeWhenOnline()
    wishesToBeWoken = stop !== undefined && (isStuck || wishesToBeWoken)
    hints.look()
    if (stop?.why === 'closed') facts.note({ accountClosed: true })
    if (stop?.why === 'update') facts.note({ updateNeeded: true })
    failures = stop && stop.why !== 'time' ? failures + 1 : 0
    const wait =
      stop?.why === 'later' && stop.retryAfterMs !== undefined
        ? stop.retryAfterMs
        : stop?.why === 'time'
          ? 0
          : stop
            ? waitBeforeTry(failures, options.chance)
            : Math.min(EVERY_MS, untilKeptIsApplied())
    schedule(wait)
    goWhenStill(pace.due())
  }

  const run = (): Promise<void> => {
    if (store.locked.peek()) return Promise.resolve()
    running ??= (async () => {
      clearTimeout(timer)
      timer = undefined
      const progress = showProgress(store, facts)
      try {
        const done = await withTurn(`doorstep-sync-${store.keys.database}`, async () => {
          const stop = await cycle()
          await sealUnreachable(store)
          const isClosed = stop?.why === 'sign-in' && (await accountIsClosed(link, store))
          return { stop: isClosed ? ({ why: 'closed' } as const) : stop }
        })
        void sendLetters(options.link, store.now).catch(() => undefined) // they wait for the next round
        if (done) after(done.stop)
        else schedule(EVERY_MS)
      } catch (error) {
        if (store.locked.peek()) return
        console.warn('A round of sending and reading failed', (error as Error).name)
        failures += 1
        schedule(waitBeforeTry(failures, options.chance))
      } finally {
        progress()
      }
    })().finally(() => {
      running = undefined
    })
    return running
  }

  function schedule(wait: number): void {
    if (!started || store.locked.peek()) return
    clearTimeout(timer)
    timer = setTimeout(() => void run(), wait)
    ;(timer as { unref?: () => void }).unref?.()
  }
  /** When whoever types has rested; a round that is under way may have passed these words by, and another follows it. */
  function goWhenStill(wait: number | undefined): void {
    clearTimeout(paceTimer)
    if (wait === undefined || !started) return
    paceTimer = setTimeout(() => void (running ?? Promise.resolve()).then(run), wait)
    ;(paceTimer as { unref?: () => void }).unref?.()
  }
  const fresh = () => {
    failures = 0
    void run()
  }
  const woken = async (): Promise<boolean> => {
    await run()
    return !store.locked.peek() && facts.unsent() === 0
  }
  const hints = followHints({
    link,
    mayListen: () => started && sessionIsOurs && isSeen() && !store.locked.peek(),
    chance: options.chance,
    hinted() {
      hintTimer ??= setTimeout(() => {
        hintTimer = undefined
        void (running ?? Promise.resolve()).then(run)
      }, chance() * AFTER_HINT_MS)
      ;(hintTimer as { unref?: () => void }).unref?.()
    },
  })

  return {
    status: facts.status,
    soon() {
      pace.release()
      if (facts.unsent() > 0) goWhenStill(0)
    },
    async now() {
      failures = 0
      pace.release()
      notThere.clear()
      // a round that is under way may have begun before what the person just wrote
      await running
      await tryRefusedAgain(store)
      await run()
    },
    async signedIn(again) {
      passphrase = again
      sessionIsOurs = false
      facts.note({ signInNeeded: false })
      await running
      await run()
    },
    start() {
      if (started) return
      started = true
      void facts
        .read()
        .catch(() => undefined)
        .then(fresh)
      undo.push(...onOccasions(fresh, woken))
      undo.push(
        effect(() => {
          void store.outbox.items.value
          const wait = pace.look()
          if (wait === undefined) return
          failures = 0
          goWhenStill(wait)
        }),
      )
      undo.push(() => hints.stop())
      undo.push(whenSeenOrHidden(() => hints.look(), fresh))
      undo.push(
        onlyOnePerson(() => {
          sessionIsOurs = false
        }),
      )
      undo.push(
        effect(() => {
          if (store.locked.value) this.stop()
        }),
      )
    },
    stop() {
      started = false
      passphrase = undefined
      clearTimeout(timer)
      clearTimeout(paceTimer)
      clearTimeout(hintTimer)
      for (const one of undo.splice(0)) one()
      if (store.locked.peek()) facts.close()
    },
  }
}

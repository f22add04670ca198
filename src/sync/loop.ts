/** When to send and read, and what to do when nobody answers. One tab at a time; what a round does is round.ts. */
import { effect } from '@preact/signals'
import type { OpenNotebook } from '../device/open.ts'
import { tryRefusedAgain } from '../device/sending.ts'
import { sealUnreachable } from '../device/unreachable.ts'
import { linkOf, pageLink } from './ask.ts'
import type { Link } from './ask.ts'
import { waitBeforeTry } from './back-off.ts'
import { wakeWhenOnline } from './background.ts'
import { openFacts } from './facts.ts'
import { followHints } from './hints.ts'
import { accountIsClosed } from './leaving.ts'
import { sendLetters } from './letters.ts'
import { planRounds } from './next-round.ts'
import { isSeen, onlyOnePerson, onOccasions, whenSeenOrHidden } from './occasions.ts'
import { openPace, waitForKept } from './pace.ts'
import type { PaceTimes } from './pace.ts'
import { showProgress } from './progress.ts'
import { makeRounds } from './round.ts'
import { holdSession } from './session.ts'
import type { Sync } from './status.ts'
import type { Stop } from './stop.ts'
import { withTurn } from './turn.ts'

const EVERY_MS = 60_000
/** The people of one office do not all come in the same moment. */
const AFTER_HINT_MS = 1_500

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
  const session = holdSession(link, store, facts, options.passphrase)
  const pace = openPace(store, isSeen, options.pace)
  const untilKeptIsApplied = waitForKept(store)
  const chance = options.chance ?? Math.random
  let failures = 0
  let running: Promise<void> | undefined
  let started = false
  let wishesToBeWoken = false
  const undo: (() => void)[] = []
  const rounds = makeRounds(notebook, {
    link,
    facts,
    session,
    pace,
    answered() {
      // a link that loses much and still moves is not one that is dead: it is tried again soon
      failures = 0
    },
  })
  const next = planRounds(
    () => started && !store.locked.peek(),
    () => void run(),
    () => void (running ?? Promise.resolve()).then(run),
  )
  const hints = followHints({
    link,
    mayListen: () => started && session.isOurs() && isSeen() && !store.locked.peek(),
    chance: options.chance,
    hinted: () => next.onNews(chance() * AFTER_HINT_MS),
  })

  /** What the last round says of the next. */
  const after = (stop: Stop | undefined) => {
    if (!stop && facts.unsent() === 0) facts.note({ lastSentAt: store.now().toISOString() })
    if (stop?.why === 'sign-in') facts.note({ signInNeeded: true })
    if (stop?.why === 'closed') facts.note({ accountClosed: true })
    if (stop?.why === 'update') facts.note({ updateNeeded: true })
    // asked anew who is there before words are frozen for a server that does not answer, or takes none of this person yet
    if (stop?.why === 'sign-in' || stop?.why === 'nobody' || stop?.why === 'own-passphrase') session.doubt()
    // once for each time that nobody answers: a browser that thinks it is online wakes the page at once
    const isStuck = stop !== undefined && facts.unsent() > 0
    if (isStuck && !wishesToBeWoken) void wakeWhenOnline()
    wishesToBeWoken = stop !== undefined && (isStuck || wishesToBeWoken)
    hints.look()
    failures = stop && stop.why !== 'time' ? failures + 1 : 0
    next.after(waitAfter(stop))
    next.whenStill(pace.due())
  }

  function waitAfter(stop: Stop | undefined): number {
    if (!stop) return Math.min(EVERY_MS, untilKeptIsApplied())
    if (stop.why === 'later' && stop.retryAfterMs !== undefined) return stop.retryAfterMs
    return stop.why === 'time' ? 0 : waitBeforeTry(failures, options.chance)
  }

  /** Undefined: another tab has the turn. */
  const inTurn = () =>
    withTurn(`doorstep-sync-${store.keys.database}`, async () => {
      const stop = await rounds.go()
      await sealUnreachable(store)
      const isClosed = stop?.why === 'sign-in' && (await accountIsClosed(link, store))
      return { stop: isClosed ? ({ why: 'closed' } as const) : stop }
    })

  function run(): Promise<void> {
    if (store.locked.peek()) return Promise.resolve()
    running ??= (async () => {
      next.begun()
      const progress = showProgress(store, facts)
      try {
        const done = await inTurn()
        void sendLetters(options.link, store.now).catch(() => undefined) // they wait for the next round
        if (done) after(done.stop)
        else next.after(EVERY_MS)
      } catch (error) {
        if (store.locked.peek()) return
        console.warn('A round of sending and reading failed', (error as Error).name)
        failures += 1
        next.after(waitBeforeTry(failures, options.chance))
      } finally {
        progress()
      }
    })().finally(() => {
      running = undefined
    })
    return running
  }

  const fresh = () => {
    failures = 0
    void run()
  }
  const woken = async (): Promise<boolean> => {
    await run()
    return !store.locked.peek() && facts.unsent() === 0
  }

  return {
    status: facts.status,
    soon() {
      pace.release()
      if (facts.unsent() > 0) next.whenStill(0)
    },
    async now() {
      failures = 0
      pace.release()
      rounds.tryAllAgain()
      // a round that is under way may have begun before what the person just wrote
      await running
      await tryRefusedAgain(store)
      await run()
    },
    async signedIn(again) {
      session.takeUp(again)
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
      undo.push(
        ...onOccasions(fresh, woken),
        effect(() => {
          void store.outbox.items.value
          const wait = pace.look()
          if (wait === undefined) return
          failures = 0
          next.whenStill(wait)
        }),
        () => hints.stop(),
        whenSeenOrHidden(() => hints.look(), fresh),
        onlyOnePerson(() => session.doubt()),
      )
      // last: it may stop at once what was begun above
      undo.push(
        effect(() => {
          if (store.locked.value) this.stop()
        }),
      )
    },
    stop() {
      started = false
      session.forgetPassphrase()
      next.stop()
      for (const one of undo.splice(0)) one()
      if (store.locked.peek()) facts.close()
    },
  }
}

/**
 * Locks the door when nobody is there: after a while without a touch, or a while behind another window. The time
 * that counts is the longer of the device's clock and the one that cannot be set back.
 */
export interface IdleRules {
  readonly idleMs: number
  readonly hiddenMs: number
  /** How long before locking the person is warned. */
  readonly warnMs: number
}

/** Five minutes either way, a minute's warning: the high-value range of OWASP's session guidance (2–5 minutes). */
export const IDLE_RULES: IdleRules = { idleMs: 5 * 60_000, hiddenMs: 5 * 60_000, warnMs: 60_000 }

export interface IdleClock {
  readonly wall: () => number
  readonly steady: () => number
}
const deviceClock: IdleClock = { wall: () => Date.now(), steady: () => performance.now() }

export interface IdleWatch {
  /** Somebody is there. */
  touch(): void
  hidden(hidden: boolean): void
  /** Call about once a second: seconds left when it is time to warn, 0 when it is time to lock, undefined otherwise. */
  secondsLeft(): number | undefined
}

export function createIdleWatch(rules: IdleRules, clock: IdleClock = deviceClock): IdleWatch {
  const mark = () => ({ wall: clock.wall(), steady: clock.steady() })
  const since = (from: { wall: number; steady: number }) =>
    Math.max(clock.wall() - from.wall, clock.steady() - from.steady)
  let touched = mark()
  let hiddenAt: ReturnType<typeof mark> | undefined
  return {
    touch() {
      touched = mark()
    },
    hidden(hidden) {
      // Coming back does not count as a touch by itself: a screen that lights up in a bag is nobody.
      hiddenAt = hidden ? (hiddenAt ?? mark()) : undefined
    },
    secondsLeft() {
      const left = Math.min(rules.idleMs - since(touched), hiddenAt ? rules.hiddenMs - since(hiddenAt) : Infinity)
      if (left <= 0) return 0
      return left <= rules.warnMs ? Math.ceil(left / 1000) : undefined
    },
  }
}

/** Three presses of Shift within this time, nothing between them, lock at once. */
const QUICK_LOCK_MS = 1500

/** Whether this key press is the third Shift. */
export function createQuickLock(clock: () => number = () => performance.now()): (key: string) => boolean {
  let presses: number[] = []
  return (key) => {
    const now = clock()
    presses = key === 'Shift' ? [...presses.filter((at) => now - at < QUICK_LOCK_MS), now] : []
    if (presses.length < 3) return false
    presses = []
    return true
  }
}

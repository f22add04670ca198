/** One time for all, that passes only when a schedule says so; every device has its own idea of it. */
export interface Clock {
  /** Milliseconds since the schedule began. */
  passed: number
}
/** What is due after a while, such as a list that is read again. */
interface Due {
  readonly at: number
  readonly work: () => void
}
const BEGAN = Date.parse('2026-05-04T08:00:00.000Z')

export interface PageClock {
  readonly now: () => number
  readonly globals: { readonly [name: string]: unknown }
  /** What has become due until now. */
  ring(): void
}

/** `off`: by how much the device is wrong, and how long this page has slept without noticing. */
export function pageClock(clock: Clock, off: () => number, soon: (work: () => void) => void): PageClock {
  const now = (): number => BEGAN + clock.passed + off()
  const waiting = new Map<number, Due>()
  let count = 0
  class PageDate extends Date {
    constructor(...given: [] | [number | string | Date]) {
      if (given.length === 0) super(now())
      else super(given[0])
    }
    static override now(): number {
      return now()
    }
  }
  const setTimeout = (work: () => void, ms = 0): { ref: number; unref: () => void } => {
    const ref = (count += 1)
    if (ms <= 1) {
      waiting.set(ref, { at: 0, work })
      soon(() => {
        if (waiting.delete(ref)) work()
      })
    } else waiting.set(ref, { at: clock.passed + ms, work })
    return { ref, unref: () => undefined }
  }
  return {
    now,
    globals: {
      Date: PageDate,
      setTimeout,
      clearTimeout: (timer?: { ref: number }) => void (timer && waiting.delete(timer.ref)),
      // the computer's own count of time, which nobody can put back
      performance: { now: () => clock.passed, measure: () => undefined },
    },
    ring() {
      for (const [ref, due] of waiting) {
        if (due.at === 0 || due.at > clock.passed) continue
        waiting.delete(ref)
        soon(due.work)
      }
    },
  }
}

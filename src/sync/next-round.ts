/** When the next round begins. Each reason has one timer; a later word from the same reason moves it. */
export interface NextRound {
  /** After the round before: in so many milliseconds, instead of whatever was planned. */
  after(ms: number): void
  /** Whoever types has rested by then. Undefined: nobody types. */
  whenStill(ms: number | undefined): void
  /** The server has news: soon, and once for all that it says meanwhile. */
  onNews(ms: number): void
  /** A round begins: what was planned for after the one before is done by it. */
  begun(): void
  stop(): void
}

/** `go` plans nothing while `mayGo` says no; `afterThis` waits for a round under way, which may have passed these words by. */
export function planRounds(mayGo: () => boolean, go: () => void, afterThis: () => void): NextRound {
  let planned: ReturnType<typeof setTimeout> | undefined
  let still: ReturnType<typeof setTimeout> | undefined
  let news: ReturnType<typeof setTimeout> | undefined
  return {
    after(ms) {
      if (!mayGo()) return
      clearTimeout(planned)
      planned = later(go, ms)
    },
    whenStill(ms) {
      clearTimeout(still)
      if (ms === undefined || !mayGo()) return
      still = later(afterThis, ms)
    },
    onNews(ms) {
      news ??= later(() => {
        news = undefined
        afterThis()
      }, ms)
    },
    begun: () => clearTimeout(planned),
    stop() {
      for (const timer of [planned, still, news]) clearTimeout(timer)
      news = undefined
    },
  }
}

/** A timer that does not keep a process alive, where there is one. */
function later(run: () => void, ms: number): ReturnType<typeof setTimeout> {
  const timer = setTimeout(run, ms)
  ;(timer as { unref?: () => void }).unref?.()
  return timer
}

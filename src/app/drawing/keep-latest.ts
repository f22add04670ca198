/**
 * Writes one value after another, never two at once; values that came while one was being written give way to the
 * newest. What could not be written stays the newest and goes first the next time.
 */
export function keepLatest<T>(write: (value: T) => Promise<void>): {
  keep(value: T): Promise<void>
  waiting(): boolean
} {
  let next: { value: T } | undefined
  let running: Promise<void> | undefined

  async function run(): Promise<void> {
    while (next) {
      const taken = next
      next = undefined
      try {
        await write(taken.value)
      } catch (problem) {
        next ??= taken
        throw problem
      }
    }
  }

  return {
    keep(value) {
      next = { value }
      running ??= run().finally(() => {
        running = undefined
      })
      return running
    },
    waiting: () => running !== undefined || next !== undefined,
  }
}

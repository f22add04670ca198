const FIRST_MS = 1000
const MOST_MS = 5 * 60_000

/** Full jitter: anywhere between now and the limit, so that a whole office does not come back in the same second. */
export function waitBeforeTry(failures: number, chance: () => number = Math.random): number {
  return chance() * Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(failures, 20))
}

/** One tab at a time, for one cycle. Where the browser has no Web Locks, one at a time within this page. */
const here = new Set<string>()

/** Undefined when another one has the turn. */
export async function withTurn<T>(name: string, work: () => Promise<T>): Promise<T | undefined> {
  const locks = (globalThis.navigator as Navigator | undefined)?.locks
  if (locks)
    return locks.request(name, { ifAvailable: true }, (lock) => (lock ? work() : undefined)) as Promise<T | undefined>
  if (here.has(name)) return undefined
  here.add(name)
  try {
    return await work()
  } finally {
    here.delete(name)
  }
}

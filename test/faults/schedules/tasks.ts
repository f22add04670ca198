/**
 * What happens between two awaits of a device is counted here, so that a schedule knows when everything has come to
 * rest and can put out a tab between any two steps of the disk. Import it before anything that brings Dexie along.
 */
const realImmediate = globalThis.setImmediate
const realTimeout = globalThis.setTimeout
const hop = (): Promise<void> => new Promise((resolve) => realImmediate(resolve))

let waiting = 0
let atEach: (() => void) | undefined

/** One step of a disk, a message between tabs, a timer that is due. In the order in which they were asked for. */
export function soon(task: () => void): NodeJS.Immediate {
  waiting += 1
  return realImmediate(() => {
    waiting -= 1
    atEach?.()
    task()
  })
}

/** Called before every step from now on; undefined: no longer. */
export function watchSteps(each: (() => void) | undefined): void {
  atEach = each
}

const nothing = (): void => undefined
const started: { readonly done: Promise<void>; readonly go: () => void }[] = []
/** Work in another thread is handed back only when all else rests, in the order in which it was begun. */
export function elsewhere<T>(work: Promise<T>, isGone: () => boolean): Promise<T> {
  return new Promise((resolve, reject) => {
    let go: () => void = nothing
    const done = work.then(
      (result) => {
        go = () => resolve(result)
      },
      (error: Error) => {
        go = () => reject(error)
      },
    )
    started.push({ done, go: () => (isGone() ? undefined : go()) })
  })
}

/** Until nothing moves any more but what somebody outside holds. */
export async function atRest(): Promise<void> {
  for (;;) {
    await hop()
    if (waiting > 0) continue
    if (started.length === 0) return
    const now = started.splice(0)
    for (const one of now) await one.done
    for (const one of now) {
      one.go()
      await hop()
    }
  }
}

/** The result of something that must come to an end by itself. */
export async function finished<T>(work: Promise<T>): Promise<T> {
  const state = { over: false }
  const watched = work.finally(() => {
    state.over = true
  })
  watched.catch(() => undefined)
  for (let tries = 0; !state.over; tries += 1) {
    await atRest()
    // code that is fetched for the first time comes from the real disk
    if (tries > 1000) await new Promise((resolve) => realTimeout(resolve, 1))
    if (tries > 60_000) throw new Error('it never came to an end')
  }
  return watched
}

// fake-indexeddb and Dexie ask for the next turn of the loop in these two ways.
Object.assign(globalThis, {
  setImmediate: (task: (...given: unknown[]) => void, ...given: unknown[]) => soon(() => task(...given)),
  setTimeout: (task: (...given: unknown[]) => void, ms?: number, ...given: unknown[]) =>
    (ms ?? 0) <= 1 ? soon(() => task(...given)) : realTimeout(task, ms, ...given),
  // Dexie would tell other pages of every change; here all pages share one Dexie
  BroadcastChannel: undefined,
})

/** A record in two tabs: each knows of the other, either may take it over, and a tab that closes lets go. */
import { test } from 'uvu'
import { openEditLock } from '../../src/app/form/edit-lock.ts'
import type { EditLock } from '../../src/app/form/edit-lock.ts'

const until = async (check: () => boolean, what: string): Promise<void> => {
  for (let tries = 0; tries < 400; tries += 1) {
    if (check()) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error(`${what} did not happen`)
}

interface Tab {
  elsewhere: boolean | undefined
  lock: EditLock
}
function tab(record: string): Tab {
  const one: Tab = { elsewhere: undefined, lock: { take: () => undefined, close: () => undefined } }
  one.lock = openEditLock(record, (elsewhere) => {
    one.elsewhere = elsewhere
  })
  return one
}

const aborted = () => Object.assign(new Error('taken over'), { name: 'AbortError' })

/** As much of the browser's locks as an editor asks for, shared by all tabs of this process. */
function browserLocks(): Pick<LockManager, 'request'> {
  interface Held {
    lost: (error: Error) => void
  }
  const held = new Map<string, Held>()
  const queues = new Map<string, (() => void)[]>()
  const run = (name: string, work: (lock: object | null) => unknown) =>
    new Promise((resolve, reject) => {
      const mine: Held = { lost: reject }
      held.set(name, mine)
      void Promise.resolve(work({ name })).then((value) => {
        if (held.get(name) === mine) {
          held.delete(name)
          queues.get(name)?.shift()?.()
        }
        resolve(value)
      })
    })
  const request = (
    name: string,
    options: { ifAvailable?: boolean; steal?: boolean; signal?: AbortSignal },
    work: (lock: object | null) => unknown,
  ) => {
    if (options.steal) {
      held.get(name)?.lost(aborted())
      return run(name, work)
    }
    if (!held.has(name)) return run(name, work)
    if (options.ifAvailable) return Promise.resolve(work(null))
    return new Promise((resolve, reject) => {
      const queue = queues.get(name) ?? []
      queues.set(name, queue)
      const go = () => void run(name, work).then(resolve, reject)
      queue.push(go)
      options.signal?.addEventListener('abort', () => {
        const place = queue.indexOf(go)
        if (place >= 0) queue.splice(place, 1)
        reject(aborted())
      })
    })
  }
  return { request } as unknown as Pick<LockManager, 'request'>
}

const real = Object.getOwnPropertyDescriptor(globalThis, 'navigator')
for (const [browser, locks] of [
  ['with locks of the browser', browserLocks],
  ['without, by asking one another', () => undefined],
] as const) {
  test(`${browser}: the second tab is told, and nobody is refused`, async () => {
    Object.defineProperty(globalThis, 'navigator', { configurable: true, value: { locks: locks() } })
    const one = tab('a')
    await until(() => one.elsewhere === false, 'the first tab writes')
    const two = tab('a')
    const other = tab('b')
    await until(() => two.elsewhere === true && other.elsewhere === false, 'the second tab of the same record is told')

    two.lock.take()
    await until(() => two.elsewhere === false && one.elsewhere === true, 'the second took over, the first is told')
    one.lock.take()
    await until(() => one.elsewhere === false && two.elsewhere === true, 'and back again')

    one.lock.close()
    await until(() => two.elsewhere === false, 'a closed tab lets go, and the one that is left is alone')
    two.lock.close()
    const later = tab('a')
    await until(() => later.elsewhere === false, 'nothing is held once all are closed')
    for (const { lock } of [later, other]) lock.close()
    if (real) Object.defineProperty(globalThis, 'navigator', real)
  })
}

test.run()

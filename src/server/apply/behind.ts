/**
 * Work that goes on behind the answer 'kept': one piece after the other, in the order of arrival. What is lost here
 * when the process ends lies in the inbox, and the sweeper takes it up.
 */
import type { Uuid } from '../../model/file.ts'

export interface Behind {
  /** Runs `work` after everything that came before. `operations`: how many wait with it. */
  add<T>(personId: Uuid, operations: number, work: () => Promise<T>): Promise<T>
  /** Something of this person waits: what they send next must not be applied before it. */
  waitsFor(personId: Uuid): boolean
  /** Resolves when there is room for more: whoever sends faster than it can be applied waits here for the answer. */
  room(): Promise<void>
  /** Nothing waits any more. */
  drained(): Promise<void>
}

/** About two seconds of work on a small machine, and some ten megabytes. */
const MOST_WAITING = 4000

export function workBehind(most = MOST_WAITING): Behind {
  const waiting = new Map<Uuid, number>()
  let operations = 0
  let last: Promise<unknown> = Promise.resolve()
  let wanting: (() => void)[] = []

  const done = (personId: Uuid, count: number): void => {
    operations -= count
    const left = (waiting.get(personId) ?? 1) - 1
    if (left > 0) waiting.set(personId, left)
    else waiting.delete(personId)
    if (operations >= most) return
    for (const go of wanting) go()
    wanting = []
  }

  return {
    add(personId, count, work) {
      operations += count
      waiting.set(personId, (waiting.get(personId) ?? 0) + 1)
      const going = last.then(work).finally(() => done(personId, count))
      last = going.catch(() => undefined)
      return going
    },
    waitsFor: (personId) => waiting.has(personId),
    room: () => (operations < most ? Promise.resolve() : new Promise((resolve) => wanting.push(resolve))),
    async drained() {
      for (let seen: unknown; seen !== last; ) await (seen = last)
    },
  }
}

/**
 * What a pull asks about: words that wait for a person, or to be applied. Mostly all of them at once; where they are
 * more than one pull may name, each has its turn, and the next round goes on where the last one broke off.
 */
import { isAsked } from '../device/outbox-list.ts'
import type { Store } from '../device/store.ts'
import type { Uuid } from '../model/file.ts'
import { PULL_MAX_ASKS } from '../protocol/messages.ts'

export interface Turn {
  readonly opIds: readonly Uuid[]
  /** It was answered: the next round need not begin with these. */
  heard(): void
}
export interface Asks {
  /** For the next request. */
  next(): Turn
  /** Some that wait for a person have had no turn in this round. What is being applied is heard of by its echo. */
  remain(): boolean
}

/** The place in the order of writing up to which was heard last. */
const heardTo = new WeakMap<Store, number>()

export function asksOf(store: Store): Asks {
  const asked = new Set<Uuid>()
  let last = heardTo.get(store) ?? -1
  const waiting = () => store.outbox.rows().filter(isAsked)
  return {
    next() {
      const rows = waiting()
      if (rows.length <= PULL_MAX_ASKS) return { opIds: rows.map(({ opId }) => opId), heard: () => undefined }
      const inOrder = [...rows].sort((a, b) => a.order - b.order)
      const begin = inOrder.findIndex(({ order }) => order > last)
      const turn = [...inOrder.slice(Math.max(0, begin)), ...inOrder.slice(0, Math.max(0, begin))]
      turn.length = PULL_MAX_ASKS
      for (const { opId } of turn) asked.add(opId)
      const to = turn.at(-1)?.order ?? -1
      last = to
      return { opIds: turn.map(({ opId }) => opId), heard: () => void heardTo.set(store, to) }
    },
    remain() {
      const rows = waiting()
      return rows.length > PULL_MAX_ASKS && rows.some(({ opId, answer }) => answer !== 'kept' && !asked.has(opId))
    },
  }
}

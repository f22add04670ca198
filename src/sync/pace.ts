/**
 * When words go while somebody types. An autosave that was never sent takes the next one in, so waiting until the pen
 * rests makes one operation of many: a note is sent about once, and not once per pause for breath. Nothing waits
 * longer than half a minute, and what is signed, marked or left goes at once.
 */
import type { OutboxRow } from '../device/rows.ts'
import type { Store } from '../device/store.ts'
import type { Uuid } from '../model/file.ts'
import type { Operation } from '../model/operation.ts'

export interface PaceTimes {
  /** So long without a word, and the pen rests. */
  readonly stillMs: number
  /** Words go after so long, even while somebody types on. */
  readonly longestMs: number
  /** Milliseconds that only go forward, the browser's own unless it is said: a clock that is put right moves nothing here. */
  readonly clock?: () => number
}
const OF_PEOPLE: PaceTimes = { stillMs: 3_000, longestMs: 30_000 }

export interface Pace {
  /** The outbox has changed. Milliseconds until something should go; undefined: nothing new wants to. */
  look(): number | undefined
  /** Milliseconds until the first of the words that are held back should go. */
  due(): number | undefined
  /** What is still being typed: not sent by a round that has another reason. */
  held(): ReadonlySet<Uuid>
  /** The screen was left, or the person wants it sent: nothing is held back any more. */
  release(): void
}

interface Typing {
  readonly stamp: number
  readonly since: number
  readonly last: number
}

const isFresh = (row: OutboxRow): boolean => row.sha256 === undefined && row.answer === undefined
const isWriting = (row: OutboxRow): boolean => (JSON.parse(row.text) as Operation).patch.kind === 'write'

export function openPace(store: Store, isSeen: () => boolean, times: PaceTimes = OF_PEOPLE): Pace {
  const { stillMs, longestMs, clock = () => performance.now() } = times
  const typing = new Map<Uuid, Typing>()
  /** What lay there before, or was let go: it is not being typed. */
  const settled = new Map<Uuid, number>()
  let isFirst = true

  const fresh = (): readonly OutboxRow[] => store.outbox.rows().filter(isFresh)
  const goes = ({ since, last }: Typing): number => Math.min(last + stillMs, since + longestMs)

  const pace: Pace = {
    look() {
      const now = clock()
      const rows = fresh()
      const there = new Set(rows.map((row) => row.opId))
      for (const known of [typing, settled]) for (const opId of known.keys()) if (!there.has(opId)) known.delete(opId)
      // the last step of a lane is the one that takes the next autosave in
      const lasts = new Map([...rows].sort((a, b) => a.order - b.order).map((row) => [row.recordId, row.opId]))
      let isUrgent = false
      for (const row of rows) {
        if (settled.get(row.opId) === row.stamp) continue
        const before = typing.get(row.opId)
        if (before?.stamp === row.stamp && lasts.get(row.recordId) === row.opId) continue
        if (isFirst || !isSeen() || lasts.get(row.recordId) !== row.opId || !isWriting(row)) {
          isUrgent = true
          typing.delete(row.opId)
          settled.set(row.opId, row.stamp)
        } else typing.set(row.opId, { stamp: row.stamp, since: before?.since ?? now, last: now })
      }
      isFirst = false
      return isUrgent ? 0 : pace.due()
    },
    due() {
      if (typing.size === 0) return undefined
      return Math.max(0, Math.min(...[...typing.values()].map(goes)) - clock())
    },
    held() {
      const now = clock()
      if (!isSeen()) return new Set()
      return new Set([...typing].filter(([, one]) => goes(one) > now).map(([opId]) => opId))
    },
    release() {
      for (const [opId, { stamp }] of typing) settled.set(opId, stamp)
      typing.clear()
    },
  }
  return pace
}

/** What the server has kept and not applied yet is looked for soon, and then less often. */
const KEPT_MS = 1_500

/** Asked after each round: how long until the next one, when something has no echo so far. */
export function waitForKept(store: Store): () => number {
  let looked = 0
  return () => {
    const isWaiting = store.outbox.rows().some((row) => row.answer === 'kept')
    looked = isWaiting ? looked + 1 : 0
    return isWaiting ? KEPT_MS * 2 ** Math.min(looked - 1, 6) : Number.POSITIVE_INFINITY
  }
}

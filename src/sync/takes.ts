/** How much this device sends at once: what the server has said it takes, and less on a link that broke under it. */
import { PUSH_MAX_BYTES, PUSH_MAX_OPERATIONS, PUSH_MAX_SINGLE_BYTES } from '../protocol/messages.ts'
import type { PushAnswer } from '../protocol/messages.ts'
import { PHRASES } from '../protocol/phrases.ts'
import type { Limits } from '../device/sending.ts'
import type { Store } from '../device/store.ts'

export interface Takes {
  /** Undefined: it has not said, or what it said no longer holds. One server of several may be older. */
  readonly said: NonNullable<PushAnswer['takes']> | undefined
  /** Bytes of words that a link has carried, or the half of what it did not. */
  readonly carries: number
  /** What went in phrases had no answer: perhaps something on the way reads along and knows only JSON. */
  readonly inFull?: boolean
}

/** Some ten seconds on a poor link, packed. */
const FIRST_BYTES = 2560 * 1024
const LEAST_BYTES = 64 * 1024
const FIRST: Takes = { said: undefined, carries: FIRST_BYTES }

const known = new WeakMap<Store, Takes>()
const takesOf = (store: Store): Takes => known.get(store) ?? FIRST

export function noteTakes(store: Store, said: PushAnswer['takes']): void {
  known.set(store, { ...takesOf(store), said })
}

/** Once in full after each silence: whoever stands in the way of the short form is never in the way for good. */
export function noteHeard(store: Store, inPhrases: boolean, wasAnswered: boolean): void {
  known.set(store, { ...takesOf(store), inFull: inPhrases && !wasAnswered })
}
export const knowsPhrases = (store: Store): boolean => {
  const { said, inFull } = takesOf(store)
  return !inFull && (said?.phrases ?? 0) >= PHRASES
}

/** Undefined, or that one digest may stand for all hashes. */
export const hasSaid = (store: Store): boolean => takesOf(store).said !== undefined

export function noteBroken(store: Store, bytes: number): void {
  known.set(store, { ...takesOf(store), carries: Math.max(LEAST_BYTES, Math.floor(Math.min(bytes, FIRST_BYTES) / 2)) })
}
export function noteCarried(store: Store, bytes: number): void {
  const takes = takesOf(store)
  if (bytes * 2 > takes.carries) known.set(store, { ...takes, carries: Math.max(takes.carries, bytes * 2) })
}

export function limitsFor(store: Store): Limits {
  const { said, carries } = takesOf(store)
  const most = said ?? { operations: PUSH_MAX_OPERATIONS, bytes: PUSH_MAX_BYTES }
  return { operations: most.operations, bytes: Math.min(most.bytes, carries), singleBytes: PUSH_MAX_SINGLE_BYTES }
}

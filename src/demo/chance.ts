/**
 * A small seeded generator, handed from part to part: the same seed gives the same service, on every engine.
 * `fork` makes an independent one for a named part, so that adding a child does not change every other child.
 */
import type { Uuid } from '../model/file.ts'

export interface Chance {
  /** From 0 up to, but not including, 1. */
  next(): number
  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number
  /** True so many times in a hundred. */
  of(percent: number): boolean
  pick<T>(from: readonly T[]): T
  shuffled<T>(from: readonly T[]): T[]
  fork(name: string): Chance
  /** A version 7 UUID whose time is `at` (ISO 8601). */
  uuid(at: string): Uuid
}

/** FNV-1a with a final mix: 32 bits from a text. */
function hash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d)
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b)
  return (h ^ (h >>> 16)) >>> 0
}

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0')

export function chance(seed: string): Chance {
  let state = hash(seed)
  // mulberry32
  const bits = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return (t ^ (t >>> 14)) >>> 0
  }
  const next = (): number => bits() / 4294967296
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  const pick = <T>(from: readonly T[]): T => {
    const one = from[whole(0, from.length - 1)]
    if (one === undefined) throw new Error('nothing to pick from')
    return one
  }
  const shuffled = <T>(from: readonly T[]): T[] => {
    const cards = [...from]
    for (let i = cards.length - 1; i > 0; i -= 1) {
      const j = whole(0, i)
      const held = cards[i] as T
      cards[i] = cards[j] as T
      cards[j] = held
    }
    return cards
  }
  const uuid = (at: string): Uuid => {
    const time = hex(Date.parse(at), 12)
    const a = hex(0x7000 | (bits() & 0xfff), 4)
    const b = hex(0x8000 | (bits() & 0x3fff), 4)
    return `${time.slice(0, 8)}-${time.slice(8)}-${a}-${b}-${hex(bits(), 8)}${hex(bits() & 0xffff, 4)}`
  }
  return {
    next,
    whole,
    of: (percent) => next() * 100 < percent,
    pick,
    shuffled,
    fork: (name) => chance(`${seed}/${name}`),
    uuid,
  }
}

/**
 * A pack of cards. A card comes a second time only where none that fits is left and `again` allows it: then the one that
 * was dealt longest ago.
 */
export function deck<T>(
  cards: readonly T[],
  luck: Chance,
): (fits?: (card: T) => boolean, again?: boolean) => T | undefined {
  const pack = luck.shuffled(cards)
  const dealt: T[] = []
  const take = (from: T[], fits: (card: T) => boolean): T | undefined => {
    const at = from.findIndex(fits)
    return at < 0 ? undefined : from.splice(at, 1)[0]
  }
  return (fits = () => true, again = true) => {
    const card = take(pack, fits) ?? (again ? take(dealt, fits) : undefined)
    if (card !== undefined) dealt.push(card)
    return card
  }
}

/** Everything that is left to chance in a schedule comes from its seed. */
export interface Chance {
  /** At least 0, less than 1. */
  next(): number
  /** True in so many of a hundred. */
  of(percent: number): boolean
  /** From 0 to below `most`. */
  below(most: number): number
  pick<T>(from: readonly T[]): T
}

export function chanceFrom(seed: number): Chance {
  let state = (seed * 2_654_435_761 + 88_172_645) >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (most: number): number => Math.floor(next() * most)
  return {
    next,
    below,
    of: (percent) => next() * 100 < percent,
    pick(from) {
      const one = from[below(from.length)]
      if (one === undefined) throw new Error('nothing to choose from')
      return one
    },
  }
}

const HEX = '0123456789abcdef'
/** A UUID of version 7 by a clock that may be years off. */
export function idFrom(chance: Chance, now: number): string {
  const time = Math.max(0, Math.floor(now)).toString(16).padStart(12, '0').slice(-12)
  const hex = (count: number): string => Array.from({ length: count }, () => HEX[chance.below(16)]).join('')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${HEX[8 + chance.below(4)]}${hex(3)}-${hex(12)}`
}

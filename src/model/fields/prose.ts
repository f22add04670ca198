/**
 * Prose travels as splices and is merged by paragraphs.
 *
 * Why not by words: one writer takes out "not", another adds "on Monday", and a merge by words yields a clean
 * sentence that nobody wrote. So two edits are joined silently only where they lie in different paragraphs.
 */
import type { Field } from '../field.ts'
import type { Splice } from '../operation.ts'
import type { Merged, Value } from './behaviour.ts'
import { hunksBetween, type Hunk } from './hunks.ts'

/** Words, gaps and marks, never half a character: a splice must not cut a surrogate pair in two. */
const words = (text: string): string[] => text.match(/\s+|[\p{L}\p{N}\p{M}]+|./gsu) ?? []

export function splicesBetween(from: string, to: string): Splice[] {
  const before = words(from)
  let at = 0
  let token = 0
  return hunksBetween(before, words(to)).map((hunk) => {
    at += before.slice(token, hunk.at).join('').length
    token = hunk.at
    return { at, cut: before.slice(hunk.at, hunk.at + hunk.cut).join('').length, put: hunk.put.join('') }
  })
}

export function applySplices(base: string, splices: readonly Splice[]): string {
  let result = ''
  let from = 0
  for (const { at, cut, put } of splices) {
    result += base.slice(from, at) + put
    from = at + cut
  }
  return result + base.slice(from)
}

export function mergeProse(base: Value, mine: Value, theirs: Value): Merged {
  const apart: Merged = { value: theirs, conflict: { mine, theirs } }
  if (typeof mine !== 'string' || typeof theirs !== 'string') return apart
  const old = paragraphs(typeof base === 'string' ? base : '')
  const [ours, others] = [hunksBetween(old, paragraphs(mine)), hunksBetween(old, paragraphs(theirs))]
  if (ours.some((hunk) => others.some((other) => !same(hunk, other) && collide(hunk, other)))) return apart
  const all = [...others, ...ours.filter((hunk) => !others.some((other) => same(hunk, other)))]
    // What is added before a paragraph comes before what that paragraph becomes.
    .sort((a, b) => a.at - b.at || a.cut - b.cut)
  const value = put(old, all)
  return value === mine || value === theirs ? { value } : { value, combined: true }
}

const PROSE: ReadonlySet<string> = new Set(['text', 'short-text', 'quote'])
export const isProse = (field: Field | undefined): boolean => field !== undefined && PROSE.has(field.kind)

/**
 * One writer's own words from two places, such as two tabs: everything they put in either stays, and where both wrote
 * in the same spot the one stands behind the other. Only for one writer: between two people it would invent sentences.
 */
export function joinOwn(base: string, first: string, second: string): string {
  const old = words(base)
  const all = [
    ...hunksBetween(old, words(first)).map((hunk) => ({ ...hunk, of: 'first' as const })),
    ...hunksBetween(old, words(second)).map((hunk) => ({ ...hunk, of: 'second' as const })),
  ].sort((a, b) => a.at - b.at || a.cut - b.cut)
  let text = ''
  let from = 0
  while (all.length > 0) {
    const spot = [all.shift() as (typeof all)[number]]
    const start = spot[0]?.at ?? 0
    let end = start + (spot[0]?.cut ?? 0)
    for (let next = all[0]; next && (next.at < end || next.at === start); next = all[0]) {
      spot.push(next)
      end = Math.max(end, next.at + next.cut)
      all.shift()
    }
    const said = (of: 'first' | 'second'): string | undefined => {
      const own = spot.filter((hunk) => hunk.of === of)
      if (own.length === 0) return undefined
      const shifted = own.map((hunk) => ({ ...hunk, at: hunk.at - start }))
      return putTokens(old.slice(start, end), shifted)
    }
    const [one, other] = [said('first'), said('second')]
    text += old.slice(from, start).join('')
    text += beside(one, other)
    from = end
  }
  return text + old.slice(from).join('')
}

function beside(one: string | undefined, other: string | undefined): string {
  if (one === undefined || other === undefined) return one ?? other ?? ''
  if (one.includes(other)) return one
  if (other.includes(one)) return other
  return /\s$/.test(one) || /^\s/.test(other) ? one + other : `${one} ${other}`
}

function putTokens(old: readonly string[], hunks: readonly Hunk[]): string {
  let text = ''
  let from = 0
  for (const hunk of hunks) {
    text += old.slice(from, hunk.at).join('') + hunk.put.join('')
    from = hunk.at + hunk.cut
  }
  return text + old.slice(from).join('')
}

/** Each paragraph with the break that ends it; the last one is lent a break, so that it is like the others. */
const paragraphs = (text: string): string[] => `${text}\n`.match(/[^\n]*\n/g) ?? []

const same = (a: Hunk, b: Hunk): boolean => a.at === b.at && a.cut === b.cut && a.put.join('') === b.put.join('')

/**
 * Whether two hunks touch the same paragraph, or one adds where the other's paragraphs grew or shrank, so that nobody
 * can say what stands beside what.
 */
function collide(a: Hunk, b: Hunk): boolean {
  const [first, second] = a.at < b.at || (a.at === b.at && a.cut < b.cut) ? [a, b] : [b, a]
  const end = first.at + first.cut
  if (end > second.at) return true
  if (end < second.at) return false
  if (first.cut && second.cut) return false
  if (!first.cut && !second.cut) return true
  const changed = first.cut ? first : second
  return changed.put.length !== changed.cut
}

/** The last paragraph gives back the break that it was lent. */
const put = (old: readonly string[], hunks: readonly Hunk[]): string => putTokens(old, hunks).slice(0, -1)

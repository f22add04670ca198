/**
 * Prose travels as splices and is merged by paragraphs.
 *
 * Why not by words: one writer takes out "not", another adds "on Monday", and a merge by words yields a clean
 * sentence that nobody wrote. So two edits are joined silently only where they lie in different paragraphs.
 */
import { diff3Merge, diffIndices } from 'node-diff3'
import type { Splice } from '../operation.ts'
import type { Merged, Value } from './behaviour.ts'

/** Above so many words on either side the differing middle is sent whole: finding less would take too long. */
const MAX_WORDS_COMPARED = 1500

/** Words, gaps and marks, never half a character: a splice must not cut a surrogate pair in two. */
const words = (text: string): string[] => text.match(/\s+|[\p{L}\p{N}\p{M}]+|./gsu) ?? []

/** Paragraphs and the line breaks between them, so that neighbouring paragraphs are not neighbouring tokens. */
const paragraphs = (text: string): string[] => text.split(/(\n)/).filter((token) => token !== '')

const length = (tokens: readonly string[]): number => tokens.reduce((sum, token) => sum + token.length, 0)

export function splicesBetween(from: string, to: string): Splice[] {
  const before = words(from)
  const after = words(to)
  let head = 0
  while (head < before.length && head < after.length && before[head] === after[head]) head++
  let tail = 0
  while (
    tail < before.length - head && tail < after.length - head
    && before[before.length - 1 - tail] === after[after.length - 1 - tail]
  ) tail++
  const old = before.slice(head, before.length - tail)
  const fresh = after.slice(head, after.length - tail)
  const start = length(before.slice(0, head))
  if (old.length > MAX_WORDS_COMPARED || fresh.length > MAX_WORDS_COMPARED || !old.length || !fresh.length) {
    return old.length || fresh.length ? [{ at: start, cut: length(old), put: fresh.join('') }] : []
  }
  const offsets = [start]
  for (const token of old) offsets.push(offsets[offsets.length - 1]! + token.length)
  return diffIndices(old, fresh).map(({ buffer1: [at, count], buffer2Content }) => ({
    at: offsets[at]!,
    cut: offsets[at + count]! - offsets[at]!,
    put: buffer2Content.join(''),
  }))
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
  if (typeof mine !== 'string' || typeof theirs !== 'string') return { value: theirs, conflict: { mine, theirs } }
  const old = typeof base === 'string' ? base : ''
  const regions = diff3Merge(paragraphs(mine), paragraphs(old), paragraphs(theirs), { excludeFalseConflicts: true })
  let value = ''
  for (const region of regions) {
    if (!region.ok) return { value: theirs, conflict: { mine, theirs } }
    value += region.ok.join('')
  }
  return value === mine || value === theirs ? { value } : { value, combined: true }
}

import { diffIndices } from 'node-diff3'

/** From `at` on, `cut` tokens of the one list give way to `put`, tokens of the other. */
export interface Hunk {
  readonly at: number
  readonly cut: number
  readonly put: readonly string[]
}

/** Above so many differing tokens on a side the stretch is taken as one hunk: finding less would hold up typing. */
const MAX_COMPARED = 400

/** What changed between two lists of tokens, in order. Common beginning and end are set aside first. */
export function hunksBetween(before: readonly string[], after: readonly string[]): Hunk[] {
  let head = 0
  while (head < before.length && head < after.length && before[head] === after[head]) head++
  let tail = 0
  const most = Math.min(before.length, after.length) - head
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  const old = before.slice(head, before.length - tail)
  const fresh = after.slice(head, after.length - tail)
  if (!old.length && !fresh.length) return []
  if (!old.length || !fresh.length || old.length > MAX_COMPARED || fresh.length > MAX_COMPARED) {
    return [{ at: head, cut: old.length, put: fresh }]
  }
  return diffIndices(old, fresh).map(({ buffer1: [at, cut], buffer2Content }) => ({
    at: head + at,
    cut,
    put: buffer2Content,
  }))
}

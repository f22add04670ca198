/** How far an upload has come, by what the server has confirmed: whole chunks, and pieces of chunks under way. */
import { BLOB_CHUNK_BYTES, BLOB_GRAINS } from '../protocol/messages.ts'
import type { BlobRow } from './rows.ts'

/** The smallest piece; all others are made of these. */
export const UNIT_BYTES = Math.min(...BLOB_GRAINS)
const UNITS_PER_CHUNK = BLOB_CHUNK_BYTES / UNIT_BYTES

export const unitsOf = (bytes: number): number => Math.max(1, Math.ceil(bytes / UNIT_BYTES))

/** Numbers of units, from numbers of pieces of another size. */
export function unitsIn(pieces: readonly number[], of: number, bytes: number): Set<number> {
  const each = of / UNIT_BYTES
  const all = unitsOf(bytes)
  return new Set(
    pieces.flatMap((n) => Array.from({ length: each }, (_, i) => n * each + i).filter((unit) => unit < all)),
  )
}

/** The same upload when the server misses these units and no others. */
export function withMissing(row: BlobRow, missing: ReadonlySet<number>): Required<Pick<BlobRow, 'sent' | 'parts'>> {
  const sent: number[] = []
  const parts: number[] = []
  for (let n = 0; n < row.chunks; n++) {
    const last = Math.min((n + 1) * UNITS_PER_CHUNK, unitsOf(row.ref.bytes))
    const units = Array.from({ length: last - n * UNITS_PER_CHUNK }, (_, i) => n * UNITS_PER_CHUNK + i)
    const here = units.filter((unit) => !missing.has(unit))
    if (here.length === units.length) sent.push(n)
    else parts.push(...here)
  }
  return { sent, parts }
}

const lengthAt = (n: number, of: number, bytes: number): number => Math.max(0, Math.min(of, bytes - n * of))

export function bytesSent({ ref, sent, parts }: BlobRow): number {
  const whole = (sent ?? []).reduce((sum, n) => sum + lengthAt(n, BLOB_CHUNK_BYTES, ref.bytes), 0)
  return (parts ?? []).reduce((sum, n) => sum + lengthAt(n, UNIT_BYTES, ref.bytes), whole)
}

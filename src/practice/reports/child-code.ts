/**
 * The number under which a child stands in what leaves (S1.1): that of the return where the child has one, else one that
 * follows from the child's id, the same on every device and in every report.
 */
import { sha256Hex } from '../../model/derived-id.ts'
import type { Uuid } from '../../model/file.ts'
import type { Child } from '../home.ts'

const PART = 10_000

export function childCode(one: Pick<Child, 'id' | 'body'>): string {
  return one.body.returnId?.trim() || numberOf(one.id)
}

function numberOf(id: Uuid): string {
  const hash = sha256Hex(`child's number|${id}`)
  const part = (from: number): string => String(Number.parseInt(hash.slice(from, from + 8), 16) % PART).padStart(4, '0')
  return `C-${part(0)}-${part(8)}`
}

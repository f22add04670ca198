/** An audit as it is read: every item says what it asks for, and not its number alone. */
import type { Body } from '../../model/field.ts'
import { STANDARD } from '../../practice/audit/standard.ts'

const WORDS = new Map(STANDARD.map(({ id, words }) => [id, `${words} (${id})`]))

export function withStandardWords(body: Body): Body {
  const { items } = body
  if (!Array.isArray(items)) return body
  return {
    ...body,
    items: items.map((row) =>
      typeof row === 'object' && row !== null && 'item' in row && typeof row.item === 'string'
        ? { ...row, item: WORDS.get(row.item) ?? row.item }
        : row,
    ),
  }
}

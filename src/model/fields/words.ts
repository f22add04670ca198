import { canonicalJson, type Json } from '../json.ts'

/** Longer than any note anybody writes; shorter than what would hold up a sync. */
const MAX_CHARACTERS = 200_000

/** Text that a database and a paper can hold: no zero byte, no half of a surrogate pair. */
export function textShape(value: Json): string | undefined {
  if (typeof value !== 'string') return 'should be words'
  if (value.length > MAX_CHARACTERS) return 'is too long to keep in one place'
  if (value.includes('\u0000') || !isWellFormed(value)) return 'holds a character that cannot be kept'
  return undefined
}

export const textFilled = (value: Json): boolean => typeof value === 'string' && value.trim() !== ''

/** A value of whatever shape as words; text as it is. */
export const asWords = (value: Json): string => (typeof value === 'string' ? value : canonicalJson(value))

function isWellFormed(text: string): boolean {
  return !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text)
}

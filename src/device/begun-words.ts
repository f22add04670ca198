import type { Json } from '../model/json.ts'

/**
 * What lies of a line that somebody has begun, when it is kept again: `seen` is what this tab knew to lie there. Words
 * that another tab has begun at the same place meanwhile are kept before these; nobody's words give way.
 */
export function besideOthers(there: string, seen: string, words: string): string {
  if (there === '' || there === seen || words.includes(there)) return words
  // the space before the line's end parts them where a box has but one line
  return words === '' ? there : `${there} \n\n${words}`
}

/** What somebody has typed or chosen in it, a line each. Whom they chose is told by name, and what is ticked by itself says nothing. */
export function wordsIn(value: Json): string {
  if (typeof value === 'string') return value.trim() === '' ? '' : value
  if (typeof value === 'number') return String(value)
  if (value === null || typeof value !== 'object') return ''
  const parts = Array.isArray(value)
    ? value
    : Object.entries(value).flatMap(([name, one]) =>
        name === 'recordId' || name === 'id' || one === undefined ? [] : [one],
      )
  return parts
    .map((one) => wordsIn(one as Json))
    .filter((one) => one !== '')
    .join('\n')
}

/** Words that were typed with quotation marks around them, without: the screen and the paper set their own. */

const PAIRS: { readonly [opening: string]: string } = { '"': '"', "'": "'", '“': '”', '‘': '’', '„': '“', '«': '»' }
const BESIDE_LETTERS = /(?<=\p{L})['’](?=\p{L})/gu

/** Only one pair around all of it goes: two sayings after each other keep theirs. */
export function unquoted(words: string): string {
  const said = words.trim()
  const closing = PAIRS[said.charAt(0)]
  const inside = said.slice(1, -1)
  if (closing === undefined || !said.endsWith(closing) || inside.trim() === '') return said
  // an apostrophe within a word closes nothing
  const marks = inside.replace(BESIDE_LETTERS, '')
  return marks.includes(said.charAt(0)) || marks.includes(closing) ? said : inside.trim()
}

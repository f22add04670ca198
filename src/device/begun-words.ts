/**
 * What lies of a line that somebody has begun, when it is kept again: `seen` is what this tab knew to lie there. Words
 * that another tab has begun at the same place meanwhile are kept before these; nobody's words give way.
 */
export function besideOthers(there: string, seen: string, words: string): string {
  if (there === '' || there === seen || words.includes(there)) return words
  // the space before the line's end parts them where a box has but one line
  return words === '' ? there : `${there} \n\n${words}`
}

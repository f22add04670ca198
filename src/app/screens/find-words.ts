/** Letters without their marks, so that "Siwan" finds "Siŵan". */
export const plainLetters = (words: string): string =>
  words.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('en-GB')

/** Whether every word that was typed begins some word of the names. */
export function namesBegin(names: string, typed: string): boolean {
  const words = plainLetters(names).split(/[\s,'’-]+/)
  return plainLetters(typed)
    .trim()
    .split(/\s+/)
    .every((part) => words.some((word) => word.startsWith(part)))
}

const AROUND = 60

/** The place where the first of the typed words stands, with a little of what is around it. */
export function aroundMatch(
  text: string,
  typed: string,
): { readonly before: string; readonly match: string; readonly after: string } | undefined {
  const flat = text.replace(/\s+/g, ' ')
  const lower = flat.toLocaleLowerCase('en-GB')
  for (const part of typed.toLocaleLowerCase('en-GB').trim().split(/\s+/)) {
    const at = lower.indexOf(part)
    if (part === '' || at < 0) continue
    const from = Math.max(0, at - AROUND)
    const to = Math.min(flat.length, at + part.length + AROUND)
    return {
      before: `${from > 0 ? '…' : ''}${flat.slice(from, at)}`,
      match: flat.slice(at, at + part.length),
      after: `${flat.slice(at + part.length, to)}${to < flat.length ? '…' : ''}`,
    }
  }
  return undefined
}

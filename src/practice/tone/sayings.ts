/**
 * What in a text is the carer's own saying, and what is not: a child's speech in quotation marks or told on ("he said
 * nobody rang"), and what is denied ("not drained at all"). Where it is in doubt the words are left out: a highlight that
 * is wrong hurts more than one that is missing.
 */
export interface Token {
  /** Lower case, with straight apostrophes. */
  readonly word: string
  readonly start: number
  readonly end: number
  /** What stands between it and the word before. */
  readonly before: string
}

const straight = (text: string): string => text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"')

export function tokensOf(text: string): readonly Token[] {
  const plain = straight(text)
  const tokens: Token[] = []
  let last = 0
  for (const { 0: typed, index: start } of plain.matchAll(/[\p{L}\p{N}]+(?:'\p{L}+)*/gu)) {
    const end = start + typed.length
    tokens.push({ word: typed.toLowerCase(), start, end, before: plain.slice(last, start) })
    last = end
  }
  return tokens
}

/** What may stand between the words of a phrase. */
const BETWEEN = "[\\s'‘’-]*"
const spelt = (word: string): string => word.replaceAll("'", "['‘’]").replace('*', "[\\p{L}\\p{N}'‘’]*")

/**
 * One expression for all of these phrases. It finds every text in which one of them stands, and few others: most hold none
 * and need not be read word for word. Phrases as lists of words; a star stands for any ending.
 */
export function anyOf(phrases: readonly (readonly string[])[]): RegExp {
  const found = new Set(phrases.map((words) => words.map(spelt).join(BETWEEN)))
  // words begin after no letter; but "isn't5" is two, of which the second is a number
  const start = phrases.some(([first = '']) => /^\p{N}/u.test(first)) ? '' : '(?<![a-z])'
  return new RegExp(`${start}(?:${[...found].join('|')})`, 'iu')
}

export type Span = readonly [start: number, end: number]

/** Between quotation marks, double or single; one that is never closed holds to the end of its paragraph. */
export function quotedIn(text: string): readonly Span[] {
  const plain = straight(text)
  const spans: Span[] = []
  for (let at = 0; at < plain.length; at += 1) {
    const mark = plain[at]
    if (mark === '"') {
      const paragraph = plain.indexOf('\n', at) === -1 ? plain.length : plain.indexOf('\n', at)
      const close = plain.indexOf('"', at + 1)
      const end = close === -1 || close > paragraph ? paragraph : close + 1
      spans.push([at, end])
      at = end - 1
    } else if (mark === "'" && /^$|[\s([—–-]/.test(plain[at - 1] ?? '') && /\S/.test(plain[at + 1] ?? '')) {
      // 'tis and the like close nowhere: then it was an apostrophe
      const rest = /[^\s]'(?=[\s.,;:!?)\]—–-]|$)/.exec(plain.slice(at + 1))
      const close = rest ? at + 1 + rest.index + 2 : -1
      if (close !== -1 && !plain.slice(at, close).includes('\n')) {
        spans.push([at, close])
        at = close - 1
      }
    }
  }
  return spans
}

const SPEAKER = /^(he|she|they)$/
const SPEAKS =
  /^(say|says|said|shout|shouts|shouted|scream|screams|screamed|tell|tells|told|text|texts|texted|yell|yells|yelled|mutters|muttered|insists|insisted)$/
/** "She said sorry" is a deed, not a saying. */
const NO_SAYING = /^(sorry|thank|thanks|please|goodnight|hello|goodbye|yes|no)$/

/** "She said nobody rang": to the end of the sentence, or to a "but". */
export function toldOnIn(tokens: readonly Token[]): readonly Span[] {
  return tokens.flatMap(({ word, start }, at): Span[] => {
    const spoken = [1, 2].find((on) => SPEAKS.test(tokens[at + on]?.word ?? '') && isJoined(tokens, at, at + on))
    if (!SPEAKER.test(word) || spoken === undefined || NO_SAYING.test(tokens[at + spoken + 1]?.word ?? '')) return []
    let end = tokens[at + spoken]?.end ?? start
    for (const [on, next] of tokens.slice(at + spoken + 1).entries()) {
      const after = tokens[at + spoken + 2 + on]?.word ?? ''
      if (/[.!?;\n]/.test(next.before) || next.word === 'but' || (next.word === 'and' && /^(i|we)$/.test(after))) break
      end = next.end
    }
    return [[start, end]]
  })
}

const isJoined = (tokens: readonly Token[], from: number, to: number): boolean =>
  tokens.slice(from + 1, to + 1).every(({ before }) => /^\s+$/.test(before))

/** How many words before a phrase may still deny it. */
const REACH = 5
const CLAUSE_ENDS = /[.,;:!?()\n—–"]|\s-\s/
const CLAUSE_WORD = /^(but|so|because|then|though|although|still|yet|just|while)$/
const SOMEBODY = /^(i|we|you|he|she|it|they|am|is|are|was|were|feel|feels|felt)('\p{L}+)?$/u
const DENIES = /^(no|not|never|without|nor|neither|nobody|none|nothing|hardly|barely|scarcely|cannot|\p{L}+n't)$/u

/**
 * The negation rule: a phrase is denied by a negating word among the five words before it in its own clause. A clause
 * ends at a punctuation mark, at "but", "because" and their like, and at an "and" that begins anew with somebody or nobody. Two
 * negating words undo each other. "Not only", "no wonder", "never so", "can't believe" and "don't know why" deny nothing.
 */
export function isDenied(tokens: readonly Token[], first: number): boolean {
  let denials = 0
  for (let at = first - 1; at >= 0 && at >= first - REACH; at -= 1) {
    const token = tokens[at]
    const next = tokens[at + 1]
    if (!token || !next || CLAUSE_ENDS.test(next.before)) break
    // "Nothing works and nobody rang": a denial of its own begins anew as well
    const begins = SOMEBODY.test(next.word) || (at + 1 === first && DENIES.test(next.word))
    if (CLAUSE_WORD.test(token.word) || (token.word === 'and' && begins)) break
    if (DENIES.test(token.word) && !deniesNothing(tokens, at, first)) denials += 1
  }
  return denials % 2 === 1
}

function deniesNothing(tokens: readonly Token[], at: number, first: number): boolean {
  const [word, next, afterNext] = [0, 1, 2].map((on) => tokens[at + on]?.word ?? '')
  if (word === 'not' && /^(only|just|surprising|surprisingly)$/.test(next ?? '')) return true
  if (word === 'no' && /^(wonder|doubt)$/.test(next ?? '')) return true
  const between = tokens.slice(at + 1, first).map((token) => token.word)
  if (word === 'never' && between.some((one) => /^(so|this|such|more)$/.test(one))) return true
  if (/^(can't|cannot|couldn't)$/.test(word ?? '') && /^(believe|stress|help|stand)$/.test(next ?? '')) return true
  return /^(know|understand|see|remember)$/.test(next ?? '') && /^(why|how|when|what)$/.test(afterNext ?? '')
}

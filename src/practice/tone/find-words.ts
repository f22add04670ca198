/** Where the words of a lexicon stand in a log: the carer's own, not the child's, and not what is denied. */
import type { BodyOf } from '../../model/field.ts'
import type { Uuid } from '../../model/file.ts'
import type { dailyLog } from '../../records/daily-log.ts'
import { DEFAULT_LEXICON, TONES } from './lexicon.ts'
import type { Lexicon, Tone, WordList } from './lexicon.ts'
import { anyOf, isDenied, quotedIn, tokensOf, toldOnIn } from './sayings.ts'
import type { Token } from './sayings.ts'

/** The carer's own words. `words` of a log are the child's, word for word, and are never read here. */
export const OWN_WORDS = ['happened', 'wentWell', 'sleep', 'food', 'school', 'health', 'familyTime'] as const
export type OwnWords = (typeof OWN_WORDS)[number]

export interface Cue {
  readonly recordId: Uuid
  readonly field: OwnWords
  /** UTF-16 code units in the field's text. */
  readonly start: number
  readonly end: number
  readonly words: string
  readonly category: Tone | 'positive'
}

interface Phrase {
  readonly words: readonly string[]
  readonly list: WordList
}
/** Phrases by their first word; those whose first word has a star are tried at every word. */
interface Phrases {
  /** In every text in which there is anything to find: what means something else is nothing by itself. */
  readonly any: RegExp
  readonly byFirst: ReadonlyMap<string, readonly Phrase[]>
  readonly starred: readonly Phrase[]
}

const made = new WeakMap<Lexicon, Phrases>()
export function phrasesOf(lexicon: Lexicon): Phrases {
  const before = made.get(lexicon)
  if (before) return before
  const byFirst = new Map<string, Phrase[]>()
  const starred: Phrase[] = []
  const said: (readonly string[])[] = []
  for (const list of Object.keys(DEFAULT_LEXICON) as WordList[])
    for (const text of lexicon[list]) {
      // the star is no letter: it is put beside the word that it ends
      const words = tokensOf(text).map(({ word, end }) => (text[end] === '*' ? `${word}*` : word))
      const [first] = words
      if (first === undefined) continue
      if (list !== 'means-else') said.push(words)
      if (first.endsWith('*')) starred.push({ words, list })
      else byFirst.set(first, [...(byFirst.get(first) ?? []), { words, list }])
    }
  const phrases = { any: anyOf(said), byFirst, starred }
  made.set(lexicon, phrases)
  return phrases
}

const fits = (typed: string, word: string): boolean =>
  word.endsWith('*') ? typed.startsWith(word.slice(0, -1)) : typed === word

const standsAt = (tokens: readonly Token[], at: number, { words }: Phrase): boolean =>
  words.every((word, on) => {
    const token = tokens[at + on]
    return token !== undefined && fits(token.word, word) && (on === 0 || /^[\s'-]*$/.test(token.before))
  })

interface Hit {
  readonly list: WordList
  readonly first: number
  readonly start: number
  readonly end: number
}

export function wordsFoundIn(
  text: string,
  lexicon: Lexicon,
): readonly (Omit<Hit, 'list'> & { list: Cue['category'] })[] {
  const { any, byFirst, starred } = phrasesOf(lexicon)
  if (!any.test(text)) return []
  const tokens = tokensOf(text)
  const hits: Hit[] = []
  for (const [at, { word, start }] of tokens.entries())
    for (const phrases of [byFirst.get(word) ?? [], starred])
      for (const phrase of phrases)
        if (standsAt(tokens, at, phrase)) {
          const end = tokens[at + phrase.words.length - 1]?.end ?? start
          hits.push({ list: phrase.list, first: at, start, end })
        }
  if (hits.length === 0) return []
  const quoted = quotedIn(text)
  const told = toldOnIn(tokens)
  const inside = (hit: Hit, spans: readonly (readonly [number, number])[]): boolean =>
    spans.some(([start, end]) => start <= hit.start && hit.end <= end)
  const else_ = hits.filter(({ list }) => list === 'means-else').map(({ start, end }) => [start, end] as const)
  const kept = hits.flatMap((hit) => {
    const { list } = hit
    return list === 'means-else' ||
      inside(hit, else_) ||
      inside(hit, quoted) ||
      inside(hit, told) ||
      isDenied(tokens, hit.first)
      ? []
      : [{ ...hit, list }]
  })
  // "give notice" is one thing said, not two: the longer phrase of a list stands for those within it
  return kept.filter(
    (hit) =>
      !kept.some(
        (other) =>
          other !== hit &&
          other.list === hit.list &&
          other.start <= hit.start &&
          hit.end <= other.end &&
          other.end - other.start > hit.end - hit.start,
      ),
  )
}

/** In the order in which they stand in the log. */
export function cuesIn(recordId: Uuid, body: BodyOf<typeof dailyLog.fields>, lexicon: Lexicon): readonly Cue[] {
  return OWN_WORDS.flatMap((field) => {
    const text = body[field]
    if (!text) return []
    return wordsFoundIn(text, lexicon).map(
      ({ list, start, end }): Cue => ({
        recordId,
        field,
        start,
        end,
        words: text.slice(start, end),
        category: list,
      }),
    )
  })
}

export const isTone = (category: Cue['category']): category is Tone => (TONES as readonly string[]).includes(category)

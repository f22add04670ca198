/**
 * F15 in a log: words by which a carer names offending or substances. A plain list like those of the tone cues, and read
 * by the same rule of negation, but with what the child said: here it is the fact that counts, not how somebody sounds.
 */
import type { BodyOf } from '../../model/field.ts'
import type { dailyLog } from '../../records/daily-log.ts'
import { anyOf, isDenied, tokensOf } from '../tone/sayings.ts'
import { OWN_WORDS } from '../tone/find-words.ts'

export type Crime = 'offending' | 'substances'

const WORDS: { readonly [C in Crime]: readonly string[] } = {
  offending: [
    'arrested',
    'in custody',
    'police station',
    'shoplifting',
    'shoplifted',
    'caught stealing',
    'stolen goods',
    'charged with',
    'county lines',
    'carrying a knife',
    'reprimand',
    'youth offending',
    'youth justice',
    'burglary',
  ],
  substances: [
    'cannabis',
    'weed',
    'spliff',
    'skunk',
    'smoking dope',
    'ketamine',
    'cocaine',
    'pills that are not',
    'laughing gas',
    'nitrous oxide',
    'on something',
    'taking drugs',
    'took drugs',
    'been drinking',
    'got drunk',
    'was drunk',
    'came home drunk',
    'smelled of alcohol',
    'smelt of alcohol',
    'vodka',
  ],
}
/** Weed in the flower bed, a pull at the weed: gardens are left out. */
const GARDEN = /\b(garden|bed|allotment|path|patio|dandelion|pulled|weeding)\b/i

const phrases = (Object.keys(WORDS) as Crime[]).flatMap((crime) =>
  WORDS[crime].map((phrase) => ({ crime, words: tokensOf(phrase).map(({ word }) => word) })),
)

const ANY = anyOf(phrases.map(({ words }) => words))

export function crimesNamedIn(text: string): readonly Crime[] {
  if (!ANY.test(text)) return []
  const tokens = tokensOf(text)
  const found = phrases.filter(({ words }) =>
    tokens.some(
      (_token, at) =>
        words.every(
          (word, on) => tokens[at + on]?.word === word && (on === 0 || /^[\s-]+$/.test(tokens[at + on]?.before ?? '')),
        ) &&
        !isDenied(tokens, at) &&
        !(words[0] === 'weed' && GARDEN.test(text)),
    ),
  )
  return [...new Set(found.map(({ crime }) => crime))]
}

export function crimesNamed(body: BodyOf<typeof dailyLog.fields>): readonly Crime[] {
  const named = new Set<Crime>()
  const read = (text: string | undefined) => {
    if (text) for (const crime of crimesNamedIn(text)) named.add(crime)
  }
  for (const field of OWN_WORDS) read(body[field])
  for (const { quote } of body.words ?? []) read(quote)
  return [...named]
}

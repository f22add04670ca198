/**
 * Sentences of the demonstration, each dealt like a card to the children it fits. Places to fill stand in braces:
 * {n} name, {he} {him} {his} (capital {He}, {His} at the start), {friend}, {teacher}, {school}, {love} what the child
 * loves doing, {club}, {kin} whom the child sees at family time, {tea} a favourite meal, {place} a favourite place,
 * {comfort} what helps at night.
 */
import type { Season } from '../calendar.ts'

/** Summer is a holiday too; a card for the summer suits no other. */
export type When = 'school' | 'weekend' | 'holiday' | 'summer'

export interface Card {
  readonly text: string
  readonly from: number
  readonly to: number
  readonly when?: When
}

export const cards = (from: number, to: number, texts: readonly string[], when?: When): Card[] =>
  texts.map((text) => (when ? { text, from, to, when } : { text, from, to }))

export const whenOf = (season: Season): When =>
  season === 'school' || season === 'weekend' || season === 'summer' ? season : 'holiday'

/** Fills the places; a place without a word is a mistake in the story and says so. */
export function fill(text: string, words: { readonly [place: string]: string }): string {
  return text.replace(/\{(\w+)\}/g, (_, place: string) => {
    const word = words[place]
    if (word === undefined) throw new Error(`no word for {${place}} in "${text}"`)
    return word
  })
}

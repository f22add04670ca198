/** A cue as it is shown: the words around it, and what it is about. */
import { TONE_WORDS } from '../../practice/tone/lexicon.ts'
import type { Cue } from '../../practice/tone/find-words.ts'
import type { StandsOutAt } from '../parts/stands-out.tsx'

const aboutWords = ({ category }: Pick<Cue, 'category'>): string =>
  category === 'positive' ? 'something good' : TONE_WORDS[category]

export const standsOutAt = (cue: Cue): StandsOutAt => ({
  start: cue.start,
  end: cue.end,
  about: aboutWords(cue),
  kind: cue.category,
  ...(cue.category === 'positive' && { good: true }),
})

/** A sentence in which words stand, with all of them moved to where they stand in it. */
export interface ToneSentence {
  readonly start: number
  readonly text: string
  readonly at: readonly StandsOutAt[]
}

const ENDS = /[.!?…]+["”’')\]]*\s+|\n+/g
/** Of a sentence that never ends, so much around its words. */
const LONGEST = 180
const AROUND = 40

/** Each sentence once, however many of its words stand out. `cues`: of this text. */
export function sentencesWith(text: string, cues: readonly Cue[]): readonly ToneSentence[] {
  const starts = [0, ...[...text.matchAll(ENDS)].map((match) => match.index + match[0].length)]
  return starts.flatMap((start, at) => {
    const end = starts[at + 1] ?? text.length
    const here = cues.filter((cue) => cue.start >= start && cue.start < end).sort((a, b) => a.start - b.start)
    return here.length > 0 ? [cut(text, start, Math.max(end, ...here.map((cue) => cue.end)), here)] : []
  })
}

function cut(text: string, start: number, end: number, cues: readonly Cue[]): ToneSentence {
  const [first, last] = [Math.min(...cues.map((cue) => cue.start)), Math.max(...cues.map((cue) => cue.end))]
  const isLong = end - start > LONGEST
  const from = isLong && first - start > AROUND ? text.lastIndexOf(' ', first - AROUND) + 1 : start
  const next = text.indexOf(' ', last + AROUND)
  const to = isLong && next !== -1 && next < end ? next : end
  const begin = Math.max(start, from)
  const before = begin > start ? '… ' : ''
  const shown = text.slice(begin, to).trimEnd()
  return {
    start,
    text: `${before}${shown}${to < end ? ' …' : ''}`,
    at: cues.map((cue) => ({
      ...standsOutAt(cue),
      start: cue.start - begin + before.length,
      end: cue.end - begin + before.length,
    })),
  }
}

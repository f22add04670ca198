/**
 * F10: the words that stand out in a carer's log, as plain lists that anybody may read and a senior manager may change
 * from a day on (S4.20). The lists are the product's own; those of the brief stand first in each. One phrase to a line;
 * a star stands for any ending. Words find words: nothing here is learned, weighed or added up.
 */
import { londonDay } from '../london-day.ts'
import type { Files } from '../of-type.ts'
import { signedOf } from '../process/signed-records.ts'
import { toneWords } from '../../records/tone-words.ts'

export const TONES = ['exhaustion', 'absolutes', 'hopelessness', 'unsupported', 'ending'] as const
export type Tone = (typeof TONES)[number]
/** `positive` stands beside them for balance; `means-else` are phrases in which such a word means something else. */
export type WordList = Tone | 'positive' | 'means-else'
export type Lexicon = { readonly [L in WordList]: readonly string[] }

export const DEFAULT_LEXICON: Lexicon = {
  exhaustion: [
    'drained',
    'no sleep',
    'exhaust*',
    'worn out',
    'shattered',
    'running on empty',
    'dead on my feet',
    'so tired',
    'too tired',
    'bone tired',
    'up all night',
    'barely slept',
    'hardly slept',
    'have not slept',
    "haven't slept",
    'burnt out',
    'burned out',
    'wiped out',
    'nothing left in the tank',
    'end of my tether',
    'end of our tether',
  ],
  absolutes: [
    'always',
    'refuses',
    'manipulat*',
    'never listens',
    'never does as',
    'never says sorry',
    'every single time',
    'on purpose',
    'attention seeking',
    'plays us off',
    'winds us up',
    'winds me up',
    'lies about everything',
    'ungrateful',
    'spiteful',
    'nothing but trouble',
  ],
  hopelessness: [
    'nothing works',
    'nothing helps',
    'no point',
    'pointless',
    'what is the point',
    "what's the point",
    'hopeless',
    'at a loss',
    "wits' end",
    'going nowhere',
    'given up',
    'giving up',
    'no end in sight',
    'no way out',
    "can't see it getting better",
    'cannot see it getting better',
    "don't know what to do any more",
    'do not know what to do any more',
    'back to square one',
    'cannot cope',
    "can't cope",
  ],
  unsupported: [
    'nobody rang',
    'still waiting',
    'no one rang',
    'nobody has rung',
    'no one has rung',
    'nobody rings',
    'nobody called',
    'nobody came',
    'nobody listens',
    'no one listens',
    'nobody answers',
    'no answer from',
    'heard nothing',
    'on our own with this',
    'on my own with this',
    'left to it',
    'left to get on with it',
    'no support',
    'let down',
    'asked again and again',
  ],
  ending: [
    'notice',
    "can't keep",
    'cannot keep',
    "can't go on",
    'cannot go on',
    "can't carry on",
    'cannot carry on',
    "can't do this any more",
    'cannot do this any more',
    'give notice',
    'end the placement',
    'end this placement',
    'find somewhere else for',
    'find another home',
    'live somewhere else',
  ],
  positive: [
    'laugh*',
    'giggl*',
    'enjoy*',
    'proud',
    'lovely',
    'kind',
    'kindly',
    'hug',
    'hugged',
    'cuddle*',
    'smil*',
    'settled',
    'calm',
    'brave',
    'said sorry',
    'thanked',
    'said thank you',
    'first time',
    'without being asked',
    'helped',
    'made us laugh',
    'we managed',
  ],
  'means-else': [
    'notice board',
    'notice that',
    'notice how',
    'notice when',
    'notice what',
    'notice if',
    'notice the',
    'notice it',
    'notice him',
    'notice her',
    'notice his',
    'I notice',
    'we notice',
    'you notice',
    'they notice',
    'to notice',
    'will notice',
    'take notice',
    'takes notice',
    'took notice',
    'taking notice',
    'short notice',
    'no point in the',
    'as always',
    'always welcome',
    "can't keep up",
    'cannot keep up',
    "can't keep still",
    'cannot keep still',
    "can't keep away",
    "can't keep a straight face",
    'still waiting for the bus',
    'kind of',
    'what kind',
    'some kind',
    'any kind',
    'that kind',
    'this kind',
    'the kind',
  ],
}

/** As a senior manager types it: a phrase to a line, or between commas. */
export const phrasesIn = (words: string): readonly string[] =>
  words
    .split(/[\n,;]+/)
    .map((phrase) => phrase.trim().replace(/\s+/g, ' '))
    .filter((phrase) => /\p{L}/u.test(phrase))

/** The lists as they stood on a day: of each the newest signed one that had begun, else the product's own. */
export function lexiconOn(files: Files, day: string): Lexicon {
  const begun = signedOf(toneWords, files.ofType(toneWords.type))
    .filter(({ body }) => body.list !== undefined && (body.from ?? '') <= day)
    .sort((a, b) => {
      const [one, other] = [`${a.body.from ?? ''} ${a.signature.at}`, `${b.body.from ?? ''} ${b.signature.at}`]
      return one < other ? -1 : 1
    })
  // the same object each time: what is made of its phrases is made once
  if (begun.length === 0) return DEFAULT_LEXICON
  const lists: { [L in WordList]: readonly string[] } = { ...DEFAULT_LEXICON }
  for (const { body } of begun) if (body.list) lists[body.list] = phrasesIn(body.words ?? '')
  return lists
}

export const lexiconAt = (files: Files, now: string): Lexicon => lexiconOn(files, londonDay(now))

/** As they are named on a screen. */
export const TONE_WORDS: { readonly [T in Tone]: string } = {
  exhaustion: 'sounds worn out',
  absolutes: '“always” and blame',
  hopelessness: 'sounds without hope',
  unsupported: 'sounds left alone',
  ending: 'about not going on',
}

/** In a sentence: "words about being worn out". */
export const TONE_ABOUT: { readonly [T in Tone]: string } = {
  exhaustion: 'being worn out',
  absolutes: '“always” and blame',
  hopelessness: 'nothing helping',
  unsupported: 'being left alone with it',
  ending: 'not going on',
}

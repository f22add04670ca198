import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { wordsFoundIn } from '../../../src/practice/tone/find-words.ts'
import { DEFAULT_LEXICON, phrasesIn } from '../../../src/practice/tone/lexicon.ts'

/** Each phrase found, with its list. */
const found = (text: string) =>
  wordsFoundIn(text, DEFAULT_LEXICON).map(({ list, start, end }) => `${list}: ${text.slice(start, end)}`)

const SAID: readonly (readonly [text: string, ...found: string[]])[] = [
  ['I am drained.', 'exhaustion: drained'],
  ['Drained, both of us.', 'exhaustion: Drained'],
  ['No sleep again.', 'exhaustion: No sleep'],
  ['We are exhausted and he knows it.', 'exhaustion: exhausted'],
  ['She always starts at bedtime.', 'absolutes: always'],
  ['He refuses everything.', 'absolutes: refuses'],
  ['It is manipulative.', 'absolutes: manipulative'],
  ['Nothing works.', 'hopelessness: Nothing works'],
  ['We are at our wits’ end.', 'hopelessness: wits’ end'],
  ['Nobody rang.', 'unsupported: Nobody rang'],
  ['Still waiting for the therapy.', 'unsupported: Still waiting'],
  ['We are thinking of giving our notice.', 'ending: notice'],
  ['We will have to give notice.', 'ending: give notice'],
  ['We will have to give notice that he goes.', 'ending: give notice'],
  ['We can’t keep him safe here.', 'ending: can’t keep'],
  ["I can't keep doing this.", "ending: can't keep"],
  ['We cannot carry on like this.', 'ending: cannot carry on'],
  // the clause before denies nothing here
  ['He did not come home, I am drained.', 'exhaustion: drained'],
  ['He did not sleep and I am drained.', 'exhaustion: drained'],
  ['It was not a good day but nothing works.', 'hopelessness: nothing works'],
  ['I did not cry because I was too tired.', 'exhaustion: too tired'],
  ['Not a good night. Drained.', 'exhaustion: Drained'],
  ['Nothing works and nobody rang.', 'hopelessness: Nothing works', 'unsupported: nobody rang'],
  ['No sleep and no point.', 'exhaustion: No sleep', 'hopelessness: no point'],
  // words that look like a denial and are none
  ['Not only drained, we are cross.', 'exhaustion: drained'],
  ['No wonder I am drained.', 'exhaustion: drained'],
  ['I have never been so drained.', 'exhaustion: drained'],
  ['I can’t believe nobody rang.', 'unsupported: nobody rang'],
  ['I don’t know why he always does it.', 'absolutes: always'],
  // what is good
  ['She laughed at the cat and hugged me.', 'positive: laughed', 'positive: hugged'],
  ['She said sorry by herself.', 'positive: said sorry'],
]
for (const [text, ...expected] of SAID)
  test(`F10, S4.20: stands out: ${text}`, () => assert.equal(found(text), expected))

const NOT_SAID: readonly string[] = [
  // denied
  'I am not drained.',
  'I’m not drained at all.',
  'I wasn’t drained tonight.',
  'We are no longer drained.',
  'I do not feel worn out.',
  'Neither of us is exhausted.',
  'She doesn’t always argue.',
  'He does not always slam it.',
  'I would never say it is hopeless.',
  'It is not that nobody rang.',
  'We are not still waiting.',
  'We have not given up.',
  'Nobody here is giving up.',
  'We are not giving notice.',
  'I did not notice.',
  'We never said we cannot carry on.',
  'A day without a hopeless minute.',
  'We are not worn out and drained.',
  // the child’s words
  '“Nothing works,” Tilly said.',
  '"You always say that" and a slammed door.',
  'He shouted ‘I can’t keep doing this’ up the stairs.',
  "Then 'nobody rang me' again, and tears.",
  'She said nobody rang her on her birthday.',
  'He told me nothing works with maths.',
  'They said he always does it at school.',
  '“Nobody rang” was the first thing in a mark that never closes',
  // other meanings
  'The drawing is on the notice board.',
  'You notice how much calmer the mornings are.',
  'Did you notice?  I notice it in the mornings.',
  'Respite at short notice, which went well.',
  'She can’t keep up with the others at swimming.',
  'He can’t keep still when the music is on.',
  'As always, toast.',
  // parts of words
  'The bath drainedly gurgled.',
  'He noticed the robin.',
  '',
]
for (const text of NOT_SAID)
  test(`F10, S4.20: does not stand out: ${text}`, () =>
    assert.equal(
      found(text).filter((one) => !one.startsWith('positive')),
      [],
    ))

test('F10: a second sentence after told-on speech is the carer’s own again', () => {
  assert.equal(found('She said nobody rang. I am drained.'), ['exhaustion: drained'])
  assert.equal(found('He said it was fine but I am drained.'), ['exhaustion: drained'])
  assert.equal(found('He said “nothing works” and we are drained.'), ['exhaustion: drained'])
})

test('F10: an apostrophe opens no quotation', () => {
  assert.equal(found("The boys' room is a mess. I'm drained."), ['exhaustion: drained'])
  assert.equal(found("It's Mum's day. She isn't drained, I'm drained."), ['exhaustion: drained'])
})

test('F10: the lists are read as a senior manager types them: a phrase to a line or between commas, a star for any ending', () => {
  const phrases = phrasesIn('worn out\n  had it ,knacker*\n\n;')
  assert.equal(phrases, ['worn out', 'had it', 'knacker*'])
  const mine = { ...DEFAULT_LEXICON, exhaustion: phrases }
  const words = (text: string) => wordsFoundIn(text, mine).map(({ start, end }) => text.slice(start, end))
  assert.equal(words('I have had it. Knackered, and drained.'), ['had it', 'Knackered'])
})

test('F10: every phrase of the product’s own lists is found where it stands alone', () => {
  for (const list of ['exhaustion', 'absolutes', 'hopelessness', 'unsupported', 'ending', 'positive'] as const)
    for (const phrase of DEFAULT_LEXICON[list]) {
      const text = `Tonight: ${phrase.replace('*', 'ing')} here.`
      assert.ok(
        wordsFoundIn(text, DEFAULT_LEXICON).some((one) => one.list === list),
        `${list}: ${phrase}`,
      )
    }
})

test('every phrase of the lists is found in capitals, over a line break and with a curly apostrophe', () => {
  for (const [list, phrases] of Object.entries(DEFAULT_LEXICON))
    for (const phrase of list === 'means-else' ? [] : phrases) {
      const typed = phrase.replace('*', '').toUpperCase().replaceAll("'", '’').replace(' ', '\n')
      assert.ok(
        found(`It rained. ${typed}.`).some((one) => one === `${list}: ${typed}`),
        phrase,
      )
    }
})

test.run()

/** S1.1 what goes by no list of names: near forms that are taken out by themselves, and those that the writer looks at. */
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { namesElsewhere, nearNames } from '../../src/documents/near-names.ts'
import { pseudonymsFor } from '../../src/documents/pseudonyms.ts'
import { withheldIn } from '../../src/documents/withheld.ts'
import { filesOf } from '../../src/practice/of-type.ts'
import { ASHA, asha, ashasHome, record, TODAY } from '../practice/reports/support/ashas-home.ts'

const CODE = 'C-1'
const files = filesOf([
  ...ashasHome().map((one) =>
    one.type === 'child'
      ? { ...one, body: { ...one.body, name: 'Jonathan Åke Parker-Reid', preferredName: 'Zoë' } }
      : one,
  ),
  record(
    'network-contact',
    { person: { name: 'Siân O’Neil' }, relation: 'sister', visibleTo: [] },
    { fileIds: [asha] },
  ),
  record(
    'incident',
    {
      during: 'x',
      who: [
        { id: 'a', who: { name: 'Dafydd Price' } },
        { id: 'b', who: { name: 'Elin' } },
      ],
    },
    { fileIds: [asha] },
  ),
])
const out = (text: string) => [...withheldIn(text, pseudonymsFor(files, ASHA, TODAY, CODE)).keys()]
const near = (text: string) =>
  nearNames(text, files, {
    childId: ASHA,
    today: TODAY,
    code: CODE,
    elsewhere: namesElsewhere(files, ASHA),
  }).map(({ words, instead }) => `${words} > ${instead}`)

test('S1.1 initials with dots, accents left out, hyphens, apostrophes and whose-is-it are names all the same', () => {
  for (const text of [
    'J.P.R.',
    'J. R.',
    'J.R',
    'Zoe',
    'ZOË’s',
    'Zoe\u0308',
    'Parker Reid',
    'ParkerReid',
    'Reid’s',
    'Sian',
    'ONeil',
    'O\u2019Neil’s',
  ])
    if (text !== 'J.P.R.') assert.is(out(`Then ${text} came`).length, 1, text)
  assert.equal(out('J.Å.P.R. and J. A. P. R. came'), ['J.Å.P.R.', 'J. A. P. R.'])
  assert.equal(out('She woke at 3 a.m., i.e. j.r. early'), [])
})

test('S1.1 pet names, bare initials and people whom other records name are shown to the writer', () => {
  assert.equal(near('Jonny came with Jon. A jonny smile; JR rang, and J. went.'), [
    'JR > C-1',
    'J. > C-1',
    'Jonny > C-1',
    'Jon > C-1',
    'jonny > C-1',
  ])
  assert.equal(near('At school Dafydd helped.'), ['Dafydd > D.'])
})

/** Words that may be the child's name, or that of somebody at home. */
const askedAbout = (names: { readonly child: string; readonly sister: string }, text: string) => {
  const one = filesOf(
    files
      .inFile(asha)
      .map((kept) =>
        kept.type === 'child'
          ? { ...kept, body: { ...kept.body, name: names.child, preferredName: '' } }
          : kept.type === 'network-contact'
            ? { ...kept, body: { ...kept.body, person: { name: names.sister } } }
            : kept,
      ),
  )
  const about = { childId: ASHA, today: TODAY, code: CODE, elsewhere: new Map<string, string>() }
  return nearNames(text, one, about).map(({ words, instead }) => `${words} > ${instead}`)
}

test('S1.1 a pet name that begins otherwise than the name is shown too, the child’s and that of somebody at home', () => {
  const names = { child: 'Robert Vale', sister: 'Margaret Vale' }
  assert.equal(askedAbout(names, 'Bob and Peggy came. Then Bobby, Bert and Meg.'), [
    'Bob > C-1',
    'Peggy > M.',
    'Bobby > C-1',
    'Bert > C-1',
    'Meg > M.',
  ])
  for (const [name, pet] of [
    ['William', 'Bill'],
    ['Richard', 'Dick'],
    ['Edward', 'Ted'],
    ['Edward', 'Ned'],
    ['Mary', 'Polly'],
    ['Elizabeth', 'Betty'],
    ['Sarah', 'Sally'],
    ['Henry', 'Harry'],
    ['John', 'Jack'],
    ['Anthony', 'Tony'],
    // the other way round: the file says Bill, the report William
    ['Bill', 'William'],
    ['Peggy', 'Margaret'],
  ] as const)
    assert.equal(askedAbout({ child: `${name} Vale`, sister: 'Zara' }, `Now ${pet} laughs.`), [`${pet} > C-1`], pet)
})

test('S1.1 a verb, a bill to pay and other people’s pet names are no name of this child', () => {
  const names = { child: 'William Vale', sister: 'Zara' }
  assert.equal(askedAbout(names, 'Will you come? The bill was paid. Peggy rang, and so did Bob. He will, he may.'), [])
  assert.equal(askedAbout(names, 'It was Will who laughed.'), ['Will > C-1'])
})

test('S1.1 what is taken out already, workers’ names, first words and ordinary words are not asked about', () => {
  assert.equal(near('Jonathan went to Zoe’s. Price of milk. Jonquils grow. Elin said so, and her party was happy.'), [])
})

test.run()

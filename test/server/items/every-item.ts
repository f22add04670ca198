/** Everything that Doorstep was built to do has a place that is there and a test that names it, and the page says so. */
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { testsOf } from '../../../src/server/items/find-tests.ts'
import { allItems, itemsPage } from '../../../src/server/items/items-page.ts'
import { readTests } from '../../../src/server/items/read-tests.ts'

/** Without a test until now. A new gap fails, and whoever closes one takes its name out. */
const NOT_YET: readonly string[] = []

const routes = new Set(
  [...readFileSync('src/app/routes.tsx', 'utf8').matchAll(/<Route path="([^"]+)"/g)].map(([, path]) => path),
)
const files = readTests()

const upTo = (group: string, last: number): string[] => Array.from({ length: last }, (_, n) => `${group}${n + 1}`)

test('no item of the brief is left out, and none stands twice', () => {
  const items = allItems().map(({ item }) => item)
  const numbered = [
    ...upTo('S1.', 20),
    ...upTo('S2.', 29),
    ...upTo('S3.', 27),
    ...upTo('S4.', 26),
    ...upTo('S5.', 31),
    ...upTo('T', 25),
    ...upTo('F', 21),
    ...upTo('H', 24),
  ]
  assert.equal(
    numbered.filter((item) => !items.includes(item)),
    [],
  )
  assert.is(new Set(items).size, items.length)
})

test('every item lives somewhere that is there', () => {
  const lost = allItems().flatMap(({ item, words, places }) =>
    places.length === 0 || !words
      ? [item]
      : places.filter((place) => !routes.has(place) && !existsSync(place)).map((place) => `${item}: ${place}`),
  )
  assert.equal(lost, [])
})

test('a test names every item, but for those that are said to have none', () => {
  const found = testsOf(
    allItems().map(({ item }) => item),
    files,
  )
  const open = allItems().flatMap(({ item }) => (found.get(item)?.length ? [] : [item]))
  assert.equal(open, NOT_YET)
})

test('ranges count in titles and in comments right above a test; what is said elsewhere, codes of a return, and items that go on with another number, do not', () => {
  const text = [
    '/** All of T8, H23 and reg 28(3): what the file is about proves nothing. */',
    "import { test } from 'uvu'",
    '',
    '// S2.8–S2.10, and reg 28(3A)',
    "test('F10: the carer sees it first', () => {",
    '  // S3.4 is only spoken of here',
    "  const placementType = 'T7'",
    '})',
    '',
    '// S3.5 belongs to nothing',
    '',
    '// S4.16',
    "test('it climbs', () => {})",
    '// Stories 21 and 22',
    "test('brother and sister', () => {})",
  ].join('\n')
  const found = testsOf(
    [
      'F1',
      'F10',
      'S2.7',
      'S2.8',
      'S2.9',
      'S2.10',
      'reg 28(3)',
      'reg 28(3A)',
      'T7',
      'T8',
      'S3.4',
      'S3.5',
      'S4.16',
      'H21',
      'H22',
      'H23',
    ],
    [{ path: 'test/a.ts', text }],
  )
  assert.equal(
    [...found].flatMap(([item, proofs]) => proofs.map(({ title }) => `${item}: ${title}`)),
    [
      'F10: F10: the carer sees it first',
      'S2.8: F10: the carer sees it first',
      'S2.9: F10: the carer sees it first',
      'S2.10: F10: the carer sees it first',
      'reg 28(3A): F10: the carer sees it first',
      'S4.16: it climbs',
      'H21: brother and sister',
      'H22: brother and sister',
    ],
  )
})

test('the page says what the list and the tests say today: else run `npm run items`', () => {
  assert.is(readFileSync('public/where-everything-lives.html', 'utf8'), itemsPage(files))
})

test.run()

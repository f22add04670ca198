/** The words around versions: whose they are, what both together would be, whose is whose in joined text, which times. */
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { manyOf, rows, scale, shortText, text } from '../../src/model/field.ts'
import type { Json } from '../../src/model/json.ts'
import type { Version } from '../../src/model/record.ts'
import { piecesOf } from '../../src/app/parts/changed-words.tsx'
import { howItCame, together, whoseVersion } from '../../src/app/screens/conflict-words.ts'
import { timesOf } from '../../src/app/screens/record-history-times.ts'
import { whoseIsWhose } from '../../src/app/screens/record-joined-parts.ts'
import { must } from '../support/must.ts'

const HANNAH = '0190a000-0000-7000-8000-000000000001'
const SAM = '0190a000-0000-7000-8000-000000000002'
let made = 0
const version = (name: string, value: Json | null, more: Partial<Version> = {}): Version => ({
  personId: name === 'Hannah' ? HANNAH : SAM,
  name: `${name} Marsh`,
  role: 'childs-social-worker',
  at: '2026-09-10T15:40:00+01:00',
  opId: `0190a000-0000-7000-8000-${String((made += 1)).padStart(12, '0')}`,
  value,
  ...more,
})
const reader = { personId: HANNAH, deviceId: 'tablet', say: (name: string) => name }
const both = (one: Json, two: Json) => [version('Hannah', one), version('Sam', two)]
const at = (time: string) => `2026-09-10T${time}:00+01:00`
const story = text({ label: 'Story' })

test('two people: yours and theirs; both names where both wrote in it', () => {
  const all = [version('Hannah', 'a'), version('Sam', 'b', { with: ['Priya Rao'] })]
  assert.equal(
    all.map((one) => whoseVersion(one, all, reader)),
    ['yours', 'Sam’s and Priya’s'],
  )
  assert.is(howItCame(all, reader), 'You and Sam wrote here without seeing each other’s words.')
})

test('one person on two devices: each version says where it comes from', () => {
  const all = [version('Hannah', 'a', { device: 'tablet' }), version('Hannah', 'b', { device: 'phone' })]
  assert.equal(
    all.map((one) => whoseVersion(one, all, reader)),
    ['yours, from this device', 'yours, from another device'],
  )
  assert.match(howItCame(all, reader), /^You wrote it on one device/)
  const three = [...all, version('Hannah', 'c', { device: 'desk' })]
  assert.is(new Set(three.map((one) => whoseVersion(one, three, reader))).size, 3, 'no two are called alike')
})

test('kept together nothing is dropped: words after words, ticks united, a row in two ways as two rows; a score has no sum', () => {
  assert.is(together(story, both('He ran.', 'She ran.')), 'He ran.\n\nShe ran.')
  assert.is(together(shortText({ label: 'Title' }), both('Tea', 'Supper')), 'Tea; Supper')
  const ticks = manyOf({ label: 'Kinds', options: ['a', 'b', 'c'].map((value) => ({ value, label: value })) })
  assert.equal(together(ticks, both(['a', 'b'], ['b', 'c'])), ['a', 'b', 'c'])
  assert.is(together(scale({ label: 'Score', worst: 'w', best: 'b' }), both(3, 4)), undefined)
  const people = rows({ label: 'People', rowWord: 'person', addLabel: 'Add', fields: { name: story } })
  const kept = together(
    people,
    both(
      [
        { id: HANNAH, name: 'Ella' },
        { id: SAM, name: 'Nan' },
      ],
      [{ id: HANNAH, name: 'Ella May' }],
    ),
  ) as { id: string; name: string }[]
  assert.equal(
    kept.map(({ name }) => name),
    ['Ella', 'Nan', 'Ella May'],
  )
  assert.is(new Set(kept.map(({ id }) => id)).size, 3)
})

test('joined text says of every paragraph whose it is, and of one that is gone who took it out', () => {
  const woven = {
    field: 'story',
    before: 'One.\nTwo.\nThree.',
    versions: [version('Hannah', 'One!\nTwo.\nThree.'), version('Sam', 'One.\nTwo.\nFour.')],
  }
  assert.equal(
    whoseIsWhose(story, woven, 'One!\nTwo.\nFour.').map(({ words, by, cut }) => [words, by?.personId, cut]),
    [
      ['One!', HANNAH, undefined],
      ['Two.', undefined, undefined],
      ['Four.', SAM, undefined],
      ['One.', HANNAH, true],
      ['Three.', SAM, true],
    ],
  )
})

test('what was put in and what was taken out join to the text before and the text after', () => {
  const [from, to] = ['He did not hit her.', 'He did hit her on Monday.']
  const pieces = piecesOf(from, to)
  const of = (...kinds: readonly string[]) =>
    pieces
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ words }) => words)
      .join('')
  assert.is(of('same', 'cut'), from)
  assert.is(of('same', 'put'), to)
  assert.ok(must(pieces.find(({ kind }) => kind === 'cut')).words.includes('not'))
})

test('both times only where they differ, and a clock that ran ahead is called one', () => {
  const today = '2026-09-10'
  assert.is(timesOf(at('15:40'), '2026-09-10T14:41:00.000Z', today), 'Today 15:40.')
  assert.is(
    timesOf(at('15:40'), '2026-09-10T17:02:00.000Z', today),
    'Written offline today at about 15:40, received 18:02.',
  )
  assert.match(
    timesOf('2026-09-08T15:40:00+01:00', '2026-09-10T17:02:00.000Z', today),
    /8 Sep at about 15:40, received today 18:02/,
  )
  assert.match(
    timesOf('2031-01-03T10:00:00Z', '2026-09-10T17:02:00.000Z', today),
    /^Received today 18:02\. The clock of the device said .*2031/,
  )
})

test.run()

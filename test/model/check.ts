import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { checkBody, isAsked, missingForSigning } from '../../src/model/check.ts'
import { id, note } from './support/a-record.ts'

const field = (name: string) => {
  const found = note.fields[name]
  if (!found) throw new Error(`${name} is not asked`)
  return found
}
const missing = (body: Parameters<typeof missingForSigning>[1]) =>
  missingForSigning(note, body).map(({ message }) => message)
const wrong = (body: Parameters<typeof checkBody>[1]) => checkBody(note, body).map(({ message }) => message)

test('a blank is as good as nothing', () => {
  assert.equal(missing({}), ['What happened'])
  assert.equal(missing({ story: ' \n ' }), ['What happened'])
  assert.equal(missing({ story: 'Tea' }), [])
})

test('a question that depends on another is missing only where it is asked', () => {
  assert.is(isAsked(field('why'), { seen: 'yes' }), false)
  assert.equal(missing({ story: 'Tea', seen: 'no' }), ['Why not'])
  assert.equal(missing({ story: 'Tea', seen: 'yes' }), [])
})

test('a yes that wants a reason wants it; a no does not', () => {
  assert.equal(missing({ story: 'Tea', hurt: { answer: true } }), ['Who was hurt'])
  assert.equal(missing({ story: 'Tea', hurt: { answer: true, reason: 'Wren' } }), [])
  assert.equal(missing({ story: 'Tea', hurt: { answer: false } }), [])
})

test('what is missing in many rows is said once', () => {
  assert.equal(missing({ story: 'Tea', people: [{ id: id('a') }, { id: id('b') }] }), ['People: Name'])
})

test('a half-written body is of the right shape', () => {
  assert.equal(wrong({}), [])
  assert.equal(wrong({ story: '', people: [{ id: id('a') }] }), [])
})

for (const [what, body] of Object.entries({
  'a number for words': { story: 5 },
  'a zero byte': { story: 'a\u0000b' },
  'half a character': { story: 'a\ud83d' },
  'an unknown answer': { seen: 'perhaps' },
  'a tick not offered': { kinds: ['z'] },
  'a tick twice': { kinds: ['a', 'a'] },
  'a day that is not': { day: '2026-02-30' },
  'eleven of ten': { score: 11 },
  'half a point': { score: 5.5 },
  'a row without an id': { people: [{ name: 'Ella' }] },
  'a row twice': { people: [{ id: id('a') }, { id: id('a') }] },
  'a cell not asked': { people: [{ id: id('a'), shoe: 'x' }] },
  'a wrong cell': { people: [{ id: id('a'), points: 'many' }] },
  'a field not asked': { shoe: 'x' },
  'a yes in words': { hurt: 'yes' },
  'a note of a million letters': { story: 'x'.repeat(1_000_000) },
})) {
  test(`${what} is noticed`, () => assert.is(wrong(body).length, 1))
}

test.run()

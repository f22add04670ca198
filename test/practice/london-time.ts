import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { happenedAt, inLondon } from '../../src/practice/london-time.ts'

test('a day without an hour means noon, and a written hour stands', () => {
  assert.is(happenedAt('2026-06-03', undefined, '2026-06-05T09:00:00Z'), '2026-06-03T12:00:00+01:00')
  assert.is(happenedAt('2026-06-03', '14:30', '2026-06-03T08:00:00Z'), '2026-06-03T14:30:00+01:00')
})

test('what was written down this morning has happened already', () => {
  assert.is(happenedAt('2026-06-03', undefined, '2026-06-03T06:51:00Z'), '2026-06-03T07:51:00+01:00')
})

test('just after midnight in summer the writing is still of its London day', () => {
  assert.is(happenedAt('2026-06-03', undefined, '2026-06-02T23:20:00Z'), '2026-06-03T00:20:00+01:00')
  assert.is(happenedAt('2026-06-03', undefined, '2026-06-02T22:20:00Z'), '2026-06-03T12:00:00+01:00')
})

const written = (at: string) => inLondon(Date.parse(at))
const ask = () => [
  written('2026-03-29T00:59:59Z'),
  written('2026-03-29T01:00:00Z'),
  written('2026-10-25T00:59:59.999Z'),
  written('2026-10-25T01:00:00Z'),
  written('1968-07-01T12:00:00Z'),
]

test('within the hour of a change, and asked again in any order, each instant has the hour that London shows', () => {
  const said = [
    '2026-03-29T00:59:59+00:00',
    '2026-03-29T02:00:00+01:00',
    '2026-10-25T01:59:59+01:00',
    '2026-10-25T01:00:00+00:00',
    '1968-07-01T13:00:00+01:00',
  ]
  assert.equal([ask(), ask()], [said, said])
  assert.throws(() => inLondon(Number.NaN))
})

test.run()

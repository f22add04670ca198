import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { happenedAt } from '../../src/practice/london-time.ts'

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

test.run()

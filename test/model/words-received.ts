import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { applyOperation } from '../../src/model/apply-operation.ts'
import type { Patch } from '../../src/model/operation.ts'
import type { CaseRecord } from '../../src/model/record.ts'
import { received, wordsReceivedAt } from '../../src/model/words-received.ts'
import { draft, hannah, id, note, operation, priya, sam, write } from './support/a-record.ts'

const at = (day: number): string => `2026-09-${String(day).padStart(2, '0')}T09:00:00Z`
const step = (head: CaseRecord, name: string, patch: Patch, by = hannah, day = 1): CaseRecord => {
  const made = applyOperation(note, head, head.body, operation(name, patch, { revision: head.revision }), {
    ...by,
    at: at(day),
  })
  return { ...received(head, made.record, at(day)), revision: head.revision + 1 }
}
const first = (): CaseRecord => received(undefined, draft({ story: 'Quiet' }), at(1))
const read = (day: number): Patch => ({ kind: 'mark', markId: id(`read ${day}`), mark: 'read' })

test('a receipt moves the last step and not the day on which the words came', () => {
  const words = first()
  assert.is(wordsReceivedAt(words), at(1))
  assert.not.ok('wordsReceivedAt' in words, 'written down only where it differs')
  const seen = step(step(words, 'm5', read(5), priya, 5), 'm9', read(9), sam, 9)
  assert.is(seen.receivedAt, at(9))
  assert.is(wordsReceivedAt(seen), at(1))
})

test('words after a receipt came when they came', () => {
  const seen = step(first(), 'm5', read(5), priya, 5)
  const more = step(seen, 'w7', write({ story: 'Quiet' }, { story: 'Quiet, then rain' }), hannah, 7)
  assert.is(wordsReceivedAt(more), at(7))
  assert.is(wordsReceivedAt(step(more, 'm8', read(8), sam, 8)), at(7))
})

test('of a record that was read before this was written down, it is not known', () => {
  const { wordsReceivedAt: _, ...older } = step(first(), 'm5', read(5), priya, 5)
  assert.is(wordsReceivedAt(older), undefined)
  assert.is(wordsReceivedAt(step(older, 'm6', read(6), sam, 6)), undefined)
})

test.run()

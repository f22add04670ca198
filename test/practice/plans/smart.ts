import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { questionsOf } from '../../../src/practice/plans/smart.ts'
import type { GoalRow } from '../../../src/practice/plans/smart.ts'
import { id } from '../support/wrenbury.ts'

const TODAY = '2026-09-10'
const GOOD: GoalRow = {
  id: id(1),
  goal: 'Tilly sleeps through five nights in a week',
  measure: 'Denise ticks the week on the fridge: five of seven',
  steps: 'Mum calls at four, before tea',
  owner: { name: 'Hannah' },
  by: '2026-12-01',
}
const about = (goal: Partial<GoalRow>, today = TODAY) =>
  questionsOf({ ...GOOD, ...goal }, today).map((one) => one.about)
const without = (field: keyof GoalRow) => {
  const { [field]: _gone, ...rest } = GOOD
  return questionsOf(rest as GoalRow, TODAY).map((one) => one.about)
}

test('S3.8 a goal that says what one sees, how one knows, who and by when is asked nothing', () => {
  assert.equal(about({}), [])
})

test('S4.14 each part that is missing is asked for once, and only that', () => {
  for (const field of ['measure', 'steps', 'owner', 'by'] as const) assert.equal(without(field), [field])
})

test('S3.8 “improve” is asked what one would see; with a number it is not', () => {
  assert.equal(about({ goal: 'Improve his engagement with school' }), ['goal'])
  assert.equal(about({ goal: 'Improve his attendance to four days each week' }), [])
})

test('S3.8 a heading is no goal: three words are asked about, four are not', () => {
  assert.equal(about({ goal: 'Sleeps at night' }), ['goal'])
  assert.equal(about({ goal: 'Sleeps in the dark' }), [])
})

test('S3.8 how one will know is asked for something one can count', () => {
  assert.equal(about({ measure: 'By talking about it' }), ['measure'])
  assert.equal(about({ measure: 'Asks for the light off twice' }), [])
})

test('S3.8 somebody sees to it, not everybody', () => {
  assert.equal(about({ owner: { name: 'All professionals' } }), ['owner'])
  assert.equal(about({ owner: { name: 'Allan' } }), [])
})

test('S3.8 a day that has passed is asked about from the day after; a goal that was reached is not', () => {
  assert.equal(about({ by: TODAY }), [])
  assert.equal(about({ by: '2026-09-09' }), ['by'])
  assert.equal(about({ by: '2026-09-09', reached: 'reached' }), [])
})

test('S3.8 twelve months ahead is near enough, a day more is not', () => {
  assert.equal(about({ by: '2027-09-10' }), [])
  assert.equal(about({ by: '2027-09-11' }), ['by'])
})

test('before there are words for a goal nothing is asked', () => {
  assert.equal(questionsOf({ id: id(2) }, TODAY), [])
})

test.run()

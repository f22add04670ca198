import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { countPlacements, isLookedAfter, twoPlus, yearBefore } from '../../src/practice/two-plus.ts'

const day = '2018-06-15'

test('counts placements that overlap the twelve months, first and last day included', () => {
  const stays = [
    { start: '2015-01-01', end: '2017-06-14', type: 'U6' },
    { start: '2015-01-01', end: '2017-06-15', type: 'U6' },
    { start: '2018-06-15', type: 'U6' },
    { start: '2018-06-16', type: 'U6' },
  ]
  assert.is(countPlacements(stays, day), 2)
})

test('leaves temporary placements out of the count, but not out of being looked after', () => {
  const stays = [
    { start: '2018-01-01', end: '2018-03-01', type: 'K2' },
    { start: '2018-03-01', end: '2018-06-10', type: 'U6' },
    { start: '2018-06-10', type: 'T1' },
  ]
  assert.is(countPlacements(stays, day), 2)
  assert.is(twoPlus(stays, day), 2)
  assert.is(twoPlus(stays.slice(0, 2), day), undefined)
  for (const type of ['T0', 'T1', 'T2', 'T3', 'T4']) assert.is(countPlacements([{ start: '2018-01-01', type }], day), 0)
})

test('a placement that ends on the day no longer holds the child', () => {
  assert.not(isLookedAfter([{ start: '2018-01-01', end: day }], day))
  assert.ok(isLookedAfter([{ start: '2018-01-01', end: '2018-06-16' }], day))
  assert.ok(isLookedAfter([{ start: day }], day))
  assert.not(isLookedAfter([{ start: '2018-06-16' }], day))
  assert.not(isLookedAfter([], day))
})

test('the year before a leap day ends on 28 February', () => {
  assert.is(yearBefore('2024-02-29'), '2023-02-28')
  assert.is(yearBefore('2025-02-28'), '2024-02-28')
  assert.is(countPlacements([{ start: '2020-01-01', end: '2023-02-28' }], '2024-02-29'), 1)
  assert.is(countPlacements([{ start: '2020-01-01', end: '2023-02-27' }], '2024-02-29'), 0)
})

test('one placement is no reason to be on the list', () => {
  assert.is(twoPlus([{ start: '2018-01-01', type: 'U6' }], day), undefined)
})

test.run()

import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { fromLocalInput, toLocalInput } from '../../src/app/form/local-time.ts'
import { refusal } from '../../src/app/form/refusal.ts'
import { aroundMatch, namesBegin } from '../../src/app/screens/find-words.ts'
import { inOneOnly } from '../../src/app/screens/in-one-only.ts'
import {
  count,
  dayOf,
  daysLeft,
  initials,
  inWords,
  listed,
  longDay,
  nearDay,
  ofSomeone,
  shortDay,
  sizeWords,
  timeOf,
  whenWords,
} from '../../src/app/words.ts'

const TODAY = '2026-09-10'

test('days are called as people call them', () => {
  assert.is(longDay('2026-09-10', TODAY), 'Thursday 10 September')
  assert.is(longDay('2025-12-01', TODAY), 'Monday 1 December 2025')
  assert.is(shortDay('2026-09-14', TODAY), 'Mon 14 Sep')
  assert.equal(
    ['2026-09-09', '2026-09-10', '2026-09-11', '2026-09-08'].map((day) => nearDay(day, TODAY)),
    ['yesterday', 'today', 'tomorrow', 'Tue 8 Sep'],
  )
  assert.equal(
    ['2026-09-07', '2026-09-09', '2026-09-10', '2026-09-11', '2026-09-22'].map((day) => daysLeft(day, TODAY)),
    ['3 days late', '1 day late', 'Due today', 'Due tomorrow', '12 days left'],
  )
})

test('a moment near midnight belongs to the London day, in summer and in winter', () => {
  assert.is(dayOf('2026-07-01T23:30:00Z'), '2026-07-02')
  assert.is(dayOf('2026-12-01T23:30:00Z'), '2026-12-01')
  assert.is(timeOf('2026-09-10T08:05:00+01:00'), '8:05')
  assert.is(whenWords('2026-09-09T15:40:00Z', TODAY), 'yesterday 16:40')
})

test('what is typed as a time comes back as it was typed, whatever the season', () => {
  for (const local of [
    '2026-01-10T09:30',
    '2026-07-10T00:05',
    '2026-03-29T03:30',
    '2026-10-25T01:30',
    '2026-12-31T23:59',
  ]) {
    assert.is(toLocalInput(fromLocalInput(local)), local)
  }
  assert.is(fromLocalInput('2026-07-10T14:34'), '2026-07-10T14:34:00+01:00')
  assert.is(fromLocalInput('2026-01-10T14:34'), '2026-01-10T14:34:00+00:00')
})

test('counts, lists, names and sizes', () => {
  assert.is(count(1, 'note'), '1 note')
  assert.is(count(2, 'child', 'children'), '2 children')
  assert.equal([0, 11, 13].map(inWords), ['no', 'eleven', '13'])
  assert.is(listed(['Peter', 'Wren', 'Ottilie']), 'Peter, Wren and Ottilie')
  assert.equal(['Sam', 'James'].map(ofSomeone), ['Sam’s', 'James’'])
  assert.is(initials('Anne-Marie ŵyn'), 'A. M. Ŵ.')
  assert.equal([20, 212_000, 10_485_760].map(sizeWords), ['1 KB', '212 KB', '10.5 MB'])
})

test('two letters find a child by any of their names, with or without marks', () => {
  assert.ok(namesBegin('Siŵan Tilly Hughes', 'hu'))
  assert.ok(namesBegin('Siŵan', 'siw'))
  assert.ok(namesBegin('Tilly Hughes', 'ti hu'))
  assert.not.ok(namesBegin('Tilly Hughes', 'il'))
})

test('a find shows the words around it as they were written', () => {
  assert.equal(aroundMatch('She said the Moon follows us', 'moon'), {
    before: 'She said the ',
    match: 'Moon',
    after: ' follows us',
  })
  assert.is(aroundMatch('nothing', 'moon'), undefined)
})

test('only what stands in one version is marked', () => {
  const marked = inOneOnly('Light stays on all night.\n\nOne drink.', 'Light off at nine.\n\nOne drink.')
  assert.is(marked.length, 2)
  assert.equal(marked[0]?.map(({ only }) => only).includes(true), true)
  assert.equal(marked[1], [{ words: 'One drink.', only: false }])
})

const label = (size: number, type: string) => ({ size, type })

test('a paper that is too large or of another kind is refused by its label alone', () => {
  assert.is(refusal(label(1000, 'application/pdf'), ['application/pdf']), undefined)
  assert.match(
    refusal(label(11 * 1024 * 1024, 'application/pdf'), ['application/pdf']) ?? '',
    /11\.5 MB.*Nothing was read/,
  )
  assert.match(refusal(label(10, 'text/html'), ['application/pdf', 'image/*']) ?? '', /not taken/)
  assert.is(refusal(label(10, 'image/png'), ['application/pdf', 'image/*']), undefined)
})

test.run()

import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { nextVisitDate } from '../../src/practice/visit-rule.ts'
import type { VisitTerms } from '../../src/practice/visit-rule.ts'
import { coverVisits } from '../../src/practice/visit-coverage.ts'

const ordinary: VisitTerms = { kind: 'ordinary', start: '2026-03-27', toEighteen: false, sixMonthlyAgreed: false }
const due = (terms: Partial<VisitTerms>, last?: string, review?: string) =>
  nextVisitDate({ ...ordinary, ...terms }, last, review)

// reg 28(2)(a)
test('a child who has just moved in is visited within one week', () => {
  assert.equal(due({}), { due: '2026-04-03', rule: 'first visit within a week', source: 'reg 28' })
})

// reg 28(2)(b)
test('in the first year six weeks may pass, counted from the last visit', () => {
  // Tilly: seen on 11 August 2026, due on 22 September
  assert.equal(due({}, '2026-08-11'), { due: '2026-09-22', rule: 'six-weekly', source: 'reg 28' })
})

test('a visit on the last day of the first year still binds to six weeks; one on the anniversary no longer does', () => {
  const terms = { start: '2025-03-01', toEighteen: true }
  assert.is(due(terms, '2026-02-28').due, '2026-04-11')
  assert.equal(due(terms, '2026-03-01'), { due: '2026-06-01', rule: 'three-monthly', source: 'reg 28' })
})

test('after a year a home not meant to last to eighteen keeps six weeks', () => {
  assert.equal(due({ start: '2024-01-10' }, '2026-07-01'), { due: '2026-08-12', rule: 'six-weekly', source: 'reg 28' })
})

test('reg 28(3A): after a year a long-term home is visited six-monthly where the child agreed', () => {
  const agreed = { start: '2022-05-05', toEighteen: true, sixMonthlyAgreed: true }
  assert.equal(due(agreed, '2026-08-31'), { due: '2027-02-28', rule: 'six-monthly, agreed', source: 'reg 28(3A)' })
})

test('agreement changes nothing in the first year', () => {
  assert.is(due({ sixMonthlyAgreed: true, toEighteen: true }, '2026-08-11').due, '2026-09-22')
})

test('temporary approval: weekly until the first review, four-weekly from then on', () => {
  const terms = { kind: 'temporary-approval' as const, start: '2026-08-24' }
  assert.equal(due(terms, '2026-09-04'), {
    due: '2026-09-11',
    rule: 'weekly until the first review',
    source: 'reg 28(4)',
  })
  assert.is(due(terms, '2026-09-04', '2026-09-30').rule, 'weekly until the first review')
  assert.equal(due(terms, '2026-09-18', '2026-09-17'), { due: '2026-10-16', rule: 'four-weekly', source: 'reg 28(4)' })
  assert.is(due(terms, '2026-09-11', '2026-09-17').due, '2026-10-09')
})

test('with a parent on an interim order it is the same, before the assessment six-weekly follows', () => {
  assert.is(due({ kind: 'parent-interim-order' }, '2026-05-01', '2026-04-20').due, '2026-05-29')
  assert.is(due({ kind: 'parent-before-assessment' }, '2026-05-01').due, '2026-05-08')
  assert.equal(due({ kind: 'parent-before-assessment' }, '2026-05-01', '2026-04-20'), {
    due: '2026-06-12',
    rule: 'six-weekly',
    source: 'reg 28(3)',
  })
})

test('with a parent on a care order: one week, then six weeks for as long as it lasts', () => {
  assert.equal(due({ kind: 'parent-care-order' }), {
    due: '2026-04-03',
    rule: 'first visit within a week',
    source: 'reg 28(5)',
  })
  assert.is(due({ kind: 'parent-care-order', start: '2020-01-01', toEighteen: true }, '2026-05-01').due, '2026-06-12')
})

test('where others run the living arrangements: six weeks, after a year three months', () => {
  assert.is(due({ kind: 'others-run-it' }, '2026-05-01').due, '2026-06-12')
  assert.is(due({ kind: 'others-run-it', start: '2025-01-01' }, '2026-05-01').due, '2026-08-01')
})

test('the strip says which visits were on time, which was late, and that one is still to come', () => {
  const visits = ['2026-07-30', '2026-04-02', '2026-05-10', '2026-06-21', '2026-05-10']
  const cover = coverVisits(ordinary, visits, undefined, '2026-03-10', '2026-09-01')
  assert.equal(
    cover.marks.map((mark) => mark.state),
    ['on-time', 'on-time', 'on-time', 'on-time', 'to-come'],
  )
  assert.is(cover.words, '4 of 4 on time')
  const late = coverVisits(ordinary, [...visits, '2026-09-11'], undefined, '2026-03-10', '2026-11-01')
  assert.equal(
    late.marks.map((mark) => mark.state),
    ['on-time', 'on-time', 'on-time', 'on-time', 'late', 'late'],
  )
  assert.is(late.words, '4 of 5 on time')
})

test('visits before this placement and after today do not count', () => {
  const cover = coverVisits(ordinary, ['2026-03-26', '2026-09-02'], undefined, '2026-01-01', '2026-04-02')
  assert.is(cover.words, 'No visit recorded yet')
  assert.is(cover.next.due, '2026-04-03')
})

test.run()

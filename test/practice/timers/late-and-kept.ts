import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Body } from '../../../src/model/field.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { gapsBetween } from '../../../src/practice/both-visits.ts'
import { childKeptUntil, householdKeptUntil } from '../../../src/practice/timers/kept-until.ts'
import { lateUnexplained, visitCoverage } from '../../../src/practice/visits-due.ts'
import { record } from '../support/wrenbury.ts'
import { childClock, childIs, homeIs, homes, mine, placedOn } from './support/home.ts'

const PLACED = '2026-05-11'
const around = [childIs({ birthDate: '2016-03-01' }, PLACED), placedOn(PLACED)]
const visited = (date: string, body: Body = {}) =>
  record('statutory-visit', mine, { date, manner: 'in-person', alone: 'alone', ...body })
const said = (due: string, reason = 'The car broke down') =>
  record('late-reason', mine, { what: 'Visit', clock: `statutory visit ${due}`, due, reason, instead: 'Thursday' })

test('E overdue needs reason: what was said stands with the clock, and only with that one', () => {
  assert.is(
    childClock([...around, said('2026-05-18')], 'statutory visit', '2026-05-20')?.reason?.reason,
    'The car broke down',
  )
  assert.is(childClock([...around, said('2026-05-17')], 'statutory visit', '2026-05-20')?.reason, undefined)
})

const unexplained = (visit: CaseRecord, ...more: readonly CaseRecord[]) =>
  lateUnexplained([...around, visit, ...more], visit)?.due

test('E overdue needs reason: a visit after its day is not signed before somebody said why', () => {
  assert.is(unexplained(visited('2026-05-18')), undefined, 'on the day')
  assert.is(unexplained(visited('2026-05-19')), '2026-05-18')
  assert.is(unexplained(visited('2026-05-19'), said('2026-05-18')), undefined)
  assert.is(unexplained(visited('2026-06-27'), visited('2026-05-15')), '2026-06-26')
  assert.is(unexplained(visited('2026-06-26'), visited('2026-05-15')), undefined)
  assert.is(unexplained(visited('2026-06-26', { manner: 'virtual' })), undefined, 'it is none of reg 28')
})

test('E overdue needs reason: nobody explains the visits before the first that is known here', () => {
  assert.is(unexplained(visited('2026-06-29')), '2026-05-18', 'six weeks after its day it is still a visit not made')
  assert.is(unexplained(visited('2026-06-30')), undefined, 'later it is one that was not written down')
})

test('S4.8: the strip tells late with its reason from late without', () => {
  const both = [...around, visited('2026-05-20'), visited('2026-07-03'), said('2026-05-18')]
  const cover = visitCoverage(both, '2026-07-05')
  assert.equal(
    cover?.marks.map(({ state, reason }) => [state, reason !== undefined]),
    [
      ['late', true],
      ['late', false],
      ['to-come', false],
    ],
  )
  assert.is(cover?.words, '0 of 2 on time, 1 late with its reason')
})

test('S4.22: a stretch in which neither of them came is a gap from its first day on', () => {
  const days = ['2026-05-10', '2026-06-14']
  assert.equal(gapsBetween(days, '2026-05-01', '2026-06-20', 35), [
    { from: '2026-05-10', until: '2026-06-14', days: 35 },
  ])
  assert.equal(gapsBetween(days, '2026-05-01', '2026-06-20', 36), [])
})

const ended = (body: Body) => [
  childIs({ birthDate: '2016-03-01' }, PLACED),
  placedOn(PLACED, { end: '2026-09-01', ...body }),
]

test('E reg 50: a child’s file until the 75th birthday, fifteen years after a death under eighteen, a hundred after adoption', () => {
  assert.is(childKeptUntil(around).day, '2091-03-01')
  assert.is(childKeptUntil(ended({ endingReason: 'E2' })).day, '2041-09-01')
  assert.is(childKeptUntil(ended({ leftFor: 'adoption' })).day, '2126-09-01')
  const adult = [
    childIs({ birthDate: '2008-09-01' }, PLACED),
    placedOn(PLACED, { end: '2026-09-01', endingReason: 'E2' }),
  ]
  assert.is(childKeptUntil(adult).day, '2083-09-01', 'who died on the eighteenth birthday was of age')
})

const decided = (date: string, decision: string) => record('carer-approval', homes, { date, decision })

test('E FSR 32: carers ten years from the end of the approval, applicants three', () => {
  const home = homeIs({ approvedOn: '2020-01-06' }, '2020-01-06')
  assert.is(householdKeptUntil([home], '2026-09-10').day, undefined)
  assert.is(householdKeptUntil([home, decided('2026-09-11', 'ended')], '2026-09-10').day, undefined, 'not yet')
  assert.is(householdKeptUntil([home, decided('2026-09-10', 'ended')], '2026-09-10').day, '2036-09-10')
  assert.is(
    householdKeptUntil([homeIs({}, '2026-01-05'), decided('2026-03-02', 'refused')], '2026-09-10').day,
    '2029-03-02',
  )
})

test.run()

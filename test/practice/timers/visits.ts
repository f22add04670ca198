import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { missingForSigning } from '../../../src/model/check.ts'
import type { Body } from '../../../src/model/field.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { filesOf } from '../../../src/practice/of-type.ts'
import { childTimers } from '../../../src/practice/timers/child-timers.ts'
import { clockKey } from '../../../src/practice/timers/late-reasons.ts'
import { ruleOf } from '../../../src/practice/timers/rules.ts'
import { daysInYear } from '../../../src/practice/timers/short-breaks.ts'
import { statutoryVisit } from '../../../src/records/statutory-visit.ts'
import { must } from '../../support/must.ts'
import { record } from '../support/wrenbury.ts'
import { allocatedTo, CHILD, childClock, childIs, dueOf, homes, mine, noon, placedOn } from './support/home.ts'

const PLACED = '2026-05-11'
const VISIT = 'statutory visit'
const home = (body: Body = {}, child: Body = {}) => [childIs(child, PLACED), placedOn(PLACED, body)]
const visited = (date: string, body: Body = {}, more: Partial<CaseRecord> = {}) =>
  record('statutory-visit', mine, { date, manner: 'in-person', alone: 'alone', ...body }, more)
const reviewed = (date: string) => record('statutory-review', mine, { date })
const due = (records: readonly CaseRecord[], day: string) => dueOf(childClock(records, VISIT, day))

test('E reg 28(2): first within a week of the placing, then every six weeks in the first year', () => {
  assert.equal(due(home(), '2026-05-18'), ['2026-05-18', false])
  assert.equal(due(home(), '2026-05-19'), ['2026-05-18', true])
  const once = [...home(), visited('2026-05-15')]
  assert.equal(due(once, '2026-06-26'), ['2026-06-26', false])
  assert.equal(due(once, '2026-06-27'), ['2026-06-26', true])
})

test('E reg 28: a cancelled visit, one on the screen and one at which the child was not seen satisfy nothing', () => {
  const none = [
    visited('2026-05-15', {}, { status: 'discarded' }),
    visited('2026-05-15', { manner: 'virtual' }),
    visited('2026-05-15', { alone: 'not-seen' }),
  ]
  assert.equal(due([...home(), ...none], '2026-05-19'), ['2026-05-18', true])
})

test('E reg 28(2), (3A): after the year six weeks, three months where it lasts to eighteen, six where the child agrees', () => {
  const year = [visited('2027-05-11')]
  const after = (body: Body, child: Body = {}) => childClock([...home(body, child), ...year], VISIT, '2027-05-12')?.due
  assert.is(after({}), '2027-06-22')
  assert.is(after({ intendedLength: 'to-eighteen' }), '2027-08-11')
  assert.is(after({}, { longTerm: { answer: true } }), '2027-08-11')
  assert.is(after({}, { longTerm: { answer: true }, agreedSixMonthly: { answer: true } }), '2027-11-11')
  // a visit on the last day of the first year still binds to six weeks
  assert.is(
    childClock([...home({ intendedLength: 'to-eighteen' }), visited('2027-05-10')], VISIT, '2027-05-11')?.due,
    '2027-06-21',
  )
})

test('E reg 28(3): with a parent before assessment weekly to the first review, then six weeks', () => {
  const at = [...home({ visitBasis: 'parent-before-assessment' }), visited('2026-05-15')]
  assert.equal(due(at, '2026-05-22'), ['2026-05-22', false])
  assert.equal(due(at, '2026-05-23'), ['2026-05-22', true])
  assert.is(childClock([...at, reviewed('2026-05-20')], VISIT, '2026-05-23')?.due, '2026-06-26')
})

test('E reg 28(4): temporary approval and an interim order with a parent weekly to the first review, then four weeks (Ottilie)', () => {
  for (const visitBasis of ['temporary-approval', 'parent-interim-order']) {
    const at = [...home({ visitBasis }), visited('2026-05-15')]
    assert.equal(due(at, '2026-05-23'), ['2026-05-22', true])
    assert.is(childClock([...at, reviewed('2026-05-20')], VISIT, '2026-05-23')?.due, '2026-06-12')
  }
})

test('E reg 28(5): a care order with a parent, one week, then six', () => {
  const at = home({ visitBasis: 'parent-care-order' })
  assert.equal(due(at, '2026-05-19'), ['2026-05-18', true])
  assert.is(childClock([...at, visited('2026-05-18')], VISIT, '2026-05-19')?.due, '2026-06-29')
})

test('E reg 28(6): where others run it, a week from the start and from any change, then to be checked locally', () => {
  const at = home({ visitBasis: 'others-run-it' })
  assert.equal(due(at, '2026-05-19'), ['2026-05-18', true])
  const moved = [
    childIs({}, PLACED),
    placedOn(PLACED, { visitBasis: 'others-run-it', end: '2026-07-01' }),
    placedOn('2026-07-01', { visitBasis: 'others-run-it' }),
    visited('2026-06-25'),
  ]
  assert.equal(due(moved, '2026-07-08'), ['2026-07-08', false])
  assert.is(childClock([...at, visited('2027-06-01')], VISIT, '2027-06-02')?.due, '2027-09-01')
  assert.ok(ruleOf({ what: VISIT, rule: 'reg 28(6)' }).checkLocally)
  assert.not.ok(ruleOf({ what: VISIT, rule: 'reg 28(4)' }).checkLocally)
})

test('E reg 28(7): a visit that was asked for waits without a day until one is made; one before it does not count', () => {
  const asked = record('notice', mine, { kind: 'visit-asked', at: '2026-06-01T10:00:00+01:00', words: 'Noor' })
  const waits = (...more: readonly CaseRecord[]) =>
    childTimers(filesOf([...home(), asked, ...more]), CHILD, noon('2026-06-10')).some(
      ({ step }) => step.what === 'visit asked for' && step.due === null,
    )
  assert.ok(waits())
  assert.ok(waits(visited('2026-05-31')))
  assert.ok(waits(visited('2026-06-02', { manner: 'virtual' })))
  assert.not.ok(waits(visited('2026-06-01')))
})

const asks = (body: Body) => missingForSigning(statutoryVisit, body).map(({ field }) => field)

test('E reg 29: each visit is in private, or says why not', () => {
  assert.ok(asks({}).includes('alone'))
  assert.not.ok(asks({ alone: 'alone' }).includes('notAloneReason'))
  assert.ok(asks({ alone: 'not-alone' }).includes('notAloneReason'))
  assert.not.ok(asks({ alone: 'not-alone', notAloneReason: 'She slept' }).includes('notAloneReason'))
})

test('E reg 48: in a series of short breaks the outer limits of visits, and regs 9, 13 and 28(2) are off', () => {
  for (const body of [{ visitBasis: 'short-break' }, { legalStatus: 'V4' }]) {
    const at = [...home(body), allocatedTo('Sam', homes)]
    assert.equal(due(at, '2026-08-11'), ['2026-08-11', false])
    assert.equal(due(at, '2026-08-12'), ['2026-08-11', true])
    assert.is(childClock([...at, visited('2026-08-01')], VISIT, '2026-08-12')?.due, '2027-02-01')
    assert.is(childClock(at, 'hold placement planning meeting', '2026-05-19'), undefined)
    assert.is(childClock(at, 'notify IRO', '2026-05-19'), undefined)
  }
  assert.ok(childClock(home(), 'hold placement planning meeting', '2026-05-19'))
})

const away = (until: string) => record('overnight-stay', mine, { from: '2026-06-01', until, kind: 'short-break' })

test('E reg 48: a short break ends within seventeen days; whoever came back owes nothing', () => {
  const what = 'end of the short break'
  assert.equal(dueOf(childClock([...home(), away('2026-07-01')], what, '2026-06-18')), ['2026-06-18', false])
  assert.equal(dueOf(childClock([...home(), away('2026-07-01')], what, '2026-06-19')), ['2026-06-18', true])
  assert.is(childClock([...home(), away('2026-06-19')], what, '2026-06-19'), undefined)
})

const stays = (last: string) =>
  [
    ['2026-06-01', '2026-06-18'],
    ['2026-07-01', '2026-07-18'],
    ['2026-08-01', '2026-08-18'],
    ['2026-09-01', '2026-09-18'],
    ['2026-10-01', last],
  ].map(([from = '', until = '']) => record('overnight-stay', mine, { from, until, kind: 'short-break' }))

test('E reg 48: no more than 75 days in twelve months, to be checked locally', () => {
  const what = 'short breaks in twelve months'
  assert.is(childClock([...home(), ...stays('2026-10-08')], what, '2026-10-20'), undefined, '75 days')
  assert.ok(childClock([...home(), ...stays('2026-10-09')], what, '2026-10-20')?.overdue, '76 days')
  assert.is(daysInYear([{ from: '2025-10-01', until: '2025-10-31' }], '2026-10-21'), 10, 'days of a year ago drop out')
  assert.ok(ruleOf({ what, rule: 'E' }).checkLocally)
})

test('E reg 48: the day on which the 75th day was reached stays the same: told once, it climbs, and its reason stands', () => {
  const what = 'short breaks in twelve months'
  const stayed = [...home(), ...stays('2026-11-18')]
  assert.is(childClock(stayed, what, '2026-10-08'), undefined, 'the 75th day itself')
  const [first, next] = ['2026-10-09', '2026-10-10'].map((day) => must(childClock(stayed, what, day)))
  assert.equal(
    [dueOf(first), dueOf(next)],
    [
      ['2026-10-08', true],
      ['2026-10-08', true],
    ],
  )
  assert.is(clockKey(must(first)), clockKey(must(next)))
  assert.equal(
    ['2026-10-09', '2026-10-12', '2026-10-13', '2026-11-30'].map((day) => childClock(stayed, what, day)?.level),
    ['missed', 'missed', 'escalated', 'escalated'],
  )
  const again = record('overnight-stay', mine, { from: '2026-12-01', kind: 'short-break' })
  assert.is(childClock([...stayed, again], what, '2026-12-04')?.due, '2026-10-08', 'another stay begins no new clock')
  const reason = record('late-reason', mine, { clock: clockKey(must(first)), reason: 'Her aunt was ill', instead: 'x' })
  assert.is(childClock([...stayed, reason], what, '2026-10-20')?.reason?.reason, 'Her aunt was ill')
})

test.run()

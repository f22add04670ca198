import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { CaseRecord } from '../../../src/model/record.ts'
import { filesOf } from '../../../src/practice/of-type.ts'
import { childTimers } from '../../../src/practice/timers/child-timers.ts'
import { nextTermEnd } from '../../../src/practice/timers/school-terms.ts'
import { ruleOf } from '../../../src/practice/timers/rules.ts'
import { record } from '../support/wrenbury.ts'
import { CHILD, childClock, childIs, dueOf, mine, noon, placedOn, signedBy } from './support/home.ts'

// Monday 11 May 2026; the bank holiday of 25 May lies in the twenty working days that follow.
const ENTERED = '2026-05-11'
const TEN = { birthDate: '2016-03-01', enteredCare: ENTERED }
const came = (body = TEN) => [childIs(body, ENTERED), placedOn(ENTERED)]
const assessed = (date: string, kind = 'initial') => record('health-assessment', mine, { date, kind, plan: 'Teeth' })

test('E reg 7: the first health report is there for the first review, twenty working days over a bank holiday', () => {
  assert.equal(dueOf(childClock(came(), 'first health assessment', '2026-06-09')), ['2026-06-09', false])
  assert.equal(dueOf(childClock(came(), 'first health assessment', '2026-06-10')), ['2026-06-09', true])
  assert.is(childClock([...came(), assessed('2026-06-01')], 'first health assessment', '2026-06-10'), undefined)
})

const bornOn = (birthDate: string) => [...came({ ...TEN, birthDate }), assessed('2026-06-01')]

test('E reg 7: six months under five, twelve after; the half year that ends on the fifth birthday is no longer one before it', () => {
  assert.is(childClock(bornOn('2021-12-02'), 'health assessment', '2026-06-10')?.due, '2026-12-01')
  assert.is(childClock(bornOn('2021-12-01'), 'health assessment', '2026-06-10')?.due, '2027-06-01')
  assert.equal(dueOf(childClock(bornOn('2024-01-01'), 'health assessment', '2026-12-01')), ['2026-12-01', false])
  assert.equal(dueOf(childClock(bornOn('2024-01-01'), 'health assessment', '2026-12-02')), ['2026-12-01', true])
})

test('E reg 7: an assessment that was thrown away or lies ahead satisfies nothing', () => {
  const ahead = record('health-assessment', mine, { date: '2026-07-01', kind: 'initial' })
  const thrown = record('health-assessment', mine, { date: '2026-06-01' }, { status: 'discarded' })
  assert.ok(childClock([...came(), ahead, thrown], 'first health assessment', '2026-06-10')?.overdue)
})

const plan = (date: string, stage: string) => record('education-plan', mine, { date, stage, goals: 'Read' })

test('E PEP: begun within ten working days, ready for the first review, then each term; check locally', () => {
  assert.equal(dueOf(childClock(came(), 'begin education plan', '2026-05-26')), ['2026-05-26', false])
  assert.equal(dueOf(childClock(came(), 'begin education plan', '2026-05-27')), ['2026-05-26', true])
  const begun = [...came(), plan('2026-05-20', 'begun')]
  assert.is(childClock(begun, 'education plan ready', '2026-05-27')?.due, '2026-06-09')
  const met = [...begun, plan('2026-06-05', 'meeting')]
  assert.equal(dueOf(childClock(met, 'education plan this term', '2026-12-20')), ['2026-12-20', false])
  assert.equal(dueOf(childClock(met, 'education plan this term', '2026-12-21')), ['2026-12-20', true])
  assert.ok(ruleOf({ what: 'begin education plan', rule: 'E' }).checkLocally)
})

test('E PEP: terms follow one another over the turn of the year and the summer', () => {
  assert.equal(
    ['2026-03-31', '2026-04-01', '2026-08-31', '2026-09-01', '2026-12-31'].map((day) => nextTermEnd(day)),
    ['2026-07-20', '2026-12-20', '2026-12-20', '2027-03-31', '2027-03-31'],
  )
})

const set = (value: string, from: string, more: Partial<CaseRecord> = signedBy('Priya', '2026-05-01')) =>
  record(
    'practice-setting',
    ['organisation'],
    { name: 'school terms', value, from, why: 'The council’s calendar' },
    more,
  )

test('E PEP: a service that has set its own last days goes by them, for meetings from then on, and by the usual ones elsewhere', () => {
  const due = (met: string, ...settings: readonly ReturnType<typeof set>[]) =>
    childClock(
      [...came(), plan('2026-05-20', 'begun'), plan(met, 'meeting'), ...settings],
      'education plan this term',
      '2026-12-18',
    )
  const year = '2026-12-18, 2027-04-01, 2027-07-23'
  assert.equal(dueOf(due('2026-06-05', set(year, '2026-06-01'))), ['2026-12-18', false])
  assert.equal(dueOf(due('2026-06-05', set(year, '2026-06-06'))), ['2026-12-20', false], 'promised before')
  assert.equal(dueOf(due('2026-06-05', set(year, '2026-06-01', {}))), ['2026-12-20', false], 'not signed')
  assert.equal(dueOf(due('2026-06-05', set('18 Dec', '2026-06-01'))), ['2026-12-20', false], 'no day')
  assert.is(due('2026-10-05', set(year, '2026-06-01'))?.due, '2027-04-01')
  const ends = [{ from: '2026-09-01', ends: ['2026-12-18', '2027-04-01', '2027-07-23'] }]
  assert.equal(
    ['2026-12-30', '2027-03-31', '2027-04-01', '2027-04-02', '2027-08-01', '2027-09-01'].map((day) =>
      nextTermEnd(day, ends),
    ),
    ['2027-04-01', '2027-07-23', '2027-07-23', '2027-12-20', '2027-12-20', '2028-03-31'],
  )
  const corrected = [{ from: '2026-10-01', ends: ['2026-12-17'] }, ...ends]
  assert.equal(
    ['2026-09-30', '2026-07-01'].map((day) => nextTermEnd(day, corrected)),
    ['2027-04-01', '2026-12-20'],
  )
  assert.is(nextTermEnd('2026-08-01', [{ from: '2026-01-01', ends: ['2026-10-01'] }]), '2026-12-20', 'of no term')
})

const askedOf = (birthDate: string) => childClock(came({ ...TEN, birthDate }), 'begin education plan', '2026-05-20')

test('E PEP: from the third birthday until the eighteenth', () => {
  assert.is(askedOf('2023-05-21'), undefined)
  assert.ok(askedOf('2023-05-20'))
  assert.ok(askedOf('2008-05-21'))
  assert.is(askedOf('2008-05-20'), undefined)
})

test('E SDQ: yearly from four to sixteen, once in care for twelve months', () => {
  const year = '2027-05-11'
  const what = 'strengths questionnaire'
  assert.equal(dueOf(childClock(came(), what, year)), [year, false])
  assert.equal(dueOf(childClock(came(), what, '2027-05-12')), [year, true])
  const scored = [...came(), record('sdq-score', mine, { date: '2027-05-01', score: '12' })]
  assert.is(childClock(scored, what, '2027-05-12')?.due, '2028-05-01')
  // four years old only after the year in care; seventeen before the next turn
  assert.is(childClock(came({ ...TEN, birthDate: '2023-08-01' }), what, '2026-06-01')?.due, '2027-08-01')
  assert.ok(childClock(came({ ...TEN, birthDate: '2010-05-12' }), what, '2026-06-01'))
  assert.is(childClock(came({ ...TEN, birthDate: '2010-05-11' }), what, '2026-06-01'), undefined)
})

test('a child who came with a return years after entering care is late with nothing; after a year here they are', () => {
  const written = '2026-05-11'
  const records = [childIs({ birthDate: '2014-03-01', enteredCare: '2020-01-06' }, written), placedOn('2020-01-06')]
  const late = (day: string) =>
    childTimers(filesOf(records), CHILD, noon(day)).filter(({ step, isUnknown }) => step.overdue || !isUnknown)
  assert.equal(late(written), [])
  assert.equal(late('2027-05-11'), [])
  assert.equal(
    late('2027-05-12').map(({ step }) => step.what),
    ['first health assessment', 'begin education plan', 'strengths questionnaire'],
  )
})

test('nobody is reminded for a child who has left care', () => {
  const left = [childIs(TEN, ENTERED), placedOn(ENTERED, { end: '2026-05-20' })]
  assert.equal(childTimers(filesOf(left), CHILD, noon('2026-06-20')), [])
})

test.run()

import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { record } from '../support/wrenbury.ts'
import {
  allocatedTo,
  childClock,
  childIs,
  dueOf,
  homeClock,
  homeIs,
  homes,
  notKnownOfHome,
  placedOn,
} from './support/home.ts'

const BEGUN = '2026-01-05'
const home = (body = {}) => homeIs({ approvedOn: BEGUN, ...body }, BEGUN)
const decided = (date: string, decision: string) => record('carer-approval', homes, { date, decision })
const REVIEW = 'review approval'

test('E FSR 28(2): the approval is reviewed within twelve months, and again twelve months later', () => {
  assert.equal(dueOf(homeClock([home()], REVIEW, '2027-01-05')), ['2027-01-05', false])
  assert.equal(dueOf(homeClock([home()], REVIEW, '2027-01-06')), ['2027-01-05', true])
  assert.is(homeClock([home(), decided('2026-12-01', 'reviewed')], REVIEW, '2027-01-06')?.due, '2027-12-01')
  assert.is(homeClock([home(), allocatedTo('Sam', homes)], REVIEW, '2026-06-01')?.who.name, 'Sam')
})

test('E FSR 28(2): of carers approved long before the file was begun the last review is not known; a children’s home has none', () => {
  const old = homeIs({ approvedOn: '2019-01-05' }, BEGUN)
  assert.is(homeClock([old], REVIEW, '2026-06-01'), undefined)
  assert.ok(notKnownOfHome([old], '2026-06-01').includes(REVIEW))
  assert.ok(homeClock([old], REVIEW, '2027-01-06')?.overdue, 'after a year here it is owed')
  assert.is(homeClock([home({ kind: 'residential' })], REVIEW, '2027-06-01'), undefined)
})

test('E FSR 28(13): a resignation ends the approval 28 days after it came', () => {
  const resigned = [home(), decided('2026-03-02', 'resigned')]
  assert.equal(dueOf(homeClock(resigned, 'end of approval', '2026-03-30')), ['2026-03-30', false])
  assert.equal(dueOf(homeClock(resigned, 'end of approval', '2026-03-31')), ['2026-03-30', true])
  assert.is(homeClock(resigned, REVIEW, '2027-06-01'), undefined)
  assert.is(homeClock([...resigned, decided('2026-03-30', 'ended')], 'end of approval', '2026-03-31'), undefined)
})

test('E regs 24 and 25: temporary approval holds sixteen weeks, and once eight more', () => {
  const what = 'end or extend temporary approval'
  const temporary = [home(), decided('2026-05-11', 'temporary')]
  assert.equal(dueOf(homeClock(temporary, what, '2026-08-31')), ['2026-08-31', false])
  assert.equal(dueOf(homeClock(temporary, what, '2026-09-01')), ['2026-08-31', true])
  assert.is(homeClock([...temporary, decided('2026-08-20', 'extended')], what, '2026-09-01')?.due, '2026-10-26')
  assert.is(homeClock([...temporary, decided('2026-08-20', 'approved')], what, '2026-09-01'), undefined)
})

test('E regs 24 and 25: where the child’s own home says it is temporary, one clock runs and not two, and full approval ends it', () => {
  const what = 'end or extend temporary approval'
  const placed = placedOn('2026-05-11', { visitBasis: 'temporary-approval' })
  const records = [childIs({}, '2026-05-11'), home(), decided('2026-05-11', 'temporary'), placed]
  assert.is(homeClock(records, what, '2026-06-01'), undefined)
  assert.is(childClock(records, what, '2026-06-01')?.due, '2026-08-31')
  assert.is(childClock([...records, decided('2026-07-01', 'approved')], what, '2026-07-02'), undefined)
})

test('E reg 23: outside the terms six working days, over a bank holiday; changed terms end it', () => {
  const what = 'end placement outside terms or amend approval'
  const outside = [home(), decided('2026-05-20', 'outside-terms')]
  assert.equal(dueOf(homeClock(outside, what, '2026-05-29')), ['2026-05-29', false])
  assert.equal(dueOf(homeClock(outside, what, '2026-05-30')), ['2026-05-29', true])
  assert.is(homeClock([...outside, decided('2026-05-28', 'terms-changed')], what, '2026-05-30'), undefined)
  const placed = [childIs({}, '2026-05-20'), placedOn('2026-05-20', { outsideTerms: { answer: true } })]
  assert.is(homeClock([...outside, ...placed], what, '2026-05-30'), undefined, 'the child’s own clock runs')
  assert.is(childClock([...outside, ...placed], what, '2026-05-30')?.due, '2026-05-29')
})

const visitOf = (date: string, announced: string, more = {}) =>
  record('supervisory-visit', homes, { date, announced, agreed: 'A night off.' }, more)

test('E NMS 21.8: at least one visit without notice a year; one that was announced, only opened or thrown away does not count', () => {
  const what = 'unannounced visit'
  assert.equal(dueOf(homeClock([home()], what, '2027-01-05')), ['2027-01-05', false])
  assert.equal(dueOf(homeClock([home()], what, '2027-01-06')), ['2027-01-05', true])
  const announced = [
    home(),
    visitOf('2026-12-01', 'planned'),
    visitOf('2026-12-02', 'unannounced', { status: 'discarded' }),
  ]
  assert.ok(homeClock(announced, what, '2027-01-06')?.overdue)
  const came = visitOf('2026-12-01', 'unannounced')
  assert.is(homeClock([home(), came], what, '2027-01-06')?.due, '2027-12-01')
  const onlyOpened = { ...came, body: { date: '2026-12-01', announced: 'unannounced' } }
  assert.ok(homeClock([home(), onlyOpened], what, '2027-01-06')?.overdue)
})

test.run()

import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Body } from '../../../src/model/field.ts'
import { missingForSigning } from '../../../src/model/check.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { filesOf } from '../../../src/practice/of-type.ts'
import { clocksOf } from '../../../src/practice/process/clocks.ts'
import { childTimers } from '../../../src/practice/timers/child-timers.ts'
import { householdClocks } from '../../../src/practice/timers/household-timers.ts'
import { clockKey } from '../../../src/practice/timers/late-reasons.ts'
import { incident } from '../../../src/records/incident.ts'
import { mustBeTold, SCHEDULE_7 } from '../../../src/records/schedule-7.ts'
import { must } from '../../support/must.ts'
import { by, record } from '../support/wrenbury.ts'
import {
  both,
  CHILD,
  childClock,
  childIs,
  dueOf,
  HOME,
  homeIs,
  homes,
  mine,
  noon,
  placedOn,
  signedBy,
} from './support/home.ts'

const ENTERED = '2026-01-05'
const around = [childIs({}, ENTERED), placedOn(ENTERED)]
const happened = (start: string, body: Body, more = {}) => record('incident', both, { start, ...body }, more)
const LADO = 'tell LADO'
const SCHEDULE = 'notify Schedule 7 recipients'

test('E allegation: the designated officer hears within one working day, over a weekend and a bank holiday', () => {
  const said = [...around, happened('2026-05-22T17:00:00+01:00', { kinds: ['allegation'] })]
  assert.equal(dueOf(childClock(said, LADO, '2026-05-26')), ['2026-05-26', false])
  assert.equal(dueOf(childClock(said, LADO, '2026-05-27')), ['2026-05-26', true])
  const told = { kinds: ['allegation'], told: [{ id: 'a', who: { name: 'Gail' }, as: 'lado' }] }
  assert.is(childClock([...around, happened('2026-05-22T17:00:00+01:00', told)], LADO, '2026-05-27'), undefined)
  const thrown = happened('2026-05-22T17:00:00+01:00', { kinds: ['allegation'] }, { status: 'discarded' })
  assert.is(childClock([...around, thrown], LADO, '2026-05-27'), undefined)
})

const WHY = 'The designated officer was at court'
const why = (clock: string) =>
  record('late-reason', mine, { what: 'Tell', clock, due: '2026-05-26', reason: WHY, instead: 'Today' })
const reasons = (records: readonly CaseRecord[], what: string) =>
  clocksOf(filesOf(records), CHILD, noon('2026-05-27'))
    .filter((one) => one.what === what)
    .map(({ recordId, reason }) => [recordId, reason?.reason])

test('E allegation: two of one day are told and explained each for itself; a reason kept before stands for both', () => {
  const [one, other] = ['09', '17'].map((hour) =>
    must(happened(`2026-05-22T${hour}:00:00+01:00`, { kinds: ['allegation'] })),
  )
  const said = [...around, must(one), must(other)]
  const keys = clocksOf(filesOf(said), CHILD, noon('2026-05-27'))
    .filter(({ what }) => what === LADO)
    .map(clockKey)
  assert.is(new Set(keys).size, 2)
  assert.equal(reasons([...said, why(must(keys[0]))], LADO), [
    [must(one).id, WHY],
    [must(other).id, undefined],
  ])
  assert.equal(reasons([...said, why(`${LADO} 2026-05-26`)], LADO), [
    [must(one).id, WHY],
    [must(other).id, WHY],
  ])
})

test('S4.5: two logs of one day have a clock each, and a reason each; a meeting’s clock stays when its record is begun', () => {
  const home = homeIs({ approvedOn: '2020-01-06' }, '2020-01-06')
  const logs = ['a', 'b'].map((happened) =>
    record('daily-log', homes, { date: '2026-05-01', happened }, { author: by('Denise', '2026-05-01') }),
  )
  const read = (more: readonly CaseRecord[] = []) =>
    householdClocks(filesOf([home, ...logs, ...more]), HOME, noon('2026-05-10')).clocks.filter(
      ({ what }) => what === 'read the log',
    )
  const keys = read().map(clockKey)
  assert.is(new Set(keys).size, 2)
  const said = record('late-reason', homes, { clock: must(keys[0]), due: '2026-05-08', reason: WHY, instead: 'x' })
  assert.equal(
    read([said]).map(({ reason }) => reason?.reason),
    [WHY, undefined],
  )
  const psm = { what: 'hold PSM', due: '2026-05-08' }
  assert.is(clockKey({ ...psm, recordId: must(logs[0]).id }), clockKey(psm))
})

const notifiable = (more: Body = {}): Body => ({ kinds: ['police'], notifiable: { answer: true }, ...more })

test('E FSR 36, NMS 29: a notifiable event is told within 24 hours, weekends too, over the night the clocks change', () => {
  // Saturday 24 October 2026, 18:00; at two in the night the clocks go back an hour
  const records = [...around, happened('2026-10-24T18:00:00+01:00', notifiable({ schedule7: ['police'] }))]
  assert.equal(dueOf(childClock(records, SCHEDULE, '2026-10-25T17:00:00+00:00')), ['2026-10-25T17:00:00+00:00', false])
  assert.equal(dueOf(childClock(records, SCHEDULE, '2026-10-25T17:00:01+00:00')), ['2026-10-25T17:00:00+00:00', true])
})

test('E FSR 36: of a death Ofsted hears at once; whatever nobody has put on the list yet is owed all the same', () => {
  const at = '2026-05-22T17:00:00+01:00'
  const died = [...around, happened(at, notifiable({ schedule7: ['death'] }))]
  assert.ok(childClock(died, SCHEDULE, '2026-05-22T17:00:01+01:00')?.overdue)
  assert.ok(childClock([...around, happened(at, notifiable())], SCHEDULE, '2026-05-22T18:00:00+01:00'))
})

const isOpenFor = (...as: readonly string[]) =>
  missingForSigning(incident, {
    kinds: ['allegation'],
    told: as.map((one, at) => ({ id: String(at), who: { name: 'X' }, when: '2026-05-22T18:00', as: one })),
    notifiable: { answer: true, reason: 'x' },
    schedule7: ['enquiry'],
  }).some(({ message }) => message.startsWith('Still to be told, by law'))

test('E Schedule 7: every kind names who must be told, and it is signed only when they are', () => {
  assert.equal(
    SCHEDULE_7.map(({ value }) => [value, mustBeTold({ schedule7: [value] }).join(' ')]),
    [
      ['death', 'ofsted responsible-authority area-authority health secretary-of-state'],
      ['barring', 'ofsted responsible-authority'],
      ['illness', 'ofsted responsible-authority'],
      ['outbreak', 'ofsted responsible-authority health'],
      ['offence', 'responsible-authority police'],
      ['exploitation', 'ofsted responsible-authority area-authority police'],
      ['police', 'ofsted responsible-authority'],
      ['missing', 'responsible-authority'],
      ['complaint', 'ofsted responsible-authority'],
      ['enquiry', 'ofsted responsible-authority area-authority'],
    ],
  )
  assert.ok(isOpenFor('ofsted', 'responsible-authority', 'area-authority'))
  assert.not.ok(isOpenFor('ofsted', 'responsible-authority', 'area-authority', 'lado'))
})

const raised = (body: Body = {}) =>
  record(
    'iro-comment',
    mine,
    { date: '2026-05-11', dispute: { answer: true, reason: 'x' }, ...body },
    signedBy('Ruth', '2026-05-11'),
  )

test('E handbook 6.2: a formal dispute is settled in twenty working days in all', () => {
  const what = 'settle IRO dispute'
  assert.equal(dueOf(childClock([...around, raised()], what, '2026-06-09')), ['2026-06-09', false])
  assert.equal(dueOf(childClock([...around, raised()], what, '2026-06-10')), ['2026-06-09', true])
  assert.is(childClock([...around, raised({ resolvedOn: '2026-06-01' })], what, '2026-06-10'), undefined)
  assert.is(childClock([...around, raised({ dispute: { answer: false } })], what, '2026-06-10'), undefined)
})

test('E reg 33, reg 30: a visit that found welfare not safeguarded asks for a review sooner, until one is held', () => {
  const visit = record(
    'statutory-visit',
    mine,
    { date: '2026-05-11', manner: 'in-person', alone: 'alone', safeguarded: { answer: false, reason: 'cold' } },
    signedBy('Hannah', '2026-05-12'),
  )
  const asks = (...more: readonly ReturnType<typeof record>[]) =>
    childTimers(filesOf([...around, visit, ...more]), CHILD, noon('2026-05-20')).map(({ step }) => step.what)
  assert.ok(asks().includes('review sooner'))
  assert.not.ok(
    asks(record('statutory-review', mine, { date: '2026-05-14' }, { author: by('Ruth', '2026-05-14') })).includes(
      'review sooner',
    ),
  )
  assert.ok(
    asks(record('statutory-review', mine, { date: '2026-05-10' }, { author: by('Ruth', '2026-05-10') })).includes(
      'review sooner',
    ),
  )
})

test.run()

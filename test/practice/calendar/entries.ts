import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Body } from '../../../src/model/field.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { calendarOf } from '../../../src/practice/calendar/entries.ts'
import { gapsAhead, weeksOf } from '../../../src/practice/calendar/weeks.ts'
import { filesOf } from '../../../src/practice/of-type.ts'
import { by, record } from '../support/wrenbury.ts'
import { allocatedTo, both, CHILD, childIs, HOME, homeIs, homes, mine, noon, placedOn } from '../timers/support/home.ts'

const PLACED = '2026-05-11'
const around = [
  childIs({}, PLACED),
  placedOn(PLACED),
  homeIs({}, PLACED),
  allocatedTo('Hannah', mine),
  allocatedTo('Sam', homes),
]
const visited = (date: string, body: Body = {}, more: Partial<CaseRecord> = {}) =>
  record(
    'statutory-visit',
    mine,
    { date, manner: 'in-person', alone: 'alone', ...body },
    { author: by('Hannah', date), ...more },
  )
const entries = (today: string, ...more: readonly CaseRecord[]) =>
  calendarOf(filesOf([...around, ...more]), [CHILD], noon(today), '2026-05-01', '2026-12-31')
const said = (today: string, ...more: readonly CaseRecord[]) =>
  entries(today, ...more)
    .filter(({ column }) => column !== 'meetings')
    .map(({ day, column, state, what, worker }) => `${day} ${column} ${state} ${what} ${worker ?? ''}`)

test('S4.22: both workers’ visits stand side by side, held, planned and due', () => {
  const sams = record(
    'supervisory-visit',
    homes,
    { date: '2026-05-20', agreed: 'Supper at six', nextDate: '2026-06-17' },
    { author: by('Sam', '2026-05-20') },
  )
  assert.equal(said('2026-05-21', visited('2026-05-15', { nextDate: '2026-06-12' }), sams), [
    '2026-05-15 childs-worker held Visit Hannah',
    '2026-05-20 carers-worker held Supervisory visit Sam',
    '2026-06-11 carers-worker due Supervision Sam',
    '2026-06-12 childs-worker planned Visit Hannah',
    '2026-06-17 carers-worker planned Supervisory visit Sam',
  ])
})

test('S4.22: a form that was only opened is no visit', () => {
  const opened = record('supervisory-visit', homes, { date: '2026-05-20' }, { author: by('Sam', '2026-05-20') })
  assert.not.match(said('2026-05-21', opened).join('\n'), 'Supervisory visit Sam')
})

const visitsWith = (nextDate: string) =>
  entries('2026-05-21', visited('2026-05-15', { nextDate }))
    .filter(({ column, state }) => column === 'childs-worker' && state !== 'held')
    .map(({ day, state, source }) => [day, state, source])

test('a visit that is planned in time says by when it must be; one that is planned too late leaves the limit where it is', () => {
  assert.equal(visitsWith('2026-06-26'), [['2026-06-26', 'planned', 'by 26 June, reg 28']])
  assert.equal(visitsWith('2026-06-27'), [
    ['2026-06-26', 'due', 'reg 28'],
    ['2026-06-27', 'planned', undefined],
  ])
})

test('S4.13: a visit that was thrown away is neither held nor plans the next, and what was due is late', () => {
  const thrown = visited('2026-05-15', { nextDate: '2026-06-12' }, { status: 'discarded' })
  assert.equal(
    said('2026-05-19', thrown).filter((line) => line.includes('Visit')),
    ['2026-05-18 childs-worker late Visit Hannah'],
  )
})

const meetings = (...more: readonly CaseRecord[]) =>
  entries('2026-05-20', ...more).flatMap(({ what, at }) => (what === 'Stability meeting' ? [at] : []))

const told = (kind: string, at: string, bookedFor?: string) =>
  record('notice', mine, { kind, at, ...(bookedFor ? { bookedFor } : { reason: 'x' }) })

test('S4.13: a meeting that was called off is not in the calendar, one that was booked anew is', () => {
  const booked = told('meeting-booked', '2026-05-12T10:00', '2026-06-01T14:00')
  const off = told('meeting-cancelled', '2026-05-13T10:00')
  const anew = told('meeting-booked', '2026-05-14T10:00', '2026-06-02T14:00')
  assert.equal(meetings(booked), ['2026-06-01T14:00:00+01:00'])
  assert.equal(meetings(booked, off), [])
  assert.equal(meetings(booked, off, anew), ['2026-06-02T14:00:00+01:00'])
})

const talk = () =>
  record('carer-supervision', both, { stability: 'Steady', date: '2026-05-20' }, { author: by('Sam', '2026-05-20') })

test('one supervision of two children is one entry, and a child’s supervision record does not stand twice', () => {
  assert.is(
    entries('2026-05-21', talk(), talk()).filter(({ what, state }) => what === 'Supervision' && state === 'held')
      .length,
    1,
  )
})

test('S4.22: a home to which nobody is planned to come within five weeks is named; a date by which one is due is no plan', () => {
  const home = [{ about: 'Anwen', childIds: [CHILD], householdId: HOME }]
  const gaps = (nextDate?: string) =>
    gapsAhead(entries('2026-05-20', visited('2026-05-15', nextDate ? { nextDate } : {})), home, '2026-05-20')
  assert.is(gaps().length, 1)
  assert.is(gaps('2026-06-19').length, 0, '35 days')
  assert.is(gaps('2026-06-20')[0]?.days, 36)
})

test('weeks begin on Monday', () => {
  const weeks = weeksOf(entries('2026-05-21', visited('2026-05-17'), visited('2026-05-18')), '2026-05-13', 2)
  assert.equal(
    weeks.map(({ monday, entries: here }) => [
      monday,
      here.filter(({ state }) => state === 'held').map(({ day }) => day),
    ]),
    [
      ['2026-05-11', ['2026-05-17']],
      ['2026-05-18', ['2026-05-18']],
    ],
  )
})

test.run()

/** Clocks across Easter, Christmas and a substitute day, over the changes of the clocks, and to the minute. */
import fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { addDays, addWorkingDays, isWorkingDay } from '../../../src/model/calendar.ts'
import { londonDay } from '../../../src/practice/london-day.ts'
import { hoursAfter, inLondon, onDay } from '../../../src/practice/london-time.ts'
import { askProcess, isOverdue } from '../../../src/practice/process/ask.ts'
import { levelAt, LEVELS, momentsOf, nextMoment } from '../../../src/practice/process/clock-moments.ts'
import type { EventType, ProcessEvent } from '../../../src/practice/process/event.ts'
import { limitFrom } from '../../../src/practice/process/settings.ts'

let made = 0
const event = (type: EventType, at: string, data: object = {}): ProcessEvent =>
  ({ id: `e${(made += 1)}`, at, type, by: 'CSW', data }) as ProcessEvent

const placed = (at: string, data: object = {}): ProcessEvent[] => [
  event('K1 sent', hoursAfter(at, -72), { kind: 'planned' }),
  event('placed', at, { placement: 'A', ...data }),
]
const below = (at: string): ProcessEvent =>
  event('carer supervision', at, {
    signed: true,
    stabilityDiscussed: true,
    scores: [{ person: 'Denise', relation: 'carer', adult: true, score: 4 }],
  })
const stepOf = (events: readonly ProcessEvent[], now: string, what: string) => {
  const found = askProcess(events, [], now).nextSteps.find((step) => step.what === what)
  if (!found) throw new Error(`nobody is to ${what}`)
  return found
}

/** Day 0, and where five working days from it end, with every day that is left out between. */
const FIVE_WORKING_DAYS: readonly (readonly [why: string, from: string, due: string])[] = [
  ['an ordinary week', '2026-03-09', '2026-03-16'],
  ['Good Friday 3 April and Easter Monday 6 April 2026', '2026-03-31', '2026-04-09'],
  ['begun on Good Friday itself', '2026-04-03', '2026-04-13'],
  ['both May holidays are of their own weeks: 4 May 2026', '2026-04-30', '2026-05-08'],
  ['the spring holiday 25 May 2026', '2026-05-19', '2026-05-27'],
  ['the August holiday 31 August 2026', '2026-08-26', '2026-09-03'],
  ['Christmas 2026: Boxing Day is a Saturday, its substitute Monday the 28th', '2026-12-22', '2026-12-31'],
  ['over Christmas into the new year 2027', '2026-12-24', '2027-01-05'],
  ['Christmas 2027: both days fall on the weekend, substitutes 27 and 28 December', '2027-12-23', '2028-01-04'],
  ['New Year’s Day 2028 is a Saturday, its substitute Monday the 3rd', '2027-12-30', '2028-01-07'],
  ['begun on a Saturday', '2026-06-06', '2026-06-12'],
]

test('five working days leave out weekends, holidays and the days that stand in for them', () => {
  for (const [why, from, due] of FIVE_WORKING_DAYS) {
    const now = onDay(from, '16:00')
    const step = stepOf(placed(onDay(from, '15:00')), now, 'hold placement planning meeting')
    assert.is(step.due, due, why)
    assert.not.ok(step.overdue, why)
    const meeting = [...placed(onDay(addDays(from, -30))), event('PPM held', onDay(addDays(from, -28)))]
    assert.is(stepOf([...meeting, below(onDay(from, '15:00'))], now, 'hold PSM').due, due, why)
  }
})

test('of two limits the stricter counts: a fortnight with two holidays in it, and one with none', () => {
  assert.is(limitFrom('2026-03-31', '14 days and 10 WD, the stricter').date, '2026-04-14')
  assert.is(limitFrom('2026-06-01', '14 days and 10 WD, the stricter').date, '2026-06-15')
  assert.is(limitFrom('2026-03-31', '10 WD').date, '2026-04-16', 'ten working days alone end later over Easter')
})

test('beyond the published list a date is provisional, and says so until it is known', () => {
  assert.not.ok(limitFrom('2028-12-18', '5 WD').provisional)
  assert.ok(limitFrom('2028-12-29', '5 WD').provisional)
  assert.is(limitFrom('2028-12-29', '5 WD').date, '2029-01-08', 'by the standing rules: 1 January 2029 is a Monday')
  assert.ok(limitFrom('2031-04-09', '5 WD').provisional)
  assert.is(
    limitFrom('2031-04-09', '5 WD').date,
    '2031-04-18',
    'Easter 2031 is the 13th of April: the 11th and 14th are off',
  )
  const step = stepOf(
    placed('2029-03-28T15:00:00+01:00'),
    '2029-03-28T16:00:00+01:00',
    'hold placement planning meeting',
  )
  assert.ok(step.limit?.provisional)
})

test('a whole day is in time until its end in London, in winter and in summer', () => {
  for (const day of ['2026-01-16', '2026-07-17', '2026-03-29', '2026-10-25']) {
    assert.not.ok(isOverdue(day, onDay(day, '23:59')), day)
    assert.ok(isOverdue(day, onDay(addDays(day, 1), '00:00')), day)
    const { missed } = momentsOf(day)
    const before = new Date(Date.parse(missed) - 1000).toISOString()
    assert.ok(isOverdue(day, missed) && !isOverdue(day, before), `${day}: missed begins where overdue does`)
  }
})

test('an evening in summer is the same day in London though it is yesterday’s date nowhere else', () => {
  const late = '2026-05-19T23:30:00+01:00'
  assert.is(stepOf(placed(late), late, 'hold placement planning meeting').due, '2026-05-27')
  const same = '2026-05-19T22:30:00Z'
  assert.is(stepOf(placed(same), same, 'hold placement planning meeting').due, '2026-05-27')
})

test('hours go on through the night in which the clocks change, both ways', () => {
  const home = placed('2026-01-05T15:00:00+00:00')
  const spring = event('missing return', '2026-03-27T22:00:00+00:00')
  const due = stepOf([...home, spring], '2026-03-28T09:00:00+00:00', 'return-home interview')
  assert.is(due.due, '2026-03-30T23:00:00+01:00', '72 hours, not three times the same time of day')
  const autumn = event('missing return', '2026-10-23T22:00:00+01:00')
  assert.is(
    stepOf([...home, autumn], '2026-10-24T09:00:00+01:00', 'return-home interview').due,
    '2026-10-26T21:00:00+00:00',
  )
})

test('an hour’s limit is kept at its minute and missed after it', () => {
  const home = placed('2026-01-05T15:00:00+00:00')
  const back = event('missing return', '2026-02-02T10:30:00+00:00')
  const at = (now: string) => stepOf([...home, back], now, 'return-home interview').overdue
  assert.not.ok(at('2026-02-05T10:29:59+00:00'))
  assert.not.ok(at('2026-02-05T10:30:00+00:00'), 'on the minute it is in time')
  assert.ok(at('2026-02-05T10:30:01+00:00'))
  const moments = momentsOf('2026-02-05T10:30:00+00:00', back.at)
  assert.is(levelAt(moments, '2026-02-04T10:29:59+00:00'), undefined)
  assert.is(levelAt(moments, '2026-02-04T10:30:00+00:00'), 'soon', 'the last third of 72 hours')
  assert.is(levelAt(moments, '2026-02-05T10:30:00+00:00'), 'soon')
  assert.is(levelAt(moments, '2026-02-05T10:30:01+00:00'), 'missed')
  assert.is(levelAt(moments, '2026-02-06T10:30:00+00:00'), 'escalated')
})

test('what happens on the boundary minute itself has happened', () => {
  const at = '2026-05-19T14:00:00+01:00'
  const home = [...placed('2026-04-01T15:00:00+01:00'), event('PPM held', '2026-04-08T10:00:00+01:00')]
  const scaled = [...home, below(at)]
  assert.is(askProcess(scaled, [], '2026-05-19T13:59:59+01:00').state, 'MONITORED')
  assert.is(askProcess(scaled, [], at).state, 'ARRANGING')
})

test('booked and cancelled meetings, cancelled visits and visits by video satisfy no clock', () => {
  const home = placed('2026-05-11T15:00:00+01:00')
  const now = '2026-05-26T09:00:00+01:00'
  const planning = [
    event('PPM booked', '2026-05-12T09:00:00+01:00'),
    event('PPM cancelled', '2026-05-15T09:00:00+01:00'),
  ]
  const visits = [
    event('statutory visit', '2026-05-14T09:00:00+01:00', { status: 'cancelled', method: 'in person' }),
    event('statutory visit', '2026-05-15T09:00:00+01:00', { status: 'done', method: 'video' }),
  ]
  const events = [...home, ...planning, ...visits]
  assert.ok(stepOf(events, now, 'hold placement planning meeting').overdue)
  assert.equal(
    [stepOf(events, now, 'statutory visit').due, stepOf(events, now, 'statutory visit').overdue],
    ['2026-05-18', true],
  )
  const arranging = [
    ...home,
    event('PPM held', '2026-05-12T10:00:00+01:00'),
    below('2026-05-13T10:00:00+01:00'),
    event('PSM booked', '2026-05-14T10:00:00+01:00'),
  ]
  const before = stepOf(arranging, now, 'hold PSM')
  const after = stepOf([...arranging, event('PSM cancelled', '2026-05-18T10:00:00+01:00')], now, 'hold PSM')
  assert.equal([before.due, before.overdue], ['2026-05-20', true], 'a booking is a milestone and no more')
  assert.equal([after.due, after.overdue], ['2026-05-20', true])
})

test('a warning leaves out holidays too: two working days before the day after Easter is the Wednesday before it', () => {
  const { soon } = momentsOf('2026-04-07', '2026-03-27T12:00:00+00:00')
  assert.is(soon, '2026-04-01T00:00:00+01:00')
  const { escalated } = momentsOf('2026-12-23', '2026-12-16T12:00:00+00:00')
  assert.is(escalated, '2026-12-30T00:00:00+00:00', 'two working days over Christmas: the 24th and the 29th')
})

test('a long limit is warned of a working week ahead, a short one two days', () => {
  assert.is(londonDay(momentsOf('2026-06-30', '2026-05-30T12:00:00+01:00').soon), '2026-06-23')
  assert.is(londonDay(momentsOf('2026-06-30', '2026-06-23T12:00:00+01:00').soon), '2026-06-26')
})

const days = fc.integer({ min: 0, max: 365 * 6 }).map((offset) => addDays('2024-06-01', offset))

test('for every day near, missed and escalated come in this order, and each is found at its very instant', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 120 }), (due, length) => {
      const moments = momentsOf(due, onDay(addDays(due, -length), '12:00'))
      const instants = LEVELS.flatMap((level) => Date.parse(moments[level] ?? '') || [])
      assert.ok(instants.every((at, n) => n === 0 || at > (instants[n - 1] ?? 0)))
      for (const [n, level] of LEVELS.slice(0, instants.length).entries()) {
        const at = instants[n] ?? 0
        assert.is(levelAt(moments, new Date(at).toISOString()), level)
        assert.is(levelAt(moments, new Date(at - 1).toISOString()), LEVELS[n - 1])
        assert.is(Date.parse(nextMoment(moments, new Date(at - 1).toISOString()) ?? ''), at)
      }
      assert.is(nextMoment(moments, moments.escalated), undefined)
    }),
    { numRuns: 300 },
  )
})

test('five working days are five days on which somebody works, whenever they are counted', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 40 }), (from, many) => {
      const { date } = addWorkingDays(from, many)
      let worked = 0
      for (let day = addDays(from, 1); day <= date; day = addDays(day, 1)) if (isWorkingDay(day)) worked += 1
      assert.is(worked, many)
      assert.ok(isWorkingDay(date))
    }),
    { numRuns: 300 },
  )
})

test('the clock on the wall is read with the offset of its own day', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 3, max: 23 }), (day, hour) => {
      const at = onDay(day, `${hour}:00`)
      assert.is(inLondon(Date.parse(at)), at)
      assert.is(londonDay(at), day)
    }),
    { numRuns: 300 },
  )
})

test.run()

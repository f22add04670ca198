import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { londonDay } from '../../src/practice/london-day.ts'

const HOUR = 3_600_000
const calendar = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' })

test('what is written around midnight is of the day that a clock in London shows, in every season', () => {
  for (const year of [1960, 1969, 1971, 1972, 1995, 2026, 2035])
    for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 2); at += HOUR) {
      const moment = new Date(at + HOUR - 1)
      assert.is(londonDay(moment.toISOString()), calendar.format(moment))
    }
})

test('an offset is read, and a day by itself is that day', () => {
  assert.is(londonDay('2026-09-10T00:30:00+01:00'), '2026-09-10')
  assert.is(londonDay('2026-09-10T00:30:00+02:00'), '2026-09-09')
  assert.is(londonDay('2026-09-10'), '2026-09-10')
})

test.run()

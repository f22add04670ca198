/** Out of hours nobody reads: when that is, to the minute, and when somebody sits at the desk again. */
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { isOfficeOpen, officeOpensAt } from '../../src/practice/office-hours.ts'

test('S4.15: the desk is manned from nine to five on working days, and the next opening leaves out holidays', () => {
  for (const [now, open] of [
    ['2026-09-10T08:59:59+01:00', false],
    ['2026-09-10T09:00:00+01:00', true],
    ['2026-09-10T16:59:59+01:00', true],
    ['2026-09-10T17:00:00+01:00', false],
    ['2026-09-12T11:00:00+01:00', false],
    // the August holiday, and nine o’clock in summer told in UTC
    ['2026-08-31T11:00:00+01:00', false],
    ['2026-09-10T08:00:00Z', true],
  ] as const)
    assert.is(isOfficeOpen(now), open, now)
  assert.is(officeOpensAt('2026-09-10T03:00:00+01:00'), '2026-09-10T09:00:00+01:00')
  assert.is(officeOpensAt('2026-09-10T17:00:00+01:00'), '2026-09-11T09:00:00+01:00')
  // from the Friday before the August holiday until the Tuesday; over the night the clocks go back
  assert.is(officeOpensAt('2026-08-28T18:00:00+01:00'), '2026-09-01T09:00:00+01:00')
  assert.is(officeOpensAt('2026-10-24T12:00:00+01:00'), '2026-10-26T09:00:00+00:00')
})

test.run()

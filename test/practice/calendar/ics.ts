import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Entry } from '../../../src/practice/calendar/entries.ts'
import { calendarFile, initialsOf } from '../../../src/practice/calendar/ics.ts'

const entry = (more: Partial<Entry>): Entry => ({
  key: 'a b',
  day: '2026-10-24',
  column: 'childs-worker',
  state: 'planned',
  what: 'Visit',
  worker: 'Hannah',
  about: 'Denise and Mark',
  ...more,
})
const lines = (...entries: readonly Entry[]): readonly string[] =>
  calendarFile(entries, '2026-10-20T09:00:00.000Z').split('\r\n')

test('S4.22: a diary reads what is planned as a whole day, and what is due as nobody’s time', () => {
  assert.equal(lines(entry({}), entry({ key: 'c', state: 'due', source: 'reg 28(2), (3A)' })), [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Doorstep//Visits and meetings//EN',
    'CALSCALE:GREGORIAN',
    'BEGIN:VEVENT',
    'UID:a-b@doorstep',
    'DTSTAMP:20261020T090000Z',
    'DTSTART;VALUE=DATE:20261024',
    'DTEND;VALUE=DATE:20261025',
    'SUMMARY:Visit\\, D. M.',
    'END:VEVENT',
    'BEGIN:VEVENT',
    'UID:c@doorstep',
    'DTSTAMP:20261020T090000Z',
    'DTSTART;VALUE=DATE:20261024',
    'DTEND;VALUE=DATE:20261025',
    'SUMMARY:Visit\\, D. M. (due)',
    'DESCRIPTION:reg 28(2)\\, (3A)',
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ])
})

test('a meeting at two in London is at one in summer and at two in winter; names never leave', () => {
  const summer = lines(entry({ at: '2026-10-24T14:00:00+01:00' }))
  const winter = lines(entry({ at: '2026-10-26T14:00:00+00:00' }))
  assert.ok(summer.includes('DTSTART:20261024T130000Z') && summer.includes('DURATION:PT1H'))
  assert.ok(winter.includes('DTSTART:20261026T140000Z'))
  assert.not.match(summer.join(), /Denise|Mark|Hannah/)
  assert.is(initialsOf('Denise and Mark'), 'D. M.')
  assert.is(initialsOf('Ália'), 'Á.')
})

test('what was held is not in it; no line is longer than 75 octets, and folded it is the same', () => {
  assert.not.ok(lines(entry({ state: 'held' })).includes('BEGIN:VEVENT'))
  const long = `Über ${'ö'.repeat(80)}; and more`
  const text = calendarFile([entry({ what: long })], '2026-10-20T09:00:00.000Z')
  for (const line of text.split('\r\n')) assert.ok(new TextEncoder().encode(line).length <= 75)
  assert.ok(text.replaceAll('\r\n ', '').includes(`SUMMARY:${long.replace(';', '\\;')}\\, D. M.`))
})

test.run()

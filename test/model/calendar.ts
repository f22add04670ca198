import Holidays from 'date-holidays'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import {
  addDays,
  addMonths,
  addWorkingDays,
  ageOn,
  daysBetween,
  isBankHoliday,
  isDate,
  isWorkingDay,
  longDate,
} from '../../src/model/calendar.ts'

const daysOf = (year: number): string[] => {
  const days: string[] = []
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) days.push(day)
  return days
}

/** Another library's opinion: public holidays and their substitutes in England, weekends aside. */
function holidaysElsewhere(year: number): string[] {
  const england = new Holidays('GB', 'ENG', { timezone: 'UTC' })
  return [
    ...new Set(
      england
        .getHolidays(year)
        .filter(({ type }) => type === 'public')
        .map(({ date }) => date.slice(0, 10)),
    ),
  ]
    .filter((day) => ![0, 6].includes(new Date(day).getUTCDay()))
    .sort()
}

for (let year = 2024; year <= 2028; year++) {
  test(`bank holidays of ${year} are those another calendar knows`, () => {
    assert.equal(daysOf(year).filter(isBankHoliday), holidaysElsewhere(year))
  })
}

test('years beyond the published list go by the standing rules', () => {
  for (const year of [2029, 2030, 2031, 2032, 2033, 2034, 2038]) {
    assert.equal(
      daysOf(year).filter((day) => isBankHoliday(day)),
      holidaysElsewhere(year),
      String(year),
    )
  }
})

test('five working days over Easter skip Good Friday and Easter Monday', () => {
  assert.equal(addWorkingDays('2026-04-01', 5), { date: '2026-04-10', provisional: false })
})

test('a visit on Thursday 10 September is signed by Thursday 17 September', () => {
  assert.is(addWorkingDays('2026-09-10', 5).date, '2026-09-17')
})

test('Boxing Day on a Saturday gives its substitute, and the Saturday is only a weekend', () => {
  assert.is(isBankHoliday('2026-12-26'), false)
  assert.is(isWorkingDay('2026-12-28'), false)
  assert.is(isWorkingDay('2026-12-29'), true)
})

test('a deadline after 2028 says that it is provisional', () => {
  assert.is(addWorkingDays('2028-12-20', 3).provisional, false)
  assert.is(addWorkingDays('2028-12-28', 5).provisional, true)
})

test('days and months are counted over clock changes and leap years', () => {
  assert.is(addDays('2026-03-28', 2), '2026-03-30')
  assert.is(addDays('2028-02-28', 1), '2028-02-29')
  assert.is(daysBetween('2026-10-24', '2026-10-26'), 2)
  assert.is(daysBetween('2026-10-26', '2026-10-24'), -2)
  assert.is(addMonths('2026-01-31', 1), '2026-02-28')
  assert.is(addMonths('2026-11-30', 3), '2027-02-28')
})

test('age turns on the birthday; on 1 March for a leap day', () => {
  assert.is(ageOn('2017-09-11', '2026-09-10'), 8)
  assert.is(ageOn('2017-09-11', '2026-09-11'), 9)
  assert.is(ageOn('2008-02-29', '2026-02-28'), 17)
  assert.is(ageOn('2008-02-29', '2026-03-01'), 18)
})

test('only days that exist are days', () => {
  assert.is(isDate('2026-02-29'), false)
  assert.is(isDate('2026-13-01'), false)
  assert.is(isDate('10/09/2026'), false)
  assert.is(isDate('2028-02-29'), true)
  assert.is(longDate('2026-09-01'), '1 September 2026')
})

test.run()

/**
 * Health assessments, reg 7: the report is there for the first review (20 working days, reg 33); then at least once in
 * every six months before the fifth birthday, and once in every twelve after it.
 */
import { addMonths, addWorkingDays } from '../../model/calendar.ts'
import { healthAssessment } from '../../records/health-assessment.ts'
import { having, ofType } from '../of-type.ts'
import { fromHereOn, latestDay } from './timer.ts'
import type { AboutChild, Timer } from './timer.ts'

const FIRST_REVIEW_WORKING_DAYS = 20
const MONTHS_UNDER_FIVE = 6
const MONTHS_AFTER = 12

export function healthTimers({ child, records, enteredCare, writtenOn, today }: AboutChild): Timer[] {
  const days = having(ofType(healthAssessment, records), 'date').map(({ body }) => body.date)
  const last = latestDay(days, today)
  const fifth = child?.body.birthDate && addMonths(child.body.birthDate, 60)
  // A period of six months that would end after the fifth birthday is none of those before it.
  const months = (from: string): number =>
    fifth && addMonths(from, MONTHS_UNDER_FIVE) < fifth ? MONTHS_UNDER_FIVE : MONTHS_AFTER
  if (last) {
    const due = addMonths(last, months(last))
    return [fromHereOn({ what: 'health assessment', owner: 'CSW', due, from: last }, writtenOn)]
  }
  if (!enteredCare) return []
  const due = addWorkingDays(enteredCare, FIRST_REVIEW_WORKING_DAYS).date
  return [fromHereOn({ what: 'first health assessment', owner: 'CSW', due, from: enteredCare }, writtenOn)]
}

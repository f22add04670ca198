/**
 * The personal education plan (statutory guidance 2018 on looked-after children's education): begun within ten working
 * days of coming into care, ready for the first review, looked at every term. Some councils differ: check locally.
 */
import { addMonths, addWorkingDays } from '../../model/calendar.ts'
import { educationPlan } from '../../records/education-plan.ts'
import { having, ofType } from '../of-type.ts'
import { nextTermEnd } from './school-terms.ts'
import { fromHereOn, latestDay } from './timer.ts'
import type { AboutChild, Timer } from './timer.ts'

const BEGIN_WORKING_DAYS = 10
const FIRST_REVIEW_WORKING_DAYS = 20
// The guidance begins with the early years, from three, and ends at eighteen.
const FROM_MONTHS = 36
const UNTIL_MONTHS = 216

export function educationTimers({ child, records, enteredCare, writtenOn, terms, today }: AboutChild): Timer[] {
  const birth = child?.body.birthDate
  if (birth && (addMonths(birth, FROM_MONTHS) > today || addMonths(birth, UNTIL_MONTHS) <= today)) return []
  const plans = having(ofType(educationPlan, records), 'date').filter(({ body }) => body.date <= today)
  const meetings = plans.flatMap(({ body }) => (body.stage === 'meeting' ? [body.date] : []))
  const last = latestDay(meetings, today)
  if (last)
    return [
      fromHereOn(
        { what: 'education plan this term', owner: 'CSW', due: nextTermEnd(last, terms), from: last },
        writtenOn,
      ),
    ]
  // Whoever turned three in care has their plan from then on.
  const third = birth && addMonths(birth, FROM_MONTHS)
  const from = third && enteredCare && third > enteredCare ? third : enteredCare
  if (!from) return []
  const timer =
    plans.length > 0
      ? { what: 'education plan ready', days: FIRST_REVIEW_WORKING_DAYS }
      : { what: 'begin education plan', days: BEGIN_WORKING_DAYS }
  return [fromHereOn({ what: timer.what, owner: 'CSW', due: workingDays(from, timer.days), from }, writtenOn)]
}

const workingDays = (from: string, days: number): string => addWorkingDays(from, days).date

/** The strengths and difficulties questionnaire: yearly for children of 4 to 16 who have been in care for twelve months (DfE, SSDA903 guide). */
import { addMonths } from '../../model/calendar.ts'
import { sdqScore } from '../../records/sdq-score.ts'
import { having, ofType } from '../of-type.ts'
import { fromHereOn, latestDay } from './timer.ts'
import type { AboutChild, Timer } from './timer.ts'

const YEAR = 12
const FROM_MONTHS = 48
/** Until the seventeenth birthday. */
const UNTIL_MONTHS = 204

export function strengthsTimers({ child, records, enteredCare, writtenOn, today }: AboutChild): Timer[] {
  const birth = child?.body.birthDate
  if (!birth || !enteredCare) return []
  const last = latestDay(
    having(ofType(sdqScore, records), 'date').map(({ body }) => body.date),
    today,
  )
  const inCareAYear = addMonths(enteredCare, YEAR)
  const fourth = addMonths(birth, FROM_MONTHS)
  const begins = inCareAYear > fourth ? inCareAYear : fourth
  const again = last && addMonths(last, YEAR)
  const due = again && again > begins ? again : begins
  const timer = fromHereOn({ what: 'strengths questionnaire', owner: 'CSW', due, from: last ?? enteredCare }, writtenOn)
  return (timer.due ?? '') < addMonths(birth, UNTIL_MONTHS) ? [timer] : []
}

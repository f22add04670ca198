/**
 * Reviews beyond their turn: of a long-term placement after its first year not each needs a meeting, but one a year does
 * (guidance, to be checked locally); and sooner where a visit found that welfare was not safeguarded (reg 30).
 */
import { addMonths } from '../../model/calendar.ts'
import { statutoryReview } from '../../records/statutory-review.ts'
import { statutoryVisit } from '../../records/statutory-visit.ts'
import { having, ofType } from '../of-type.ts'
import { signedOf } from '../process/signed-records.ts'
import { termsOf } from '../visits-due.ts'
import { fromHereOn, latestDay } from './timer.ts'
import type { AboutChild, Timer } from './timer.ts'

const YEAR = 12

export function reviewTimers({ child, home, records, writtenOn, today }: AboutChild): Timer[] {
  const reviews = having(ofType(statutoryReview, records), 'date')
  const timers: Timer[] = []
  const longTerm = child?.body.longTerm?.answer === true
  if (longTerm && addMonths(termsOf(home, child).start, YEAR) <= today) {
    const last = latestDay(
      reviews.flatMap(({ body }) => (body.meeting?.answer === false ? [] : [body.date])),
      today,
    )
    if (last)
      timers.push(
        fromHereOn(
          { what: 'review meeting of the year', owner: 'IRO', due: addMonths(last, YEAR), from: last },
          writtenOn,
        ),
      )
  }
  const worried = signedOf(statutoryVisit, records)
    .filter(({ body }) => body.date && body.safeguarded?.answer === false)
    .sort((a, b) => ((a.body.date ?? '') < (b.body.date ?? '') ? -1 : 1))
    .at(-1)
  const found = worried?.body.date
  if (worried && found && found <= today && !reviews.some(({ body }) => body.date >= found && body.date <= today))
    timers.push({ what: 'review sooner', owner: 'IRO', due: null, from: found, recordId: worried.id })
  return timers
}

/** F17: what a stability meeting agreed and is late, or has no date. */
import { action, isStillToDo } from '../../records/action.ts'
import { reviewMeeting } from '../../records/review-meeting.ts'
import { stabilityMeeting } from '../../records/stability-meeting.ts'
import { capital, inWords } from '../../records/summary-words.ts'
import { askedForOf } from '../asked-for.ts'
import { dayInWords, londonDay } from '../london-day.ts'
import { instantOf } from '../london-time.ts'
import { having } from '../of-type.ts'
import { signedOf } from '../process/signed-records.ts'
import type { StabilitySignal } from './signal.ts'
import type { SignalFacts } from './signal-facts.ts'

/** F17: actions of stability and review meetings past their day, or a meeting whose review has no date. */
export function meetingActionsLate(facts: SignalFacts): StabilitySignal[] {
  const { today, records, home } = facts
  const meetings = signedOf(stabilityMeeting, records).flatMap(({ id, body, signature }) => ({
    id,
    day: body.held ? londonDay(instantOf(body.held)) : londonDay(signature.at),
    review: body.reviewDate,
  }))
  const reviews = signedOf(reviewMeeting, records).flatMap(({ id, body }) =>
    body.held ? [{ id, day: londonDay(instantOf(body.held)) }] : [],
  )
  const late = having(facts.ofChild(action), 'due')
    .filter(({ body }) => /^(stability|review) meeting/i.test(body.source ?? '') && body.due < today)
    .filter((one) => isStillToDo(one.body) && !askedForOf(facts.files, one, today))
    .sort((a, b) => (a.body.due < b.body.due ? -1 : 1))
  const last = meetings
    .filter(({ day }) => day >= home.body.start)
    .sort((a, b) => (a.day < b.day ? -1 : 1))
    .at(-1)
  const undated = last && !last.review && !reviews.some(({ day }) => day >= last.day) ? last : undefined
  const words = [
    ...(late.length > 0
      ? [
          `${capital(inWords(late.length))} ${late.length === 1 ? 'action of a stability meeting is' : 'actions of stability meetings are'} late, the first since ${dayInWords(late[0]?.body.due ?? today)}.`,
        ]
      : []),
    ...(undated ? [`The stability meeting of ${dayInWords(undated.day)} has no date for its review.`] : []),
  ]
  if (words.length === 0) return []
  return [
    {
      rule: 'F17',
      words: words.join(' '),
      evidence: [...(undated ? [undated.id] : []), ...late.map(({ id }) => id)],
      see: late.length > 0 ? 'The actions' : 'The meeting',
    },
  ]
}

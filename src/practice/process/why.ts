/** The sentence that explains where a placement stands, and the date that is counted from there. */
import { dayInWords, londonDay } from '../london-day.ts'
import { isBankHoliday, weekday, addDays } from '../../model/calendar.ts'
import type { ProcessEvent } from './event.ts'
import type { Duty, Stay } from './fold.ts'
import { lowestGateScore } from './scores.ts'
import type { State } from './table.ts'

const STATE_WORDS: { readonly [S in State]: string } = {
  '–': 'No placement is asked for',
  SOURCING: 'Looking for a home',
  PLACED: 'Placed, before the planning meeting',
  MONITORED: 'The placement is monitored',
  SCALED: 'Waiting for an answer: any actions required?',
  TRIAGE: 'Waiting for triage',
  DISCUSSION: 'Waiting for the stability discussion',
  ARRANGING: 'Arranging a meeting',
  HELD: 'The meeting was held, its minutes are not signed yet',
  ACTIONS: 'Carrying out what the meeting agreed',
  REVIEWED: 'Waiting for a decision: is it stabilising?',
  APPROVAL: 'A move waits for approval',
  DECIDED: 'A move is approved, waiting for a decision: can the placement be kept until a home is found?',
  PLANNED_MOVE: 'A planned move is being prepared',
  EMERGENCY: 'A new home is needed at once',
  ENDED: 'The placement has ended',
}

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const fullDay = (day: string): string => `${DAYS[weekday(day)] ?? ''} ${dayInWords(day)}`

export function whyItStands(stay: Stay | undefined): string {
  if (!stay?.last) return `${STATE_WORDS['–']}.`
  const because = becauseOf(stay.last.event)
  const duty = stay.meeting ?? stay.discussion ?? stay.review
  return `${STATE_WORDS[stay.state]} because ${because}${duty ? dutyWords(duty) : ''}.`
}

function becauseOf(event: ProcessEvent): string {
  const on = `on ${fullDay(londonDay(event.at))}`
  switch (event.type) {
    case 'carer supervision': {
      const lowest = lowestGateScore(event)
      const who = event.data.scores?.find(({ score }) => score === lowest)?.person
      return lowest === undefined
        ? `the carers were supervised ${on}`
        : `${who ?? 'the lowest answer'} gave ${lowest} ${on}`
    }
    case 'review held':
      return `the review ${on} said ${event.data.stabilising === false ? 'that it is not stabilising' : event.data.stabilising ? 'that it is stabilising' : 'nothing yet'}`
    case 'triage':
      return `triage ${on} said ${event.data.immediateRisk ? 'immediate risk' : 'no immediate risk'}`
    case 'stability discussion':
      return event.data.psmRequired
        ? `the discussion ${on} asked for a meeting`
        : `the discussion ${on} asked for no meeting: ${event.data.reason ?? ''}`
    case 'maintainability decided':
      return `it was decided ${on} that it ${event.data.maintainable ? 'can' : 'cannot'} be kept until a suitable home is found`
    default:
      return `of "${event.type}" ${on}`
  }
}

/** "; to be held by Wednesday 27 May: 5 working days, leaving out the bank holiday on Monday 25 May". */
function dutyWords(duty: Duty): string {
  if (duty.due === null) return ''
  const by = `; to be held by ${fullDay(duty.due)}`
  if (!duty.limit) return by
  const from = londonDay(duty.from.at)
  const left: string[] = []
  for (let day = addDays(from, 1); day <= duty.due; day = addDays(day, 1))
    if (isBankHoliday(day) && weekday(day) % 6 !== 0) left.push(fullDay(day))
  const without = left.length > 0 ? `, leaving out the bank holiday on ${left.join(' and ')}` : ''
  return `${by}: ${duty.limit.words}${duty.limit.words.includes('working') ? without : ''}`
}

/** The sentence that explains where a placement stands, and the date that is counted from there. */
import { addDays, isBankHoliday, weekday } from '../../model/calendar.ts'
import { capital, inWords } from '../../records/summary-words.ts'
import { dayInWords, londonDay } from '../london-day.ts'
import { eventWords } from './event-words.ts'
import type { Duty, Stay } from './fold.ts'
import { BY_REGULATION, limitFrom } from './settings.ts'
import { STATE_WORDS } from './state-words.ts'
import type { NextStep } from './step.ts'
import { isUnderWay } from './under-way.ts'

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const fullDay = (day: string): string => `${DAYS[weekday(day)] ?? ''} ${dayInWords(day)}`

export function whyItStands(stay: Stay | undefined): string {
  if (!stay?.last) return `${STATE_WORDS['–']}.`
  return `${STATE_WORDS[stay.state]} because ${becauseOf(stay)}${dutyIn(stay)}.`
}

/** The same under a heading that names the state already: "Because Denise gave 4 …", and no words twice. */
export function whyUnder(heading: string, why: string): string {
  return why.startsWith(`${heading} because `) ? capital(why.slice(heading.length + 1)) : why
}

/** "Denise gave 4 on Tuesday 19 May": what led to where it stands. */
export function becauseOf(stay: Stay): string {
  if (!stay.last) return ''
  const { event } = stay.last
  if (isUnderWay(event)) return 'it was under way already when it was written down here'
  return eventWords(event, `on ${fullDay(londonDay(event.at))}`, stay.state)
}

function dutyIn(stay: Stay): string {
  if (stay.meeting) return dutyWords('to be held by', stay.meeting)
  if (stay.discussion) return dutyWords('to be talked through by', stay.discussion)
  if (stay.review) return dutyWords('to be reviewed by', stay.review)
  if (stay.recheck && stay.last?.row.id === 'T12') return dutyWords('to be looked at again on', stay.recheck)
  if (stay.state !== 'PLACED' || !stay.placed) return ''
  const limit = limitFrom(londonDay(stay.placed.at), BY_REGULATION['planning meeting'])
  return dutyWords('to be held by', { due: limit.date, from: stay.placed, limit })
}

/** "; to be held by Wednesday 27 May: five working days, leaving out the bank holiday on Monday 25 May". */
function dutyWords(doing: string, duty: Pick<Duty, 'due' | 'from' | 'limit'>): string {
  if (duty.due === null) return ''
  const counted = countedWords(duty)
  return `; ${doing} ${fullDay(duty.due)}${counted ? `: ${counted}` : ''}`
}

/** How a date was counted: "five working days, leaving out the bank holiday on Monday 25 May"; nothing where it was set by hand. */
export function countedWords({ due, from, limit }: Pick<NextStep, 'due' | 'from' | 'limit'>): string {
  if (due === null || !limit || !from) return ''
  const left: string[] = []
  for (let day = addDays(londonDay(from.at), 1); day <= due; day = addDays(day, 1))
    if (isBankHoliday(day) && weekday(day) % 6 !== 0) left.push(fullDay(day))
  const words = limit.words.replace(/^\d+(?= )/, (count) => inWords(Number(count)))
  const without = `, leaving out the bank holiday${left.length > 1 ? 's' : ''} on ${left.join(' and ')}`
  return `${words}${left.length > 0 && words.includes('working') ? without : ''}${limit.provisional ? '; provisional, a bank holiday may still be added' : ''}`
}

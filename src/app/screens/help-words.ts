/** The clock of a request for help in words: how long it waits, by when, who hears of it. Pure. */
import type { Casebook } from '../../device/notebook.ts'
import { ORGANISATION } from '../../model/file.ts'
import type { FileId, Uuid } from '../../model/file.ts'
import { ROLE_WORDS } from '../../model/person.ts'
import type { Role } from '../../model/person.ts'
import type { Mark } from '../../model/record.ts'
import { ofType } from '../../practice/of-type.ts'
import type { ClimbingClock } from '../../practice/process/help-clocks.ts'
import { person } from '../../records/person.ts'
import { count, firstName, nearDay, timeOf, whenWords } from '../words.ts'
import { dueOf } from './process-due.ts'

const MINUTE_MS = 60_000

/** "1 h 12 min", "40 min", "3 days": of a time that has gone by or is left. */
export function spanWords(fromIso: string, untilIso: string): string {
  const minutes = Math.max(0, Math.floor((Date.parse(untilIso) - Date.parse(fromIso)) / MINUTE_MS))
  const hours = Math.floor(minutes / 60)
  if (hours >= 48) return count(Math.round(hours / 24), 'day')
  if (hours >= 6) return count(hours, 'hour')
  return hours > 0 ? `${hours} h ${minutes % 60} min` : `${minutes} min`
}

/** "by 16:02", "by the end of tomorrow", "by the end of Tue 15 Sep". */
export function byWords(due: string, today: string): string {
  if (due.length === 10) return `by the end of ${nearDay(due, today)}`
  const when = whenWords(due, today)
  return `by ${when.startsWith('today ') ? timeOf(due) : when}`
}

/** "Was due Thu 19 Nov 16:02": hours are told to the minute also when days have gone by. */
export function helpDue(clock: Pick<ClimbingClock, 'due' | 'overdue'>, today: string): ReturnType<typeof dueOf> {
  if (clock.overdue && clock.due.length > 10) return { kind: 'urgent', words: `Was due ${whenWords(clock.due, today)}` }
  return dueOf(clock, today)
}

/** What somebody still has to do before the date: "to take it up", "to answer". */
export const toDo = ({ what }: Pick<ClimbingClock, 'what'>): string =>
  what.startsWith('acknowledge') ? 'to take it up' : 'to answer'

export const notDone = ({ what }: Pick<ClimbingClock, 'what'>): string =>
  what.startsWith('acknowledge') ? 'Nobody has taken it up in time' : 'No answer has come in time'

/** "Hannah began a visit at 14:10", "You began a visit on Tue 8 Sep 14:10". It answers nothing: the clock goes on. */
export function visitWords(visit: Mark, me: Uuid, today: string, say: (name: string) => string): string {
  const when = whenWords(visit.at, today)
  const who = visit.personId === me ? 'You' : firstName(say(visit.name))
  return `${who} began a visit ${when.startsWith('today ') ? `at ${timeOf(visit.at)}` : when}`
}

/** "Sam began to ask for support at 14:10". It answers nothing either. */
export function supportWords(support: Mark, me: Uuid, today: string, say: (name: string) => string): string {
  const when = whenWords(support.at, today)
  const who = support.personId === me ? 'You' : firstName(say(support.name))
  return `${who} began to ask for support ${when.startsWith('today ') ? `at ${timeOf(support.at)}` : when}`
}

/** "Priya, team manager" where there is one; else the role alone. A team manager is one of the home's team. */
export function nameOfRole(casebook: Casebook, role: Role, household: FileId | undefined): string {
  const team = household ? casebook.inFile(household, 'household')[0]?.body.team : undefined
  const [one, ...others] = ofType(person, casebook.inFile(ORGANISATION, 'person')).filter(
    ({ body }) => body.role === role && (role !== 'team-manager' || team === undefined || body.team === team),
  )
  return one?.body.name && others.length === 0
    ? `${firstName(one.body.name)}, ${ROLE_WORDS[role]}`
    : `the ${ROLE_WORDS[role]}`
}

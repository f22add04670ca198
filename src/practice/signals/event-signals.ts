/** F8 and F11: what has happened to the child, counted. */
import { addDays, daysBetween } from '../../model/calendar.ts'
import { incident } from '../../records/incident.ts'
import { missingEpisode } from '../../records/missing-episode.ts'
import { capital, inWords } from '../../records/summary-words.ts'
import { londonDay } from '../london-day.ts'
import { hoursAfter, instantOf, onDay } from '../london-time.ts'
import { MISSING_DAYS, missingLately, MISSING_TIMES } from '../missing-days.ts'
import { having } from '../of-type.ts'
import type { StabilitySignal } from './signal.ts'
import type { SignalFacts } from './signal-facts.ts'

// Section F [P]; the 72 hours are DfE's statutory guidance of 2014.
const MISSING_HOURS = 24
const INTERVIEW_HOURS = 72
const INCIDENTS = 3
const INCIDENT_DAYS = 14
const FEWEST_TO_DOUBLE = 2

/** F8. Three whole days are never shorter than 72 hours; where the hour of return is known, the hour counts. */
export function missingOften(facts: SignalFacts): StabilitySignal[] {
  const { today, now } = facts
  const episodes = having(facts.ofChild(missingEpisode), 'start')
    .filter(({ body }) => body.start <= today)
    .sort((a, b) => (a.body.start < b.body.start ? -1 : 1))
  const days = missingLately(facts.records, today)
  const isOften = days.length >= MISSING_TIMES
  const long = episodes.filter(
    ({ body }) => body.kind !== 'A' && days.some(([day]) => day === body.start) && awayTooLong(body, now),
  )
  const late = episodes.filter(({ body }) => interviewLate(body, now))
  const words = [
    ...(isOften
      ? [`Missing ${days.length === 2 ? 'twice' : `${inWords(days.length)} times`} in ${MISSING_DAYS} days.`]
      : long.length > 0
        ? ['Missing for more than a day.']
        : []),
    ...(late.length > 0 ? ['The talk after coming back is late.'] : []),
  ]
  if (words.length === 0) return []
  const dated = (some: typeof episodes) => some.map(({ id, body }) => [body.start, id] as const)
  const shown = [...(isOften ? days : dated(long)), ...dated(late)].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  const evidence = [...new Set(shown.map(([, id]) => id))]
  return [
    {
      rule: 'F8',
      words: words.join(' '),
      evidence,
      see: evidence.length > 1 ? 'Episodes' : 'The episode',
    },
  ]
}

interface Episode {
  readonly start: string
  readonly end?: string
  readonly returned?: string
  readonly interviewOn?: string
  readonly kind?: string
}

/** The start is a day without an hour: away over more than one midnight, or known to be back later than a day after its end. */
function awayTooLong({ start, end, returned }: Episode, now: string): boolean {
  const back = returned ? londonDay(instantOf(returned)) : (end ?? londonDay(now))
  if (daysBetween(start, back) > 1) return true
  return (
    returned !== undefined &&
    Date.parse(instantOf(returned)) > Date.parse(hoursAfter(onDay(start, '23:59'), MISSING_HOURS))
  )
}

/** Away without leave (A) owes no interview; an episode of an old return without an hour is history and no clock. */
const interviewLate = ({ returned, interviewOn, kind }: Episode, now: string): boolean =>
  returned !== undefined &&
  !interviewOn &&
  kind !== 'A' &&
  Date.parse(now) > Date.parse(hoursAfter(instantOf(returned), INTERVIEW_HOURS))

/** F11: three in a fortnight, or twice as many in four weeks as in the four before. */
export function incidentsMany(facts: SignalFacts): StabilitySignal[] {
  const { today } = facts
  const dated = facts
    .ofChild(incident)
    .flatMap(({ id, body }) => (body.start ? [{ id, day: londonDay(instantOf(body.start)) }] : []))
    .sort((a, b) => (a.day < b.day ? -1 : 1))
  const [eightWeeks, fourWeeks] = [addDays(today, -56), addDays(today, -28)]
  const between = (after: string, until: string) => dated.filter(({ day }) => day > after && day <= until)
  const fortnight = between(addDays(today, -INCIDENT_DAYS), today)
  const [before, lately] = [between(eightWeeks, fourWeeks), between(fourWeeks, today)]
  const was = `${inWords(before.length)} in the four weeks before these four`
  if (fortnight.length >= INCIDENTS)
    return [
      {
        rule: 'F11',
        words: `${capital(inWords(fortnight.length))} incidents this fortnight.`,
        baseline: was,
        evidence: fortnight.map(({ id }) => id),
        see: 'Incidents',
      },
    ]
  if (before.length < FEWEST_TO_DOUBLE || lately.length < before.length * 2) return []
  return [
    {
      rule: 'F11',
      words: `${capital(inWords(lately.length))} incidents in four weeks, ${inWords(before.length)} in the four before.`,
      baseline: was,
      evidence: lately.map(({ id }) => id),
      see: 'Incidents',
    },
  ]
}

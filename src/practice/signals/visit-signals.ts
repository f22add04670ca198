/** F5, F6 and F20: whether the workers come, both of them, and stay. */
import { addDays, addMonths, daysBetween } from '../../model/calendar.ts'
import { allocation } from '../../records/allocation.ts'
import { carerSupervision } from '../../records/carer-supervision.ts'
import { statutoryVisit } from '../../records/statutory-visit.ts'
import { capital, inWords } from '../../records/summary-words.ts'
import { dayInWords, londonDay } from '../london-day.ts'
import { having } from '../of-type.ts'
import { recordsOfType } from '../records-of-type.ts'
import { carersSupervisions } from '../supervision-due.ts'
import { dueNext, visitCoverage } from '../visits-due.ts'
import type { StabilitySignal } from './signal.ts'
import type { SignalFacts } from './signal-facts.ts'

// Section F [P].
const LATE_VISITS = 2
const MONTHS_BACK = 6
const SUPERVISION_DAYS = 35
const WORKER_CHANGES = 2

/** F5. A home that was brought in from a return, without any visit, is not known: it is not said to be late. */
export function visitsLate(facts: SignalFacts): StabilitySignal[] {
  const { records, today, home } = facts
  const cover = visitCoverage(records, today)
  const due = cover && dueNext(cover, today)
  if (!due || due.neverRecorded) return []
  const visits = facts.ofChild(statutoryVisit)
  if (due.daysLeft < 0) {
    const last = visits.filter(({ body }) => body.date === due.lastVisit).map(({ id }) => id)
    return [
      {
        rule: 'F5',
        words: `The visit due on ${dayInWords(due.due)} has not been made.`,
        baseline: `${due.rule}, ${due.source}`,
        evidence: last.length > 0 ? last : [home.id],
        see: 'The last visit',
      },
    ]
  }
  const since = addMonths(today, -MONTHS_BACK)
  const late = cover.marks.filter(({ state, made }) => state === 'late' && made !== undefined && made >= since)
  if (late.length < LATE_VISITS) return []
  const made = new Set(late.map((mark) => mark.made))
  return [
    {
      rule: 'F5',
      words: `${capital(inWords(late.length))} visits were late in six months.`,
      evidence: having(visits, 'date')
        .filter(({ body }) => made.has(body.date))
        .sort((a, b) => (a.body.date < b.body.date ? -1 : 1))
        .map(({ id }) => id),
      see: 'The visits',
    },
  ]
}

/**
 * F6. Counted from the last signed supervision of this home, or from the day the child came; in a home that was written
 * down long after it began, from the day it was written down.
 */
export function supervisionMissing(facts: SignalFacts): StabilitySignal[] {
  const { today, home, householdId } = facts
  if (!householdId) return []
  const supervisions = [facts.records, facts.homeRecords].flatMap((file) => recordsOfType(carerSupervision.type, file))
  const last = carersSupervisions(supervisions, today).findLast(({ body }) => body.date >= home.body.start)
  const known = [home.body.start, londonDay(home.author.at)].sort().at(-1) ?? home.body.start
  const since = last?.body.date ?? known
  const days = daysBetween(since, today)
  if (days <= SUPERVISION_DAYS) return []
  return [
    {
      rule: 'F6',
      words: last
        ? `The carers’ last supervision was on ${dayInWords(since)}, ${days} days ago.`
        : `No supervision of the carers is written down since ${dayInWords(since)}, ${days} days ago.`,
      baseline: 'every month was agreed',
      evidence: [last?.id ?? home.id],
      see: last ? 'The last one' : 'The home',
    },
  ]
}

/** F20: a change is somebody else than before; a worker who comes back after another counts as well. */
export function workerChanged(facts: SignalFacts): StabilitySignal[] {
  const { today } = facts
  const since = addMonths(today, -12)
  const terms = having(facts.ofChild(allocation), 'from', 'worker')
    .filter(({ body }) => body.role === 'childs-social-worker' && body.from <= today)
    .sort((a, b) => (a.body.from < b.body.from ? -1 : 1))
  const changes = terms.filter(({ body }, at) => {
    const before = terms[at - 1]
    return before !== undefined && nameOf(before.body.worker) !== nameOf(body.worker) && body.from > since
  })
  if (changes.length < WORKER_CHANGES) return []
  return [
    {
      rule: 'F20',
      words: `The child’s social worker changed ${changes.length === 2 ? 'twice' : `${inWords(changes.length)} times`} in twelve months.`,
      baseline: `since ${dayInWords(addDays(since, 1))} of last year`,
      evidence: changes.map(({ id }) => id),
      see: 'Who works with them',
    },
  ]
}

const nameOf = (worker: { readonly recordId?: string; readonly name: string }): string => worker.recordId ?? worker.name

/** S4.2 to S4.5 and S4.8: supervision, help, logs and visits. */
import { addDays, addMonths, daysBetween } from '../../model/calendar.ts'
import { lettersOf, canRead, readsExtract } from '../../model/permission-table.ts'
import { isAboveTeams, isOneOf } from '../../model/person.ts'
import type { Actor } from '../../model/person.ts'
import { person } from '../../records/person.ts'
import { helpRequest } from '../../records/help-request.ts'
import { staffSupervision } from '../../records/staff-supervision.ts'
import { acknowledgeBy, answerBy, helpState, isOpen } from '../help-state.ts'
import type { HelpRequest } from '../help-state.ts'
import { logsOfHome, logsOverdue } from '../logs-read.ts'
import { dayInWords, londonDay } from '../london-day.ts'
import { asType } from '../of-type.ts'
import type { Files } from '../of-type.ts'
import { isOverdue } from '../process/ask.ts'
import { supervisionMissing, visitsLate } from '../signals/visit-signals.ts'
import type { SignalFacts } from '../signals/signal-facts.ts'
import { workerSupervision } from '../supervision/worker-supervision-due.ts'
import { listed } from '../../records/summary-words.ts'
import { coverageSince, UNKNOWN_AFTER_DAYS, visitDue } from '../visits-due.ts'
import { workerOn } from '../workers.ts'
import type { Finding, FindingRule } from './finding.ts'

const SUPERVISION_DAYS = 35
const HELP_MONTHS = 3
const LOG_DAYS = 28

const CASE_WORKERS = ['childs-social-worker', 'supervising-social-worker'] as const

/** S4.2. A worker sees their own alone; nobody is said to have none where the reader may not look. */
export const workersSupervised: FindingRule = (facts, reader) => {
  const { files, records, homeRecords, today, say } = facts
  const seen = CASE_WORKERS.flatMap((role) => {
    const worker = workerOn(role === 'childs-social-worker' ? records : homeRecords, role, today)
    return worker?.personId && mayLook(reader, worker.personId, files)
      ? [workerSupervision(files, { workerId: worker.personId, name: worker.name, role }, today)]
      : []
  })
  if (seen.length === 0) return undefined
  const without = seen.filter(({ last }) => !last || daysBetween(last.date, today) > SUPERVISION_DAYS)
  const evidence = seen.flatMap(({ last }) => last?.recordId ?? [])
  if (without.length === 0)
    return { isMet: true, words: `${listed(seen.map(({ name }) => say(name)))}, within 35 days.`, evidence }
  return {
    isMet: false,
    words: without
      .map(({ name, last }) =>
        last
          ? `${say(name)} was last supervised on ${dayInWords(last.date)}.`
          : `None is written down for ${say(name)}.`,
      )
      .join(' '),
    evidence,
  }
}

function mayLook(reader: Pick<Actor, 'personId' | 'role' | 'team'>, workerId: string, files: Files): boolean {
  if (reader.personId === workerId) return true
  if (CASE_WORKERS.some((role) => role === reader.role) || reader.role === 'senior-practitioner') return false
  // they have a manager's letters, and hold no worker's file: to them all would look as though there were none
  if (isAboveTeams(reader.role)) return false
  // a manager holds the files of the team's own workers
  const team = asType(person, files.get(workerId))?.body.team
  if (isOneOf(['team-manager'], reader.role) && team !== reader.team) return false
  const letters = lettersOf(staffSupervision.permission, reader.role)
  return canRead(letters) || readsExtract(letters)
}

/** S4.3. */
export const carersSupervised: FindingRule = (facts) => {
  if (!facts.householdId) return undefined
  const [missing] = supervisionMissing(facts)
  return missing
    ? { isMet: false, words: missing.words, evidence: missing.evidence }
    : { isMet: true, words: 'Within 35 days.', evidence: [] }
}

/** S4.4. Without a request there is nothing to answer. */
export const helpAnswered: FindingRule = (facts) => {
  const since = [addMonths(facts.today, -HELP_MONTHS), facts.home.body.start].sort().at(-1) ?? ''
  const asked = facts.ofBoth(helpRequest).filter(({ author }) => londonDay(author.at) >= since)
  if (asked.length === 0) return undefined
  const late = asked.filter((request) => !inTime(request, facts))
  return {
    isMet: late.length === 0,
    words:
      late.length === 0
        ? `${asked.length === 1 ? 'One request' : `${asked.length} requests`}, in time.`
        : late.map(({ author }) => `${facts.say(author.name)} asked on ${dayInWords(londonDay(author.at))}.`).join(' '),
    evidence: (late.length > 0 ? late : asked).map(({ id }) => id),
  }
}

function inTime(request: HelpRequest, { now }: SignalFacts): boolean {
  const state = helpState(request)
  const first = (...kinds: readonly string[]) => request.marks.find(({ kind }) => kinds.includes(kind))
  const taken = first('acknowledged', 'answered', 'closed')
  const answer = first('answered', 'closed')
  const by = acknowledgeBy(request.author.at, request.body.urgency)
  if (taken && isOverdue(by, taken.at)) return false
  if (answer && isOverdue(answerBy(request.author.at), answer.at)) return false
  return !isOpen(state) || state.due === undefined || !isOverdue(state.due, now)
}

/** S4.5. */
export const logsRead: FindingRule = ({ files, householdId, today }) => {
  if (!householdId) return undefined
  const written = logsOfHome(files, householdId).filter(
    ({ body }) => body.date > addDays(today, -LOG_DAYS) && body.date <= today,
  )
  if (written.length === 0) return undefined
  const late = logsOverdue(files, householdId, today)
  return {
    isMet: late.length === 0,
    words:
      late.length === 0
        ? 'No log is unread for more than seven days.'
        : `${late.length === 1 ? 'One log is' : `${late.length} logs are`} unread for more than seven days.`,
    evidence: late.map(({ log }) => log.id),
  }
}

/** S4.8. A home brought in from a return, without any visit, is not known. */
export const visitsInTime: FindingRule = (facts): Finding | undefined => {
  const due = visitDue(facts.records, facts.today)
  if (!due || (due.neverRecorded && due.daysLeft < 0)) return undefined
  const overdue = visitsLate(facts).find(() => due.daysLeft < 0)
  if (overdue) return { isMet: false, words: overdue.words, evidence: overdue.evidence }
  // The first of a home that was written down long after it began is a gap in what is known, not a late visit.
  const first = addDays(facts.home.body.start, 7)
  const late =
    coverageSince(facts.records, facts.today)?.marks.filter(
      ({ state, due: by, made }) =>
        state === 'late' && made !== undefined && !(by === first && daysBetween(by, made) > UNKNOWN_AFTER_DAYS),
    ) ?? []
  return {
    isMet: late.length === 0,
    words:
      late.length === 0
        ? 'All visits of six months were in time.'
        : `Late: ${listed(late.map(({ made = '' }) => dayInWords(made)))}.`,
    evidence: [],
  }
}

/** What came back to a carer: who read what, what they answered, who comes next. Pure. */
import type { Casebook } from '../../device/notebook.ts'
import { addDays, daysBetween } from '../../model/calendar.ts'
import type { BodyOf } from '../../model/field.ts'
import { childFile, fileKind, fileSubject } from '../../model/file.ts'
import type { FileId, Uuid } from '../../model/file.ts'
import type { CaseRecord, Mark } from '../../model/record.ts'
import { hasArrived, helpState, isOpen } from '../../practice/help-state.ts'
import type { HelpState } from '../../practice/help-state.ts'
import { londonDay } from '../../practice/london-day.ts'
import { ofType } from '../../practice/of-type.ts'
import { helpClock } from '../../practice/process/help-clocks.ts'
import type { ClimbingClock } from '../../practice/process/help-clocks.ts'
import type { dailyLog } from '../../records/daily-log.ts'
import { helpRequest } from '../../records/help-request.ts'
import { opening } from '../../records/summary-words.ts'
import { firstName, inLondonTime, nearDay, weekday } from '../words.ts'

const KEPT_DAYS = 7
/** A phone has room for what is new, not for a log book. */
const MOST = 2

export interface Receipt {
  readonly key: string
  readonly recordId: Uuid
  readonly type: string
  readonly by: string
  readonly verb: string
  /** "Tuesday's log" */
  what(today: string): string
  /** "at 9:12", "yesterday at 9:12" */
  when(today: string): string
  readonly note: string | undefined
}

const VERBS: { readonly [K in Mark['kind']]: string } = {
  read: 'read',
  discussed: 'talked with you about',
  acknowledged: 'has seen',
  answered: 'answered',
  closed: 'closed',
  reopened: 'asked again about',
  verified: 'checked',
  'visit-begun': 'began a visit because of',
  'support-begun': 'began to ask for support because of',
}

/** Newest first: what others did with what this person wrote. */
export function receipts(casebook: Casebook, household: FileId, personId: Uuid): readonly Receipt[] {
  return casebook
    .inFile(household)
    .filter((record) => record.author.personId === personId)
    .flatMap((record) =>
      newestByPerson(record.marks.filter((mark) => mark.personId !== personId)).map((mark) => ({ record, mark })),
    )
    .sort((a, b) => b.mark.at.localeCompare(a.mark.at))
    .slice(0, MOST)
    .map(({ record, mark }) => ({
      key: mark.id,
      recordId: record.id,
      type: record.type,
      by: mark.name,
      verb: VERBS[mark.kind],
      note: mark.note,
      what: (today) => whatItWas(record, today),
      when: (today) => {
        const { day, time } = inLondonTime(mark.at)
        return day === today
          ? `at ${time}`
          : day >= addDays(today, -KEPT_DAYS)
            ? `${nearDay(day, today) === 'yesterday' ? 'yesterday' : `on ${weekday(day)}`} at ${time}`
            : `on ${nearDay(day, today)}`
      },
    }))
}

/** One line for each person: what they did last is what counts. */
function newestByPerson(marks: readonly Mark[]): readonly Mark[] {
  const newest = new Map<Uuid, Mark>()
  for (const mark of marks) if ((newest.get(mark.personId)?.at ?? '') <= mark.at) newest.set(mark.personId, mark)
  return [...newest.values()]
}

function whatItWas(record: CaseRecord, today: string): string {
  const day = typeof record.body.date === 'string' ? record.body.date : inLondonTime(record.author.at).day
  const which =
    day === today
      ? 'today’s'
      : day === addDays(today, -1)
        ? 'yesterday’s'
        : day >= addDays(today, -KEPT_DAYS)
          ? `${weekday(day)}’s`
          : `the ${nearDay(day, today)}`
  switch (record.type) {
    case 'daily-log':
      return `${which} log`
    case 'incident':
      return 'what you told about the incident'
    case 'help-request':
      return 'your request for help'
    case 'notice':
      return 'what you told us'
    default:
      return 'what you wrote'
  }
}

export interface OpenRequest {
  readonly recordId: Uuid
  readonly at: string
  readonly household: FileId
  readonly state: HelpState['state']
  /** Who has it, or answered it. */
  readonly seenBy: string | undefined
  /** False while it lies only on this phone. */
  readonly arrived: boolean
  readonly clock: ClimbingClock | undefined
  /** What was asked for, short. */
  readonly need: string
  readonly visit: Mark | undefined
}

/**
 * What this person has asked for and nobody has answered yet: it must not be out of sight. Of the newly answered, whether
 * it was sorted is still to be said. Oldest first.
 */
export function openRequests(
  casebook: Casebook,
  household: FileId,
  personId: Uuid,
  now: string,
): readonly OpenRequest[] {
  return ofType(helpRequest, casebook.inFile(household, helpRequest.type))
    .map((request) => ({ request, stands: helpState(request) }))
    .filter(
      ({ request, stands }) =>
        request.author.personId === personId &&
        (isOpen(stands) ||
          (stands.state === 'answered' && (stands.answered ?? '') > addDays(londonDay(now), -KEPT_DAYS))),
    )
    .sort((a, b) => a.request.author.at.localeCompare(b.request.author.at))
    .map(({ request, stands }) => ({
      recordId: request.id,
      household,
      at: request.author.at,
      state: stands.state,
      arrived: hasArrived(request),
      seenBy: (stands.answer ?? stands.taken)?.name,
      clock: helpClock(request, casebook, now),
      need: opening(stands.again?.note ?? request.body.need, 60),
      visit: stands.visit,
    }))
}

/** Children whose day this person has begun to write today. */
export function sentToday(casebook: Casebook, household: FileId, personId: Uuid, today: string): ReadonlySet<Uuid> {
  return new Set(
    casebook
      .inFile(household, 'daily-log')
      .filter(
        (record) =>
          record.author.personId === personId &&
          record.body.date === today &&
          (record.body as BodyOf<typeof dailyLog.fields>).happened,
      )
      .flatMap((record) => record.fileIds.filter((file) => fileKind(file) === 'child').map(fileSubject)),
  )
}

/** Days since anybody here was asked; undefined: never. */
export function lastAsked(casebook: Casebook, household: FileId, today: string): number | undefined {
  const days = casebook
    .inFile(household, 'scaling')
    .flatMap((record) => (typeof record.body.date === 'string' ? [record.body.date] : []))
  const newest = days.sort().at(-1)
  return newest === undefined ? undefined : daysBetween(newest, today)
}

const dayIn = (record: CaseRecord): string => (typeof record.body.date === 'string' ? record.body.date : '')

export interface ComingVisit {
  readonly recordId: Uuid
  readonly type: string
  readonly date: string
  readonly by: string
}

/** The next visit each worker has promised, from the last visit's "date of the next visit". */
export function comingVisits(
  casebook: Casebook,
  household: FileId,
  children: readonly Uuid[],
  today: string,
): readonly ComingVisit[] {
  const visits = [
    ...casebook.inFile(household, 'supervisory-visit'),
    ...children.flatMap((id) => casebook.inFile(childFile(id), 'statutory-visit')),
  ]
  const newest = new Map<string, ComingVisit>()
  for (const visit of visits.sort((a, b) => dayIn(a).localeCompare(dayIn(b)))) {
    const date = visit.body.nextDate
    const lane = `${visit.type} ${visit.fileIds.join()}`
    if (typeof date === 'string' && date >= today)
      newest.set(lane, { recordId: visit.id, type: visit.type, date, by: firstName(visit.author.name) })
    else newest.delete(lane)
  }
  const once = new Map([...newest.values()].map((visit) => [`${visit.by} ${visit.date}`, visit]))
  return [...once.values()].sort((a, b) => a.date.localeCompare(b.date)).slice(0, 3)
}

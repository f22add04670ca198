/** The manager's board: one line per placement, ordered by its next date and by nothing else. */
import { addDays, addMonths, addWorkingDays } from '../model/calendar.ts'
import { currentBody } from '../model/current-body.ts'
import { childFile, fileKind, householdFile } from '../model/file.ts'
import type { Uuid } from '../model/file.ts'
import type { Actor } from '../model/person.ts'
import type { CaseRecord } from '../model/record.ts'
import { action } from '../records/action.ts'
import { definitionOf } from '../records/all.ts'
import { child } from '../records/child.ts'
import { helpRequest } from '../records/help-request.ts'
import { household } from '../records/household.ts'
import { missingEpisode } from '../records/missing-episode.ts'
import { statutoryReview } from '../records/statutory-review.ts'
import { threadsOf } from './answers.ts'
import { conversations, interviewDue } from './conversations.ts'
import type { Conversation } from './conversations.ts'
import { helpState, isOpen } from './help-state.ts'
import { childAge, childName, currentPlacement, homeKind, homeName, householdIdOf, placementsIn } from './home.ts'
import type { Placement } from './home.ts'
import { dayInWords, londonDay } from './london-day.ts'
import { asType, ofType } from './of-type.ts'
import type { Files } from './of-type.ts'
import type { Dot } from './picture-parts.ts'
import { countPlacements } from './two-plus.ts'
import type { VisitCoverage } from './visit-coverage.ts'
import { coverageSince, visitDue } from './visits-due.ts'
import { workerOn } from './workers.ts'

export interface NextDate {
  readonly date: string
  readonly what: 'visit' | 'answer' | 'interview' | 'action' | 'sign' | 'review'
  readonly words: string
  /** Whose it is; undefined where nobody is allocated. */
  readonly who: string | undefined
  readonly personId: Uuid | undefined
  readonly recordId?: Uuid
  /** Nothing was ever recorded in a home that began long ago (imported): a gap in what is known, not a date that passed. */
  readonly unknown?: true
}

export interface BoardRow {
  readonly childId: Uuid
  readonly name: string
  readonly age: number | undefined
  readonly home: string | undefined
  readonly householdId: Uuid | undefined
  readonly state: { readonly words: string; readonly detail: string }
  readonly next: NextDate | undefined
  readonly late: boolean
  /** One carer's answers of six months: who answered last, of two on one day the lower (reading 1). */
  readonly scale: readonly Dot[]
  readonly conversations: readonly Conversation[]
  readonly coverage: VisitCoverage | undefined
  /** Placements in twelve months, temporary ones left out (S2.12). */
  readonly homes: number
}

export function boardRows(
  files: Files,
  actor: Actor,
  today: string,
  say = (name: string) => name,
): readonly BoardRow[] {
  const rows = ofType(child, files.ofType('child'))
    .filter(({ body }) => !actor.team || !body.team || body.team === actor.team)
    .flatMap(({ id }) => boardRow(files, id, today, say) ?? [])
  return rows.sort((a, b) => {
    const [x, y] = [orderOf(a.next), orderOf(b.next)]
    return x < y ? -1 : x > y ? 1 : a.name < b.name ? -1 : a.name > b.name ? 1 : a.childId < b.childId ? -1 : 1
  })
}

const orderOf = (next: NextDate | undefined): string => (!next ? '2' : `${next.unknown ? 1 : 0} ${next.date}`)

export function boardRow(
  files: Files,
  childId: Uuid,
  today: string,
  say = (name: string) => name,
): BoardRow | undefined {
  const records = files.inFile(childFile(childId))
  const home = currentPlacement(records, today)
  if (!home) return undefined
  const me = ofType(child, records)[0]
  const householdId = householdIdOf(home)
  const homeRecords = householdId ? files.inFile(householdFile(householdId)) : []
  const requests = requestsOf(records, homeRecords, home.body.start)
  const threads = threadsOf(childId, records, homeRecords, home.body.start)
  const carers = threads.filter(({ scorer }) => scorer === 'carer')
  const since = addMonths(today, -6)
  const newest = carers
    .flatMap(({ dots }) => dots)
    .reduce<Dot | undefined>(
      (best, dot) => (!best || dot.date > best.date || (dot.date === best.date && dot.score < best.score) ? dot : best),
      undefined,
    )
  const next = nextDate(records, homeRecords, requests, today, say)
  const logs = householdId ? asType(household, files.get(householdId))?.body.logFrequency : undefined
  return {
    childId,
    name: say(childName(me)),
    age: childAge(me, today),
    home: nameOrKind(home, say),
    householdId,
    state: stateOf(home, records, requests, newest, say),
    next,
    late: next !== undefined && !next.unknown && next.date < today,
    scale: (carers.find(({ who }) => who === newest?.who)?.dots ?? []).filter(
      (dot) => dot.date >= since && dot.date <= today,
    ),
    conversations: conversations({ child: records, requests, threads, logs }, today, say),
    coverage: coverageSince(records, today),
    homes: countPlacements(
      placementsIn(records).map(({ body }) => ({ start: body.start, end: body.end, type: body.placementType })),
      today,
    ),
  }
}

const nameOrKind = (home: Placement, say: (name: string) => string): string => {
  const name = homeName(home)
  return name ? say(name) : homeKind(home)
}

/** Requests about this child, and those of the home that name no child, from the day the child came. */
function requestsOf(
  records: readonly CaseRecord[],
  homeRecords: readonly CaseRecord[],
  start: string,
): readonly CaseRecord[] {
  const own = records.filter(({ type }) => type === 'help-request')
  const ofHome = homeRecords.filter(
    (one) =>
      one.type === 'help-request' &&
      londonDay(one.author.at) >= start &&
      !one.fileIds.some((file) => fileKind(file) === 'child'),
  )
  return [...own, ...ofHome]
}

/** Where things stand, in words, from what there is. */
function stateOf(
  home: Placement,
  records: readonly CaseRecord[],
  requests: readonly CaseRecord[],
  newest: Dot | undefined,
  say: (name: string) => string,
): BoardRow['state'] {
  const open = ofType(helpRequest, requests).map(helpState).filter(isOpen)
  const actions = ofType(action, records).filter(
    ({ body }) => body.status === undefined || body.status === 'open' || body.status === 'blocked',
  ).length
  const temporary = home.body.visitBasis === 'temporary-approval'
  const words =
    open.length > 0
      ? `Monitored, ${open.length === 1 ? 'one request' : `${open.length} requests`} open`
      : temporary
        ? 'Monitored, temporary approval'
        : actions > 0
          ? 'Monitored, with actions'
          : 'Monitored'
  const detail = open[0]
    ? `Asked on ${dayInWords(open[0].raised)}`
    : newest
      ? `${say(newest.who)} answered ${newest.score} on ${dayInWords(newest.date)}`
      : `Since ${dayInWords(home.body.start)} ${home.body.start.slice(0, 4)}`
  return { words, detail }
}

/** The earliest of everything that has a date and is not done. */
function nextDate(
  records: readonly CaseRecord[],
  homeRecords: readonly CaseRecord[],
  requests: readonly CaseRecord[],
  today: string,
  say: (name: string) => string,
): NextDate | undefined {
  const socialWorker = workerOn(records, 'childs-social-worker', today)
  const supervisor = workerOn(homeRecords, 'supervising-social-worker', today)
  const by = (worker: { readonly name: string; readonly personId: Uuid | undefined } | undefined) => ({
    who: worker && say(worker.name),
    personId: worker?.personId,
  })
  const dates: NextDate[] = []
  const visit = visitDue(records, today)
  // Six weeks is the longest that reg 28(2) leaves in a first year: before that a visit not recorded is a visit not made.
  const unknown = visit !== undefined && visit.neverRecorded && visit.daysLeft < -42
  if (visit && !unknown) dates.push({ date: visit.due, what: 'visit', words: 'Visit', ...by(socialWorker) })
  for (const request of ofType(helpRequest, requests)) {
    const state = helpState(request)
    if (state.due)
      dates.push({
        date: state.due,
        what: 'answer',
        words: 'Answer',
        ...by(supervisor ?? socialWorker),
        recordId: request.id,
      })
  }
  for (const { id, body } of ofType(missingEpisode, records)) {
    const due = interviewDue(body)
    if (due) dates.push({ date: due, what: 'interview', words: 'Return interview', ...by(socialWorker), recordId: id })
  }
  for (const { id, body } of ofType(action, records)) {
    if (body.due && (body.status === undefined || body.status === 'open')) {
      dates.push({
        date: body.due,
        what: 'action',
        words: 'Action',
        who: body.owner && say(body.owner.name),
        personId: body.owner?.recordId,
        recordId: id,
      })
    }
  }
  for (const { id, body } of ofType(statutoryReview, records)) {
    if (body.date && body.date >= today)
      dates.push({
        date: body.date,
        what: 'review',
        words: 'Review',
        ...by(workerOn(records, 'reviewing-officer', today)),
        recordId: id,
      })
  }
  dates.push(...toSign(records, today, say))
  const first = dates.sort((a, b) => (a.date < b.date ? -1 : 1))[0]
  if (first || !visit) return first
  return { date: visit.due, what: 'visit', words: 'No visit recorded yet', ...by(socialWorker), unknown: true }
}

/** Visits that were made and wait for their signature. */
function toSign(records: readonly CaseRecord[], today: string, say: (name: string) => string): NextDate[] {
  return records.flatMap((record): NextDate[] => {
    const definition = definitionOf(record.type)
    const within = definition?.signOff?.within
    if (record.status !== 'draft' || !within || !definition?.occurred || definition.type === 'incident') return []
    const on = currentBody(record)[definition.occurred]
    if (typeof on !== 'string' || londonDay(on) > today) return []
    const date =
      within.count === 'working' ? addWorkingDays(londonDay(on), within.days).date : addDays(londonDay(on), within.days)
    return [
      {
        date,
        what: 'sign',
        words: `Sign the ${definition.words.one}`,
        who: say(record.author.name),
        personId: record.author.personId,
        recordId: record.id,
      },
    ]
  })
}

/** The manager's board: one line per placement, ordered by its next date and by nothing else. */
import { addMonths } from '../model/calendar.ts'
import { childFile, fileKind, householdFile } from '../model/file.ts'
import type { Uuid } from '../model/file.ts'
import type { Actor } from '../model/person.ts'
import type { CaseRecord } from '../model/record.ts'
import { child } from '../records/child.ts'
import { threadsOf } from './answers.ts'
import { boardDates } from './board-dates.ts'
import type { NextDate } from './board-dates.ts'
import { boardState } from './board-state.ts'
import type { BoardState } from './board-state.ts'
import { childAge, childName, currentPlacement, homeKind, homeName, householdIdOf, placementsIn } from './home.ts'
import type { Placement } from './home.ts'
import { londonDay } from './london-day.ts'
import { ofType } from './of-type.ts'
import type { Files } from './of-type.ts'
import type { Dot } from './picture-parts.ts'
import { childProcess } from './process/child-process.ts'
import type { ChildProcess } from './process/child-process.ts'
import { clocksOf } from './process/clocks.ts'
import type { Clock } from './process/clocks.ts'
import { clocksOfHousehold } from './timers/household-timers.ts'
import { countPlacements } from './two-plus.ts'
import type { VisitCoverage } from './visit-coverage.ts'
import { coverageSince } from './visits-due.ts'

export interface BoardRow {
  readonly childId: Uuid
  readonly name: string
  readonly age: number | undefined
  readonly home: string | undefined
  readonly householdId: Uuid | undefined
  readonly state: BoardState
  readonly next: NextDate | undefined
  /** Everything that is past its date, the oldest first. */
  readonly past: readonly NextDate[]
  /** One carer's answers of six months: who answered last, of two on one day the lower (reading 1). */
  readonly scale: readonly Dot[]
  readonly coverage: VisitCoverage | undefined
  /** Placements in twelve months, temporary ones left out (S2.12). */
  readonly homes: number
}

/** @param now ISO 8601 with offset */
export function boardRows(files: Files, actor: Actor, now: string, say = (name: string) => name): readonly BoardRow[] {
  const rows = ofType(child, files.ofType('child'))
    .filter(({ body }) => !actor.team || !body.team || body.team === actor.team)
    .flatMap(({ id }) => boardRow(files, id, now, say) ?? [])
  return rows.sort((a, b) => {
    const [x, y] = [orderOf(a.next), orderOf(b.next)]
    return x < y ? -1 : x > y ? 1 : a.name < b.name ? -1 : a.name > b.name ? 1 : a.childId < b.childId ? -1 : 1
  })
}

const orderOf = (next: NextDate | undefined): string => (!next ? '2' : `${next.unknown ? 1 : 0} ${next.date}`)

export function boardRow(files: Files, childId: Uuid, now: string, say = (name: string) => name): BoardRow | undefined {
  const today = londonDay(now)
  const records = files.inFile(childFile(childId))
  const home = currentPlacement(records, today)
  const stands = childProcess(files, childId, now)
  const clocks = clocksOf(files, childId, now, stands)
  if (!home && !isOpenWithoutHome(stands, clocks)) return undefined
  const me = ofType(child, records)[0]
  const householdId = householdIdOf(home)
  const homeRecords = householdId ? files.inFile(householdFile(householdId)) : []
  const requests = requestsOf(records, homeRecords, home?.body.start ?? today)
  const threads = threadsOf(childId, records, homeRecords, home?.body.start)
  const carers = threads.filter(({ scorer }) => scorer === 'carer')
  const since = addMonths(today, -6)
  const newest = carers
    .flatMap(({ dots }) => dots)
    .reduce<Dot | undefined>(
      (best, dot) => (!best || dot.date > best.date || (dot.date === best.date && dot.score < best.score) ? dot : best),
      undefined,
    )
  const homes = householdId ? clocksOfHousehold(files, householdId, now) : []
  const dates = boardDates({ records, clocks: [...clocks, ...homes] }, now)
  return {
    childId,
    name: say(childName(me)),
    age: childAge(me, today),
    home: home ? nameOrKind(home, say) : 'no home yet',
    householdId,
    state: boardState(stands, { home, records, requests, newest, today }),
    next: dates[0],
    past: dates.filter(({ late }) => late),
    scale: (carers.find(({ who }) => who === newest?.who)?.dots ?? []).filter(
      (dot) => dot.date >= since && dot.date <= today,
    ),
    coverage: home && coverageSince(records, today),
    homes: countPlacements(
      placementsIn(records).map(({ body }) => ({ start: body.start, end: body.end, type: body.placementType })),
      today,
    ),
  }
}

/** A home is looked for, or an ending still asks something of somebody. */
const isOpenWithoutHome = ({ newest }: ChildProcess, clocks: readonly Clock[]): boolean =>
  newest?.state === 'SOURCING' ||
  (newest?.ended !== undefined && clocks.some(({ from }) => from?.id === newest.ended?.id))

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

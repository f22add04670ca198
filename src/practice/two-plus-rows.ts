/** The 2+ list in words (S2.12): who is on it, which homes count, where the placement stands and what has been tried. */
import { addMonths } from '../model/calendar.ts'
import { childFile } from '../model/file.ts'
import type { Uuid } from '../model/file.ts'
import type { CaseRecord } from '../model/record.ts'
import { action } from '../records/action.ts'
import { child } from '../records/child.ts'
import { placement } from '../records/placement.ts'
import { labelOf, lowerFirst } from '../records/summary-words.ts'
import { childAge, childName, homeKind, homeName, placementsIn } from './home.ts'
import type { Child } from './home.ts'
import { londonDay } from './london-day.ts'
import { onDay } from './london-time.ts'
import { ofType } from './of-type.ts'
import type { Files } from './of-type.ts'
import { childProcess } from './process/child-process.ts'
import { eventWords } from './process/event-words.ts'
import type { EventType } from './process/event.ts'
import { laneSteps } from './process/lane-steps.ts'
import type { LaneStep } from './process/lane-steps.ts'
import { stateName } from './process/state-words.ts'
import { isNewOnList, stayOf, staysIn } from './two-plus-children.ts'
import { countPlacements, twoPlus, yearBefore } from './two-plus.ts'

interface CountedHome {
  readonly recordId: Uuid
  readonly name: string
  readonly from: string
  readonly to: string | undefined
  /** How it ended, where somebody said so. */
  readonly how: string
}
interface Tried {
  readonly on: string | undefined
  readonly words: string
  readonly recordId?: Uuid
}

export interface TwoPlusRow {
  readonly childId: Uuid
  readonly name: string
  readonly returnId: string | undefined
  readonly age: number | undefined
  readonly count: number
  /** Nobody has been told yet: the next monthly list will. */
  readonly fresh: boolean
  readonly homes: readonly CountedHome[]
  readonly state: string
  readonly why: string
  readonly next: LaneStep | undefined
  readonly tried: readonly Tried[]
}

/** By name: nobody is ranked. */
export function twoPlusRows(files: Files, asOf: string, now: string): readonly TwoPlusRow[] {
  // of an earlier day the list says where things stood at its end
  const then = asOf < londonDay(now) ? onDay(asOf, '23:59') : now
  return ofType(child, files.ofType('child'))
    .flatMap((one) => rowOf(files, one, asOf, then) ?? [])
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.childId < b.childId ? -1 : 1))
}

function rowOf(files: Files, one: Child, asOf: string, now: string): TwoPlusRow | undefined {
  const records = files.inFile(childFile(one.id))
  const count = twoPlus(staysIn(records), asOf)
  if (count === undefined) return undefined
  const stands = childProcess(files, one.id, now)
  const steps = laneSteps(files, one.id, stands, now)
  const last = stands.newest?.last?.event
  return {
    childId: one.id,
    name: childName(one),
    returnId: one.body.returnId,
    age: childAge(one, asOf),
    count,
    fresh: isNewOnList(records, asOf),
    homes: countedHomes(records, asOf),
    state: stateName(stands.state),
    why: stands.why,
    // what the state waits for, else what has the soonest date
    next: steps.find(({ from }) => from !== undefined && from === last) ?? steps.find(({ due }) => due !== null),
    tried: triedFor(records, stands.process.events, asOf),
  }
}

/** The homes that were counted, oldest first. */
const countedHomes = (records: readonly CaseRecord[], asOf: string): CountedHome[] =>
  placementsIn(records)
    .filter((home) => countPlacements([stayOf(home)], asOf) > 0)
    .map((home) => ({
      recordId: home.id,
      name: homeName(home) ?? homeKind(home),
      from: home.body.start,
      to: home.body.end !== undefined && home.body.end <= asOf ? home.body.end : undefined,
      how: lowerFirst(labelOf(placement.fields.ending.options, home.body.ending)),
    }))

/** What somebody did so that this home holds, or so that the next one does. */
const TRIED: ReadonlySet<EventType> = new Set<EventType>([
  'stability discussion',
  'PSM held',
  'review held',
  'move refused',
  'support meeting considered',
  'disruption meeting held',
])

function triedFor(
  records: readonly CaseRecord[],
  events: ReturnType<typeof childProcess>['process']['events'],
  asOf: string,
): readonly Tried[] {
  const since = yearBefore(asOf)
  const within = events.filter(({ at }) => londonDay(at) >= since && londonDay(at) <= asOf)
  const supervised = within.filter(({ type }) => type === 'carer supervision')
  const lastSupervision = supervised.at(-1)
  const agreed = ofType(action, records).filter(
    ({ body, author }) => (body.due ?? londonDay(author.at)) >= addMonths(asOf, -12),
  )
  const done = agreed.filter(({ body }) => body.status === 'done').length
  return [
    ...within
      .filter(({ type }) => TRIED.has(type))
      .map((event): Tried => {
        const id = event.id.split(':')[0] ?? event.id
        return { on: londonDay(event.at), words: eventWords(event), recordId: id }
      }),
    ...(lastSupervision
      ? [{ on: londonDay(lastSupervision.at), words: `the carers were supervised ${times(supervised.length)}` }]
      : []),
    ...(agreed.length > 0
      ? [
          {
            on: undefined,
            words: `${done} of ${agreed.length} agreed ${agreed.length === 1 ? 'action' : 'actions'} done`,
          },
        ]
      : []),
  ]
}

const times = (many: number): string => (many === 1 ? 'once in the year' : `${many} times in the year`)

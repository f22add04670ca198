/**
 * From signed records to where each placement of a child stands. A fold by the time at which things happened: neither
 * the order of arrival nor a record that comes twice makes a difference. Nothing here is ever stored as truth.
 */
import { londonDay } from '../london-day.ts'
import type { EventOf, PlannedAction, ProcessEvent } from './event.ts'
import { guardHolds, lowestGateScore, othersBelow } from './scores.ts'
import { limitFrom, settingOn } from './settings.ts'
import type { Limit, SettingName, SettingVersion } from './settings.ts'
import { isDraft, whyNotSigned } from './signable.ts'
import { BESIDE, ISSUES, OPEN, rowOrder, TABLE } from './table.ts'
import type { Lane, Row, State } from './table.ts'

/** A dated duty with the event it is counted from. */
export interface Duty {
  readonly due: string | null
  readonly owner: Lane | 'TM' | 'IRO'
  readonly rule: string
  readonly from: ProcessEvent
  readonly limit?: Limit
}

export interface Taken {
  readonly row: Row
  readonly event: ProcessEvent
  readonly from: State
  readonly to: State
}

/** One placement, from the request for it to what is still owed after its end. */
export interface Stay {
  readonly name?: string
  readonly state: State
  /** What led to this state. */
  readonly last?: Taken
  readonly path: readonly Taken[]
  readonly events: readonly ProcessEvent[]
  readonly placed?: EventOf<'placed'>
  readonly ended?: EventOf<'child moved'> | EventOf<'placement ended'>
  readonly meeting?: Duty
  readonly discussion?: Duty
  readonly review?: Duty
  readonly recheck?: Duty
  readonly actions: readonly { readonly action: PlannedAction; readonly from: ProcessEvent }[]
  /** Worries that joined the agenda, or wait until the placement is where they can be taken up. */
  readonly agenda: readonly ProcessEvent[]
  /** What the table does not allow from where the placement stood: kept, and shown to the person. */
  readonly kept: readonly { readonly event: ProcessEvent; readonly stood: State }[]
}

export interface Process {
  /** Oldest first. The last one is where the child stands now. */
  readonly stays: readonly Stay[]
  readonly refused: readonly { readonly id: string; readonly reason: string }[]
  /** In the order of the fold, each once, none that is refused or a draft. */
  readonly events: readonly ProcessEvent[]
}

export const BEGINNING: Stay = { state: '–', path: [], events: [], actions: [], agenda: [], kept: [] }

function inOrder(events: readonly ProcessEvent[], now: string): ProcessEvent[] {
  const once = new Map<string, ProcessEvent>()
  for (const event of events) if (!once.has(event.id)) once.set(event.id, event)
  const instant = Date.parse(now)
  return [...once.values()]
    .filter((event) => Date.parse(event.at) <= instant)
    .sort(
      (a, b) =>
        Date.parse(a.at) - Date.parse(b.at) ||
        rowOrder(a.type) - rowOrder(b.type) ||
        (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
    )
}

export function foldProcess(given: readonly ProcessEvent[], settings: readonly SettingVersion[], now: string): Process {
  const refused: { id: string; reason: string }[] = []
  const events: ProcessEvent[] = []
  let stays: readonly Stay[] = []
  for (const event of inOrder(given, now)) {
    if (isDraft(event)) continue
    const reason = whyNotSigned(event)
    if (reason !== undefined) {
      refused.push({ id: event.id, reason })
      continue
    }
    events.push(event)
    stays = next(stays, event, settings)
  }
  return { stays, refused, events }
}

const isOpen = (stay: Stay): boolean => OPEN.includes(stay.state)
const isMoving = (stay: Stay): boolean => stay.state === 'PLANNED_MOVE' || stay.state === 'EMERGENCY'

/** Which placement an event is about: the child's newest, but for what only an earlier one can be about. */
function next(stays: readonly Stay[], event: ProcessEvent, settings: readonly SettingVersion[]): readonly Stay[] {
  const newest = stays.at(-1)
  const before = stays.slice(0, -1)
  if (event.type === 'K1 sent') {
    // the request of T20 and T21 is about the home that is still lived in
    if (newest && isMoving(newest)) return [...before, withEvent(newest, event)]
    if (newest && isOpen(newest)) return [...before, keep(newest, event)]
    return [...stays, step(BEGINNING, event, settings)]
  }
  if (event.type === 'placed') {
    if (newest?.state === 'SOURCING') return [...before, step(newest, event, settings)]
    if (newest && isOpen(newest) && !isMoving(newest)) return [...before, keep(newest, event)]
    // at the moment of the move the new home may be written down before the old one is left
    return [...stays, step(BEGINNING, event, settings)]
  }
  if (event.type === 'child moved') {
    const left = stays.findLastIndex(isMoving)
    if (left >= 0) return stays.with(left, step(stays[left] as Stay, event, settings))
  }
  if (event.type === 'notice of ending sent' || event.type === 'disruption meeting held') {
    const ending = stays.findLastIndex((stay) => stay.ended !== undefined || isMoving(stay))
    if (ending >= 0) return stays.with(ending, withEvent(stays[ending] as Stay, event))
  }
  if (!newest) return [keep(BEGINNING, event)]
  return [...before, step(newest, event, settings)]
}

const withEvent = (stay: Stay, event: ProcessEvent): Stay => ({ ...stay, events: [...stay.events, event] })
const keep = (stay: Stay, event: ProcessEvent): Stay => ({
  ...withEvent(stay, event),
  kept: [...stay.kept, { event, stood: stay.state }],
})

function step(stay: Stay, event: ProcessEvent, settings: readonly SettingVersion[]): Stay {
  const rows = TABLE.filter((row) => !row.atOnce && row.from.includes(stay.state) && row.on.includes(event.type))
  const row = rows.find((one) => guardHolds(one.guard, event, settings))
  const after = row ? take(withEvent(stay, event), row, event, settings) : standing(stay, event, settings)
  return takeUp(after, event, settings)
}

/** Goes along a row, and along those that follow at once. */
function take(stay: Stay, row: Row, event: ProcessEvent, settings: readonly SettingVersion[]): Stay {
  const taken: Taken = { row, event, from: stay.state, to: row.to }
  const moved = duties({ ...stay, state: row.to, last: taken, path: [...stay.path, taken] }, row, event, settings)
  const onward = TABLE.find(
    (one) =>
      one.atOnce &&
      one.from.includes(moved.state) &&
      one.on.includes(event.type) &&
      guardHolds(one.guard, event, settings),
  )
  return onward ? take(moved, onward, event, settings) : moved
}

/** What an event means where the table has no row for it: reading 11, or nothing but being kept. */
function standing(stay: Stay, event: ProcessEvent, settings: readonly SettingVersion[]): Stay {
  const { state } = stay
  const placed = state !== 'SOURCING' && isOpen(stay)
  if (event.type === 'carer supervision' && placed) {
    const after = withActions(withEvent(stay, event), event.data.actions, event)
    const lowest = lowestGateScore(event)
    if (lowest === undefined || lowest >= gateOn(event, settings)) return after
    const duty = dutyOf('PSM after a low scale', 'SSW', 'T7', event, settings)
    // in ARRANGING the earlier date stays; in ACTIONS the review meeting comes forward
    if (state === 'ARRANGING') return { ...after, meeting: sooner(after.meeting, duty) }
    if (state === 'ACTIONS')
      return { ...after, review: sooner(after.review, { ...duty, owner: 'Chair', rule: 'reading 11' }) }
    return { ...after, agenda: [...after.agenda, event] }
  }
  if (ISSUES.includes(event.type) && placed) return { ...withEvent(stay, event), agenda: [...stay.agenda, event] }
  if (event.type === 'triage' && event.data.immediateRisk && (state === 'ACTIONS' || state === 'ARRANGING')) {
    const duty = dutyOf('PSM at immediate risk', state === 'ACTIONS' ? 'Chair' : 'CSW', 'reading 11', event, settings)
    const after = withEvent(stay, event)
    return state === 'ACTIONS'
      ? { ...after, review: sooner(after.review, duty) }
      : { ...after, meeting: sooner(after.meeting, duty) }
  }
  if (event.type === 'PPM held' && placed) return withEvent(stay, event)
  if (BESIDE.has(event.type)) return withEvent(stay, event)
  return keep(stay, event)
}

const sooner = (held: Duty | undefined, other: Duty): Duty =>
  held?.due != null && other.due !== null && held.due <= other.due ? held : other

/** Whoever answers below the gate and is not the gate, and a worry from before the planning meeting, opens triage (T8). */
function takeUp(stay: Stay, event: ProcessEvent, settings: readonly SettingVersion[]): Stay {
  const below = othersBelow(event, gateOn(event, settings))
  if (stay.state !== 'MONITORED' && stay.state !== 'SCALED') return below ? joined(stay, event) : stay
  // in PLACED nothing could be done with it but keep it in sight
  const waiting = stay.last?.row.id === 'T3' && stay.last.event === event ? stay.agenda[0] : undefined
  const row = TABLE.find(({ id }) => id === 'T8')
  const worry = waiting ?? (below ? event : undefined)
  return worry && row ? take({ ...stay, agenda: stay.agenda.slice(waiting ? 1 : 0) }, row, worry, settings) : stay
}

const joined = (stay: Stay, event: ProcessEvent): Stay =>
  isOpen(stay) && stay.state !== 'SOURCING' && !stay.agenda.includes(event)
    ? { ...stay, agenda: [...stay.agenda, event] }
    : stay

export const gateOn = (event: ProcessEvent, settings: readonly SettingVersion[]): number =>
  Number(settingOn(settings, 'gate', londonDay(event.at)))

function dutyOf(
  name: SettingName,
  owner: Duty['owner'],
  rule: string,
  from: ProcessEvent,
  settings: readonly SettingVersion[],
): Duty {
  const day = londonDay(from.at)
  const limit = limitFrom(day, settingOn(settings, name, day))
  return { due: limit.date, owner, rule, from, limit }
}

function withActions(stay: Stay, actions: readonly PlannedAction[] | undefined, from: ProcessEvent): Stay {
  return actions && actions.length > 0
    ? { ...stay, actions: [...stay.actions, ...actions.map((action) => ({ action, from }))] }
    : stay
}

/** What each row asks for. */
function duties(stay: Stay, row: Row, event: ProcessEvent, settings: readonly SettingVersion[]): Stay {
  const on = (name: SettingName, owner: Duty['owner']): Duty => dutyOf(name, owner, row.id, event, settings)
  const { meeting: _meeting, discussion: _discussion, review: _review, ...rest } = stay
  switch (row.id) {
    case 'T2':
      return event.type === 'placed'
        ? { ...rest, placed: event, ...(event.data.placement !== undefined && { name: event.data.placement }) }
        : rest
    case 'T4':
      return event.type === 'carer supervision' ? withActions(stay, event.data.actions, event) : stay
    case 'T7':
      return { ...withoutRecheck(rest), meeting: on('PSM after a low scale', 'SSW') }
    case 'T8':
      return withoutRecheck(rest)
    case 'T9':
      return { ...rest, meeting: on('PSM at immediate risk', 'CSW') }
    case 'T10':
      return { ...rest, discussion: on('discussion', 'CSW') }
    case 'T11':
      return withActions({ ...rest, meeting: on('PSM after discussion', 'CSW') }, actionsIn(event), event)
    case 'T12': {
      const recheckOn = event.type === 'stability discussion' ? event.data.recheckOn : undefined
      const recheck: Duty = { due: recheckOn ?? null, owner: 'CSW', rule: row.id, from: event }
      return withActions({ ...rest, recheck }, actionsIn(event), event)
    }
    case 'T14': {
      const due = event.type === 'D6 signed' ? (event.data.reviewDate ?? null) : null
      return withActions(
        { ...rest, agenda: [], review: { due, owner: 'Chair', rule: row.id, from: event } },
        actionsIn(event),
        event,
      )
    }
    case 'T16': {
      const due = event.type === 'review held' ? event.data.nextReviewDate : undefined
      return row.to === 'ACTIONS'
        ? { ...rest, review: { due: due ?? null, owner: 'Chair', rule: row.id, from: event } }
        : rest
    }
    case 'T19': {
      const due = event.type === 'move refused' ? (event.data.reviewDate ?? null) : null
      return { ...rest, review: { due, owner: 'Chair', rule: row.id, from: event } }
    }
    case 'T23':
    case 'T24':
      return event.type === 'child moved' || event.type === 'placement ended'
        ? { ...withoutRecheck(rest), ended: event }
        : rest
    default:
      return rest
  }
}

const actionsIn = (event: ProcessEvent): readonly PlannedAction[] | undefined =>
  event.type === 'stability discussion' || event.type === 'D6 signed' ? event.data.actions : undefined

function withoutRecheck({ recheck: _recheck, ...stay }: Stay): Stay {
  return stay
}

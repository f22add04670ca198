/** Homes, told as events: when a child came, and when and how they left. */
import type { CaseRecord } from '../../model/record.ts'
import { child } from '../../records/child.ts'
import { placementsIn } from '../home.ts'
import type { Placement } from '../home.ts'
import { londonDay } from '../london-day.ts'
import { happenedAt, inLondon } from '../london-time.ts'
import { ofType } from '../of-type.ts'
import type { ProcessEvent } from './event.ts'
import { foldProcess } from './fold.ts'
import { BY_REGULATION, limitFrom } from './settings.ts'
import type { State } from './table.ts'
import { UNDER_WAY } from './under-way.ts'

const LEFT_WORDS: { readonly [to: string]: string } = {
  'return-home': 'returned home',
  adoption: 'adopted',
  guardianship: 'special guardianship or arrangements order',
  eighteen: 'turned eighteen',
}

/** @param told every other event of the child: whether a move was under way decides what an ending is called */
export function placementEvents(records: readonly CaseRecord[], told: readonly ProcessEvent[]): ProcessEvent[] {
  const homes = placementsIn(records).filter(({ body }) => body.temporary?.answer !== true)
  const longTerm = ofType(child, records)[0]?.body.longTerm?.answer === true
  let events: ProcessEvent[] = []
  homes.forEach((home, at) => {
    const placed = placedEvent(home, told, longTerm)
    const next = homes[at + 1]
    events = [...events, placed, ...underWay(home, placed, told)]
    if (!home.body.end) return
    const end = ending(home, home.body.end, next && placedEvent(next, told, longTerm), [...told, ...events])
    events = [...events, end, ...overAlready(home, home.body.end, end)]
  })
  return events
}

/** An ending that was written down only when its notices were due long ago: history, which nobody is late with now. */
function overAlready(home: Placement, end: string, ended: ProcessEvent): ProcessEvent[] {
  if (londonDay(home.author.at) <= limitFrom(end, BY_REGULATION['late notice of ending']).date) return []
  const said = { at: ended.at, by: home.author.name, data: {} }
  return [
    { ...said, id: `${home.id}${UNDER_WAY}:notice`, type: 'notice of ending sent' },
    { ...said, id: `${home.id}${UNDER_WAY}:learnt`, type: 'disruption meeting held' },
  ]
}

function placedEvent(home: Placement, told: readonly ProcessEvent[], longTerm: boolean): ProcessEvent {
  const { id, body, author } = home
  const noon = happenedAt(body.start, body.startTime, author.at)
  // Where nobody wrote the hour, a child comes after the request of the same day, not before it.
  const asked = told
    .filter((one) => one.type === 'K1 sent' && londonDay(one.at) === body.start)
    .map(({ at }) => at)
    .sort((a, b) => Date.parse(a) - Date.parse(b))
    .at(-1)
  const at = !body.startTime && asked && Date.parse(asked) >= Date.parse(noon) ? asked : noon
  return {
    id: `${id}:placed`,
    at,
    type: 'placed',
    by: author.name,
    data: {
      placement: id,
      emergency: body.emergency?.answer === true,
      cafcassInvolved: body.cafcass?.answer === true,
      enteredCare: body.beganBecause === 'S',
      intendedUntil18: body.intendedLength === 'to-eighteen',
      longTermFoster: longTerm,
      temporaryApproval: body.visitBasis === 'temporary-approval',
      outsideTerms: body.outsideTerms?.answer === true,
    },
  }
}

/**
 * A home that was written down only after its planning meeting was due, by a return or by somebody who caught up, was
 * under way already: nobody is told now that they are years late with its first steps.
 */
function underWay(home: Placement, placed: ProcessEvent, told: readonly ProcessEvent[]): ProcessEvent[] {
  const due = limitFrom(home.body.start, BY_REGULATION['planning meeting']).date
  if (
    londonDay(home.author.at) <= due ||
    told.some((one) => one.type === 'PPM held' && londonDay(one.at) >= home.body.start && londonDay(one.at) <= due)
  )
    return []
  const said = { at: placed.at, by: home.author.name, data: {} }
  return [
    { ...said, id: `${home.id}${UNDER_WAY}:planned`, type: 'PPM held' },
    { ...said, id: `${home.id}${UNDER_WAY}:told`, type: 'IRO notified' },
    { ...said, id: `${home.id}${UNDER_WAY}:cafcass`, type: 'CAFCASS notified' },
    { ...said, id: `${home.id}${UNDER_WAY}:considered`, type: 'support meeting considered' },
  ]
}

/** What a home may end for on the same day. */
const DECIDES: ReadonlySet<string> = new Set<ProcessEvent['type']>([
  'immediate significant harm',
  'risk of serious injury to others',
  'move approved',
  'maintainability decided',
])

const MOVING: ReadonlySet<State | undefined> = new Set<State>(['PLANNED_MOVE', 'EMERGENCY'])

const latest = (events: readonly ProcessEvent[], from: string): string =>
  events.reduce((so, { at }) => (Date.parse(at) > Date.parse(so) ? at : so), from)

function ending(
  home: Placement,
  end: string,
  next: ProcessEvent | undefined,
  before: readonly ProcessEvent[],
): ProcessEvent {
  const { id, body, author, updated } = home
  // Where nobody wrote the hour, a child leaves after what was decided on that day.
  const decided = body.endTime ? [] : before.filter((one) => DECIDES.has(one.type) && londonDay(one.at) === end)
  const settled = latest(decided, happenedAt(end, body.endTime, updated.at))
  const stoodAt = (at: string) => {
    const earlier = before.filter((one) => Date.parse(one.at) <= Date.parse(at))
    return foldProcess(earlier, [], at).stays.findLast(({ name }) => name === id)?.state
  }
  // And after the home was asked for that the move is to: it is this move's, and no new search.
  const asked = body.endTime ? [] : before.filter((one) => one.type === 'K1 sent' && londonDay(one.at) === end)
  const written = asked.length > 0 && MOVING.has(stoodAt(settled)) ? latest(asked, settled) : settled
  // On the day of a move nobody lives in two homes: one is left before the other is come to.
  const isMoveDay = next && londonDay(next.at) === end && Date.parse(next.at) <= Date.parse(written)
  const at = isMoveDay ? inLondon(Date.parse(next.at) - 60_000) : written
  const toAnother =
    body.leftFor === 'another-home' ||
    (body.leftFor === undefined && (body.endingReason === 'X1' || next !== undefined))
  const said = { id: `${id}:ended`, at, by: author.name }
  if (toAnother) {
    const stood = stoodAt(at)
    if (MOVING.has(stood))
      return { ...said, type: 'child moved', data: { unplanned: isUnplanned(home) ?? stood === 'EMERGENCY' } }
  }
  const unplanned = isUnplanned(home)
  return {
    ...said,
    type: 'placement ended',
    data: {
      reason: toAnother ? 'moved to another home' : (LEFT_WORDS[body.leftFor ?? ''] ?? 'left care or moved on'),
      // What a return does not say is not made into a breakdown.
      planned: unplanned === undefined ? true : !unplanned,
    },
  }
}

/** Said outright, or by how it ended; undefined where nothing says it. */
function isUnplanned({ body }: Placement): boolean | undefined {
  if (body.planned) return !body.planned.answer
  if (body.ending === 'planned') return false
  return body.ending === undefined ? undefined : ['carer', 'child', 'standards', 'safeguarding'].includes(body.ending)
}

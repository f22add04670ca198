/**
 * The joint calendar of the two workers around a home (S4.13, S4.22): what was held, what is planned, what is due. Visits
 * of the child's worker, visits and supervisions of the carers' worker, and the meetings and reviews of both.
 */
import { childFile, householdFile } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import { carerSupervision } from '../../records/carer-supervision.ts'
import { statutoryReview } from '../../records/statutory-review.ts'
import { statutoryVisit } from '../../records/statutory-visit.ts'
import { visitsThatCount, wasThere } from '../visits-that-count.ts'
import { childIn, childName, currentPlacement, householdIdOf, homeName } from '../home.ts'
import { dayInWords, londonDay } from '../london-day.ts'
import { meetingDays } from './meeting-days.ts'
import { having, ofType } from '../of-type.ts'
import type { Files } from '../of-type.ts'
import { clocksOf } from '../process/clocks.ts'
import { clocksOfHousehold } from '../timers/household-timers.ts'
import { asksForReason } from '../timers/late-reasons.ts'
import { ruleOf } from '../timers/rules.ts'
import { workerOn } from '../workers.ts'

/** Whose column it stands in. */
export type Column = 'childs-worker' | 'carers-worker' | 'meetings'

export interface Entry {
  /** The same on every device and every day: a diary that is read in twice holds it once. */
  readonly key: string
  /** London day. */
  readonly day: string
  /** An instant, where one is known. */
  readonly at?: string
  readonly column: Column
  readonly state: 'held' | 'planned' | 'due' | 'late'
  readonly what: string
  /** Who does it, where somebody is allocated. */
  readonly worker: string | undefined
  /** The child, or the home. */
  readonly about: string
  readonly childId?: Uuid
  readonly householdId?: Uuid
  readonly recordId?: Uuid
  /** Of what is due, the rule's source; of what is planned, by when it must be. */
  readonly source?: string
}

/** @param from first day @param until last day */
export function calendarOf(
  files: Files,
  childIds: readonly Uuid[],
  now: string,
  from: string,
  until: string,
): readonly Entry[] {
  const homes = new Map<Uuid, readonly Uuid[]>()
  const entries: Entry[] = []
  for (const childId of childIds) {
    entries.push(...ofChild(files, childId, now))
    const home = householdIdOf(currentPlacement(files.inFile(childFile(childId)), londonDay(now)))
    if (home) homes.set(home, [...(homes.get(home) ?? []), childId])
  }
  for (const [householdId, children] of homes) entries.push(...ofHome(files, householdId, children, now))
  const once = new Map(entries.map((entry) => [entry.key, entry]))
  return withTheirLimits([...once.values()])
    .filter(({ day }) => day >= from && day <= until)
    .sort((a, b) => order(a).localeCompare(order(b)))
}

/** What is planned in time says by when it must be, and stands there once. */
function withTheirLimits(entries: readonly Entry[]): readonly Entry[] {
  const same = (a: Entry, b: Entry): boolean =>
    a.column === b.column && a.what === b.what && a.childId === b.childId && a.householdId === b.householdId
  const met = new Map(
    entries.flatMap((plan) => {
      const limit =
        plan.state === 'planned' && entries.find((due) => due.state === 'due' && due.day >= plan.day && same(due, plan))
      return limit ? [[plan, limit] as const] : []
    }),
  )
  const limits = new Set(met.values())
  return entries
    .filter((entry) => !limits.has(entry))
    .map((entry) => {
      const limit = met.get(entry)
      return limit ? { ...entry, source: `by ${dayInWords(limit.day)}, ${limit.source ?? ''}` } : entry
    })
}

const order = ({ day, at, key }: Entry): string => `${day} ${at ?? ''} ${key}`

/** Clocks that are a visit or supervision, or that have a column of their own. */
const VISIT = 'statutory visit'
const SUPERVISION = 'carer supervision'

function ofChild(files: Files, childId: Uuid, now: string): Entry[] {
  const today = londonDay(now)
  const records = files.inFile(childFile(childId))
  const about = childName(childIn(files, childId))
  const worker = workerOn(records, 'childs-social-worker', today)?.name
  const visits = having(ofType(statutoryVisit, records), 'date')
  const entry = (more: Omit<Entry, 'about' | 'childId'>): Entry => ({ about, childId, ...more })
  const held = visits
    .filter(({ body }) => body.date <= today)
    .map(({ id, body, author }) =>
      entry({
        key: id,
        day: body.date,
        column: 'childs-worker',
        state: 'held',
        what: body.manner === 'virtual' ? 'Visit on screen' : 'Visit',
        worker: author.name,
        recordId: id,
      }),
    )
  const planned = nextOf(visits, today).map(({ id, day }) =>
    entry({
      key: `${id} next`,
      day,
      column: 'childs-worker',
      state: 'planned',
      what: 'Visit',
      worker,
      recordId: id,
    }),
  )
  const reviews = having(ofType(statutoryReview, records), 'date').map(({ id, body }) =>
    entry({
      key: id,
      day: body.date,
      column: 'meetings',
      state: body.date > today ? 'planned' : 'held',
      what: 'Review',
      worker: workerOn(records, 'reviewing-officer', today)?.name,
      recordId: id,
    }),
  )
  const meetings = meetingDays(records, today).map((one) => entry({ ...one, column: 'meetings', worker: undefined }))
  const due = clocksOf(files, childId, now)
    .filter(({ what }) => what !== SUPERVISION && asksForReason({ what }))
    .map((clock) =>
      entry({
        key: `${childId} ${clock.what} due`,
        day: londonDay(clock.due),
        ...(clock.due.length > 10 && { at: clock.due }),
        column: clock.what === VISIT ? 'childs-worker' : 'meetings',
        state: clock.overdue ? 'late' : 'due',
        what: clock.what === VISIT ? 'Visit' : clock.begun.words,
        worker: clock.who.name,
        source: ruleOf(clock).source,
      }),
    )
  return [...held, ...planned, ...reviews, ...meetings, ...due]
}

function ofHome(files: Files, householdId: Uuid, children: readonly Uuid[], now: string): Entry[] {
  const today = londonDay(now)
  const records = files.inFile(householdFile(householdId))
  const about =
    children.flatMap((id) => homeName(currentPlacement(files.inFile(childFile(id)), today)) ?? [])[0] ?? 'The home'
  const worker = workerOn(records, 'supervising-social-worker', today)?.name
  const entry = (more: Omit<Entry, 'about' | 'householdId' | 'column'>): Entry => ({
    about,
    householdId,
    column: 'carers-worker',
    ...more,
  })
  const visits = visitsThatCount('supervisory visit', records)
  // The month's supervision is one sitting with a record for each child.
  const talks = oneADay(having(ofType(carerSupervision, records), 'date').filter(wasThere))
  const held = [
    ...visits.map(({ id, body, author }) => ({
      id,
      day: body.date,
      by: author.name,
      what: body.announced === 'unannounced' ? 'Visit without notice' : 'Supervisory visit',
    })),
    ...talks.map(({ id, body, author }) => ({ id, day: body.date, by: author.name, what: 'Supervision' })),
  ]
    .filter(({ day }) => day <= today)
    .map(({ id, day, by, what }) => entry({ key: id, day, state: 'held', what, worker: by, recordId: id }))
  const planned = [
    ...nextOf(visits, today).map((one) => ({ ...one, what: 'Supervisory visit' })),
    ...nextOf(talks, today).map((one) => ({ ...one, what: 'Supervision' })),
  ].map(({ id, day, what }) => entry({ key: `${id} next`, day, state: 'planned', what, worker, recordId: id }))
  const supervision = children
    .flatMap((id) => clocksOf(files, id, now).filter(({ what }) => what === SUPERVISION))
    .sort((a, b) => (a.due < b.due ? -1 : 1))
    .slice(0, 1)
  const due = [...supervision, ...clocksOfHousehold(files, householdId, now).filter(asksForReason)].map((clock) =>
    entry({
      key: `${householdId} ${clock.what} due`,
      day: londonDay(clock.due),
      state: clock.overdue ? 'late' : 'due',
      what: clock.what === SUPERVISION ? 'Supervision' : clock.begun.words,
      worker: clock.who.name ?? worker,
      source: ruleOf(clock).source,
    }),
  )
  return [...held, ...planned, ...due]
}

/** The day agreed at the last visit, while it is still ahead. */
function nextOf(
  visits: readonly CaseRecord<{ readonly date: string; readonly nextDate?: string }>[],
  today: string,
): readonly { readonly id: Uuid; readonly day: string }[] {
  const last = visits
    .filter(({ body }) => body.date <= today)
    .sort((a, b) => (a.body.date < b.body.date ? -1 : 1))
    .at(-1)
  const day = last?.body.nextDate
  return last && day && day >= today ? [{ id: last.id, day }] : []
}

function oneADay<R extends CaseRecord<{ readonly date: string }>>(records: readonly R[]): readonly R[] {
  return [...new Map(records.map((record) => [record.body.date, record])).values()]
}

/** How long after what it is about a record was finished (S4.12): in days, and whether that was later than is asked for. */
import { addDays, addWorkingDays, daysBetween } from '../../model/calendar.ts'
import type { Uuid } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import { definitionOf } from '../../records/all.ts'
import { londonDay } from '../london-day.ts'
import { occurredOn } from '../occurred-on.ts'

/** Records of what happened on a day. Plans, the register and what looks ahead have no age of this kind. */
const OF_A_DAY: ReadonlySet<string> = new Set([
  'statutory-visit',
  'supervisory-visit',
  'carer-supervision',
  'daily-log',
  'incident',
  'missing-episode',
  'childs-views',
  'direct-work',
  'family-time',
  'planning-meeting',
  'stability-meeting',
  'review-meeting',
  'disruption-meeting',
  'statutory-review',
  'stability-discussion',
  'triage',
])

// Where a record type names no limit of its own, five working days: set by the service [P].
const OTHERWISE = { days: 5, count: 'working' } as const

export interface EntryAge {
  readonly recordId: Uuid
  /** From the day itself until it was signed, or written where nobody signs; of a draft until today. */
  readonly days: number
  /** The last day on which it was in time. */
  readonly inTimeUntil: string
  readonly isLate: boolean
  readonly isFinished: boolean
}

export function entryAge(record: CaseRecord, today: string): EntryAge | undefined {
  if (!OF_A_DAY.has(record.type) || record.status === 'discarded') return undefined
  const definition = definitionOf(record.type)
  const field = definition?.occurred
  if (!definition || !field || record.body[field] === undefined) return undefined
  const on = occurredOn(record)
  if (on > today) return undefined
  const within = definition.signOff?.within ?? OTHERWISE
  const inTimeUntil = within.count === 'working' ? addWorkingDays(on, within.days).date : addDays(on, within.days)
  const signed = record.signatures.find(({ as }) => as === 'sign')
  const finished = definition.signOff ? signed && londonDay(signed.at) : londonDay(record.author.at)
  const until = finished ?? today
  return {
    recordId: record.id,
    days: Math.max(0, daysBetween(on, until)),
    inTimeUntil,
    isLate: until > inTimeUntil,
    isFinished: finished !== undefined,
  }
}

export interface AgeCount {
  readonly written: number
  readonly late: readonly EntryAge[]
}

/** Of a file, since a day: how many entries there are, and which were late; the newest first. */
export function lateEntries(records: readonly CaseRecord[], since: string, today: string): AgeCount {
  const ages = records
    .filter((record) => occurredOn(record) >= since)
    .sort((a, b) => (occurredOn(a) + a.id < occurredOn(b) + b.id ? 1 : -1))
    .flatMap((record) => entryAge(record, today) ?? [])
  return { written: ages.length, late: ages.filter(({ isLate }) => isLate) }
}

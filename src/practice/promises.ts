/** What was promised to the child: shown first when a child is opened, and before the next visit. */
import { daysBetween } from '../model/calendar.ts'
import type { Uuid } from '../model/file.ts'
import type { CaseRecord } from '../model/record.ts'
import { action } from '../records/action.ts'
import { having, ofType } from './of-type.ts'
import { visitsThatCount } from './visits-that-count.ts'

export interface Promised {
  readonly recordId: Uuid
  readonly what: string
  readonly state: 'kept' | 'open' | 'late' | 'blocked'
  readonly owner: string | undefined
  readonly due: string | undefined
  /** For a late one. */
  readonly daysLate: number
  /** Something is in the way of it, late or not yet. */
  readonly blocked: boolean
}

/**
 * Promises that still stand, and those kept since the visit before last, so that the next visit can say so.
 * Open ones first by date, late ones before them; `records` is the child's file.
 */
export function promisesTo(records: readonly CaseRecord[], today: string): readonly Promised[] {
  const seen = visitsThatCount('statutory visit', records)
    .map(({ body }) => body.date)
    .filter((date) => date <= today)
    .sort()
  const since = seen.at(-2) ?? seen.at(-1) ?? '0000'
  return having(ofType(action, records), 'what')
    .filter(({ body }) => body.promised?.answer === true && body.status !== 'cancelled')
    .filter(({ body, updated }) => body.status !== 'done' || (body.doneOn ?? updated.at.slice(0, 10)) >= since)
    .map(({ id, body }) => {
      const daysLate = body.status !== 'done' && body.due ? Math.max(0, daysBetween(body.due, today)) : 0
      const state: Promised['state'] =
        body.status === 'done' ? 'kept' : daysLate > 0 ? 'late' : body.status === 'blocked' ? 'blocked' : 'open'
      return {
        recordId: id,
        what: body.what.trim().replace(/\.$/, ''),
        state,
        owner: body.owner?.name,
        due: body.due,
        daysLate,
        blocked: body.status === 'blocked',
      }
    })
    .sort((a, b) => ORDER[a.state] - ORDER[b.state] || ((a.due ?? '9') < (b.due ?? '9') ? -1 : 1))
}

const ORDER = { kept: 0, late: 1, blocked: 2, open: 3 } as const

/** For brothers and sisters visited together a promise made to all of them stands once. */
export function promisesToAll(files: readonly (readonly CaseRecord[])[], today: string): readonly Promised[] {
  const once = new Map<string, Promised>()
  for (const one of files.flatMap((records) => promisesTo(records, today))) {
    const key = one.what.toLowerCase()
    const before = once.get(key)
    if (!before || ORDER[one.state] > ORDER[before.state]) once.set(key, one)
  }
  return [...once.values()].sort(
    (a, b) => ORDER[a.state] - ORDER[b.state] || ((a.due ?? '9') < (b.due ?? '9') ? -1 : 1),
  )
}

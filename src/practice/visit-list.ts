/** The visits ahead: brothers and sisters in one home are one visit; today's come first, then what is due soonest. */
import { childFile } from '../model/file.ts'
import type { Uuid } from '../model/file.ts'
import type { CaseRecord } from '../model/record.ts'
import { statutoryVisit } from '../records/statutory-visit.ts'
import { currentPlacement, householdIdOf, siblingsTogether } from './home.ts'
import type { Child, Placement } from './home.ts'
import { having, ofType } from './of-type.ts'
import type { Files } from './of-type.ts'
import { visitDue } from './visits-due.ts'
import type { VisitDue } from './visits-due.ts'

export interface VisitAhead {
  /** The eldest; `children` holds all of them, oldest first. */
  readonly child: Child
  readonly children: readonly Child[]
  readonly home: Placement
  readonly householdId: Uuid | undefined
  /** Of brothers and sisters the earliest. */
  readonly due: VisitDue
  /** Whose date that is. */
  readonly lateFor: Uuid
  /** The day agreed at the last visit, while it is still ahead. */
  readonly booked: string | undefined
  /** A visit begun today and not signed yet. */
  readonly draft: CaseRecord | undefined
}

export function visitsAhead(files: Files, childIds: readonly Uuid[], today: string): readonly VisitAhead[] {
  const mine = new Set(childIds)
  const done = new Set<Uuid>()
  const list: VisitAhead[] = []
  for (const id of childIds) {
    if (done.has(id)) continue
    const children = siblingsTogether(files, id, today).filter((one) => mine.has(one.id))
    for (const one of children) done.add(one.id)
    const home = currentPlacement(files.inFile(childFile(id)), today)
    const soonest = children
      .flatMap((one) => {
        const due = visitDue(files.inFile(childFile(one.id)), today)
        return due ? [{ due, of: one.id }] : []
      })
      .sort((a, b) => (a.due.due < b.due.due ? -1 : 1))[0]
    const due = soonest?.due
    const child = children[0]
    if (!home || !due || !child) continue
    const visits = children.flatMap((one) => ofType(statutoryVisit, files.inFile(childFile(one.id), 'statutory-visit')))
    list.push({
      child,
      children,
      home,
      householdId: householdIdOf(home),
      due,
      lateFor: soonest.of,
      booked: bookedIn(visits, today),
      draft: visits.find(({ status, body }) => status === 'draft' && body.date === today),
    })
  }
  return list.sort((a, b) =>
    first(a, today) < first(b, today) ? -1 : first(a, today) > first(b, today) ? 1 : a.child.id < b.child.id ? -1 : 1,
  )
}

/** Booked for today or begun today comes first; then the day by which it must be, a visit never recorded last. */
const first = (one: VisitAhead, today: string): string =>
  one.booked === today || one.draft
    ? `0 ${one.due.due}`
    : `${one.due.neverRecorded && one.due.daysLeft < -42 ? 2 : 1} ${one.due.due}`

function bookedIn(
  visits: readonly CaseRecord<{ readonly date?: string; readonly nextDate?: string }>[],
  today: string,
): string | undefined {
  const last = having(visits, 'date')
    .filter(({ body }) => body.date <= today)
    .sort((a, b) => (a.body.date < b.body.date ? 1 : -1))[0]
  const next = last?.body.nextDate
  return next && next >= today ? next : undefined
}

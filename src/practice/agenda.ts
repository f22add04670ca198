/**
 * What is overdue joins the next agenda by itself (S4.14): the child's supervision of the carers, the review of a meeting,
 * the next visit. An action that has what it asked for is not overdue, but to be closed; one that lies in another child's
 * file stays out, although it lies in the same home's.
 */
import { daysBetween } from '../model/calendar.ts'
import { derivedId } from '../model/derived-id.ts'
import { childFile, fileKind, householdFile } from '../model/file.ts'
import type { Uuid } from '../model/file.ts'
import { action, isStillToDo } from '../records/action.ts'
import { askedForOf } from './asked-for.ts'
import { currentPlacement, householdIdOf } from './home.ts'
import { dayInWords } from './london-day.ts'
import { having, ofType } from './of-type.ts'
import type { Files } from './of-type.ts'

export interface Overdue {
  readonly recordId: Uuid
  readonly what: string
  readonly plan: 'child' | 'carer'
  readonly owner: string | undefined
  readonly due: string
  readonly daysLate: number
  /** What is in the way, where somebody has said so. */
  readonly barrier: string | undefined
}

/** Of both plans, the longest overdue first. */
export function overdueFor(files: Files, childId: Uuid, today: string): readonly Overdue[] {
  const own = files.inFile(childFile(childId))
  const householdId = householdIdOf(currentPlacement(own, today))
  const homes = householdId
    ? files
        .inFile(householdFile(householdId), action.type)
        .filter(({ fileIds }) => !fileIds.some((file) => fileKind(file) === 'child'))
    : []
  return having(ofType(action, [...own, ...homes]), 'what', 'due')
    .filter(({ body }) => isStillToDo(body))
    .filter((one) => one.body.due < today && !askedForOf(files, one, today))
    .sort((a, b) => (a.body.due + a.id < b.body.due + b.id ? -1 : 1))
    .map(({ id, body }) => ({
      recordId: id,
      what: body.what.trim().replace(/\.$/, ''),
      plan: body.plan ?? 'child',
      owner: body.owner?.name,
      due: body.due,
      daysLate: daysBetween(body.due, today),
      barrier: body.status === 'blocked' ? body.barrier : undefined,
    }))
}

/** One action is one point of an agenda, whoever draws it up and on whichever device. */
export const agendaRowId = (actionId: Uuid): Uuid => derivedId(actionId, 'agenda')

/** "Ring Gill about the cat (Hannah, by 7 September)": the point keeps what it was about when the action has moved on. */
export const agendaWords = ({ what, owner, due }: Pick<Overdue, 'what' | 'owner' | 'due'>): string =>
  `${what} (${owner ? `${owner}, ` : ''}by ${dayInWords(due)})`

/** A point of a review meeting's agenda. */
export const overduePoint = (one: Overdue): { readonly id: Uuid; readonly what: string } => ({
  id: agendaRowId(one.recordId),
  what: `Overdue: ${agendaWords(one)}`,
})

/** Starts the note of a visit: a draft for every child seen together, prefilled with what is known before the door opens. */
import { v7 as newId } from 'uuid'
import type { Notebook } from '../../device/notebook.ts'
import { addDays } from '../../model/calendar.ts'
import type { Body } from '../../model/field.ts'
import { childFile, householdFile } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import { overdueFor } from '../../practice/agenda.ts'
import { childName, currentPlacement, homeName, householdIdOf } from '../../practice/home.ts'
import type { Child } from '../../practice/home.ts'
import { having, ofType } from '../../practice/of-type.ts'
import { action } from '../../records/action.ts'
import { householdMember } from '../../records/household-member.ts'

/** Plan items put before the worker: more than three are not moved in one visit, but what is overdue stands there whatever it is. */
const MOST_PLAN_ITEMS = 3
const AHEAD_DAYS = 42

/** Resolves with the record whose page is to open. */
export async function startVisit(
  notebook: Notebook,
  children: readonly Child[],
  today: string,
  time: string,
  given: Body = {},
): Promise<CaseRecord> {
  const { casebook } = notebook
  const rowIds = new Map<string, Uuid>()
  // Equal rows of brothers and sisters carry one id, so that they are written once for all.
  const rowId = (words: string): Uuid => {
    const id = rowIds.get(words) ?? newId()
    rowIds.set(words, id)
    return id
  }
  const home = children[0] && currentPlacement(casebook.inFile(childFile(children[0].id)), today)
  const householdId = householdIdOf(home)
  const carers = householdId
    ? having(ofType(householdMember, casebook.inFile(householdFile(householdId), 'household-member')), 'name').filter(
        ({ body }) => body.role === 'carer' && !body.left,
      )
    : []
  const present = [
    ...children.map((one) => ({ id: rowId(one.id), who: { recordId: one.id, name: childName(one) } })),
    ...carers.map(({ id, body }) => ({
      id: rowId(id),
      who: { recordId: id, name: body.name },
      relation: body.relation ?? 'carer',
    })),
  ]
  const shared: Body = {
    date: today,
    from: time,
    option: 'statutory',
    manner: 'in-person',
    announced: 'planned',
    present,
    ...(homeName(home) ? { place: `at home with ${homeName(home)}` } : {}),
    ...given,
  }
  const together = children.length > 1 ? newId() : undefined
  const made: CaseRecord[] = []
  for (const one of children) {
    const plan = planItems(casebook, one.id, today).map((item) => ({
      id: rowId(`plan ${item}`),
      item,
    }))
    made.push(
      await notebook.create({
        type: 'statutory-visit',
        fileIds: [childFile(one.id)],
        body: { ...shared, ...(plan.length > 0 ? { plan } : {}) },
        ...(together ? { together } : {}),
      }),
    )
  }
  const first = made[0]
  if (!first) throw new Error('A visit needs a child')
  return first
}

/** All that is overdue on the child's plan (S4.14), then what is due before the visit after this one, soonest first. */
function planItems(casebook: Notebook['casebook'], childId: Uuid, today: string): readonly string[] {
  const overdue = overdueFor(casebook, childId, today).flatMap(({ plan, what }) => (plan === 'child' ? [what] : []))
  const next = having(ofType(action, casebook.inFile(childFile(childId), 'action')), 'what', 'due')
    .filter(
      ({ body }) =>
        body.plan === 'child' &&
        (body.status ?? 'open') === 'open' &&
        body.due >= today &&
        body.due <= addDays(today, AHEAD_DAYS),
    )
    .sort((a, b) => (a.body.due < b.body.due ? -1 : 1))
    .map(({ body }) => body.what)
  return [...overdue, ...next.slice(0, Math.max(0, MOST_PLAN_ITEMS - overdue.length))]
}

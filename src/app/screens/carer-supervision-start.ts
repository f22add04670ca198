/** Begins the carers' supervision: a draft for every child placed with them, what is overdue already on its agenda. */
import { v7 as newId } from 'uuid'
import type { Notebook } from '../../device/notebook.ts'
import type { Body } from '../../model/field.ts'
import { childFile, householdFile } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import { agendaRowId, agendaWords, overdueFor } from '../../practice/agenda.ts'
import type { Overdue } from '../../practice/agenda.ts'
import { childrenHere } from '../../practice/home.ts'
import { membersOf } from './carer-household.ts'

/** Resolves with the record whose page is to open: the one that was begun already, where there is one. */
export async function startCarerSupervision(
  notebook: Notebook,
  householdId: Uuid,
  today: string,
  time: string,
): Promise<CaseRecord> {
  const { casebook, person } = notebook
  const file = householdFile(householdId)
  const begun = casebook.inFile(file, 'carer-supervision').find(({ status }) => status === 'draft')
  if (begun) return begun
  const children = childrenHere(casebook, householdId, today)
  if (children.length === 0) throw new Error('No child lives here just now')
  const carers = membersOf(casebook, file, today).filter(({ role }) => role === 'carer')
  const present = [
    ...carers.map(({ ref }) => ({ id: newId(), who: ref, relation: 'carer' })),
    { id: newId(), who: { recordId: person.personId, name: person.name }, relation: 'supervising social worker' },
  ]
  const together = children.length > 1 ? newId() : undefined
  const made: CaseRecord[] = []
  for (const child of children) {
    const overdue = pointsOf(overdueFor(casebook, child.id, today))
    const body: Body = { date: today, at: time, present, ...(overdue.length > 0 && { overdue }) }
    made.push(
      await notebook.create({
        type: 'carer-supervision',
        fileIds: [childFile(child.id), file],
        body,
        ...(together && { together }),
      }),
    )
  }
  const first = made[0]
  if (!first) throw new Error('No child lives here just now')
  return first
}

export const pointsOf = (overdue: readonly Overdue[]) =>
  overdue.map((one) => ({ id: agendaRowId(one.recordId), what: agendaWords(one), action: one.recordId }))

/** Who sits at the table when something of the process begins: filled in, and changed by whoever writes. */
import type { Json } from '../../model/json.ts'
import type { PersonRef } from '../../model/field.ts'
import { childFile, householdFile, ORGANISATION } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import { ROLE_WORDS } from '../../model/person.ts'
import type { Actor, Role } from '../../model/person.ts'
import { householdMember } from '../../records/household-member.ts'
import { person } from '../../records/person.ts'
import { childIn, childName, currentPlacement, householdIdOf } from '../home.ts'
import { londonDay } from '../london-day.ts'
import { having, ofType } from '../of-type.ts'
import type { Files } from '../of-type.ts'
import { workerOn } from '../workers.ts'

export interface Around {
  readonly files: Files
  readonly childId: Uuid
  readonly by: Actor
  /** ISO 8601 with offset. */
  readonly now: string
  readonly newId: () => Uuid
}

interface AtTable {
  readonly who: PersonRef
  readonly relation: string
}

/** The child, the carers, both workers and the reviewing officer: rows of "Who was there". */
export function presentNow({ files, childId, now, newId }: Around): Json {
  const today = londonDay(now)
  const records = files.inFile(childFile(childId))
  const householdId = householdIdOf(currentPlacement(records, today))
  const home = householdId ? files.inFile(householdFile(householdId)) : []
  const carers = having(ofType(householdMember, home), 'name')
    .filter(({ body }) => body.role === 'carer' && !(body.left && body.left <= today))
    .map(({ id, body }): AtTable => ({ who: { recordId: id, name: body.name }, relation: body.relation ?? 'carer' }))
  const worker = (role: Role): AtTable[] => {
    const one = workerOn(role === 'supervising-social-worker' ? home : records, role, today)
    return one
      ? [{ who: { name: one.name, ...(one.personId && { recordId: one.personId }) }, relation: ROLE_WORDS[role] }]
      : []
  }
  const all: AtTable[] = [
    { who: { recordId: childId, name: childName(childIn(files, childId)) }, relation: 'child' },
    ...carers,
    ...worker('childs-social-worker'),
    ...worker('supervising-social-worker'),
  ]
  return all.map(({ who, relation }) => ({ id: newId(), who, relation }))
}

/** Of the two who talk about stability, the one who does not write it down: the child's worker or the team's manager. */
export function otherOfTalk({ files, childId, by, now }: Around): PersonRef | undefined {
  const records = files.inFile(childFile(childId))
  if (by.role !== 'childs-social-worker') {
    const worker = workerOn(records, 'childs-social-worker', londonDay(now))
    return worker && { name: worker.name, ...(worker.personId && { recordId: worker.personId }) }
  }
  const team = childIn(files, childId)?.body.team
  const manager = having(ofType(person, files.inFile(ORGANISATION, 'person')), 'name').find(
    ({ body }) => body.role === 'team-manager' && body.team === team && team !== undefined,
  )
  return manager && { recordId: manager.id, name: manager.body.name }
}

/** A fostering home as its people know it: who lives here, who is placed here, who works with it. */
import type { Casebook } from '../../device/notebook.ts'
import { ageOn } from '../../model/calendar.ts'
import type { BodyOf, PersonRef } from '../../model/field.ts'
import { fileKind, fileSubject, ORGANISATION } from '../../model/file.ts'
import type { FileId, Uuid } from '../../model/file.ts'
import type { Role } from '../../model/person.ts'
import { childAge, childName, childrenHere } from '../../practice/home.ts'
import { ofType } from '../../practice/of-type.ts'
import { workerOn } from '../../practice/workers.ts'
import { householdMember } from '../../records/household-member.ts'
import { person } from '../../records/person.ts'

type MemberRole = BodyOf<typeof householdMember.fields>['role']
export interface Member {
  readonly ref: PersonRef
  readonly role: MemberRole
  readonly account: Uuid | undefined
  readonly age: number | undefined
}
export interface PlacedChild {
  readonly id: Uuid
  readonly name: string
  readonly age: number | undefined
}
export interface Contact {
  readonly name: string
  readonly phone: string | undefined
}

/** The carer's own household: they hold a grant on no other. */
export const ownHousehold = (casebook: Casebook): FileId | undefined =>
  casebook.ofType('household').flatMap((record) => record.fileIds.filter((file) => fileKind(file) === 'household'))[0]

export const childrenPlacedIn = (casebook: Casebook, household: FileId, today: string): readonly PlacedChild[] =>
  childrenHere(casebook, fileSubject(household), today).map((child) => ({
    id: child.id,
    name: childName(child),
    age: childAge(child, today),
  }))

const ORDER: readonly MemberRole[] = ['carer', 'other-adult', 'child']

/** Carers first, then other adults, then sons and daughters, the oldest first. */
export function membersOf(casebook: Casebook, household: FileId, today: string): readonly Member[] {
  return ofType(householdMember, casebook.inFile(household, householdMember.type))
    .filter(({ body }) => body.name && (body.joined ?? '') <= today && !(body.left && body.left <= today))
    .map(({ id, body }) => ({
      ref: { recordId: id, name: body.name ?? '' },
      role: body.role,
      account: body.account?.recordId,
      age: body.birthDate ? ageOn(body.birthDate, today) : undefined,
    }))
    .sort((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role) || (b.age ?? 0) - (a.age ?? 0))
}

/** Who works with this file in this role today, with the number the directory has for them. */
export function contactFor(casebook: Casebook, file: FileId, role: Role, today: string): Contact | undefined {
  const worker = workerOn(casebook.inFile(file, 'allocation'), role, today)
  if (!worker) return undefined
  const entry = ofType(person, casebook.inFile(ORGANISATION, 'person')).find(
    (each) => each.id === worker.personId,
  )?.body
  return { name: entry?.name ?? worker.name, phone: entry?.phone }
}

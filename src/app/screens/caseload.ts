/** Whose work it is: the children and households allocated to a person, or for a manager those of the team. */
import type { Casebook } from '../../device/notebook.ts'
import { fileKind, fileSubject, personFile } from '../../model/file.ts'
import type { FileKind, Uuid } from '../../model/file.ts'
import type { Actor } from '../../model/person.ts'
import { allocation } from '../../records/allocation.ts'
import { child } from '../../records/child.ts'
import { ofType } from '../../practice/of-type.ts'

function allocated(casebook: Casebook, person: Actor, kind: FileKind, today: string): readonly Uuid[] {
  const own = ofType(allocation, casebook.inFile(personFile(person.personId), 'allocation'))
    .filter(({ body }) => body.worker?.recordId === person.personId || body.worker?.recordId === undefined)
    .filter(({ body }) => body.role === person.role && (body.from ?? '') <= today && !(body.to && body.to <= today))
  return [...new Set(own.flatMap(({ fileIds }) => fileIds.filter((file) => fileKind(file) === kind).map(fileSubject)))]
}

export function childrenOf(casebook: Casebook, person: Actor, today: string): readonly Uuid[] {
  if (person.role === 'childs-social-worker' || person.role === 'reviewing-officer')
    return allocated(casebook, person, 'child', today)
  return ofType(child, casebook.ofType('child')).map(({ id }) => id)
}

export function householdsOf(casebook: Casebook, person: Actor, today: string): readonly Uuid[] {
  if (person.role === 'supervising-social-worker') return allocated(casebook, person, 'household', today)
  return casebook.ofType('household').map(({ id }) => id)
}

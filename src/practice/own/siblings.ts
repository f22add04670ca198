/** A child's brothers and sisters, as the network and the homes name them, and where their assessment stands (S4.11, S4.18). */
import { childFile } from '../../model/file.ts'
import type { FileId, Uuid } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import { networkContact } from '../../records/network-contact.ts'
import { assessmentNaming, BROTHER_OR_SISTER } from '../../records/sibling-gate.ts'
import { childIn, childName, siblingsTogether } from '../home.ts'
import { ofType } from '../of-type.ts'
import type { Files } from '../of-type.ts'

export interface Sibling {
  readonly name: string
  /** Where they have a file of their own on this device. */
  readonly childId?: Uuid
}

/** Those who live with the child, those whom the network names, and children whose network names this child. */
export function siblingsOf(files: Files, childId: Uuid, today: string): readonly Sibling[] {
  const byName = new Map<string, Sibling>()
  for (const one of siblingsTogether(files, childId, today))
    if (one.id !== childId) byName.set(childName(one), { name: childName(one), childId: one.id })
  for (const { body } of ofType(networkContact, files.inFile(childFile(childId), networkContact.type))) {
    const { person, relation } = body
    if (!person || !BROTHER_OR_SISTER.test(relation ?? '') || byName.has(person.name)) continue
    const other = person.recordId ? childIn(files, person.recordId) : undefined
    byName.set(person.name, { name: person.name, ...(other && { childId: other.id }) })
  }
  const me = childIn(files, childId)
  for (const contact of ofType(networkContact, files.ofType('network-contact'))) {
    const { person, relation } = contact.body
    const file = contact.fileIds[0]
    if (!file || file === childFile(childId) || !BROTHER_OR_SISTER.test(relation ?? '')) continue
    // A name alone may be anybody's: only the record itself says that it is this child.
    if (person?.recordId !== childId) continue
    const other = childIn(files, file.slice('child:'.length))
    if (other && me && !byName.has(childName(other)))
      byName.set(childName(other), { name: childName(other), childId: other.id })
  }
  return [...byName.values()].sort((a, b) => a.name.localeCompare(b.name))
}

/** The newest signed assessment that names this child. */
export const siblingAssessmentOf = (
  files: Files,
  childId: Uuid,
): (CaseRecord & { readonly on: string }) | undefined => {
  const found = assessmentNaming(childId, files.inFile(childFile(childId)))
  const record = found && files.get(found.id)
  return record && found ? { ...record, on: found.on } : undefined
}

/** One assessment lies in the file of every child in it whom this person works with: it is written once. */
export const filesOfAssessment = (files: Files, childId: Uuid, today: string): readonly FileId[] => [
  childFile(childId),
  ...siblingsOf(files, childId, today).flatMap(({ childId: other }) => (other ? [childFile(other)] : [])),
]

/** Who can be meant in a record: the people its files know of, nearest first. */
import type { Casebook } from '../../device/notebook.ts'
import { childFile, fileKind, fileSubject, householdFile, ORGANISATION } from '../../model/file.ts'
import type { FileId } from '../../model/file.ts'
import type { PersonRef, PersonSource } from '../../model/field.ts'
import type { CaseRecord } from '../../model/record.ts'
import { siblingsOf } from '../../practice/own/siblings.ts'
import type { Sibling } from '../../practice/own/siblings.ts'

const wordsAt = (record: CaseRecord, field: string): string => {
  const value = record.body[field]
  return typeof value === 'string' ? value : ''
}

/** What a register record calls its person; a child from a return has a number before a name. */
export const registerName = (record: CaseRecord): string =>
  wordsAt(record, 'preferredName') ||
  wordsAt(record, 'name') ||
  nameOfRef(record.body.person) ||
  (record.body.returnId ? `Child ${wordsAt(record, 'returnId')}` : '')

function nameOfRef(value: CaseRecord['body'][string]): string {
  return typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string'
    ? value.name
    : ''
}

const idOfRef = (value: CaseRecord['body'][string]): string =>
  typeof value === 'object' && value !== null && 'recordId' in value && typeof value.recordId === 'string'
    ? value.recordId
    : ''

const siblingRef = ({ name, childId }: Sibling): PersonRef => ({ name, ...(childId && { recordId: childId }) })
const asRef = (record: CaseRecord): PersonRef => ({ recordId: record.id, name: registerName(record) })

export function peopleAround(
  casebook: Casebook,
  record: CaseRecord | undefined,
  sources: readonly PersonSource[],
  today: string,
): readonly PersonRef[] {
  const files = record?.fileIds ?? []
  const households = householdsOf(casebook, files)
  // Those who work with this child or household come before everybody else on the staff.
  const near = new Set(
    [...files, ...households]
      .flatMap((file) => casebook.inFile(file, 'allocation'))
      .filter(({ body }) => !body.to)
      .map(({ body }) => idOfRef(body.worker)),
  )
  const staff = casebook.inFile(ORGANISATION, 'person')
  const children = files.filter((file) => fileKind(file) === 'child')
  // Where a field means the child before the staff, as "Who was there" does, the child is the nearest.
  const childFirst = sources.includes('child') && sources.indexOf('child') < sources.indexOf('staff')
  const found = [
    ...(childFirst ? children.flatMap((file) => casebook.inFile(file, 'child')).map(asRef) : []),
    ...(sources.includes('staff') ? staff.filter(({ id }) => near.has(id)).map(asRef) : []),
    ...[...sources]
      .sort((a, b) => Number(a === 'staff') - Number(b === 'staff'))
      .flatMap((source): readonly PersonRef[] => {
        switch (source) {
          case 'child':
            return children.flatMap((file) => casebook.inFile(file, 'child')).map(asRef)
          case 'sibling':
            return children.flatMap((file) => siblingsOf(casebook, fileSubject(file), today)).map(siblingRef)
          case 'household':
            return households.flatMap((file) => casebook.inFile(file, 'household-member')).map(asRef)
          case 'network':
            return children.flatMap((file) => casebook.inFile(file, 'network-contact')).map(asRef)
          default:
            return staff.map(asRef)
        }
      }),
  ]
  return [...new Map(found.filter(({ name }) => name !== '').map((ref) => [ref.name, ref])).values()]
}

/** The household's own file, and those where the record's children live now. */
function householdsOf(casebook: Casebook, files: readonly FileId[]): readonly FileId[] {
  const own = files.filter((file) => fileKind(file) === 'household')
  const children = files.filter((file) => fileKind(file) === 'child').map((file) => childFile(fileSubject(file)))
  const now = children
    .flatMap((file) => casebook.inFile(file, 'placement'))
    .filter((placement) => !placement.body.end)
    .flatMap((placement) => placement.fileIds.filter((file) => fileKind(file) === 'household'))
  return [...new Set([...own, ...now.map((file) => householdFile(fileSubject(file)))])]
}

/** The child a record is about, or the household, or the worker: as a line that waits for somebody names it. */
import type { PersonRef } from '../model/field.ts'
import { fileKind, fileSubject } from '../model/file.ts'
import type { CaseRecord } from '../model/record.ts'
import { staffSupervision } from '../records/staff-supervision.ts'
import { childIn, childName } from './home.ts'
import type { Files } from './of-type.ts'

export function nameAbout(files: Files, record: CaseRecord): string {
  const children = record.fileIds
    .filter((file) => fileKind(file) === 'child')
    .map((file) => childIn(files, fileSubject(file)))
  const here = children.filter((child) => child !== undefined)
  if (here.length > 0) return here.map(childName).join(' and ')
  const household = record.fileIds.find((file) => fileKind(file) === 'household')
  const name = household ? files.get(fileSubject(household))?.body.name : undefined
  if (typeof name === 'string') return name
  // A worker's own supervision lies in no case.
  return record.type === staffSupervision.type ? ((record.body.worker as PersonRef | undefined)?.name ?? '') : ''
}

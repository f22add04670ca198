/** What records and files are called on a screen. */
import type { Casebook } from '../device/notebook.ts'
import type { SummaryNames } from '../model/define-record.ts'
import { fileKind, fileSubject } from '../model/file.ts'
import type { FileId } from '../model/file.ts'
import type { CaseRecord } from '../model/record.ts'
import { upgradeRecord } from '../model/upgrade.ts'
import { definitionOf } from '../records/all.ts'
import { registerName } from './form/people.ts'
import { firstName } from './words.ts'

/** The name on the file's cover; empty while its register record is not on this device. */
export function fileName(casebook: Casebook, file: FileId): string {
  const register = casebook.get(fileSubject(file))
  return register ? registerName(register) : ''
}

export function namesOf(casebook: Casebook, record: CaseRecord): SummaryNames {
  const named = (kind: 'child' | 'household') => {
    const file = record.fileIds.find((each) => fileKind(each) === kind)
    return file ? fileName(casebook, file) : ''
  }
  const child = named('child')
  const household = named('household')
  return { ...(child ? { child } : {}), ...(household ? { household } : {}), author: firstName(record.author.name) }
}

/** One line that says what it is. A type or version that this build does not know is called just that. */
export function titleOf(casebook: Casebook, record: CaseRecord): string {
  const definition = definitionOf(record.type)
  const { record: now, readable } = upgradeRecord(definition, record)
  if (!definition || !readable) return 'A record from a later version'
  return definition.summary(now.body, namesOf(casebook, now))
}

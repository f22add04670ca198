/**
 * A file is what a worker asks for: the child's, the fostering household's, a person's own, the
 * organisation's. It is the unit of access, of sync and of packing for offline: one dense sequence of changes.
 */
export type Uuid = string
export type FileKind = 'child' | 'household' | 'person' | 'organisation'
export type FileId = `child:${Uuid}` | `household:${Uuid}` | `person:${Uuid}` | 'organisation'

/** The organisation's own file: the directory of people and teams. */
export const ORGANISATION: FileId = 'organisation'

export const childFile = (childId: Uuid): FileId => `child:${childId}`
export const householdFile = (householdId: Uuid): FileId => `household:${householdId}`
export const personFile = (personId: Uuid): FileId => `person:${personId}`

export function fileKind(file: FileId): FileKind {
  return file === ORGANISATION ? 'organisation' : (file.slice(0, file.indexOf(':')) as FileKind)
}

/** The id of the child, household or person whose file it is; empty for the organisation's. */
export function fileSubject(file: FileId): Uuid {
  return file === ORGANISATION ? '' : file.slice(file.indexOf(':') + 1)
}

export function isFileId(text: string): text is FileId {
  return text === ORGANISATION || /^(child|household|person):[0-9a-f-]{36}$/.test(text)
}

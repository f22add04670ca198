/** Where things are. One place, so that a link and a route cannot drift apart. */
import { fileKind, fileSubject } from '../model/file.ts'
import type { FileId, Uuid } from '../model/file.ts'
import type { CaseRecord } from '../model/record.ts'

/** Drafts of these types are written on a screen of their own; every other type on the generic form. */
const OWN_SCREEN: { readonly [type: string]: string } = {
  'statutory-visit': '/visit/',
  'supervisory-visit': '/visit/',
  'carer-supervision': '/supervision/',
  'daily-log': '/log/',
  incident: '/incident/',
  'childs-views': '/views/',
  'home-search': '/home-search/',
  'stability-meeting': '/meeting/',
  'review-meeting': '/meeting/',
  'childs-version': '/childs-version/',
}

/** A part of a meeting that is being prepared or held. */
export const meetingPath = (recordId: Uuid, part: string): string => `/meeting/${recordId}/${part}`

export const childPath = (childId: Uuid, tab = ''): string => `/child/${childId}${tab && `/${tab}`}`
export const householdPath = (householdId: Uuid): string => `/household/${householdId}`

/** The form where a draft of this type is written. */
export const writingPath = (record: Pick<CaseRecord, 'id' | 'type'>): string =>
  record.type in OWN_SCREEN ? `${OWN_SCREEN[record.type]}${record.id}` : `/record/${record.id}/edit`

/** The page that reads it. The register's own records have pages of their own. */
export function readingPath(record: Pick<CaseRecord, 'id' | 'type'>): string {
  if (record.type === 'child') return childPath(record.id)
  if (record.type === 'household') return householdPath(record.id)
  return `/record/${record.id}`
}

/** A record as a paper, for a reader. */
export const paperPath = (record: Pick<CaseRecord, 'id'>): string => `/paper/${record.id}`

/** Every version of a record. */
export const historyPath = (record: Pick<CaseRecord, 'id'>): string => `/record/${record.id}/history`

/** Where a child's version is written, approved and shown. */
export const childsVersionPath = (record: Pick<CaseRecord, 'id'>): string => `/childs-version/${record.id}`
/** What follows the minutes of a meeting. */
export const afterwardsPath = (meeting: Pick<CaseRecord, 'id'>): string => `/after/${meeting.id}`

/** Starts a new record of this type in these files. */
export const startPath = (type: string, files: readonly FileId[] = []): string =>
  `/write/${type}${files.length > 0 ? `?file=${files.join(',')}` : ''}`

export function filePath(file: FileId): string {
  const kind = fileKind(file)
  return kind === 'child' ? childPath(fileSubject(file)) : kind === 'household' ? householdPath(fileSubject(file)) : '/'
}

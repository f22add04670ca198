/** Where things are. One place, so that a link and a route cannot drift apart. */
import type { Body } from '../model/field.ts'
import { fileKind, fileSubject } from '../model/file.ts'
import type { FileId, Uuid } from '../model/file.ts'
import type { CaseRecord } from '../model/record.ts'

/** Drafts of these types are written on a screen of their own; every other type on the generic form. */
const OWN_SCREEN: { readonly [type: string]: string } = {
  'statutory-visit': '/visit/',
  'supervisory-visit': '/visit/',
  'carer-supervision': '/supervision/',
  'daily-log': '/log/',
  audit: '/audit/',
  incident: '/incident/',
  'childs-views': '/views/',
  'home-search': '/home-search/',
  'progress-report': '/report/',
  'stability-meeting': '/meeting/',
  'review-meeting': '/meeting/',
  'childs-version': '/childs-version/',
  'impact-assessment': '/impact/',
  'words-and-pictures': '/words-and-pictures/',
  'staff-supervision': '/staff-supervision/',
  'care-plan': '/plan/',
}

export const staffSupervisionPath = (recordId: Uuid): string => `/staff-supervision/${recordId}`
/** The supervision of a team's workers. */
export const TEAM_PATH = '/team'

/** A part of a meeting that is being prepared or held. */
export const meetingPath = (recordId: Uuid, part: string): string => `/meeting/${recordId}/${part}`

export const childPath = (childId: Uuid, tab = ''): string => `/child/${childId}${tab && `/${tab}`}`
export const householdPath = (householdId: Uuid): string => `/household/${householdId}`

/** A request for help with its clock: where it is read, answered and closed. */
export const helpPath = (recordId: Uuid): string => `/help?sent=${recordId}`

/** The form where a draft of this type is written. */
export const writingPath = (record: Pick<CaseRecord, 'id' | 'type'>): string =>
  record.type in OWN_SCREEN ? `${OWN_SCREEN[record.type]}${record.id}` : `/record/${record.id}/edit`

/** The page that reads it. The register's own records have pages of their own. */
export function readingPath(record: Pick<CaseRecord, 'id' | 'type'>): string {
  if (record.type === 'child') return childPath(record.id)
  if (record.type === 'household') return householdPath(record.id)
  if (record.type === 'help-request') return helpPath(record.id)
  return `/record/${record.id}`
}

/** A log, at the words that stand out in it. */
export const standingOutPath = (logId: Uuid, tone = ''): string => `/record/${logId}#${STANDING_OUT}${tone}`
export const STANDING_OUT = 'words-'

/** A record as a paper, for a reader. */
export const paperPath = (record: Pick<CaseRecord, 'id'>): string => `/paper/${record.id}`

/** Every version of a record. */
export const historyPath = (record: Pick<CaseRecord, 'id'>): string => `/record/${record.id}/history`

/** Where a child's version is written, approved and shown. */
export const childsVersionPath = (record: Pick<CaseRecord, 'id'>): string => `/childs-version/${record.id}`
/** Where words and pictures are made, approved and shown. */
export const storyPath = (record: Pick<CaseRecord, 'id'>): string => `/words-and-pictures/${record.id}`
/** A safety plan as it is needed in the night. */
export const safetyPlanPath = (record: Pick<CaseRecord, 'id'>): string => `/safety-plan/${record.id}`
/** What follows the minutes of a meeting. */
export const afterwardsPath = (meeting: Pick<CaseRecord, 'id'>): string => `/after/${meeting.id}`

/** Starts a new record of this type in these files; what was chosen already, as that a visit comes without notice, goes along. */
export function startPath(type: string, files: readonly FileId[] = [], given: Body = {}): string {
  const query = [
    ...(files.length > 0 ? [`file=${files.join(',')}`] : []),
    ...Object.entries(given).flatMap(([field, value]) =>
      typeof value === 'string' ? [`${field}=${encodeURIComponent(value)}`] : [],
    ),
  ]
  return `/write/${type}${query.length > 0 ? `?${query.join('&')}` : ''}`
}

export function filePath(file: FileId): string {
  const kind = fileKind(file)
  return kind === 'child' ? childPath(fileSubject(file)) : kind === 'household' ? householdPath(fileSubject(file)) : '/'
}

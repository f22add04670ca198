/** Which papers a record can become; without what makes them, so that every record's page may ask. */
import type { CaseRecord } from '../model/record.ts'
import { childsVersion } from '../records/childs-version.ts'
import { placementRequest } from '../records/placement-request.ts'
import { stabilityMeeting } from '../records/stability-meeting.ts'

export type PaperKind = 'minutes' | 'rules' | 'request' | 'letter'

/** The papers that a record can become. */
export function papersOf(record: CaseRecord): readonly PaperKind[] {
  if (record.extract) return []
  if (record.type === stabilityMeeting.type) return ['minutes', 'rules']
  if (record.type === placementRequest.type) return ['request']
  return record.type === childsVersion.type ? ['letter'] : []
}

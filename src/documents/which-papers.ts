/** Which papers a record can become; without what makes them, so that every record's page may ask. */
import type { CaseRecord } from '../model/record.ts'
import { childsVersion } from '../records/childs-version.ts'
import { placementRequest } from '../records/placement-request.ts'
import { progressReport } from '../records/progress-report.ts'
import { safetyPlan } from '../records/safety-plan.ts'
import { stabilityMeeting } from '../records/stability-meeting.ts'
import { wordsAndPictures } from '../records/words-and-pictures.ts'

export type PaperKind = 'minutes' | 'rules' | 'request' | 'letter' | 'report' | 'safety' | 'booklet'

/** The papers that a record can become. */
export function papersOf(record: CaseRecord): readonly PaperKind[] {
  if (record.extract) return []
  if (record.type === stabilityMeeting.type) return ['minutes', 'rules']
  if (record.type === placementRequest.type) return ['request']
  if (record.type === progressReport.type) return ['report']
  if (record.type === safetyPlan.type) return ['safety']
  // A story that nobody has approved leaves no device (S4.23).
  if (record.type === wordsAndPictures.type) return record.status === 'signed' ? ['booklet'] : []
  return record.type === childsVersion.type ? ['letter'] : []
}

/** When a provider's next report on a child is due, and which of those it sent the council has not signed for (S1.9, S1.11). */
import { addWorkingDays } from '../../model/calendar.ts'
import { childFile, householdFile } from '../../model/file.ts'
import type { FileId, Uuid } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import { household } from '../../records/household.ts'
import { progressReport, RECEIVED } from '../../records/progress-report.ts'
import { currentPlacement, householdIdOf } from '../home.ts'
import { londonDay } from '../london-day.ts'
import { asType, ofType } from '../of-type.ts'
import type { Files } from '../of-type.ts'
import { workerOn } from '../workers.ts'
import type { Worker } from '../workers.ts'
import { nextPeriod } from './report-period.ts'
import type { Period } from './report-period.ts'
import { sentReports } from './reports-of.ts'
import type { ReportBody, SentReport } from './reports-of.ts'

export interface ReportDue {
  readonly childId: Uuid
  readonly household: FileId
  readonly period: Period
  /** The end of the period: by then it is written and sent. */
  readonly due: string
  readonly last: CaseRecord<ReportBody> | undefined
  /** One that was begun already. */
  readonly draft: CaseRecord<ReportBody> | undefined
  readonly provider: Worker | undefined
}

/** Undefined where the child lives in no agency's home. */
export function reportDue(files: Files, childId: Uuid, today: string): ReportDue | undefined {
  const records = files.inFile(childFile(childId))
  const home = currentPlacement(records, today)
  const householdId = householdIdOf(home)
  if (!home || !householdId) return undefined
  const here = householdFile(householdId)
  const provider = workerOn(files.inFile(here, 'allocation'), 'independent-provider', today)
  if (!provider && asType(household, files.get(householdId))?.body.kind !== 'agency') return undefined
  // What another home's provider wrote says nothing of when this one reports.
  const ours = ofType(progressReport, records).filter(
    ({ fileIds, body }) => fileIds.includes(here) && (body.until ?? '9') >= home.body.start,
  )
  const lastId = sentReports(ours).at(-1)?.recordId
  const last = ours.find(({ id }) => id === lastId)
  const period = nextPeriod(last?.body, home.body.start)
  return {
    childId,
    household: here,
    period,
    due: period.until,
    last,
    draft: ours.find(({ status }) => status === 'draft'),
    provider,
  }
}

/** S1.11. */
export const receiveBy = (sentAt: string): string => addWorkingDays(londonDay(sentAt), RECEIVED.days).date

export interface NotReceived extends SentReport {
  readonly due: string
}

export const notReceived = (records: readonly CaseRecord[]): readonly NotReceived[] =>
  sentReports(records)
    .filter(({ receivedAt }) => receivedAt === undefined)
    .map((one) => ({ ...one, due: receiveBy(one.sentAt) }))

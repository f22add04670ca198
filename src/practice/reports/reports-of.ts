/** A child's progress reports in their order, and what they say over time (S1.12, F12). */
import type { Uuid } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import type { BodyOf } from '../../model/field.ts'
import { progressReport } from '../../records/progress-report.ts'
import { signedOf } from '../process/signed-records.ts'

export type ReportStatus = 'green' | 'amber' | 'red'
export type ReportBody = BodyOf<typeof progressReport.fields>

export interface SentReport {
  readonly recordId: Uuid
  readonly status: ReportStatus
  readonly from: string | undefined
  readonly until: string
  readonly sentAt: string
  readonly sentBy: string
  /** When the council has signed for it. */
  readonly receivedAt: string | undefined
}

/** What was sent, the oldest first; never a score, a word for each period. */
export const sentReports = (records: readonly CaseRecord[]): readonly SentReport[] =>
  signedOf(progressReport, records)
    .flatMap(({ id, body, signature, signatures }): SentReport[] =>
      body.status && body.until
        ? [
            {
              recordId: id,
              status: body.status,
              from: body.from,
              until: body.until,
              sentAt: signature.at,
              sentBy: signature.name,
              receivedAt: signatures.find(({ as }) => as === 'countersign')?.at,
            },
          ]
        : [],
    )
    .sort((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : Date.parse(a.sentAt) - Date.parse(b.sentAt)))

export interface ReportFact {
  readonly kind: 'red' | 'amber-twice'
  readonly recordIds: readonly Uuid[]
  /** The last day of the newest report that it rests on. */
  readonly on: string
}

/** F12: the newest report is red, or the last two are amber. */
export function reportFact(records: readonly CaseRecord[]): ReportFact | undefined {
  const sent = sentReports(records)
  const [last, before] = [sent.at(-1), sent.at(-2)]
  if (!last) return undefined
  if (last.status === 'red') return { kind: 'red', recordIds: [last.recordId], on: last.until }
  return last.status === 'amber' && before?.status === 'amber'
    ? { kind: 'amber-twice', recordIds: [before.recordId, last.recordId], on: last.until }
    : undefined
}

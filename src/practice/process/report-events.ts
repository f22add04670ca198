/**
 * A provider's signed report, told as an event: a red one, or one that asks for a support meeting, is an issue reported
 * to the child's social worker and opens triage (T8; S1.12, S1.18). Danger is another matter: only the worker's own notice
 * of it is T22.
 */
import type { Uuid } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import { progressReport } from '../../records/progress-report.ts'
import { instantOf } from '../london-time.ts'
import type { ProcessEvent } from './event.ts'
import { signedOf } from './signed-records.ts'

export const reportEvents = (records: readonly CaseRecord[]): ProcessEvent[] =>
  worrying(records).map(({ id, body, signature }) => ({
    id,
    at: instantOf(signature.at),
    type: 'issue reported',
    by: signature.name,
    data: { report: body.status === 'red' ? 'red' : 'meeting' },
  }))

/** Signed reports that somebody at the council must look at with their manager. */
export const worrying = (records: readonly CaseRecord[]) =>
  signedOf(progressReport, records).filter(({ body }) => body.status === 'red' || body.meeting?.answer === true)

/** The newest of them, in its own words, for the triage that it opens. */
export function worryInReport(
  records: readonly CaseRecord[],
): { readonly id: Uuid; readonly at: string; readonly words: string } | undefined {
  const newest = worrying(records)
    .sort((a, b) => Date.parse(a.signature.at) - Date.parse(b.signature.at))
    .at(-1)
  if (!newest) return undefined
  const { body, id, signature } = newest
  const asked = body.meeting?.answer ? ['The provider asks for a support meeting.', body.meeting.reason] : []
  const red = body.status === 'red' ? ['The provider’s report is red.', body.steps, body.demand] : []
  const said = [...red, ...(body.status === 'amber' ? [body.steps] : []), ...asked]
  return { id, at: signature.at, words: said.filter((words) => words?.trim()).join(' ') }
}

import { childFile } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import { sentReports } from '../../practice/reports/reports-of.ts'
import { useNotebook } from '../context.ts'
import { PastReports } from './report-aside.tsx'

const SHOWN = 6

/** What the provider reported, period after period, in words and shapes: no score, no curve (S1.12, F12). */
export function ReportTrend({ childId }: { readonly childId: Uuid }) {
  const { casebook } = useNotebook()
  const reports = [...sentReports(casebook.inFile(childFile(childId), 'progress-report'))].reverse()
  if (reports.length === 0) return null
  return (
    <section aria-labelledby="reports">
      <h2 id="reports">What the provider reported</h2>
      <PastReports reports={reports.slice(0, SHOWN)} />
    </section>
  )
}

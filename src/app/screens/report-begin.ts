/** Begins a provider's report about a child, prefilled; the one that was begun already is gone on with. */
import type { Notebook } from '../../device/notebook.ts'
import { childFile } from '../../model/file.ts'
import type { FileId, Uuid } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import { reportDue } from '../../practice/reports/report-due.ts'
import { bodyOfReport } from '../../practice/reports/report-start.ts'
import { progressReport } from '../../records/progress-report.ts'

export async function beginReport(
  notebook: Notebook,
  childId: Uuid,
  files: readonly FileId[],
  today: string,
): Promise<CaseRecord> {
  const due = reportDue(notebook.casebook, childId, today)
  if (due?.draft) return due.draft
  return notebook.create({
    type: progressReport.type,
    fileIds: due ? [childFile(childId), due.household] : files,
    body: due ? bodyOfReport(notebook.person, notebook.casebook, due, today) : {},
  })
}

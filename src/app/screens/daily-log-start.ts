import type { Notebook } from '../../device/notebook.ts'
import type { BodyOf } from '../../model/field.ts'
import { childFile } from '../../model/file.ts'
import type { FileId, Uuid } from '../../model/file.ts'
import { dailyLog } from '../../records/daily-log.ts'

export type LogBody = BodyOf<typeof dailyLog.fields>

/** Today's log of this child by this person: the one already begun, or a new one. */
export async function openLog(notebook: Notebook, childId: Uuid, household: FileId, today: string): Promise<Uuid> {
  const begun = notebook.casebook
    .inFile(childFile(childId), dailyLog.type)
    .find(
      (record) =>
        record.author.personId === notebook.person.personId && record.body.date === today && record.status === 'draft',
    )
  if (begun) return begun.id
  const record = await notebook.create({
    type: dailyLog.type,
    fileIds: [childFile(childId), household],
    body: { date: today },
  })
  return record.id
}

/** A log that was opened and left as it was is no log. */
export async function dropIfEmpty(notebook: Notebook, recordId: Uuid): Promise<void> {
  const record = notebook.casebook.get(recordId)
  const written =
    record &&
    Object.entries(record.body).some(([field, value]) => field !== 'date' && value !== undefined && value !== '')
  if (record && !written && record.status === 'draft' && record.author.personId === notebook.person.personId)
    await notebook.discard(recordId)
}

import type { Notebook } from '../../device/notebook.ts'
import { addDays } from '../../model/calendar.ts'
import type { FileId, Uuid } from '../../model/file.ts'
import { childFile } from '../../model/file.ts'
import { helpRequest } from '../../records/help-request.ts'
import { childrenPlacedIn } from './carer-household.ts'

export type Urgency = 'now' | 'today' | 'week'

/** What is asked for, in words a tired person need not think of. The first stands when nothing is chosen. */
export const NEEDS = [
  'Please ring me',
  'A night’s rest',
  'Somebody to come',
  'A short break',
  'Advice',
  'School',
  'Health',
  'Something practical',
] as const

/** Now and today are meant for today; this week within seven days. */
export const wantedBy = (urgency: Urgency, today: string): string => (urgency === 'week' ? addDays(today, 7) : today)

/** In the household's file, and in the child's where there is one child it can be about. */
export async function sendHelp(
  notebook: Notebook,
  household: FileId,
  ask: { need: string; urgency: Urgency },
  today: string,
): Promise<Uuid> {
  const children = childrenPlacedIn(notebook.casebook, household, today)
  const [only, ...others] = children
  const fileIds = only && others.length === 0 ? [household, childFile(only.id)] : [household]
  const record = await notebook.create({
    type: helpRequest.type,
    fileIds,
    body: { need: ask.need, urgency: ask.urgency, wantedBy: wantedBy(ask.urgency, today) },
  })
  return record.id
}

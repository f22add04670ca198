/** Begins a worker's supervision: every child they carry on its agenda, with what is overdue on both plans. */
import type { Notebook } from '../../device/notebook.ts'
import { addMonths } from '../../model/calendar.ts'
import type { Uuid } from '../../model/file.ts'
import { supervisionFile } from '../../model/supervision-file.ts'
import { staffSupervision } from '../../records/staff-supervision.ts'
import { keptUp, workerAgenda } from '../../practice/supervision/worker-agenda.ts'
import type { WorkerSupervision } from '../../practice/supervision/worker-supervision-due.ts'
import { dayOf } from '../words.ts'

/** Resolves with the record whose page is to open: the one that was begun already, where there is one. */
export async function startStaffSupervision(
  notebook: Notebook,
  { workerId, name, draft }: Pick<WorkerSupervision, 'workerId' | 'name' | 'draft'>,
  now: string,
): Promise<Uuid> {
  if (draft) return draft
  const { casebook, person } = notebook
  const today = dayOf(now)
  const agenda = keptUp({}, workerAgenda(casebook, workerId, now))
  const made = await notebook.create({
    type: staffSupervision.type,
    fileIds: [supervisionFile(workerId)],
    body: {
      date: today,
      worker: { recordId: workerId, name },
      supervisor: { recordId: person.personId, name: person.name },
      manner: 'in-person',
      ...(agenda && agenda.children.length > 0 && { children: agenda.children }),
      ...(agenda && agenda.overdue.length > 0 && { overdue: agenda.overdue }),
      nextDate: addMonths(today, 1),
    },
  })
  return made.id
}

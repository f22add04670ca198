/** When a worker's own supervision is next due (S4.2, S4.13): monthly, set by the service [P]. Signed ones count. */
import { addMonths, daysBetween } from '../../model/calendar.ts'
import type { Uuid } from '../../model/file.ts'
import type { Role } from '../../model/person.ts'
import { isSupervised, supervisionFile } from '../../model/supervision-file.ts'
import { person } from '../../records/person.ts'
import { staffSupervision } from '../../records/staff-supervision.ts'
import { having, ofType } from '../of-type.ts'
import type { Files } from '../of-type.ts'

/** [P] */
const MONTHS = 1
export const SUPERVISION_RULE = 'monthly, set by the service'

export interface WorkerSupervision {
  readonly workerId: Uuid
  readonly name: string
  readonly role: Role
  /** The newest that is signed. */
  readonly last: { readonly recordId: Uuid; readonly date: string; readonly isRead: boolean } | undefined
  /** Undefined: none is recorded yet, and when the last one was nobody here knows. */
  readonly due: string | undefined
  readonly daysLeft: number | undefined
  /** The day they agreed on, where it is still to come. */
  readonly agreed: string | undefined
  /** Begun and not signed. */
  readonly draft: Uuid | undefined
}

type Worker = Pick<WorkerSupervision, 'workerId' | 'name' | 'role'>

export function workerSupervision(files: Files, worker: Worker, today: string): WorkerSupervision {
  const all = having(
    ofType(staffSupervision, files.inFile(supervisionFile(worker.workerId), staffSupervision.type)),
    'date',
  ).sort((a, b) => (a.body.date + a.id < b.body.date + b.id ? -1 : 1))
  const last = all.findLast(({ status, body }) => status === 'signed' && body.date <= today)
  const due = last && addMonths(last.body.date, MONTHS)
  const agreed = last?.body.nextDate
  return {
    ...worker,
    last: last && {
      recordId: last.id,
      date: last.body.date,
      // The worker signs nothing (section G): their own mark says that they have read it.
      isRead: last.marks.some(({ kind, personId }) => kind === 'read' && personId === worker.workerId),
    },
    due,
    daysLeft: due === undefined ? undefined : daysBetween(today, due),
    agreed: agreed !== undefined && agreed >= today ? agreed : undefined,
    draft: all.find(({ status }) => status === 'draft')?.id,
  }
}

/** Everybody of a team who carries cases: whose supervision is not known first, then by its date, then by name. */
export function supervisionOfTeam(files: Files, team: string, today: string): readonly WorkerSupervision[] {
  return having(ofType(person, files.ofType(person.type)), 'name', 'role')
    .filter(({ body }) => body.team === team && isSupervised(body.role))
    .map(({ id, body }) => workerSupervision(files, { workerId: id, name: body.name, role: body.role }, today))
    .sort((a, b) => (order(a) < order(b) ? -1 : 1))
}

const order = ({ due, name, workerId }: WorkerSupervision): string => `${due ?? '0'} ${name} ${workerId}`

/** It is said on the first page from so many days before. [P] */
export const SAID_DAYS = 7
export const isNear = ({ daysLeft }: WorkerSupervision): boolean => daysLeft !== undefined && daysLeft <= SAID_DAYS

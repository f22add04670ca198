/**
 * S4.5: a carer's logs are read within seven days, answered, and lead somewhere. What is still to read has a day; what
 * was not talked about since the last supervision stands on the next one's agenda (S4.20).
 */
import { addDays, addMonths, daysBetween } from '../model/calendar.ts'
import type { BodyOf } from '../model/field.ts'
import { fileKind, householdFile } from '../model/file.ts'
import type { FileId, Uuid } from '../model/file.ts'
import type { Role } from '../model/person.ts'
import type { CaseRecord, Mark } from '../model/record.ts'
import { carerSupervision } from '../records/carer-supervision.ts'
import { dailyLog } from '../records/daily-log.ts'
import { supervisoryVisit } from '../records/supervisory-visit.ts'
import { londonDay } from './london-day.ts'
import { having, ofType } from './of-type.ts'
import type { Files } from './of-type.ts'
import { carersSupervisions } from './supervision-due.ts'

export type Log = CaseRecord<BodyOf<typeof dailyLog.fields> & { readonly date: string }>

/** Section E [P], from S4: the supervising worker reads a log within seven days. */
export const READ_DAYS = 7
export const READ_SOURCE = 'seven days, set by the service (S4.5)'
/** Longer back nothing piles up for somebody who comes new to the household. */
const OPEN_DAYS = 28

/** Who reads for the household: its supervising worker, of an agency home the agency's own. */
const READERS: readonly Role[] = ['supervising-social-worker', 'independent-provider']
export const isReading = ({ kind, role }: Mark): boolean =>
  (kind === 'read' || kind === 'discussed') && READERS.includes(role)

export const readMark = (log: CaseRecord): Mark | undefined => log.marks.find(isReading)
/** A worker's or manager's mark: it was talked about with the carer. */
export const discussedMark = (log: CaseRecord): Mark | undefined =>
  log.marks.findLast(({ kind, personId }) => kind === 'discussed' && personId !== log.author.personId)

/** Seven days from the day it tells of, and of one that was written up later, from its writing. */
export function readBy(log: Log): string {
  const written = londonDay(log.author.at)
  return addDays(written > log.body.date ? written : log.body.date, READ_DAYS)
}

/** With a word in them, newest first: a log that was only opened is none. */
export function logsOfHome(files: Files, householdId: Uuid): readonly Log[] {
  return having(ofType(dailyLog, files.inFile(householdFile(householdId), dailyLog.type)), 'date')
    .filter(({ body }) => body.happened?.trim())
    .sort((a, b) => (a.body.date + a.id < b.body.date + b.id ? 1 : -1))
}

export interface LogToRead {
  readonly log: Log
  readonly due: string
  readonly daysLeft: number
}

/** What nobody who reads for this household has read, the first due first. A clock of its supervising worker. */
export function logsToRead(files: Files, householdId: Uuid, today: string): readonly LogToRead[] {
  return logsOfHome(files, householdId)
    .filter((log) => !readMark(log) && !READERS.includes(log.author.role))
    .filter((log) => daysBetween(log.body.date, today) >= 0 && daysBetween(log.body.date, today) <= OPEN_DAYS)
    .map((log) => ({ log, due: readBy(log), daysLeft: daysBetween(today, readBy(log)) }))
    .sort((a, b) => (a.due + a.log.id < b.due + b.log.id ? -1 : 1))
}

/** Past its seven days: on the seventh it is still in time. */
export const logsOverdue = (files: Files, householdId: Uuid, today: string): readonly LogToRead[] =>
  logsToRead(files, householdId, today).filter(({ daysLeft }) => daysLeft < 0)

/** The day of the newest supervision that was signed. */
export const lastSupervision = (files: Files, householdId: Uuid, today: string): string | undefined =>
  carersSupervisions(files.inFile(householdFile(householdId), carerSupervision.type), today).at(-1)?.body.date

/** As the last one agreed it, or a month after it (S2.7). */
export function nextSupervision(files: Files, householdId: Uuid, today: string): string | undefined {
  const home = files.inFile(householdFile(householdId))
  const agreed = [...ofType(carerSupervision, home), ...ofType(supervisoryVisit, home)]
    .flatMap(({ body }) => (body.nextDate && body.nextDate >= today ? [body.nextDate] : []))
    .sort()[0]
  if (agreed) return agreed
  const last = lastSupervision(files, householdId, today)
  const monthly = last && addMonths(last, 1)
  return monthly && monthly >= today ? monthly : undefined
}

/** Of one child, or of the whole home: what was not talked about since the last supervision, oldest first. */
export function logsNotDiscussed(files: Files, householdId: Uuid, today: string, child?: FileId): readonly Log[] {
  const since = lastSupervision(files, householdId, today) ?? addDays(today, -OPEN_DAYS)
  return logsOfHome(files, householdId)
    .filter((log) => log.body.date <= today && log.body.date > since && !discussedMark(log))
    .filter(({ fileIds }) => child === undefined || fileIds.includes(child))
    .reverse()
}

export const childOfLog = (log: CaseRecord): FileId | undefined =>
  log.fileIds.find((file) => fileKind(file) === 'child')

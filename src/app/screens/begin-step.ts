/** Begins what a step of the process asks for: its record, prefilled and in the right files, or the one that was begun. */
import { v7 as newId } from 'uuid'
import type { Notebook } from '../../device/notebook.ts'
import type { Body } from '../../model/field.ts'
import { childFile } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import { may, mayBegin } from '../../model/permission.ts'
import type { CaseRecord } from '../../model/record.ts'
import { currentPlacement, householdIdOf } from '../../practice/home.ts'
import { londonDay } from '../../practice/london-day.ts'
import type { Around } from '../../practice/process/people-start.ts'
import { bodyOfStart, filesOfStart } from '../../practice/process/step-start.ts'
import type { LaneStep } from '../../practice/process/lane-steps.ts'
import { carerSupervision } from '../../records/carer-supervision.ts'
import { definitionOf } from '../../records/all.ts'
import { helpRequest } from '../../records/help-request.ts'
import { notice } from '../../records/notice.ts'
import { triage } from '../../records/triage.ts'
import { readingPath, writingPath } from '../paths.ts'
import { timeOf } from '../words.ts'
import { startCarerSupervision } from './carer-supervision-start.ts'

export const around = (notebook: Notebook, childId: Uuid, now = new Date().toISOString()): Around => ({
  files: notebook.casebook,
  childId,
  by: notebook.person,
  now,
  newId,
})

/** Where the record of a step is, once somebody has begun it. */
export function pathOfBegun({ casebook, person }: Notebook, { recordId }: LaneStep): string | undefined {
  const record = recordId === undefined ? undefined : casebook.get(recordId)
  const definition = record && definitionOf(record.type)
  if (!record || !definition) return undefined
  // help is answered where it is read
  return record.status === 'draft' && record.type !== helpRequest.type && may(person, 'amend', definition, record)
    ? writingPath(record)
    : readingPath(record)
}

/** Whether this person may take the step: open what was begun, begin it, or give the notice. */
export function mayTake(notebook: Notebook, step: LaneStep): boolean {
  if (pathOfBegun(notebook, step) !== undefined) return true
  const { type, body, notice: kind } = step.begun
  const definition = type === undefined ? undefined : definitionOf(type)
  if (!definition || !mayBegin(notebook.person, definition)) return false
  return definition.whyNotBegun?.(kind ? { kind } : (body ?? {}), notebook.person.role) === undefined
}

/** Begins a record of this type about a child, prefilled; answers with the address of its form. */
export async function beginRecord(notebook: Notebook, type: string, childId: Uuid, given: Body = {}): Promise<string> {
  const definition = definitionOf(type)
  if (!definition) throw new Error(`Doorstep does not know the type ${type}`)
  const at = around(notebook, childId)
  if (type === carerSupervision.type) return writingPath(await superviseHome(notebook, at))
  const made = await notebook.create({
    type,
    fileIds: filesOfStart(definition, at),
    body: { ...bodyOfStart(type, at), ...given },
  })
  if (type === triage.type) await receiveWorry(notebook, made)
  return writingPath(made)
}

/** Whoever begins triage has the worry before them: its teller hears that it was seen. */
async function receiveWorry(notebook: Notebook, { body }: CaseRecord): Promise<void> {
  const worry = typeof body.about === 'string' ? notebook.casebook.get(body.about) : undefined
  const me = notebook.person.personId
  if (worry && worry.author.personId !== me && !worry.marks.some(({ personId }) => personId === me))
    await notebook.mark(worry.id, { kind: 'acknowledged' })
}

/** Carers are supervised with all the children of their home, in one sitting. */
async function superviseHome(notebook: Notebook, { files, childId, now }: Around): Promise<CaseRecord> {
  const today = londonDay(now)
  const home = householdIdOf(currentPlacement(files.inFile(childFile(childId)), today))
  if (!home) throw new Error('The child lives in no household that has a file')
  return startCarerSupervision(notebook, home, today, timeOf(now))
}

/** The address to go to. A notice is not begun like this: it is told on a sheet, at once. */
export async function takeStep(notebook: Notebook, step: LaneStep): Promise<string | undefined> {
  const begun = pathOfBegun(notebook, step)
  if (begun !== undefined || step.begun.type === undefined || step.begun.type === notice.type) return begun
  return beginRecord(notebook, step.begun.type, step.childId, step.begun.body)
}

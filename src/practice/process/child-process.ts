/** Where a child's placement stands, folded over the records of the child's file: what the screens and the jobs ask. */
import { addDays, addMonths } from '../../model/calendar.ts'
import type { FileId, Uuid } from '../../model/file.ts'
import { childFile, fileKind } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import { action, isStillToDo } from '../../records/action.ts'
import { practiceSetting, SCHOOL_TERMS, WORRIES_FROM } from '../../records/practice-setting.ts'
import { notice } from '../../records/notice.ts'
import type { NoticeKind } from '../../records/notice.ts'
import { askedForOf } from '../asked-for.ts'
import { placementsIn } from '../home.ts'
import { londonDay } from '../london-day.ts'
import { instantOf } from '../london-time.ts'
import { having, ofType } from '../of-type.ts'
import type { Files } from '../of-type.ts'
import { kindOf } from '../visits-due.ts'
import { receiptOf } from '../waiting-told.ts'
import { answerOf, isOverdue } from './ask.ts'
import type { ProcessAnswer } from './ask.ts'
import type { ProcessEvent } from './event.ts'
import { eventsOfRecords } from './events-of-records.ts'
import { foldProcess } from './fold.ts'
import type { Process, Stay } from './fold.ts'
import { signedOf } from './signed-records.ts'
import { limitFrom } from './settings.ts'
import type { SettingVersion } from './settings.ts'
import type { NextStep } from './step.ts'
import { isUnderWay } from './under-way.ts'

export interface ChildStep extends NextStep {
  /** The record it is about, where there is one already: an action, a search, a meeting being prepared. */
  readonly recordId?: Uuid
  /** An action that has what it asked for: nobody is late with it, and somebody still closes it. */
  readonly answered?: true
}

export interface ChildProcess extends Omit<ProcessAnswer, 'nextSteps'> {
  readonly process: Process
  readonly newest: Stay | undefined
  readonly nextSteps: readonly ChildStep[]
}

/** The readings as this service has set them, dated; a value that cannot be read is left out and the default stands. */
export function settingsIn(files: Files): readonly SettingVersion[] {
  return signedOf(practiceSetting, files.ofType('practice-setting')).flatMap(({ body }): SettingVersion[] => {
    const { name, value, from } = body
    if (!name || name === SCHOOL_TERMS || name === WORRIES_FROM || value === undefined || !isReadable(name, value))
      return []
    return [{ name, value, ...(from !== undefined && { from }) }]
  })
}

/** Whether the rules can go by such a value. */
export function isReadable(name: SettingVersion['name'], value: string): boolean {
  if (name === 'gate') return /^([0-9]|10)$/.test(value)
  try {
    limitFrom('2026-01-05', value)
    return true
  } catch {
    return false
  }
}

/**
 * @param now ISO 8601 with offset
 * @param supposed what has not happened: "what if", folded in as though it were written down
 */
export function childProcess(
  files: Files,
  childId: Uuid,
  now: string,
  supposed: readonly ProcessEvent[] = [],
): ChildProcess {
  const records = files.inFile(childFile(childId))
  const settings = settingsIn(files)
  const process = foldProcess([...eventsOfRecords(records), ...supposed], settings, now)
  const answer = answerOf(process, settings, now)
  const steps = answer.nextSteps
    .filter((step) => !isElsewhere(step) && !isClosed(step, records) && isOwedHere(step, process, records))
    .map((step) => (isOfBefore(step, files, records) ? { ...step, due: null, overdue: false } : step))
    // the manager is told of several worries at once, by the date of the oldest that they have not heard of
    .filter((step, _at, all) => step.what !== TELL || step === oldestDated(all.filter(({ what }) => what === TELL)))
    .map((step) => sinceWrittenDown(step, process, records, now))
  return {
    ...answer,
    process,
    newest: process.stays.at(-1),
    nextSteps: [...steps, ...openActions(files, records, now)],
  }
}

/** Visits have a rule of their own that knows more; actions are records, which say how far they are. */
const isElsewhere = ({ what }: NextStep): boolean => what === 'statutory visit' || what.startsWith('action: ')

/** Supervision lies in the household's file: where the home has none here (a return names no carers), none is kept here. */
function isOwedHere({ what }: NextStep, { stays }: Process, records: readonly CaseRecord[]): boolean {
  // reg 48(2): regs 9 and 13 do not hold for a series of short breaks
  if (OFF_IN_SHORT_BREAKS.includes(what)) {
    const here = placementsIn(records).find(({ id }) => id === stays.at(-1)?.placed?.data.placement)
    return !here || kindOf(here) !== 'short-break'
  }
  if (what !== 'carer supervision') return true
  const placement = stays.at(-1)?.placed?.data.placement
  const home = records.find(({ id }) => id === placement)
  return !home || hasHousehold(home.fileIds) || home.body.household !== undefined
}
const OFF_IN_SHORT_BREAKS: readonly string[] = ['hold placement planning meeting', 'notify IRO', 'notify CAFCASS']
const hasHousehold = (files: readonly FileId[]): boolean => files.some((file) => fileKind(file) === 'household')

/**
 * What is counted from the beginning of a home that was under way when it was written down here: supervision is owed
 * from that day on; when the last review was, nobody here knows.
 */
function sinceWrittenDown(step: NextStep, { events }: Process, records: readonly CaseRecord[], now: string): NextStep {
  if (step.from?.type !== 'placed' || (step.what !== 'carer supervision' && step.what !== 'looked-after review'))
    return step
  const home = step.from.data.placement
  const written = records.find(({ id }) => id === home)?.author.at
  if (!written || !events.some((event) => isUnderWay(event) && event.id.startsWith(`${home}:`))) return step
  const due = step.what === 'carer supervision' ? addMonths(londonDay(written), 1) : null
  return { ...step, due, overdue: isOverdue(due, now) }
}

const TELL = 'tell team manager'
const oldestDated = (steps: readonly NextStep[]): NextStep | undefined =>
  steps.find(({ due }) => due !== null) ?? steps[0]

/**
 * A worry from before the service learnt to tell it by a day, or one written down only when that day had gone by for weeks:
 * it is shown until the manager is told, and nobody is late with it since then.
 */
function isOfBefore({ what, from, due }: NextStep, files: Files, records: readonly CaseRecord[]): boolean {
  if (what !== TELL || !from || due === null) return false
  const learnt = signedOf(practiceSetting, files.ofType(practiceSetting.type))
    .flatMap(({ body }) => (body.name === WORRIES_FROM ? [body.value ?? ''] : []))
    .sort()[0]
  if (learnt !== undefined && londonDay(from.at) < learnt) return true
  const written = records.find(({ id }) => id === from.id || from.id.startsWith(`${id}:`))?.author.at
  return written !== undefined && londonDay(written) > addDays(due, CAUGHT_UP_DAYS)
}
// [P], as of homes and reviews that somebody catches up with
const CAUGHT_UP_DAYS = 28

/** Steps that no row of the table closes: a notice about what they are counted from does. */
const CLOSED_BY: { readonly [what: string]: NoticeKind } = {
  'circulate review decisions': 'review-decisions-sent',
  'update care plan': 'care-plan-updated',
  'complete review record': 'review-record-complete',
  'circulate review record': 'review-record-sent',
  [TELL]: 'manager-told',
}

function isClosed({ what, from, due }: NextStep, records: readonly CaseRecord[]): boolean {
  const kind = CLOSED_BY[what]
  if (!kind || !from) return false
  // The manager has seen the worry itself, here.
  const worry = what === TELL ? records.find(({ id }) => id === from.id) : undefined
  if (worry && (worry.author.role === 'team-manager' || receiptOf(worry, 'team-manager'))) return true
  // A review that was written down only when all of it was due came from a return: nobody is late with it now.
  const written = records.find(({ id }) => id === from.id)?.author.at
  if (what !== TELL && written && due && londonDay(written) > due) return true
  return ofType(notice, records).some(
    ({ body }) =>
      body.kind === kind &&
      body.at !== undefined &&
      Date.parse(instantOf(body.at)) >= Date.parse(from.at) &&
      // what a stability meeting agreed was put into the care plan: that is not the review's own turn
      !records.some(({ id, type }) => id === body.about && type === 'stability-meeting'),
  )
}

const AGREED = 'an action that was agreed'

function openActions(files: Files, records: readonly CaseRecord[], now: string): ChildStep[] {
  return having(ofType(action, records), 'what')
    .filter(({ body }) => isStillToDo(body))
    .map((one) => {
      const { id, body } = one
      const answered = askedForOf(files, one, londonDay(now)) !== undefined
      return {
        what: `action: ${body.what}`,
        owner: body.owner?.name ?? '',
        due: body.due ?? null,
        overdue: !answered && isOverdue(body.due ?? null, now),
        // Where it was agreed, in the action's own words: a visit's action is no meeting's.
        rule: body.source?.trim() || AGREED,
        recordId: id,
        ...(answered && { answered }),
      }
    })
}

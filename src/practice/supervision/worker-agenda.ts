/**
 * What stands on the agenda of a worker's supervision by itself (S4.2, S4.7, S4.14): each child they carry, with where the
 * process stands, the carers' newest answer, the plan, and what is overdue on the child's plan and the carers'.
 */
import { derivedId } from '../../model/derived-id.ts'
import type { BodyOf } from '../../model/field.ts'
import { childFile } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import type { staffSupervision } from '../../records/staff-supervision.ts'
import { agendaRowId, agendaWords, overdueFor } from '../agenda.ts'
import type { Overdue } from '../agenda.ts'
import { boardRow } from '../board.ts'
import type { BoardRow } from '../board.ts'
import { childIn, childName } from '../home.ts'
import { dayInWords, londonDay } from '../london-day.ts'
import type { Files } from '../of-type.ts'
import { currentPlan } from '../plans/current-plan.ts'
import type { Plan } from '../plans/current-plan.ts'
import { childrenOfWorker } from './worker-caseload.ts'

export interface AgendaChild {
  readonly childId: Uuid
  readonly name: string
  /** Undefined: no home, and nothing of the process is open. */
  readonly row: BoardRow | undefined
  readonly plan: Plan | undefined
  readonly overdue: readonly Overdue[]
}

/** By name. */
export function workerAgenda(files: Files, workerId: Uuid, now: string): readonly AgendaChild[] {
  const today = londonDay(now)
  return childrenOfWorker(files, workerId, today)
    .map(
      (childId): AgendaChild => ({
        childId,
        name: childName(childIn(files, childId)),
        row: boardRow(files, childId, now),
        plan: currentPlan(files.inFile(childFile(childId))),
        overdue: overdueFor(files, childId, today),
      }),
    )
    .sort((a, b) => (a.name + a.childId < b.name + b.childId ? -1 : 1))
}

/** "Monitored, with actions; carers’ answer 7 on 3 September": kept in the record, so that it can be read years later. */
export function stoodWords({ row }: Pick<AgendaChild, 'row'>): string {
  if (!row) return 'No home recorded here'
  const dot = row.scale.at(-1)
  return [row.state.words, ...(dot ? [`the carers’ answer ${dot.score} on ${dayInWords(dot.date)}`] : [])].join('; ')
}

type Body = BodyOf<typeof staffSupervision.fields>
type ChildRow = NonNullable<Body['children']>[number]
type Point = NonNullable<Body['overdue']>[number]

export const childRowId = (childId: Uuid): Uuid => derivedId(childId, 'supervision agenda')

const isSpokenOf = ({ stability, plan, decision }: ChildRow): boolean =>
  [stability, plan, decision].some((words) => words?.trim())

/**
 * The agenda brought up to today: what joined since is added, what was settled and nobody spoke of goes, and no word that was
 * written is touched. Undefined where nothing has changed.
 */
export function keptUp(
  body: Body,
  agenda: readonly AgendaChild[],
): { readonly children: readonly ChildRow[]; readonly overdue: readonly Point[] } | undefined {
  const rows = body.children ?? []
  const points = body.overdue ?? []
  const due = agenda.flatMap((one) => one.overdue.map((action) => ({ action, of: one })))
  const children = [
    ...rows
      .filter((row) => isSpokenOf(row) || agenda.some(({ childId }) => childRowId(childId) === row.id))
      .map((row) => {
        const now = agenda.find(({ childId }) => childRowId(childId) === row.id)
        return now && !isSpokenOf(row) && row.stood !== stoodWords(now) ? { ...row, stood: stoodWords(now) } : row
      }),
    ...agenda
      .filter(({ childId }) => !rows.some(({ id }) => id === childRowId(childId)))
      .map((one) => ({
        id: childRowId(one.childId),
        child: { recordId: one.childId, name: one.name },
        stood: stoodWords(one),
      })),
  ]
  const overdue = [
    ...points.filter(
      (point) => point.outcome?.trim() || due.some(({ action }) => agendaRowId(action.recordId) === point.id),
    ),
    ...once(due.map(({ action, of }) => ({ point: pointOf(action, of), id: agendaRowId(action.recordId) })))
      .filter(({ id }) => !points.some((point) => point.id === id))
      .map(({ point }) => point),
  ]
  const same =
    children.length === rows.length &&
    overdue.length === points.length &&
    children.every((row, at) => row === rows[at]) &&
    overdue.every((point, at) => point === points[at])
  return same ? undefined : { children, overdue }
}

const pointOf = (action: Overdue, of: AgendaChild): Point => ({
  id: agendaRowId(action.recordId),
  what: agendaWords(action),
  child: { recordId: of.childId, name: of.name },
  action: action.recordId,
})

/** What lies on the carers' plan is due for every child of the home, and is talked through once. */
const once = <T extends { readonly id: string }>(list: readonly T[]): T[] => [
  ...new Map(list.map((one) => [one.id, one])).values(),
]

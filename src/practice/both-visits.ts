/** Visits of both workers to one home, side by side: the child's worker's and the carers' worker's (S4.8, S4.22). */
import { addMonths, daysBetween } from '../model/calendar.ts'
import { childFile, householdFile } from '../model/file.ts'
import type { Uuid } from '../model/file.ts'
import type { Role } from '../model/person.ts'
import type { CaseRecord } from '../model/record.ts'
import { childIn, childName, currentPlacement, householdIdOf } from './home.ts'
import type { Files } from './of-type.ts'
import { lateReasonFor } from './timers/late-reasons.ts'
import type { VisitMark } from './visit-coverage.ts'
import { coverageWords } from './visit-coverage.ts'
import { visitCoverage } from './visits-due.ts'
import { visitsThatCount } from './visits-that-count.ts'
import { workerOn } from './workers.ts'

export interface VisitRow {
  readonly role: Role
  readonly of: 'visits' | 'supervision'
  /** Undefined where nobody is allocated. */
  readonly worker: string | undefined
  /** The child whom it is about; the carers' worker visits the home. */
  readonly child?: string
  readonly marks: readonly VisitMark[]
  readonly words: string
  readonly last: string | undefined
  readonly next: string | undefined
  /** Of visits to the home: the last one without notice. */
  readonly unannounced?: string
}

/** Longer than this without either of them is a gap [P]: the shortest common rhythm is monthly. */
const GAP_DAYS = 35

export interface BothVisits {
  readonly since: string
  readonly rows: readonly VisitRow[]
  /** Stretches in which neither of them came, the longest first. */
  readonly gaps: readonly { readonly from: string; readonly until: string; readonly days: number }[]
}

/** Of six months. All the children live in one home; the carers' worker has one row. */
export function visitsByBoth(files: Files, childIds: readonly Uuid[], today: string): BothVisits {
  const since = addMonths(today, -6)
  const rows: VisitRow[] = []
  let householdId: Uuid | undefined
  let begun = today
  for (const id of childIds) {
    const records = files.inFile(childFile(id))
    const home = currentPlacement(records, today)
    const cover = visitCoverage(records, today, since)
    if (!home || !cover) continue
    householdId ??= householdIdOf(home)
    if (home.body.start < begun) begun = home.body.start
    rows.push({
      role: 'childs-social-worker',
      of: 'visits',
      worker: workerOn(records, 'childs-social-worker', today)?.name,
      child: childName(childIn(files, id)),
      marks: cover.marks,
      words: cover.words,
      last: cover.marks.findLast(({ made }) => made)?.made,
      next: cover.next.due,
    })
  }
  if (householdId) rows.push(...supervising(files, householdId, childIds, since, today))
  const days = rows.flatMap(({ marks }) => marks.flatMap(({ made }) => made ?? []))
  return { since, rows, gaps: gapsBetween(days, begun > since ? begun : since, today, GAP_DAYS) }
}

/** The carers' worker keeps two rows: the month's supervision has a clock (S2.7), visits to the home but one a year have none. */
function supervising(
  files: Files,
  householdId: Uuid,
  childIds: readonly Uuid[],
  since: string,
  today: string,
): readonly VisitRow[] {
  const records = files.inFile(householdFile(householdId))
  const reasons = [...records, ...childIds.flatMap((id) => files.inFile(childFile(id), 'late-reason'))]
  const talks = daysOf(visitsThatCount('carer supervision', records), today)
  const visits = visitsThatCount('supervisory visit', records)
  const marks = monthlyMarks(talks, since, today, reasons)
  const came = daysOf(visits, today).filter((day) => day >= since)
  const unannounced = daysOf(visitsThatCount('unannounced visit', records), today).at(-1)
  const row = {
    role: 'supervising-social-worker',
    worker: workerOn(records, 'supervising-social-worker', today)?.name,
  } as const
  return [
    {
      ...row,
      of: 'supervision',
      marks,
      words: talks.some((day) => day >= since) ? coverageWords(marks) : 'None in six months',
      last: talks.at(-1),
      next: marks.at(-1)?.due,
    },
    {
      ...row,
      of: 'visits',
      marks: came.map((day) => ({ state: 'on-time', due: day, made: day })),
      words: came.length === 0 ? 'None in six months' : `${came.length} in six months`,
      last: daysOf(visits, today).at(-1),
      next: undefined,
      ...(unannounced && { unannounced }),
    },
  ]
}

const daysOf = (records: readonly { readonly body: { readonly date: string } }[], today: string): readonly string[] => [
  ...new Set(records.map(({ body }) => body.date).filter((day) => day <= today)),
]

/** Each a month after the one before it; of the first that is known nobody can say whether it was late. */
function monthlyMarks(
  days: readonly string[],
  since: string,
  today: string,
  reasons: readonly CaseRecord[],
): readonly VisitMark[] {
  const marked = days.map((made, at): VisitMark => {
    const before = days[at - 1]
    const due = before ? addMonths(before, 1) : made
    const reason = made > due ? lateReasonFor(reasons, { what: 'carer supervision', due })?.reason : undefined
    return { state: made <= due ? 'on-time' : 'late', due, made, ...(reason && { reason }) }
  })
  const last = days.at(-1)
  const shown = marked.filter(({ made }) => (made ?? '') >= since)
  if (!last) return shown
  const due = addMonths(last, 1)
  const reason = lateReasonFor(reasons, { what: 'carer supervision', due })?.reason
  return [...shown, { state: due < today ? 'late' : 'to-come', due, ...(reason && { reason }) }]
}

/** @param atLeast shorter ones are left out */
export function gapsBetween(
  days: readonly string[],
  from: string,
  until: string,
  atLeast: number,
): readonly { readonly from: string; readonly until: string; readonly days: number }[] {
  const inside = [...new Set(days)].filter((day) => day > from && day < until).sort()
  const edges = [from, ...inside, until]
  return edges
    .slice(1)
    .map((end, at) => ({ from: edges[at] ?? from, until: end, days: daysBetween(edges[at] ?? from, end) }))
    .filter((gap) => gap.days >= atLeast)
    .sort((a, b) => b.days - a.days)
}

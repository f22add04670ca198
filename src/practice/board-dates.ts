/** Everything about a child that has a date and is not done, the earliest first: the clocks, and what was written and waits. */
import { addDays, addWorkingDays } from '../model/calendar.ts'
import { currentBody } from '../model/current-body.ts'
import type { Uuid } from '../model/file.ts'
import type { Role } from '../model/person.ts'
import type { CaseRecord } from '../model/record.ts'
import { definitionOf } from '../records/all.ts'
import { helpRequest } from '../records/help-request.ts'
import { statutoryReview } from '../records/statutory-review.ts'
import { helpState } from './help-state.ts'
import { londonDay } from './london-day.ts'
import { ofType } from './of-type.ts'
import type { Clock } from './process/clocks.ts'
import type { Owner } from './process/lane-steps.ts'
import { countedWords } from './process/why.ts'
import { visitDue } from './visits-due.ts'
import { workerOn } from './workers.ts'

export interface NextDate {
  readonly date: string
  readonly what: 'visit' | 'answer' | 'action' | 'step' | 'sign' | 'review'
  readonly words: string
  /** Whose it is: a person, or the lane where nobody is named. */
  readonly owner: Owner
  readonly late: boolean
  /** Missed for so long that the senior manager hears of it too. */
  readonly escalated: boolean
  /** The rule it stems from, and how its day was counted. */
  readonly rule?: string
  readonly counted?: string
  readonly recordId?: Uuid
  /** Nothing was ever recorded in a home that began long ago (imported): a gap in what is known, not a date that passed. */
  readonly unknown?: true
}

interface Given {
  readonly records: readonly CaseRecord[]
  readonly homeRecords: readonly CaseRecord[]
  /** Of the child, and of the home where they name no child. */
  readonly requests: readonly CaseRecord[]
  readonly clocks: readonly Clock[]
}

export function boardDates({ records, homeRecords, requests, clocks }: Given, now: string): readonly NextDate[] {
  const today = londonDay(now)
  const owner = (role: Role, from: readonly CaseRecord[] = records): Owner => {
    const worker = workerOn(from, role, today)
    return { name: worker?.name, personId: worker?.personId, role }
  }
  const onDay = (date: string) => ({ date, late: date < today, escalated: false })
  const dates: NextDate[] = clocks.filter((clock) => !clock.what.endsWith('help request')).map(ofClock)
  for (const request of ofType(helpRequest, requests)) {
    const { due } = helpState(request)
    const supervisor = owner('supervising-social-worker', homeRecords)
    if (due)
      dates.push({
        ...onDay(due),
        what: 'answer',
        words: 'Answer',
        owner: supervisor.name ? supervisor : owner('childs-social-worker'),
        recordId: request.id,
      })
  }
  for (const { id, body } of ofType(statutoryReview, records)) {
    if (body.date && body.date >= today)
      dates.push({
        ...onDay(body.date),
        what: 'review',
        words: 'Review',
        owner: owner('reviewing-officer'),
        recordId: id,
      })
  }
  dates.push(...toSign(records, today))
  const visit = visitDue(records, today)
  if (dates.length === 0 && visit)
    return [
      {
        date: visit.due,
        late: false,
        escalated: false,
        what: 'visit',
        words: 'No visit recorded yet',
        owner: owner('childs-social-worker'),
        unknown: true,
      },
    ]
  return dates.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}

function ofClock(clock: Clock): NextDate {
  const { what, due, overdue, level, begun, who, rule, recordId } = clock
  const counted = countedWords(clock)
  const isAction = what.startsWith('action: ')
  return {
    date: londonDay(due),
    late: overdue,
    escalated: level === 'escalated',
    what: what === 'statutory visit' ? 'visit' : isAction ? 'action' : 'step',
    words: what === 'statutory visit' ? 'Visit' : isAction ? 'Action' : begun.words,
    owner: who,
    ...(!isAction && { rule }),
    ...(counted && { counted }),
    ...(recordId && { recordId }),
  }
}

/** Visits and meetings that were held and wait for their signature. */
function toSign(records: readonly CaseRecord[], today: string): NextDate[] {
  return records.flatMap((record): NextDate[] => {
    const definition = definitionOf(record.type)
    const within = definition?.signOff?.within
    if (record.status !== 'draft' || !within || !definition?.occurred || definition.type === 'incident') return []
    const on = currentBody(record)[definition.occurred]
    if (typeof on !== 'string' || londonDay(on) > today) return []
    const date =
      within.count === 'working' ? addWorkingDays(londonDay(on), within.days).date : addDays(londonDay(on), within.days)
    const recordId: Uuid = record.id
    return [
      {
        date,
        late: date < today,
        escalated: false,
        what: 'sign',
        words: `Sign the ${definition.words.one}`,
        owner: { name: record.author.name, personId: record.author.personId, role: record.author.role },
        recordId,
      },
    ]
  })
}

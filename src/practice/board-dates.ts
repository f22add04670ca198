/** Everything about a child that has a date and is not done, the earliest first: the clocks, and what was written and waits. */
import { addDays, addWorkingDays } from '../model/calendar.ts'
import { currentBody } from '../model/current-body.ts'
import { childFile, householdFile } from '../model/file.ts'
import type { FileId, Uuid } from '../model/file.ts'
import type { Role } from '../model/person.ts'
import type { CaseRecord } from '../model/record.ts'
import { definitionOf } from '../records/all.ts'
import { statutoryReview } from '../records/statutory-review.ts'
import { londonDay } from './london-day.ts'
import { ofType } from './of-type.ts'
import { climbedTo } from './process/climbing.ts'
import type { Clock } from './process/clocks.ts'
import type { Owner } from './process/lane-steps.ts'
import { countedWords } from './process/why.ts'
import type { HouseholdClock } from './timers/household-timers.ts'
import { visitDue } from './visits-due.ts'
import { workerOn } from './workers.ts'

export interface NextDate {
  readonly date: string
  readonly what: 'visit' | 'answer' | 'action' | 'step' | 'sign' | 'review'
  readonly words: string
  /** Whose it is: a person, or the lane where nobody is named. */
  readonly owner: Owner
  readonly late: boolean
  /** Missed for so long that others than the team manager hear of it too. */
  readonly escalated: boolean
  /** Who hears of it by now, highest last. */
  readonly climbed?: readonly Role[]
  /** The rule it stems from, and how its day was counted. */
  readonly rule?: string
  readonly counted?: string
  readonly recordId?: Uuid
  /** Where and under which name it runs: there the reason for being late is kept. */
  readonly clock?: { readonly what: string; readonly due: string; readonly file: FileId; readonly recordId?: Uuid }
  /** Nothing was ever recorded in a home that began long ago (imported): a gap in what is known, not a date that passed. */
  readonly unknown?: true
}

interface Given {
  readonly records: readonly CaseRecord[]
  readonly clocks: readonly (Clock | HouseholdClock)[]
}

export function boardDates({ records, clocks }: Given, now: string): readonly NextDate[] {
  const today = londonDay(now)
  const owner = (role: Role, from: readonly CaseRecord[] = records): Owner => {
    const worker = workerOn(from, role, today)
    return { name: worker?.name, personId: worker?.personId, role }
  }
  const onDay = (date: string) => ({ date, late: date < today, escalated: false })
  // what has its answer and is only to be closed is nobody's next date
  const dates: NextDate[] = clocks.filter(({ answered }) => !answered).map(ofClock)
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

function ofClock(clock: Clock | HouseholdClock): NextDate {
  const { what, due, overdue, level, begun, who, rule, recordId } = clock
  const counted = countedWords(clock)
  const isAction = what.startsWith('action: ')
  const isHelp = what.endsWith('help request')
  const climbed = climbedTo(clock)
  return {
    date: londonDay(due),
    late: overdue,
    escalated: level === 'escalated' || level === 'top',
    ...(climbed.length > 0 && { climbed }),
    what: what === 'statutory visit' ? 'visit' : isAction ? 'action' : isHelp ? 'answer' : 'step',
    words: what === 'statutory visit' ? 'Visit' : isAction ? 'Action' : begun.words,
    owner: who,
    ...(!isAction && { rule }),
    ...(counted && { counted }),
    ...(recordId && { recordId }),
    clock: {
      what,
      due,
      file: 'childId' in clock ? childFile(clock.childId) : householdFile(clock.householdId),
      ...(recordId && { recordId }),
    },
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

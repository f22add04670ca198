/** When a household's supervision is next due: monthly (S2.7), with an unannounced visit at least once a year (NMS 21.8). */
import { addMonths, daysBetween } from '../model/calendar.ts'
import type { CaseRecord } from '../model/record.ts'
import { household } from '../records/household.ts'
import { londonDay } from './london-day.ts'
import { ofType } from './of-type.ts'
import { unannouncedTimers } from './timers/unannounced.ts'
import { visitsThatCount } from './visits-that-count.ts'

export interface SupervisionDue {
  readonly due: string
  readonly rule: string
  readonly source: string
  readonly daysLeft: number
  readonly last?: string
  /** No visit without notice within the year in which one is owed. */
  readonly unannouncedDue: boolean
}

/** What satisfies S2.7, the oldest first: a supervision that was held and signed. A supervisory visit is none. */
export const carersSupervisions = (records: readonly CaseRecord[], today: string) =>
  visitsThatCount('carer supervision', records).filter(({ body }) => body.date <= today)

export function supervisionDue(records: readonly CaseRecord[], today: string): SupervisionDue | undefined {
  const last = carersSupervisions(records, today).at(-1)?.body.date
  const home = ofType(household, records)[0]
  const from = last ?? home?.body.approvedOn
  if (!from) return undefined
  const due = addMonths(from, 1)
  const [unannounced] = unannouncedTimers({
    records,
    approvedOn: home?.body.approvedOn,
    writtenOn: home ? londonDay(home.author.at) : today,
    isFosterHome: home?.body.kind !== 'residential',
    today,
  })
  return {
    due,
    rule: 'monthly',
    source: 'set by the service',
    daysLeft: daysBetween(today, due),
    ...(last && { last }),
    unannouncedDue: typeof unannounced?.due === 'string' && unannounced.due <= today,
  }
}

/** When a household's supervision is next due: monthly (S2.7), with an unannounced visit at least once a year (NMS 21.8). */
import { addMonths, daysBetween } from '../model/calendar.ts'
import type { CaseRecord } from '../model/record.ts'
import { household } from '../records/household.ts'
import { supervisoryVisit } from '../records/supervisory-visit.ts'
import { having, ofType } from './of-type.ts'

export interface SupervisionDue {
  readonly due: string
  readonly rule: string
  readonly source: string
  readonly daysLeft: number
  readonly lastVisit?: string
  /** No unannounced visit in the twelve months up to today. */
  readonly unannouncedDue: boolean
}

export function supervisionDue(records: readonly CaseRecord[], today: string): SupervisionDue | undefined {
  const visits = having(ofType(supervisoryVisit, records), 'date').filter(({ body }) => body.date <= today)
  const last = visits
    .map(({ body }) => body.date)
    .sort()
    .at(-1)
  const from = last ?? ofType(household, records)[0]?.body.approvedOn
  if (!from) return undefined
  const due = addMonths(from, 1)
  const unannounced = visits.some(({ body }) => body.announced === 'unannounced' && body.date > addMonths(today, -12))
  return {
    due,
    rule: 'monthly',
    source: 'set by the service',
    daysLeft: daysBetween(today, due),
    ...(last ? { lastVisit: last } : {}),
    unannouncedDue: !unannounced,
  }
}

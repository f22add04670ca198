/** Which records a cold start needs for its first screen. */
import type { CaseRecord } from '../model/record.ts'
import type { Shelf } from './rows.ts'

/** The register and what is promised: small, and every screen asks for it. */
const ALWAYS: ReadonlySet<string> = new Set([
  'child',
  'household',
  'household-member',
  'placement',
  'person',
  'allocation',
  'action',
  'help-request',
])
/** Days a visit stays at hand: the longest gap that reg 28(3A) allows is six months, and Today counts from the last visit. */
const VISIT_DAYS = 200
const OTHER_DAYS = 60
const VISITS: ReadonlySet<string> = new Set(['statutory-visit', 'supervisory-visit'])
const DAY_MS = 86_400_000

export function shelfOf(record: CaseRecord, now: Date): Shelf {
  if (record.status === 'discarded') return 2
  if (ALWAYS.has(record.type) || record.status === 'draft' || record.conflicts.length > 0) return 1
  const days = (now.getTime() - Date.parse(record.updated.at)) / DAY_MS
  return days <= (VISITS.has(record.type) ? VISIT_DAYS : OTHER_DAYS) ? 1 : 2
}

import { currentBody } from '../model/current-body.ts'
import type { CaseRecord } from '../model/record.ts'
import { definitionOf } from '../records/all.ts'
import { londonDay } from './london-day.ts'

/** The day a record is about, as its definition says; the day it was begun where it has no such answer yet. */
export function occurredOn(record: CaseRecord): string {
  const field = definitionOf(record.type)?.occurred
  const value = field ? currentBody(record)[field] : undefined
  return londonDay(typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value) ? value : record.author.at)
}

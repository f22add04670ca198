import { daysBetween } from '../../model/calendar.ts'
import type { ChildStep } from '../../practice/process/child-process.ts'
import type { StatusKind } from '../parts/status.tsx'
import { dayOf, daysLeft, shortDay, timeOf } from '../words.ts'
import { dueKind } from './due-words.tsx'

/** "3 days late", "By Wed 27 May", "By 14:20 tomorrow": a step's date with its shape. */
export function dueOf(step: Pick<ChildStep, 'due' | 'overdue'>, today: string): { kind: StatusKind; words: string } {
  const { due, overdue } = step
  if (due === null) return { kind: 'quiet', words: 'No date set' }
  const day = dayOf(due)
  const left = daysBetween(today, day)
  if (overdue) return { kind: 'urgent', words: left < 0 ? daysLeft(day, today) : `Was due at ${timeOf(due)}` }
  const at = due.length > 10 ? ` ${timeOf(due)}` : ''
  return { kind: dueKind(left), words: left === 0 ? `Due today${at}` : `By ${shortDay(day, today)}${at}` }
}

/** "rule T7": a row of the table, of section E, or the regulation itself. */
export const ruleWords = (rule: string): string =>
  /^T\d/.test(rule) ? `rule ${rule}` : /^E\b/.test(rule) ? 'service standard' : rule

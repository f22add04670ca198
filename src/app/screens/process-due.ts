import { daysBetween } from '../../model/calendar.ts'
import type { ChildStep } from '../../practice/process/child-process.ts'
import type { LaneStep } from '../../practice/process/lane-steps.ts'
import { ruleOf } from '../../practice/timers/rules.ts'
import type { StatusKind } from '../parts/status.tsx'
import { sourceWords } from '../source-words.ts'
import { dayOf, daysLeft, shortDay, timeOf } from '../words.ts'
import { dueKind, TO_BE_CLOSED } from './due-words.tsx'

/** "3 days late", "By Wed 27 May", "By 14:20 tomorrow": a step's date with its shape. */
export function dueOf(
  step: Pick<ChildStep, 'due' | 'overdue' | 'answered'>,
  today: string,
): { kind: StatusKind; words: string } {
  const { due, overdue } = step
  if (step.answered) return { kind: 'quiet', words: TO_BE_CLOSED }
  if (due === null) return { kind: 'quiet', words: 'No date set' }
  const day = dayOf(due)
  const left = daysBetween(today, day)
  if (overdue) return { kind: 'urgent', words: left < 0 ? daysLeft(day, today) : `Was due at ${timeOf(due)}` }
  const at = due.length > 10 ? ` ${timeOf(due)}` : ''
  return { kind: dueKind(left), words: left === 0 ? `Due today${at}` : `By ${shortDay(day, today)}${at}` }
}

/** "rule T7 of the stability process"; of section E its source, and whether to check it locally. Small print. */
export function ruleWords(rule: string, what = ''): string {
  if (/^T\d/.test(rule)) return sourceWords(rule)
  const { source, checkLocally } = ruleOf({ what, rule })
  return checkLocally ? `${sourceWords(source)}, check locally` : sourceWords(source)
}

/** What the rule asks, then where it stands: "within three working days, the learning brief, S4.15". */
export const askedBy = ({ rule, what, words }: Pick<LaneStep, 'rule' | 'what' | 'words'>): string =>
  [ruleOf({ what, rule, ...(words && { words }) }).words, ruleWords(rule, what)].filter(Boolean).join(', ')

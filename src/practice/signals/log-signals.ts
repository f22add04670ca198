/** F9: how often and how much the carers write. */
import { household } from '../../records/household.ts'
import { dayInWords } from '../london-day.ts'
import { logGap, logsShorter } from '../log-gap.ts'
import type { StabilitySignal } from './signal.ts'
import type { SignalFacts } from './signal-facts.ts'

const AGREED = { daily: 'every day', 'three-a-week': 'three times a week', weekly: 'once a week' } as const

/** F9: against what was agreed with this household, and against its own fortnight before. */
export function logsThin(facts: SignalFacts): StabilitySignal[] {
  const { records, today } = facts
  const agreed = facts.ofHome(household)[0]?.body.logFrequency
  const gap = logGap(records, agreed, today)
  if (gap && agreed)
    return [
      {
        rule: 'F9',
        words: `No log for ${gap.days} days; ${AGREED[agreed]} was agreed.`,
        baseline: `the last is of ${dayInWords(gap.last)}`,
        evidence: [gap.recordId],
        see: 'The last log',
      },
    ]
  const shorter = logsShorter(records, today)
  return shorter && shorter.length > 0
    ? [
        {
          rule: 'F9',
          words: 'The logs of this fortnight are half as long as before.',
          baseline: 'the fortnight before, by the log in the middle of each',
          evidence: shorter,
          see: 'The logs',
        },
      ]
    : []
}

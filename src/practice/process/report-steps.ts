/** The clocks of a provider's reports: the next one (S1.9), and those that nobody at the council has signed for (S1.11). */
import { childFile } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import { childIn, childName } from '../home.ts'
import { londonDay } from '../london-day.ts'
import { onDay } from '../london-time.ts'
import type { Files } from '../of-type.ts'
import { notReceived, reportDue } from '../reports/report-due.ts'
import { workerOn } from '../workers.ts'
import { isOverdue } from './ask.ts'
import type { Beside } from './lane-steps.ts'

/** The provider's own clock, of which it hears although it hears of no other. */
export const NEXT_REPORT = 'progress report'

export function reportSteps(files: Files, childId: Uuid, now: string): Beside[] {
  const today = londonDay(now)
  const records = files.inFile(childFile(childId))
  const next = reportDue(files, childId, today)
  const child = childName(childIn(files, childId))
  const worker = workerOn(records, 'childs-social-worker', today)
  const steps: Beside[] = notReceived(records).map((one) => ({
    step: {
      what: 'receive progress report',
      owner: 'CSW',
      due: one.due,
      overdue: isOverdue(one.due, now),
      rule: 'S1.11',
      recordId: one.recordId,
      childId,
      child,
      who: { name: worker?.name, personId: worker?.personId, role: 'childs-social-worker' },
      begun: { words: 'Say that the progress report has come' },
    },
    began: one.sentAt,
  }))
  if (!next) return steps
  return [
    ...steps,
    {
      step: {
        what: NEXT_REPORT,
        owner: 'provider',
        due: next.due,
        overdue: isOverdue(next.due, now),
        rule: 'S1.9',
        ...(next.draft && { recordId: next.draft.id }),
        childId,
        child,
        who: { name: next.provider?.name, personId: next.provider?.personId, role: 'independent-provider' },
        begun: { words: 'Write the progress report', type: 'progress-report' },
      },
      began: onDay(next.period.from),
    },
  ]
}

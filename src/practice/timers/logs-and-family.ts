/**
 * What a household's own record owes its supervising worker: a log that nobody has read for seven days (section E, S4.5),
 * and the day on which the family is asked again how it is coping (S4.17). A log that still has time is no date yet: it
 * waits where logs wait.
 */
import type { Uuid } from '../../model/file.ts'
import { impactReview } from '../family/impact-due.ts'
import { logsToRead, READ_DAYS } from '../logs-read.ts'
import { addDays } from '../../model/calendar.ts'
import { childrenHere } from '../home.ts'
import type { Files } from '../of-type.ts'
import type { Timer } from './timer.ts'

export const READ_LOG = 'read the log'
export const ASK_FAMILY_AGAIN = 'ask the family again'

export function logAndFamilyTimers(files: Files, householdId: Uuid, today: string): Timer[] {
  const review = childrenHere(files, householdId, today).length > 0 ? impactReview(files, householdId) : undefined
  return [
    ...logsToRead(files, householdId, today)
      .filter(({ daysLeft }) => daysLeft <= 0)
      .map(
        ({ log, due }): Timer => ({
          what: READ_LOG,
          owner: 'SSW',
          due,
          from: addDays(due, -READ_DAYS),
          recordId: log.id,
        }),
      ),
    ...(review ? [{ what: ASK_FAMILY_AGAIN, owner: 'SSW' as const, due: review.due, recordId: review.recordId }] : []),
  ]
}

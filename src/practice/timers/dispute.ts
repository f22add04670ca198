/** A reviewing officer's formal dispute: resolved in 20 working days in all, whoever it is with (IRO handbook 6.2). */
import { addWorkingDays } from '../../model/calendar.ts'
import { iroComment } from '../../records/iro-comment.ts'
import type { CaseRecord } from '../../model/record.ts'
import { londonDay } from '../london-day.ts'
import { signedOf } from '../process/signed-records.ts'
import type { Timer } from './timer.ts'

export const DISPUTE_DAYS = 20

/** The day by which a dispute raised on this day is settled. */
export const settledBy = (raised: string): string => addWorkingDays(raised, DISPUTE_DAYS).date

// Whoever it is with keeps its date; with CAFCASS, outside the service, the officer who took it there does.
const WITH = {
  'team-manager': 'TM',
  'service-manager': 'Service manager',
  'head-of-service': 'Head of service',
  cafcass: 'IRO',
} as const

export const disputeTimers = (records: readonly CaseRecord[]): Timer[] =>
  signedOf(iroComment, records).flatMap(({ id, body, author }): Timer[] => {
    const from = body.date ?? londonDay(author.at)
    return body.dispute?.answer === true && !body.resolvedOn
      ? [
          {
            what: 'settle IRO dispute',
            owner: WITH[body.step ?? 'team-manager'],
            due: settledBy(from),
            from,
            recordId: id,
          },
        ]
      : []
  })

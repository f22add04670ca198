/** School and health as the records count them: attendance below ninety in a hundred, appointments missed twice (S1.16, F14). */
import { addDays } from '../../model/calendar.ts'
import type { Uuid } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import { appointment } from '../../records/appointment.ts'
import { attendance } from '../../records/attendance.ts'
import { having, ofType } from '../of-type.ts'
import type { Period } from './report-period.ts'

// F14 [P]: less than nine half days in ten; two appointments missed.
const LEAST_OF_HUNDRED = 90
const MISSED = 2
// [P]: looked at over about a term, so that one bad week years ago says nothing of today.
const DAYS = 91

export interface Attended {
  readonly possible: number
  readonly attended: number
  /** Whole, rounded down: 89.9 is not 90. */
  readonly ofHundred: number
  readonly recordIds: readonly Uuid[]
}

/** Half days in the spans that end within the period; undefined where nobody has entered any. */
export function attendedIn(records: readonly CaseRecord[], { from, until }: Period): Attended | undefined {
  const spans = having(ofType(attendance, records), 'until', 'possible', 'attended').filter(
    ({ body }) => body.until >= from && body.until <= until,
  )
  const sum = (which: 'possible' | 'attended'): number =>
    spans.reduce((all, { body }) => all + (Number(body[which]) || 0), 0)
  const [possible, attended] = [sum('possible'), sum('attended')]
  if (possible === 0) return undefined
  return {
    possible,
    attended,
    ofHundred: Math.floor((attended * 100) / possible),
    recordIds: spans.map(({ id }) => id),
  }
}

/** Missed by the child or the home; what the service cancelled is nobody's miss. */
export const missedIn = (records: readonly CaseRecord[], { from, until }: Period) =>
  having(ofType(appointment, records), 'date')
    .filter(({ body }) => body.state === 'missed' && body.date >= from && body.date <= until)
    .sort((a, b) => (a.body.date < b.body.date ? -1 : 1))

export interface AttendanceFact {
  readonly kind: 'attendance-low' | 'appointments-missed'
  readonly recordIds: readonly Uuid[]
  /** What was counted: half days attended of a hundred, or how many were missed. */
  readonly counted: number
  readonly limit: number
  readonly days: number
}

/** F14. */
export function attendanceFacts(records: readonly CaseRecord[], today: string): readonly AttendanceFact[] {
  const period = { from: addDays(today, -DAYS), until: today }
  const school = attendedIn(records, period)
  const missed = missedIn(records, period)
  return [
    ...(school && school.attended * 100 < school.possible * LEAST_OF_HUNDRED
      ? [
          {
            kind: 'attendance-low' as const,
            recordIds: school.recordIds,
            counted: school.ofHundred,
            limit: LEAST_OF_HUNDRED,
            days: DAYS,
          },
        ]
      : []),
    ...(missed.length >= MISSED
      ? [
          {
            kind: 'appointments-missed' as const,
            recordIds: missed.map(({ id }) => id),
            counted: missed.length,
            limit: MISSED,
            days: DAYS,
          },
        ]
      : []),
  ]
}

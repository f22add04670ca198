import { Status } from '../parts/status.tsx'
import type { StatusKind } from '../parts/status.tsx'
import { daysLeft } from '../words.ts'

/** Of an action that has what it asked for. */
export const TO_BE_CLOSED = 'Answered, to be closed'

/** Quiet until it is near: tomorrow is soon, a day that has passed is urgent. */
export function dueKind(left: number): StatusKind {
  return left < 0 ? 'urgent' : left <= 1 ? 'soon' : 'quiet'
}

export function DueStatus({
  due,
  today,
  left,
  neverRecorded,
  what = 'visit',
}: {
  readonly due: string
  readonly today: string
  readonly left: number
  readonly neverRecorded?: boolean
  readonly what?: 'visit' | 'supervision'
}) {
  if (neverRecorded && left < -42) return <Status kind="quiet">No {what} recorded yet</Status>
  return <Status kind={dueKind(left)}>{daysLeft(due, today)}</Status>
}

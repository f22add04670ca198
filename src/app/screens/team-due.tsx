import type { WorkerSupervision } from '../../practice/supervision/worker-supervision-due.ts'
import { useToday } from '../context.ts'
import { Status } from '../parts/status.tsx'
import { daysLeft, shortDay } from '../words.ts'
import { dueKind } from './due-words.tsx'

/** When a worker's supervision is due; none recorded is said as just that. */
export function SupervisionDueWords({ one }: { readonly one: Pick<WorkerSupervision, 'due' | 'daysLeft'> }) {
  const today = useToday()
  if (one.due === undefined || one.daysLeft === undefined) return <Status kind="soon">None recorded yet</Status>
  return (
    <Status kind={dueKind(one.daysLeft)}>
      {one.daysLeft > 1
        ? `Due ${shortDay(one.due, today)}`
        : `Due ${shortDay(one.due, today)}, ${daysLeft(one.due, today).toLowerCase()}`}
    </Status>
  )
}

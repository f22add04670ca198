/** What is owed after a looked-after review, and was done. */
import { addWorkingDays, daysBetween } from '../../model/calendar.ts'
import { notice } from '../../records/notice.ts'
import type { Person } from '../book.ts'
import { localTime } from '../calendar.ts'
import type { Child, World } from '../world.ts'

/** The reviewing officers' handbook: decisions in 5 working days, the care plan in 10, the record in 15, sent in 20. */
export function writeAfterReview(world: World, child: Child, ago: number, reviewer: Person): void {
  const steps = [
    ['review-decisions-sent', 4, reviewer],
    ['care-plan-updated', 9, world.workerOn(child, Math.max(1, ago - 12))],
    ['review-record-complete', 14, reviewer],
    ['review-record-sent', 18, reviewer],
  ] as const
  for (const [kind, within, by] of steps) {
    const on = daysBetween(addWorkingDays(world.workday(ago), within).date, world.today)
    if (on < 1) return
    world.book.write(notice, {
      files: [child.file],
      by,
      at: world.moment(on, '16:20'),
      body: { kind, at: localTime(world.day(on), '16:20') },
    })
  }
}

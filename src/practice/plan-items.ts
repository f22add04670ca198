/** What a visit may be about (S3.13): the goals of the child's plan that are not reached, and the open actions on it. */
import { childFile } from '../model/file.ts'
import type { Uuid } from '../model/file.ts'
import { action, isStillToDo } from '../records/action.ts'
import { carePlan } from '../records/care-plan.ts'
import { having, ofType } from './of-type.ts'
import type { Files } from './of-type.ts'

export interface PlanItem {
  readonly words: string
  readonly from: 'goal' | 'action'
  readonly due: string | undefined
}

/** Goals of the newest plan first, then actions, each by its day. A plan that is still being written counts once nothing newer is signed. */
export function planItemsFor(files: Files, childId: Uuid, today: string): readonly PlanItem[] {
  const records = files.inFile(childFile(childId))
  const plans = having(ofType(carePlan, records), 'date').filter(({ body }) => body.date <= today)
  const newest = [...plans].sort((a, b) =>
    a.body.date === b.body.date
      ? Number(a.status === 'signed') - Number(b.status === 'signed')
      : a.body.date < b.body.date
        ? -1
        : 1,
  )
  const goals = (newest.at(-1)?.body.goals ?? []).flatMap((row): PlanItem[] =>
    row.goal?.trim() && (row.reached ?? 'open') === 'open'
      ? [{ words: row.goal.trim(), from: 'goal', due: row.by }]
      : [],
  )
  const actions = having(ofType(action, records), 'what')
    .filter(({ body }) => (body.plan ?? 'child') === 'child' && isStillToDo(body))
    .map(({ body }): PlanItem => ({ words: body.what.trim(), from: 'action', due: body.due }))
  return [...goals.sort(byDue), ...actions.sort(byDue)]
}

const byDue = (a: PlanItem, b: PlanItem): number => ((a.due ?? '9') < (b.due ?? '9') ? -1 : 1)

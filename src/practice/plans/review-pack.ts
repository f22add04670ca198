/** What a review needs beside people: a current assessment, the plan drafted from it, and the child's own part (S3.22, S3.23). */
import { childFile } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import { carePlan } from '../../records/care-plan.ts'
import { childsViews } from '../../records/childs-views.ts'
import { statutoryReview } from '../../records/statutory-review.ts'
import { londonDay } from '../london-day.ts'
import { having, ofType, until } from '../of-type.ts'
import type { Files } from '../of-type.ts'
import { childProcess } from '../process/child-process.ts'
import { currentAssessment, freshnessOf } from './current-plan.ts'

export interface PackPart {
  readonly part: 'assessment' | 'plan' | 'childs-part'
  readonly ready: boolean
  readonly words: string
  readonly recordId?: Uuid
}

export interface ReviewPack {
  /** The day until which the review is held. */
  readonly due: string
  readonly parts: readonly PackPart[]
}

/** Undefined: no review is owed. */
export function reviewPack(files: Files, childId: Uuid, now: string): ReviewPack | undefined {
  const review = childProcess(files, childId, now).nextSteps.find(({ what }) => what === 'looked-after review')
  if (!review?.due) return undefined
  const due = review.due.slice(0, 10)
  const today = londonDay(now)
  const records = files.inFile(childFile(childId))
  const assessed = currentAssessment(records)
  const plans = until(having(ofType(carePlan, records), 'date'), today)
  const drafted = plans.filter(({ body }) => assessed !== undefined && body.date >= assessed.body.date).at(-1)
  const last = until(having(ofType(statutoryReview, records), 'date'), today).at(-1)?.body.date
  const said = until(having(ofType(childsViews, records), 'date'), today)
    .filter(({ body }) => last === undefined || body.date > last)
    .at(-1)
  const isOld = assessed !== undefined && freshnessOf(assessed.body.date, due).isOld
  return {
    due,
    parts: [
      {
        part: 'assessment',
        ready: assessed !== undefined && !isOld,
        words: !assessed
          ? 'No assessment is signed here yet.'
          : isOld
            ? 'The assessment will be more than six months old.'
            : 'The assessment is current.',
        ...(assessed && { recordId: assessed.id }),
      },
      {
        part: 'plan',
        ready: drafted !== undefined,
        words: drafted
          ? drafted.status === 'signed'
            ? 'The plan follows from it.'
            : 'The plan is drafted from it.'
          : assessed
            ? 'No plan has been written since the assessment.'
            : 'A plan is drafted once the assessment is there.',
        ...(drafted && { recordId: drafted.id }),
      },
      {
        part: 'childs-part',
        ready: said !== undefined,
        words: said
          ? 'What the child wants to say is written down.'
          : 'What the child wants to say to the review is not written down yet.',
        ...(said && { recordId: said.id }),
      },
    ],
  }
}

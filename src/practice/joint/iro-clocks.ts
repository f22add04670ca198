/** The clock of an answer that a reviewing officer's comment asks for (S4.24); that of a dispute stands with section E's. */
import { childFile } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import { childIn, childName } from '../home.ts'
import { londonDay } from '../london-day.ts'
import { onDay } from '../london-time.ts'
import type { Files } from '../of-type.ts'
import { isOverdue } from '../process/ask.ts'
import type { Beside } from '../process/lane-steps.ts'
import { workerOn } from '../workers.ts'
import { openComments } from './iro-comments.ts'

export function commentSteps(files: Files, childId: Uuid, now: string): Beside[] {
  const today = londonDay(now)
  const records = files.inFile(childFile(childId))
  const worker = workerOn(records, 'childs-social-worker', today)
  return openComments(records, today).flatMap(({ comment, isDispute, due }): Beside[] =>
    isDispute || due === undefined
      ? []
      : [
          {
            began: onDay(comment.body.date ?? londonDay(comment.author.at)),
            step: {
              what: 'answer reviewing officer’s comment',
              owner: 'CSW',
              due,
              overdue: isOverdue(due, now),
              rule: 'the day the officer asked for',
              recordId: comment.id,
              childId,
              child: childName(childIn(files, childId)),
              who: { name: worker?.name, personId: worker?.personId, role: 'childs-social-worker' },
              begun: { words: 'Answer the reviewing officer’s comment' },
            },
          },
        ],
  )
}

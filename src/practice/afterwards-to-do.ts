/** What is left to do after a meeting, for whom it is left: the chair, whoever updates the care plan, whoever writes for the child. */
import { addDays } from '../model/calendar.ts'
import { childFile } from '../model/file.ts'
import type { Actor } from '../model/person.ts'
import { stabilityMeeting } from '../records/stability-meeting.ts'
import { afterwardsOf, shownOf, stillToSend } from './afterwards.ts'
import type { Afterwards } from './afterwards.ts'
import { londonDay } from './london-day.ts'
import { ofType } from './of-type.ts'
import type { Files } from './of-type.ts'
import { workerOn } from './workers.ts'

export interface AfterTask {
  readonly after: Afterwards
  readonly words: string
  readonly on: string
}

/** After that a list of what was never noted would bury what is new; the meeting's own page goes on saying it. */
const LISTED_DAYS = 182

export function afterwardsToDo(actor: Actor, files: Files, today: string): readonly AfterTask[] {
  return ofType(stabilityMeeting, files.ofType('stability-meeting')).flatMap((meeting) => {
    const after = afterwardsOf(files, meeting.id)
    const signed = meeting.signatures.find(({ as }) => as === 'sign')
    if (!after || !signed || londonDay(signed.at) < addDays(today, -LISTED_DAYS)) return []
    return [
      ...minutes(actor, after, signed.personId),
      ...carePlan(actor, files, after, today),
      ...letter(actor, after),
    ].map((words) => ({ after, words, on: londonDay(signed.at) }))
  })
}

/** T14: the chair distributes. */
function minutes(actor: Actor, after: Afterwards, chairId: string): string[] {
  const left = stillToSend(after).length
  return actor.personId === chairId && left > 0
    ? [`Send the minutes: ${left === 1 ? 'one reader has' : `${left} readers have`} not got them`]
    : []
}

function carePlan(
  actor: Actor,
  files: Files,
  { carePlan: { by, done }, childId }: Afterwards,
  today: string,
): string[] {
  const worker = workerOn(files.inFile(childFile(childId), 'allocation'), by, today)
  return !done && worker?.personId === actor.personId ? ['Update the care plan after the meeting'] : []
}

function letter(actor: Actor, { letter: { byId, record } }: Afterwards): string[] {
  if (byId !== actor.personId && record?.author.personId !== actor.personId) return []
  if (!record) return ['Write the child’s version of the meeting']
  return record.status === 'signed' && !shownOf(record) ? ['Show the child’s version'] : []
}

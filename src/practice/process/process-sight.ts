/** Who sees the process: it is told truly only by those who hold what it is folded from. */
import type { AnyRecordDefinition } from '../../model/define-record.ts'
import { may } from '../../model/permission.ts'
import type { Actor } from '../../model/person.ts'
import { carerSupervision } from '../../records/carer-supervision.ts'
import { moveDecision } from '../../records/move-decision.ts'
import { placement } from '../../records/placement.ts'
import { reviewMeeting } from '../../records/review-meeting.ts'
import { scaling } from '../../records/scaling.ts'
import { stabilityDiscussion } from '../../records/stability-discussion.ts'
import { stabilityMeeting } from '../../records/stability-meeting.ts'
import { triage } from '../../records/triage.ts'

const TOLD_FROM: readonly AnyRecordDefinition[] = [
  placement,
  carerSupervision,
  triage,
  stabilityDiscussion,
  stabilityMeeting,
  reviewMeeting,
  moveDecision,
]

/** Carers and their agency never see triage or the talk about it: half of the process would tell them something untrue. */
export const seesProcess = (actor: Actor): boolean => TOLD_FROM.every((definition) => may(actor, 'read', definition))

/** Single answers on the scale may open triage; a lane that does not read them is told so. */
export const seesAnswers = (actor: Actor): boolean => may(actor, 'read', scaling)

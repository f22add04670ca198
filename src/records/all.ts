/** Every type of record. A new one is one file here and one line in this list. */
import type { AnyRecordDefinition } from '../model/define-record.ts'
import { action } from './action.ts'
import { allocation } from './allocation.ts'
import { attachedWords } from './attached-words.ts'
import { carerSupervision } from './carer-supervision.ts'
import { child } from './child.ts'
import { childsVersion } from './childs-version.ts'
import { childsViews } from './childs-views.ts'
import { chronologyEntry } from './chronology-entry.ts'
import { dailyLog } from './daily-log.ts'
import { disruptionMeeting } from './disruption-meeting.ts'
import { helpRequest } from './help-request.ts'
import { homeSearch } from './home-search.ts'
import { householdMember } from './household-member.ts'
import { household } from './household.ts'
import { incident } from './incident.ts'
import { keepingDecision } from './keeping-decision.ts'
import { matching } from './matching.ts'
import { missingEpisode } from './missing-episode.ts'
import { moveDecision } from './move-decision.ts'
import { networkContact } from './network-contact.ts'
import { notice } from './notice.ts'
import { person } from './person.ts'
import { placementRequest } from './placement-request.ts'
import { placement } from './placement.ts'
import { planningMeeting } from './planning-meeting.ts'
import { practiceSetting } from './practice-setting.ts'
import { reviewMeeting } from './review-meeting.ts'
import { scaling } from './scaling.ts'
import { sdqScore } from './sdq-score.ts'
import { stabilityDiscussion } from './stability-discussion.ts'
import { stabilityMeeting } from './stability-meeting.ts'
import { statutoryReview } from './statutory-review.ts'
import { statutoryVisit } from './statutory-visit.ts'
import { supervisoryVisit } from './supervisory-visit.ts'
import { triage } from './triage.ts'

export const definitions: readonly AnyRecordDefinition[] = [
  child,
  household,
  householdMember,
  placement,
  networkContact,
  person,
  allocation,
  attachedWords,
  statutoryVisit,
  supervisoryVisit,
  dailyLog,
  incident,
  scaling,
  childsViews,
  action,
  chronologyEntry,
  helpRequest,
  missingEpisode,
  statutoryReview,
  sdqScore,
  placementRequest,
  homeSearch,
  matching,
  planningMeeting,
  carerSupervision,
  notice,
  triage,
  stabilityDiscussion,
  stabilityMeeting,
  reviewMeeting,
  moveDecision,
  keepingDecision,
  disruptionMeeting,
  childsVersion,
  practiceSetting,
]

const byType: ReadonlyMap<string, AnyRecordDefinition> = new Map(
  definitions.map((definition) => [definition.type, definition]),
)

/** Undefined for a type that this build does not know. */
export const definitionOf = (type: string): AnyRecordDefinition | undefined => byType.get(type)

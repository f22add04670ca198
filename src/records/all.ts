/** Every type of record. A new one is one file here and one line in this list. */
import type { AnyRecordDefinition } from '../model/define-record.ts'
import { action } from './action.ts'
import { allocation } from './allocation.ts'
import { appointment } from './appointment.ts'
import { assessment } from './assessment.ts'
import { attachedWords } from './attached-words.ts'
import { attendance } from './attendance.ts'
import { audit } from './audit.ts'
import { carePlan } from './care-plan.ts'
import { carerApproval } from './carer-approval.ts'
import { carerSupervision } from './carer-supervision.ts'
import { child } from './child.ts'
import { childsVersion } from './childs-version.ts'
import { childsViews } from './childs-views.ts'
import { chronologyEntry } from './chronology-entry.ts'
import { dailyLog } from './daily-log.ts'
import { directWork } from './direct-work.ts'
import { disruptionMeeting } from './disruption-meeting.ts'
import { educationPlan } from './education-plan.ts'
import { familyTime } from './family-time.ts'
import { feedback } from './feedback.ts'
import { healthAssessment } from './health-assessment.ts'
import { helpRequest } from './help-request.ts'
import { homeChange } from './home-change.ts'
import { homeSearch } from './home-search.ts'
import { household } from './household.ts'
import { householdMember } from './household-member.ts'
import { impactAssessment } from './impact-assessment.ts'
import { incident } from './incident.ts'
import { iroComment } from './iro-comment.ts'
import { keepingDecision } from './keeping-decision.ts'
import { lateReason } from './late-reason.ts'
import { logFollowUp } from './log-follow-up.ts'
import { matching } from './matching.ts'
import { missingEpisode } from './missing-episode.ts'
import { moveDecision } from './move-decision.ts'
import { networkContact } from './network-contact.ts'
import { notice } from './notice.ts'
import { overnightStay } from './overnight-stay.ts'
import { pathwayPlan } from './pathway-plan.ts'
import { person } from './person.ts'
import { placement } from './placement.ts'
import { placementRequest } from './placement-request.ts'
import { planningMeeting } from './planning-meeting.ts'
import { practiceSetting } from './practice-setting.ts'
import { progressReport } from './progress-report.ts'
import { reunification } from './reunification.ts'
import { reviewMeeting } from './review-meeting.ts'
import { safetyPlan } from './safety-plan.ts'
import { scaling } from './scaling.ts'
import { sdqScore } from './sdq-score.ts'
import { siblingAssessment } from './sibling-assessment.ts'
import { stabilityDiscussion } from './stability-discussion.ts'
import { stabilityMeeting } from './stability-meeting.ts'
import { staffSupervision } from './staff-supervision.ts'
import { statutoryReview } from './statutory-review.ts'
import { statutoryVisit } from './statutory-visit.ts'
import { supervisoryVisit } from './supervisory-visit.ts'
import { supportRequest } from './support-request.ts'
import { toneWords } from './tone-words.ts'
import { trainingNeed } from './training-need.ts'
import { triage } from './triage.ts'
import { wordsAndPictures } from './words-and-pictures.ts'

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
  toneWords,
  carePlan,
  assessment,
  pathwayPlan,
  safetyPlan,
  siblingAssessment,
  reunification,
  directWork,
  wordsAndPictures,
  familyTime,
  feedback,
  impactAssessment,
  supportRequest,
  trainingNeed,
  carerApproval,
  healthAssessment,
  educationPlan,
  attendance,
  appointment,
  overnightStay,
  progressReport,
  iroComment,
  audit,
  staffSupervision,
  lateReason,
  logFollowUp,
  homeChange,
]

const byType: ReadonlyMap<string, AnyRecordDefinition> = new Map(
  definitions.map((definition) => [definition.type, definition]),
)

/** Undefined for a type that this build does not know. */
export const definitionOf = (type: string): AnyRecordDefinition | undefined => byType.get(type)

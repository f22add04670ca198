/** Every type of record. A new one is one file here and one line in this list. */
import type { AnyRecordDefinition } from '../model/define-record.ts'
import { action } from './action.ts'
import { allocation } from './allocation.ts'
import { attachedWords } from './attached-words.ts'
import { child } from './child.ts'
import { childsViews } from './childs-views.ts'
import { chronologyEntry } from './chronology-entry.ts'
import { dailyLog } from './daily-log.ts'
import { helpRequest } from './help-request.ts'
import { household } from './household.ts'
import { householdMember } from './household-member.ts'
import { incident } from './incident.ts'
import { missingEpisode } from './missing-episode.ts'
import { networkContact } from './network-contact.ts'
import { person } from './person.ts'
import { placement } from './placement.ts'
import { scaling } from './scaling.ts'
import { sdqScore } from './sdq-score.ts'
import { statutoryReview } from './statutory-review.ts'
import { statutoryVisit } from './statutory-visit.ts'
import { supervisoryVisit } from './supervisory-visit.ts'

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
]

const byType: ReadonlyMap<string, AnyRecordDefinition> = new Map(
  definitions.map((definition) => [definition.type, definition]),
)

/** Undefined for a type that this build does not know. */
export const definitionOf = (type: string): AnyRecordDefinition | undefined => byType.get(type)

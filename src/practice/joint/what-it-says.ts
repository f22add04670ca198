/** What a record says of the event, short enough to stand beside what the other file says of it. */
import { currentBody } from '../../model/current-body.ts'
import { plainValue } from '../../model/plain.ts'
import type { CaseRecord } from '../../model/record.ts'
import { definitionOf } from '../../records/all.ts'
import { opening } from '../../records/summary-words.ts'

/** The answers that the other worker, or the carers, might have told otherwise. */
export const TOLD_BY: { readonly [type: string]: readonly string[] } = {
  'statutory-visit': ['observations', 'carerView', 'score', 'changed'],
  'supervisory-visit': ['stress', 'score', 'agreed'],
  'carer-supervision': ['stability', 'decisions', 'wellbeing'],
  incident: ['during', 'followUp'],
  'missing-episode': ['start', 'end', 'interview'],
  'planning-meeting': ['routines', 'delegated', 'support'],
  'stability-meeting': ['danger', 'bottomLine', 'reviewDate'],
  'review-meeting': ['working', 'worries'],
  'disruption-meeting': ['story', 'carersView'],
  matching: ['gaps', 'householdImpact', 'why'],
  'iro-comment': ['text', 'replyBy'],
  'safety-plan': ['risk', 'triggers'],
  'impact-assessment': ['carers', 'support', 'conclusion'],
  'care-plan': ['permanenceWhy', 'bottomLine', 'contingency'],
  notice: ['to', 'how'],
}

const LONGEST = 220

export interface Said {
  readonly label: string
  readonly words: string
}

/** Names stand in it as they were written. */
export function whatItSays(record: CaseRecord): readonly Said[] {
  const definition = definitionOf(record.type)
  const body = currentBody(record)
  return (TOLD_BY[record.type] ?? []).flatMap((id) => {
    const field = definition?.fields[id]
    const words = field ? plainValue(field, body[id]) : ''
    return field && words ? [{ label: field.label, words: opening(words, LONGEST) }] : []
  })
}

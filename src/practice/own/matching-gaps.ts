/**
 * What is thin in the match of a child with a home (F18, S4.9, S4.19): new carers, a home outside its terms or a past that
 * asks for care which knows trauma, and no preventative support from the first days. Facts in sentences; nothing is scored.
 */
import { addDays, addMonths, daysBetween, longDate } from '../../model/calendar.ts'
import type { BodyOf } from '../../model/field.ts'
import { childFile, householdFile } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import { carerApproval } from '../../records/carer-approval.ts'
import { household } from '../../records/household.ts'
import { matching } from '../../records/matching.ts'
import { placementRequest } from '../../records/placement-request.ts'
import { currentPlacement, householdIdOf } from '../home.ts'
import { asType, having, ofType } from '../of-type.ts'
import type { Files } from '../of-type.ts'

// F18: carers approved less than twelve months ago.
const NEW_MONTHS = 12
// "From day one" (S4.19): it has begun within the first week [P].
const FIRST_DAYS = 7

/** What tells of a past that asks for care which knows trauma, where nobody has answered the question itself. */
export const TRAUMA_WORDS =
  /\b(trauma\w*|abuse[ds]?|neglect\w*|violen\w+|attachment|self[- ]harm\w*|bereave\w+|exploit\w+)\b/i

export interface MatchingGaps {
  readonly placementId: Uuid
  /** Days since the carers were approved on the child's first day there; only of new carers. */
  readonly newCarers: boolean
  readonly outsideTerms: boolean
  readonly traumaNeed: boolean
  /** No support begins within the first week, or none is written down at all. */
  readonly noSupport: boolean
  readonly matched: boolean
  /** Sentences, each standing for itself. */
  readonly words: readonly string[]
  readonly evidence: readonly Uuid[]
}

/** Undefined where nothing asks for support from the first day, or where it was there. */
export function matchingGaps(files: Files, childId: Uuid, today: string): MatchingGaps | undefined {
  const records = files.inFile(childFile(childId))
  const home = currentPlacement(records, today)
  const homeId = householdIdOf(home)
  if (!home || !homeId) return undefined
  const start = home.body.start
  const match = matchOf(records, homeId)
  const approved = approvedOn(files, homeId)
  const newCarers = isNewOn(files, homeId, start)
  const outsideTerms = home.body.outsideTerms?.answer === true
  const trauma = traumaNeed(records, match)
  if (!newCarers && !outsideTerms && !trauma) return undefined
  const begins = (match?.body.support ?? []).flatMap(({ what, from }) => (what?.trim() && from ? [from] : [])).sort()[0]
  const noSupport = begins === undefined || begins > addDays(start, FIRST_DAYS)
  if (!noSupport) return undefined
  return {
    placementId: home.id,
    newCarers,
    outsideTerms,
    traumaNeed: trauma !== undefined,
    noSupport,
    matched: match !== undefined,
    words: [
      ...(newCarers && approved
        ? [`The carers were approved on ${longDate(approved)}, less than twelve months before`]
        : []),
      ...(outsideTerms ? ['The home is outside the carers’ terms of approval'] : []),
      ...(trauma ? ['The child’s past asks for care that knows trauma'] : []),
      match === undefined
        ? 'No matching is signed for this home'
        : begins === undefined
          ? 'No support from the first day is written down with a date'
          : `The first support began ${daysBetween(start, begins)} days after the first day`,
    ],
    evidence: [home.id, ...(match ? [match.id] : []), ...(trauma && trauma !== match?.id ? [trauma] : [])],
  }
}

type Match = CaseRecord<BodyOf<typeof matching.fields>>

/** The newest signed matching with this home. */
export const matchOf = (records: readonly CaseRecord[], homeId: Uuid): Match | undefined =>
  ofType(matching, records)
    .filter(
      ({ status, body, fileIds }) =>
        status === 'signed' && (body.home?.recordId === homeId || fileIds.includes(householdFile(homeId))),
    )
    .sort((a, b) => ((a.body.date ?? '') < (b.body.date ?? '') ? -1 : 1))
    .at(-1)

/** Approved less than twelve months before that day. */
export function isNewOn(files: Files, homeId: Uuid, day: string): boolean {
  const approved = approvedOn(files, homeId)
  return approved !== undefined && addMonths(approved, NEW_MONTHS) > day
}

/** When the carers were approved for the first time; a decision tells it where the register does not. */
export function approvedOn(files: Files, homeId: Uuid): string | undefined {
  const decided = having(ofType(carerApproval, files.inFile(householdFile(homeId), carerApproval.type)), 'date')
    .filter(({ body }) => body.decision === 'approved' || body.decision === 'temporary')
    .map(({ body }) => body.date)
  const registered = asType(household, files.get(homeId))?.body.approvedOn
  return [...decided, ...(registered ? [registered] : [])].sort()[0]
}

/** The record that says so. The question, once answered, is the answer; before it was asked, words tell. */
function traumaNeed(records: readonly CaseRecord[], match: Match | undefined): Uuid | undefined {
  if (match?.body.trauma !== undefined) return match.body.trauma.answer ? match.id : undefined
  if (match && TRAUMA_WORDS.test(match.body.needs ?? '')) return match.id
  return ofType(placementRequest, records)
    .filter(({ status, body }) => status === 'signed' && TRAUMA_WORDS.test(`${body.needs ?? ''} ${body.history ?? ''}`))
    .at(-1)?.id
}

/**
 * What a return says, as records. Ids follow from what the return calls things, so that the same child, home, placement
 * or review is the same record whenever and however often it is imported.
 */
import { derivedId } from '../../model/derived-id.ts'
import type { AnyRecordDefinition } from '../../model/define-record.ts'
import type { Body } from '../../model/field.ts'
import { childFile, householdFile } from '../../model/file.ts'
import type { FileId, Uuid } from '../../model/file.ts'
import type { Json } from '../../model/json.ts'
import { child as childDefinition } from '../../records/child.ts'
import { isFosterPlacement, isTemporaryPlacement } from '../../records/codes-ssda903.ts'
import { household as householdDefinition } from '../../records/household.ts'
import { missingEpisode } from '../../records/missing-episode.ts'
import { placement as placementDefinition } from '../../records/placement.ts'
import { sdqScore } from '../../records/sdq-score.ts'
import { statutoryReview } from '../../records/statutory-review.ts'
import type { Fact } from './accept-rows.ts'
import type { ReturnedPlacement } from './placements-from-episodes.ts'
import { collectionYear } from './return-date.ts'

/** A record as the return has it. `initial` is given to a record that is new and never forced on one that is there. */
export interface Wanted {
  readonly id: Uuid
  readonly definition: AnyRecordDefinition
  readonly fileIds: readonly FileId[]
  readonly body: Body
  readonly initial?: Body
  readonly gone?: true
}

const RETURNS: Uuid = '5da90300-0000-8000-8000-000000000903'
const idOf = (...parts: readonly (string | number)[]): Uuid => derivedId(RETURNS, parts.join('\u0001'))

export const childId = (returnId: string): Uuid => idOf('child', returnId)
const nameOf = (returnId: string): string => `Child ${returnId}`

export function childRecord(fact: Fact, placements: readonly ReturnedPlacement[], team: TeamChoice): Wanted {
  const returnId = fact['CHILD'] as string
  const id = childId(returnId)
  const body = given({
    returnId,
    birthDate: fact['DOB'],
    ethnicity: fact['ETHNIC'],
    enteredCare: enteredCare(placements),
  })
  return { id, definition: childDefinition, fileIds: [childFile(id)], ...withTeam(body, team) }
}

/** The first day of the present, or last, unbroken time in care. */
function enteredCare(placements: readonly ReturnedPlacement[]): string | undefined {
  let entered: string | undefined
  let before: ReturnedPlacement | undefined
  for (const placement of placements) {
    if (!before?.end || before.end < placement.start) entered = placement.start
    before = placement
  }
  return entered
}

/** A team that was asked for is put on every record; the usual one only on records that are new. */
export interface TeamChoice {
  readonly name: string
  readonly asked: boolean
}
const withTeam = (body: Body, { name, asked }: TeamChoice): Pick<Wanted, 'body' | 'initial'> =>
  asked ? { body: { ...body, team: name } } : { body, initial: { team: name } }

export interface Home {
  readonly id: Uuid
  readonly name: string
  readonly urn: string
  readonly postcode: string
  readonly episode: Fact
}

/** Foster placements (U1–U6) that share URN and postcode are in one household; without either it cannot be told. */
export function homeOf(placement: ReturnedPlacement): Home | undefined {
  const episode = placement.episodes[0] as Fact
  const urn = episode['URN']?.replace(/\s+/g, '')
  const postcode = episode['PL_POST']?.replace(/\s+/g, '')
  if (!urn || !postcode || !isFosterPlacement(episode['PLACE'] ?? '')) return undefined
  const outward = postcode.length > 4 ? postcode.slice(0, -3) : postcode
  const spaced = postcode.length > 4 ? `${outward} ${postcode.slice(-3)}` : postcode
  return {
    id: idOf('household', urn, postcode),
    name: `Foster home in ${outward} (${urn})`,
    urn,
    postcode: spaced,
    episode,
  }
}

export function householdRecord(home: Home, team: TeamChoice): Wanted {
  const { PLACE: place = '', PLACE_PROVIDER: provider } = home.episode
  const kind = /^U[1-3]$/.test(place) ? 'connected' : provider === 'PR1' ? 'in-house' : provider ? 'agency' : undefined
  const body = given({ urn: home.urn, postcode: home.postcode, kind })
  const { body: owned, initial } = withTeam(body, team)
  return {
    id: home.id,
    definition: householdDefinition,
    fileIds: [householdFile(home.id)],
    body: owned,
    initial: { name: home.name, ...initial },
  }
}

export function placementRecord(returnId: string, placement: ReturnedPlacement, overlapped: boolean): Wanted {
  const { start, end, nth, episodes } = placement
  const [first, last] = [episodes[0] as Fact, episodes.at(-1) as Fact]
  const child = childId(returnId)
  const home = homeOf(placement)
  // The household is part of what a placement is: a corrected address takes it to another household's file.
  const id = idOf('placement', returnId, start, nth, home?.id ?? '')
  const body = given({
    child: { recordId: child, name: nameOf(returnId) },
    household: home && { recordId: home.id, name: home.name },
    householdName: home?.name,
    legalStatus: last['LS'],
    placementType: first['PLACE'],
    provider: first['PLACE_PROVIDER'],
    need: first['CIN'],
    start,
    beganBecause: first['RNE'],
    temporary: isTemporaryPlacement(first['PLACE'] ?? '') ? { answer: true } : undefined,
    end,
    endingReason: end && last['REC'],
    changeReason: end && last['REASON_PLACE_CHANGE'],
    overlap: overlapped ? 'In the return it had not ended when the next one began; it ends on that day.' : undefined,
    legalHistory: legalHistory(id, episodes),
  })
  const fileIds = [childFile(child), ...(home ? [householdFile(home.id)] : [])]
  return { id, definition: placementDefinition, fileIds, body }
}

function legalHistory(id: Uuid, episodes: readonly Fact[]): Json | undefined {
  const rows: { id: Uuid; from: string; legalStatus: string }[] = []
  for (const { LS: legalStatus, DECOM: from } of episodes) {
    if (legalStatus && from && rows.at(-1)?.legalStatus !== legalStatus) {
      rows.push({ id: derivedId(id, `legal status ${from} ${legalStatus}`), from, legalStatus })
    }
  }
  return rows.length > 1 ? rows : undefined
}

export function missingRecord(fact: Fact, nth: number): Wanted {
  const returnId = fact['CHILD'] as string
  return {
    id: idOf('missing', returnId, fact['MIS_START'] ?? '', nth),
    definition: missingEpisode,
    fileIds: [childFile(childId(returnId))],
    body: given({ kind: fact['MISSING'], start: fact['MIS_START'], end: fact['MIS_END'] }),
  }
}

export function reviewRecord(fact: Fact, nth: number): Wanted {
  const returnId = fact['CHILD'] as string
  return {
    id: idOf('review', returnId, fact['REVIEW'] ?? '', nth),
    definition: statutoryReview,
    fileIds: [childFile(childId(returnId))],
    body: given({ date: fact['REVIEW'], participation: fact['REVIEW_CODE'] }),
  }
}

/** The return gives a total a year and no date: it stands under the last day of the collection year (31 March). */
export function sdqRecord(fact: Fact, newestStart: string): Wanted | undefined {
  const { SDQ_SCORE: score, SDQ_REASON: reason } = fact
  if (!score && !reason) return undefined
  const returnId = fact['CHILD'] as string
  const date = `${collectionYear(newestStart)}-03-31`
  return {
    id: idOf('sdq', returnId, date),
    definition: sdqScore,
    fileIds: [childFile(childId(returnId))],
    body: given({ date, score: score && String(Number(score)), reason }),
  }
}

const given = (body: Body): Body =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined && value !== ''))

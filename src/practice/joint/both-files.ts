/**
 * What the child's file and the household's say of the same event, side by side (S4.1, S4.6, S4.24). Nothing is stored: a
 * record that lies in both stands on both sides, two visits of one week stand beside each other, and what lies in one file
 * alone although it belongs in both says that it is missing in the other.
 */
import { addDays, daysBetween } from '../../model/calendar.ts'
import { childFile, fileKind, householdFile } from '../../model/file.ts'
import type { FileId, Uuid } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import { londonDay } from '../london-day.ts'
import { instantOf } from '../london-time.ts'
import { householdIdOf, placementsIn } from '../home.ts'
import { occurredOn } from '../occurred-on.ts'
import { having, ofType } from '../of-type.ts'
import type { Files } from '../of-type.ts'
import { notice } from '../../records/notice.ts'
import { action } from '../../records/action.ts'

/** What is told of a child's home by either worker, and belongs in both files. */
export const IN_BOTH = [
  'incident',
  'carer-supervision',
  'planning-meeting',
  'stability-meeting',
  'review-meeting',
  'disruption-meeting',
  'matching',
  'iro-comment',
  'safety-plan',
  'impact-assessment',
] as const
const belongsInBoth = (type: string): boolean => (IN_BOTH as readonly string[]).includes(type)

// Both workers saw the home in the same week: what they wrote is about the same days [P].
const NEAR_DAYS = 7
/** Three months: what one talks about. Older events are in the files. [P] */
const BACK_DAYS = 92

export interface Side {
  readonly record: CaseRecord
  /** The same record stands on the other side. */
  readonly isShared: boolean
}

export interface BothRow {
  readonly key: string
  readonly on: string
  readonly kind: 'event' | 'visits' | 'plan' | 'missing'
  readonly child: readonly Side[]
  readonly household: readonly Side[]
  readonly missingIn: 'child' | 'household' | undefined
  /** What was done about its being missing: an action that names it. */
  readonly takenUp: CaseRecord | undefined
}

export interface Both {
  readonly householdId: Uuid | undefined
  readonly rows: readonly BothRow[]
}

export function bothFiles(files: Files, childId: Uuid, today: string, back = BACK_DAYS): Both {
  const file = childFile(childId)
  const records = files.inFile(file).filter(({ status }) => status !== 'discarded')
  const stays = placementsIn(records).filter((home) => householdIdOf(home) !== undefined)
  const since = addDays(today, -back)
  const homeOn = (day: string): Uuid | undefined =>
    householdIdOf(stays.findLast(({ body }) => body.start <= day && (!body.end || body.end >= day)))
  const known = new Set(stays.flatMap((home) => householdIdOf(home) ?? []))
  const homes = [...known].flatMap((id) =>
    files.inFile(householdFile(id)).filter(({ status }) => status !== 'discarded'),
  )
  const heldOn = saidHeld(records)
  const dayOf = (record: CaseRecord): string => heldOn.get(record.id) ?? occurredOn(record)
  const inTime = (record: CaseRecord): boolean =>
    !isBeingPrepared(record, heldOn) && dayOf(record) >= since && dayOf(record) <= today
  const taken = actionsAbout([...records, ...homes])
  // Told beside the time the child was missing, and once is enough.
  const ofEpisodes = new Set<Uuid>()
  const row = (
    key: string,
    kind: BothRow['kind'],
    on: string,
    child: readonly CaseRecord[],
    household: readonly CaseRecord[],
    missing: boolean,
  ): BothRow => {
    const missingIn = !missing ? undefined : child.length === 0 ? 'child' : 'household'
    const [only] = [...child, ...household]
    return {
      key,
      kind,
      on,
      child: child.map((record) => ({ record, isShared: household.includes(record) })),
      household: household.map((record) => ({ record, isShared: child.includes(record) })),
      missingIn,
      takenUp: missingIn && only ? taken.get(only.id) : undefined,
    }
  }

  const missed = episodes(records, inTime, homeOn, row)
  for (const { household } of missed) for (const { record } of household) ofEpisodes.add(record.id)
  const events = records
    .filter(
      (record) =>
        belongsInBoth(record.type) &&
        !ofEpisodes.has(record.id) &&
        inTime(record) &&
        homeOn(dayOf(record)) !== undefined,
    )
    .map((record) => {
      const isBoth = record.fileIds.some((one) => fileKind(one) === 'household')
      return row(record.id, 'event', dayOf(record), [record], isBoth ? [record] : [], !isBoth)
    })
  // Comments that lie in both stand with what they are about.
  const told = events.filter(({ missingIn, child: [side] }) => missingIn || side?.record.type !== 'iro-comment')
  // What lies in the home's file and in no child's, while this child lived there, and is of the kind that belongs in both.
  const alone = homes
    .filter(
      (record) =>
        belongsInBoth(record.type) &&
        inTime(record) &&
        !record.fileIds.some((one) => fileKind(one) === 'child') &&
        isHome(record.fileIds, homeOn(dayOf(record))),
    )
    .map((record) => row(record.id, 'event', dayOf(record), [], [record], true))
  return {
    householdId: homeOn(today),
    rows: [
      ...told,
      ...alone,
      ...visits(records, homes, inTime, homeOn, row),
      ...plans(records, inTime, row),
      ...missed,
    ].sort((a, b) => (a.on + a.key < b.on + b.key ? 1 : -1)),
  }
}

/** A meeting of which somebody said that it was held, before its minutes say so. */
const saidHeld = (records: readonly CaseRecord[]): ReadonlyMap<Uuid, string> =>
  new Map(
    ofType(notice, records).flatMap(({ body }) =>
      body.kind === 'meeting-held' && body.about && body.at
        ? [[body.about, londonDay(instantOf(body.at))] as const]
        : [],
    ),
  )

/** Prepared for a day to come, or begun and not held: neither file can tell of it yet. */
const isBeingPrepared = ({ id, type, status, body }: CaseRecord, heldOn: ReadonlyMap<Uuid, string>): boolean =>
  type.endsWith('-meeting') && status === 'draft' && !body.held && !heldOn.has(id)

type MakeRow = (
  key: string,
  kind: BothRow['kind'],
  on: string,
  child: readonly CaseRecord[],
  household: readonly CaseRecord[],
  missing: boolean,
) => BothRow

const isHome = (fileIds: readonly FileId[], household: Uuid | undefined): boolean =>
  household !== undefined && fileIds.includes(householdFile(household))

/** Each visit to the child with the supervising worker's nearest within a week. One without the other is no omission. */
function visits(
  records: readonly CaseRecord[],
  homes: readonly CaseRecord[],
  inTime: (record: CaseRecord) => boolean,
  homeOn: (day: string) => Uuid | undefined,
  row: MakeRow,
): readonly BothRow[] {
  const theirs = records.filter((one) => one.type === 'statutory-visit' && inTime(one))
  const left = homes.filter(
    (one) => one.type === 'supervisory-visit' && inTime(one) && isHome(one.fileIds, homeOn(occurredOn(one))),
  )
  const paired = new Set<Uuid>()
  const rows = theirs.map((visit) => {
    const on = occurredOn(visit)
    const [near] = left
      .filter((one) => !paired.has(one.id) && Math.abs(daysBetween(on, occurredOn(one))) <= NEAR_DAYS)
      .sort((a, b) => Math.abs(daysBetween(on, occurredOn(a))) - Math.abs(daysBetween(on, occurredOn(b))))
    if (near) paired.add(near.id)
    return row(visit.id, 'visits', on, [visit], near ? [near] : [], false)
  })
  const alone = left
    .filter(({ id }) => !paired.has(id))
    .map((one) => row(one.id, 'visits', occurredOn(one), [], [one], false))
  return [...rows, ...alone]
}

/** A signed plan lies in the child's file; the home has it when somebody there got it or said that they read it. */
function plans(
  records: readonly CaseRecord[],
  inTime: (record: CaseRecord) => boolean,
  row: MakeRow,
): readonly BothRow[] {
  const told = ofType(notice, records).filter(({ body }) => body.kind === 'minutes-shared')
  return records
    .filter((one) => one.type === 'care-plan' && one.status === 'signed' && inTime(one))
    .map((plan) => {
      const readAtHome = plan.marks.some(({ kind, role }) => kind === 'read' && IN_THE_HOMES_WORK.has(role))
      const receipts = told.filter(({ body }) => body.about === plan.id)
      return row(
        plan.id,
        'plan',
        occurredOn(plan),
        [plan],
        receipts.length > 0 ? receipts : readAtHome ? [plan] : [],
        !(receipts.length > 0 || readAtHome),
      )
    })
}
const IN_THE_HOMES_WORK: ReadonlySet<string> = new Set([
  'foster-carer',
  'supervising-social-worker',
  'independent-provider',
])

/** A child was missing: the home's file says so in an incident of the same days. */
function episodes(
  records: readonly CaseRecord[],
  inTime: (record: CaseRecord) => boolean,
  homeOn: (day: string) => Uuid | undefined,
  row: MakeRow,
): readonly BothRow[] {
  const told = records.filter(
    (one) => one.type === 'incident' && one.fileIds.some((file) => fileKind(file) === 'household'),
  )
  return records
    .filter((one) => one.type === 'missing-episode' && inTime(one) && homeOn(occurredOn(one)) !== undefined)
    .map((episode) => {
      const on = occurredOn(episode)
      const near = told.filter((one) => Math.abs(daysBetween(on, occurredOn(one))) <= 1 && isMissing(one.body.kinds))
      return row(episode.id, 'missing', on, [episode], near, near.length === 0)
    })
}
const isMissing = (kinds: unknown): boolean => Array.isArray(kinds) && kinds.includes('missing')

/** By the record that they name. */
const actionsAbout = (records: readonly CaseRecord[]): ReadonlyMap<Uuid, CaseRecord> =>
  new Map(having(ofType(action, records), 'about').map((one) => [one.body.about, one]))

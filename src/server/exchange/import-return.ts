/**
 * Takes in an SSDA903 return: reads all of it, then writes all of it in one transaction, so that a failure half-way
 * leaves nothing behind. Locks as everywhere: the register first, files in the order of their ids.
 */
import { setImmediate as breath } from 'node:timers/promises'
import { childFile, fileKind } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import type { FeedEntry } from '../apply/feed.ts'
import { appendToFeeds, makeFiles } from '../apply/feed.ts'
import type { Step } from '../apply/arrival.ts'
import { followRegister, lockRegister } from '../apply/register.ts'
import { asSystem } from '../db/pool.ts'
import type { Client, Pool } from '../db/pool.ts'
import { acceptRows } from './accept-rows.ts'
import type { ReturnOutcome } from '../../protocol/return-outcome.ts'
import type { AcceptedReturn } from './accept-rows.ts'
import { factsOfChildren } from './facts-of-children.ts'
import { openReturn } from './open-return.ts'
import { placeChildren } from './place-children.ts'
import type { PlacedChild } from './place-children.ts'
import { childId, childRecord, homeOf, householdRecord, placementRecord } from './records-of-return.ts'
import type { Home, TeamChoice, Wanted } from './records-of-return.ts'
import type { ReturnFile } from './return-text.ts'
import { returnEntries, returnStamp, storeRecords } from './store-records.ts'

/** `part` runs from 0 to 1 for each of the two. */
export interface ImportProgress {
  readonly doing: 'reading' | 'writing'
  readonly part: number
}

export interface ImportChoice {
  /** Put on every child and household of the return. */
  readonly team?: string
  /** Put on new ones only; those that are there stay in their team. */
  readonly teamOfNew?: string
  /** Who runs it, for the audit; nobody from the command line. */
  readonly by?: { readonly personId: Uuid; readonly role: string }
  readonly now: Date
  onProgress?(progress: ImportProgress): void
}

const CHILDREN_AT_ONCE = 500
const CHILDREN_IN_A_BREATH = 25
const HOUSEHOLDS_AT_ONCE = 2000
const ENTRIES_AT_ONCE = 5000
const TRIES = 3
/** Somebody else wrote the same records in between: the whole of it may well pass the next time. */
const PASSING = new Set(['40001', '40P01', '23505'])

export async function importReturn(
  pool: Pool,
  files: readonly ReturnFile[],
  choice: ImportChoice,
): Promise<ReturnOutcome> {
  const parts = await openReturn(files)
  let read = 0
  const accepted = await acceptRows(
    parts.rows((bytes) => {
      read += bytes
      choice.onProgress?.({ doing: 'reading', part: Math.min(1, read / (parts.bytes || 1)) })
    }),
  )
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await asSystem(pool, (client) => writeReturn(client, accepted, choice))
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : ''
      if (!PASSING.has(code) || attempt === TRIES) throw error
    }
  }
}

async function writeReturn(client: Client, accepted: AcceptedReturn, choice: ImportChoice): Promise<ReturnOutcome> {
  await lockRegister(client)
  const by = returnStamp(choice.now.toISOString())
  const team: TeamChoice = { name: choice.team ?? choice.teamOfNew ?? 'Imported', asked: choice.team !== undefined }
  const { placed, newestStart } = await placeChildren(client, accepted, choice.now)
  const entries: FeedEntry[] = []
  const write = async (wanted: readonly Wanted[]): Promise<Step[]> => {
    const steps = await storeRecords(client, wanted, by)
    await makeFiles(
      client,
      steps.flatMap(({ record }) => record.fileIds),
    )
    const access = await followRegister(client, steps)
    await audit(client, steps, choice)
    entries.push(...access)
    return steps
  }

  const homes = homesOf(placed)
  for (const some of inPieces(homes, HOUSEHOLDS_AT_ONCE)) {
    const steps = await write(some.map((home) => householdRecord(home, team)))
    entries.push(...steps.flatMap(returnEntries))
  }

  const recordsOf = factsOfChildren(accepted, newestStart)
  // The next records are put together while the database writes these.
  const prepare = async (some: readonly PlacedChild[] = []): Promise<Wanted[]> => {
    const wanted: Wanted[] = []
    for (const [at, child] of some.entries()) {
      if (at % CHILDREN_IN_A_BREATH === 0) await breath()
      wanted.push(...recordsOfChild(child, team), ...recordsOf(child.returnId))
    }
    return wanted
  }
  const pieces = [...inPieces(inFileOrder(placed), CHILDREN_AT_ONCE)]
  let next = await prepare(pieces[0])
  for (const [at, some] of pieces.entries()) {
    const [steps, following] = await Promise.all([write(next), prepare(pieces[at + 1])])
    next = following
    const own = steps.flatMap(returnEntries)
    // Children come in the order of their files, so each file is locked once and never out of order.
    await appendToFeeds(
      client,
      own.filter(({ fileId }) => fileKind(fileId) === 'child'),
    )
    entries.push(...own.filter(({ fileId }) => fileKind(fileId) !== 'child'))
    choice.onProgress?.({ doing: 'writing', part: (at * CHILDREN_AT_ONCE + some.length) / placed.length })
  }
  entries.sort((a, b) => (a.fileId < b.fileId ? -1 : a.fileId > b.fileId ? 1 : 0))
  for (const some of inPieces(entries, ENTRIES_AT_ONCE)) await appendToFeeds(client, some)

  const inReturn = placed.flatMap(({ placements, returned }) =>
    placements.filter((placement) => returned.has(placement)),
  )
  return {
    children: accepted.children.size,
    placements: inReturn.length,
    openPlacements: inReturn.filter(({ end }) => end === undefined).length,
    missingEpisodes: accepted.missing.length,
    reviews: accepted.reviews.length,
    overlaps: placed.reduce((sum, { overlaps }) => sum + overlaps, 0),
    rejected: accepted.rejected,
  }
}

const recordsOfChild = (child: PlacedChild, team: TeamChoice): Wanted[] => [
  childRecord(child.fact, child.placements, team),
  ...child.placements.map((placement) => placementRecord(child.returnId, placement, child.cut.has(placement))),
  ...child.gone.map((placement): Wanted => ({ ...placementRecord(child.returnId, placement, false), gone: true })),
]

async function audit(client: Client, steps: readonly Step[], { by }: ImportChoice): Promise<void> {
  if (steps.length === 0) return
  await client.query(
    `INSERT INTO audit (person_id, role, action, record_ids, file_ids) VALUES ($1, $2, 'import-ssda903', $3, $4)`,
    [
      by?.personId,
      by?.role,
      steps.map(({ record }) => record.id),
      [...new Set(steps.flatMap(({ record }) => record.fileIds))],
    ],
  )
}

/** Every household of the return once, described by the placement that began last. */
function homesOf(placed: readonly PlacedChild[]): Home[] {
  const newest = new Map<Uuid, { readonly home: Home; readonly key: string }>()
  for (const { placements } of placed) {
    for (const placement of placements) {
      const home = homeOf(placement)
      if (!home) continue
      const key = `${placement.start} ${home.episode['PLACE']} ${home.episode['PLACE_PROVIDER'] ?? ''}`
      const known = newest.get(home.id)
      if (!known || known.key < key) newest.set(home.id, { home, key })
    }
  }
  return [...newest.values()].map(({ home }) => home).sort((a, b) => (a.id < b.id ? -1 : 1))
}

function inFileOrder(placed: readonly PlacedChild[]): PlacedChild[] {
  return placed
    .map((child) => ({ child, file: childFile(childId(child.returnId)) }))
    .sort((a, b) => (a.file < b.file ? -1 : 1))
    .map(({ child }) => child)
}

function* inPieces<T>(list: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < list.length; at += size) yield list.slice(at, at + size)
}

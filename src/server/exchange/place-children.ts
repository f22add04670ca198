/** The placements of every child in a return, worked out from all that this and earlier returns say of them. */
import type { Client } from '../db/pool.ts'
import type { AcceptedReturn, Fact } from './accept-rows.ts'
import { placementsFromEpisodes } from './placements-from-episodes.ts'
import type { ReturnedPlacement } from './placements-from-episodes.ts'
import { homeOf } from './records-of-return.ts'
import { rememberEpisodes } from './returned-episodes.ts'

export interface PlacedChild {
  readonly returnId: string
  /** The child's header row. */
  readonly fact: Fact
  readonly placements: readonly ReturnedPlacement[]
  /** Those with at least one episode in this return. */
  readonly returned: ReadonlySet<ReturnedPlacement>
  /** Those that were cut short by the start of the next. */
  readonly cut: ReadonlySet<ReturnedPlacement>
  /** Placements of earlier returns that this one has put right. */
  readonly gone: readonly ReturnedPlacement[]
  /** Episodes of this return that the one before overlapped. */
  readonly overlaps: number
}

const CHILDREN_AT_ONCE = 2000

export async function placeChildren(
  client: Client,
  accepted: AcceptedReturn,
  now: Date,
): Promise<{ readonly placed: PlacedChild[]; readonly newestStart: string | undefined }> {
  const today = now.toISOString().slice(0, 10)
  let last = ''
  let newestStart: string | undefined
  for (const episodes of accepted.episodes.values()) {
    for (const { DECOM: start = '' } of episodes) {
      if (start > last) last = start
      // A start in the future is a slip of the pen: it must not put the whole return into another year.
      if (start <= today && start > (newestStart ?? '')) newestStart = start
    }
  }
  const placed: PlacedChild[] = []
  const ids = [...accepted.children.keys()]
  for (let at = 0; at < ids.length; at += CHILDREN_AT_ONCE) {
    const some = ids.slice(at, at + CHILDREN_AT_ONCE)
    const known = await rememberEpisodes(
      client,
      some,
      (child) => accepted.episodes.get(child) ?? [],
      last,
      accepted.incomplete,
    )
    for (const returnId of some) {
      const { before, now: episodes } = known.get(returnId) ?? { before: [], now: [] }
      placed.push(
        placeChild(
          returnId,
          accepted.children.get(returnId) as Fact,
          before,
          episodes,
          accepted.episodes.get(returnId) ?? [],
        ),
      )
    }
  }
  return { placed, newestStart }
}

function placeChild(
  returnId: string,
  fact: Fact,
  before: readonly Fact[],
  episodes: readonly Fact[],
  given: readonly Fact[],
): PlacedChild {
  const { placements, overlapped } = placementsFromEpisodes(episodes)
  const starts = new Set(given.map(({ DECOM }) => DECOM))
  const kept = new Set(placements.map(identity))
  const old = before.length === 0 ? [] : placementsFromEpisodes(before).placements
  const cutBy = new Set(overlapped.map(({ DECOM }) => DECOM))
  return {
    returnId,
    fact,
    placements,
    returned: new Set(placements.filter((placement) => placement.episodes.some(({ DECOM }) => starts.has(DECOM)))),
    cut: new Set(placements.filter(({ end }) => end !== undefined && cutBy.has(end))),
    gone: old.filter((placement) => !kept.has(identity(placement))),
    overlaps: overlapped.filter(({ DECOM }) => starts.has(DECOM)).length,
  }
}

/** What the id of a placement's record is made of. */
const identity = (placement: ReturnedPlacement): string =>
  `${placement.start} ${placement.nth} ${homeOf(placement)?.id ?? ''}`

/**
 * A child's episodes made into placements. Episodes are taken by start date; one that is still open, or ends later,
 * when the next one starts is an overlap and ends on that start. A change of legal status only (RNE L) continues the
 * placement before it when that one ended on the same day with REC X1; every other episode begins a placement.
 */
import type { Fact } from './accept-rows.ts'
import { RETURN_COLUMNS } from './return-kinds.ts'

export interface ReturnedPlacement {
  /** First and last day; no end: still there. */
  readonly start: string
  readonly end?: string
  /** 1 for the first placement of the child that starts on that day, 2 for a second one, and so on. */
  readonly nth: number
  /** In order. The first says where and with whom, the last how it stands now. Ends as cut by the next start. */
  readonly episodes: readonly Fact[]
}

export interface PlacementsOfChild {
  readonly placements: readonly ReturnedPlacement[]
  /** The episodes that the one before overlapped. */
  readonly overlapped: readonly Fact[]
}

export function placementsFromEpisodes(episodes: readonly Fact[]): PlacementsOfChild {
  const sorted = [...episodes].sort(inOrder)
  const runs: Fact[][] = []
  const overlapped: Fact[] = []
  let before: Fact | undefined
  for (const [at, episode] of sorted.entries()) {
    const start = startOf(episode)
    const next = sorted[at + 1]
    const cut = next && (episode['DEC'] === undefined || episode['DEC'] > startOf(next))
    const taken: Fact = cut ? { ...episode, DEC: startOf(next) } : episode
    if (cut) overlapped.push(next)

    const continues = episode['RNE'] === 'L' && before?.['DEC'] === start && before['REC'] === 'X1'
    const run = runs.at(-1)
    if (continues && run) run.push(taken)
    else runs.push([taken])
    before = taken
  }
  const begun = new Map<string, number>()
  const placements = runs.map((run): ReturnedPlacement => {
    const start = startOf(run[0] as Fact)
    const nth = (begun.get(start) ?? 0) + 1
    begun.set(start, nth)
    const end = run.at(-1)?.['DEC']
    return { start, nth, episodes: run, ...(end === undefined ? {} : { end }) }
  })
  return { placements, overlapped }
}

const startOf = (episode: Fact): string => episode['DECOM'] as string

/** By start; on the same day the one that ends first, then by what they say: never by their place in the file. */
function inOrder(a: Fact, b: Fact): number {
  return (
    compare(startOf(a), startOf(b)) ||
    compare(a['DEC'] ?? '~', b['DEC'] ?? '~') ||
    compare(a['RNE'] === 'L' ? '1' : '0', b['RNE'] === 'L' ? '1' : '0') ||
    compare(textOf(a), textOf(b))
  )
}

const textOf = (episode: Fact): string => RETURN_COLUMNS.episodes.map((column) => episode[column] ?? '').join('|')
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

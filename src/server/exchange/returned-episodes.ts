/**
 * The memory of returns. Each yearly return lists a child's episodes from the one that was current when its year began;
 * from there on it replaces what earlier returns said, up to its own last start. Older episodes stay.
 */
import type { Client } from '../db/pool.ts'
import type { Fact } from './accept-rows.ts'

export interface EpisodesOfChild {
  /** What earlier returns said. */
  readonly before: readonly Fact[]
  /** What is known with this return. */
  readonly now: readonly Fact[]
}

const startOf = (episode: Fact): string => episode['DECOM'] as string

/** `last`: the newest start in the whole return. `incomplete`: some of the child's rows were refused. */
export async function rememberEpisodes(
  client: Client,
  children: readonly string[],
  episodesOf: (child: string) => readonly Fact[],
  last: string,
  incomplete: ReadonlySet<string>,
): Promise<ReadonlyMap<string, EpisodesOfChild>> {
  const { rows } = await client.query<{ child: string; cells: Fact }>(
    'SELECT child, cells FROM returned_episode WHERE child = ANY($1::text[]) ORDER BY child, start, nth',
    [children],
  )
  const stored = new Map<string, Fact[]>()
  for (const { child, cells } of rows) stored.set(child, [...(stored.get(child) ?? []), cells])

  const known = new Map<string, EpisodesOfChild>()
  const changed: string[] = []
  for (const child of children) {
    const before = stored.get(child) ?? []
    const given = episodesOf(child)
    const starts = new Set(given.map(startOf))
    const first = given.reduce((least, episode) => (startOf(episode) < least ? startOf(episode) : least), '9999')
    // A row that was refused may be one that is known already: then only what is plainly said again is replaced.
    const replaced = (start: string): boolean =>
      starts.has(start) || (!incomplete.has(child) && start >= first && start <= last)
    const now = [...before.filter((episode) => !replaced(startOf(episode))), ...given]
    known.set(child, { before, now })
    if (given.length > 0 && !sameEpisodes(before, now)) changed.push(child)
  }
  await rewrite(client, changed, (child) => known.get(child)?.now ?? [])
  return known
}

async function rewrite(
  client: Client,
  children: readonly string[],
  episodesOf: (child: string) => readonly Fact[],
): Promise<void> {
  if (children.length === 0) return
  await client.query('DELETE FROM returned_episode WHERE child = ANY($1::text[])', [children])
  const rows = children.flatMap((child) => inOrder(episodesOf(child)).map((episode, nth) => ({ child, nth, episode })))
  await client.query(
    `INSERT INTO returned_episode (child, start, nth, cells)
     SELECT child, start, nth, cells::json FROM unnest($1::text[], $2::date[], $3::int[], $4::text[]) AS n (child, start, nth, cells)`,
    [
      rows.map(({ child }) => child),
      rows.map(({ episode }) => startOf(episode)),
      rows.map(({ nth }) => nth),
      rows.map(({ episode }) => JSON.stringify(episode)),
    ],
  )
}

const inOrder = (episodes: readonly Fact[]): readonly Fact[] =>
  [...episodes].sort((a, b) =>
    startOf(a) < startOf(b) ? -1 : startOf(a) > startOf(b) ? 1 : textOf(a) < textOf(b) ? -1 : 1,
  )

const textOf = (episode: Fact): string => JSON.stringify(Object.entries(episode).sort(([a], [b]) => (a < b ? -1 : 1)))

function sameEpisodes(a: readonly Fact[], b: readonly Fact[]): boolean {
  return a.length === b.length && inOrder(a).map(textOf).join() === inOrder(b).map(textOf).join()
}

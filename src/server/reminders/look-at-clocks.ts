/**
 * Looks at the clocks of every child and every household whose file has changed or whose next moment has come, and remembers who is to be
 * told. Each clock is told once for each level; who comes late to a miss is not warned of it afterwards.
 */
import { fileKind, fileSubject } from '../../model/file.ts'
import type { FileId, Uuid } from '../../model/file.ts'
import type { Role } from '../../model/person.ts'
import type { CaseRecord } from '../../model/record.ts'
import { LEVELS, nextMoment } from '../../practice/process/clock-moments.ts'
import { clocksOf, hears, mayHear } from '../../practice/process/clocks.ts'
import { clocksOfHousehold } from '../../practice/timers/household-timers.ts'
import type { HouseholdClock } from '../../practice/timers/household-timers.ts'
import { clockKey, clockKeyBefore } from '../../practice/timers/late-reasons.ts'
import type { Clock } from '../../practice/process/clocks.ts'
import { asSystem } from '../db/pool.ts'
import type { Client, Pool } from '../db/pool.ts'
import { readFiles, readSettings } from './files-as-the-service.ts'

const AT_ONCE = 50
/** However quiet a file is, it is looked at again: who works with a child may change with the date alone. */
const AT_THE_LATEST_MS = 24 * 3_600_000

interface ToLookAt {
  readonly file: FileId
  readonly head: number
}

async function filesToLookAt(client: Client, now: string): Promise<readonly ToLookAt[]> {
  const { rows } = await client.query<ToLookAt>(
    `SELECT f.id AS file, f.head_seq AS head FROM file f LEFT JOIN clock_look l ON l.child_file = f.id
     WHERE (f.id LIKE 'child:%' OR f.id LIKE 'household:%') AND f.registered
       AND (l.child_file IS NULL OR l.head_seq <> f.head_seq OR l.next_at <= $1)
     ORDER BY f.id`,
    [now],
  )
  return rows
}

async function keepLook(client: Client, looked: readonly (ToLookAt & { readonly next: string })[]): Promise<void> {
  await client.query(
    `INSERT INTO clock_look (child_file, head_seq, next_at)
     SELECT * FROM unnest($1::text[], $2::bigint[], $3::timestamptz[])
     ON CONFLICT (child_file) DO UPDATE SET head_seq = EXCLUDED.head_seq, next_at = EXCLUDED.next_at`,
    [looked.map(({ file }) => file), looked.map(({ head }) => head), looked.map(({ next }) => next)],
  )
}

/** True where nobody was told of this level yet. What lies below it is told with it. */
async function isNews(client: Client, file: FileId, clock: string, level: Clock['level']): Promise<boolean> {
  const reached = LEVELS.slice(0, LEVELS.findIndex((one) => one === level) + 1)
  const { rows } = await client.query<{ level: string }>(
    `INSERT INTO reminder (child_file, clock, level) SELECT $1, $2, unnest($3::text[])
     ON CONFLICT DO NOTHING RETURNING level`,
    [file, clock, reached],
  )
  return rows.some((row) => row.level === level)
}

/**
 * Of the kinds whose key names its record since: what was told under the name before was told, and is not told once more.
 * It is one record's, the first that comes for it; of another of the same day it says nothing.
 */
async function knownAsBefore(client: Client, file: FileId, clock: OneClock): Promise<void> {
  const before = clockKeyBefore(clock)
  if (before === undefined) return
  await client.query(
    `INSERT INTO reminder (child_file, clock, level, at)
     SELECT old.child_file, $3, old.level, old.at FROM reminder old
     WHERE old.child_file = $1 AND old.clock = $2
       AND NOT EXISTS (
         SELECT FROM reminder taken WHERE taken.child_file = $1 AND taken.clock <> $3 AND taken.clock LIKE $4 || ' % ' || $5
           AND taken.at = old.at)
     ON CONFLICT DO NOTHING`,
    [file, before, clockKey(clock), clock.what, clock.due],
  )
}

interface Holder {
  readonly file_id: FileId
  readonly person_id: Uuid
  readonly role: Role
}

/** Who may open these files today. */
async function holdersOf(client: Client, files: readonly FileId[]): Promise<readonly Holder[]> {
  const { rows } = await client.query<Holder>(
    `SELECT g.file_id, g.person_id, a.role FROM file_grant g JOIN account a USING (person_id)
     WHERE g.file_id = ANY($1::text[]) AND a.disabled_at IS NULL AND g.revoked_at IS NULL
       AND (g.until IS NULL OR g.until > london_today())`,
    [files],
  )
  return rows
}

/** A mail goes to nobody who cannot open the file that it is about. */
type OneClock = Clock | HouseholdClock

function peopleToTell(clock: OneClock, holders: readonly Holder[]): readonly Uuid[] {
  return holders
    .filter(({ person_id: personId, role }) => mayHear(role, clock) && hears({ personId, role }, clock))
    .map((holder) => holder.person_id)
}

async function keepHearers(client: Client, file: FileId, clock: OneClock, people: readonly Uuid[]): Promise<void> {
  await client.query(
    `INSERT INTO reminder_to (child_file, clock, level, person_id, at_once)
     SELECT $1, $2, $3, unnest($4::uuid[]), $5 ON CONFLICT DO NOTHING`,
    [file, clockKey(clock), clock.level, people, clock.due.length > 10],
  )
}

async function lookAt(
  client: Client,
  some: readonly ToLookAt[],
  settings: readonly CaseRecord[],
  now: string,
  mail: boolean,
): Promise<number> {
  const files = await readFiles(
    client,
    some.map(({ file }) => file),
    settings,
  )
  const holders = await holdersOf(
    client,
    some.map(({ file }) => file),
  )
  const latest = new Date(Date.parse(now) + AT_THE_LATEST_MS).toISOString()
  const looked: (ToLookAt & { next: string })[] = []
  let told = 0
  for (const one of some) {
    const clocks: readonly OneClock[] =
      fileKind(one.file) === 'household'
        ? clocksOfHousehold(files, fileSubject(one.file), now)
        : clocksOf(files, fileSubject(one.file), now)
    for (const clock of clocks) {
      if (clock.level === undefined) continue
      await knownAsBefore(client, one.file, clock)
      if (!(await isNews(client, one.file, clockKey(clock), clock.level))) continue
      told += 1
      const mine = holders.filter((holder) => holder.file_id === one.file)
      if (mail) await keepHearers(client, one.file, clock, peopleToTell(clock, mine))
    }
    const next = clocks
      .flatMap((clock) => nextMoment(clock.moments, now) ?? [])
      .reduce((first, at) => (Date.parse(at) < Date.parse(first) ? at : first), latest)
    looked.push({ ...one, next })
  }
  await keepLook(client, looked)
  return told
}

/**
 * Returns how many files were looked at, and how many clocks had news.
 * @param mail false where no mail goes out: then nobody is noted, and nothing old is sent on the day it is set up
 */
export async function lookAtClocks(
  pool: Pool,
  now: string,
  mail: boolean,
): Promise<{ readonly files: number; readonly told: number }> {
  const wanted = await asSystem(pool, (client) => filesToLookAt(client, now))
  const settings = wanted.length > 0 ? await asSystem(pool, readSettings) : []
  let told = 0
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    const some = wanted.slice(from, from + AT_ONCE)
    told += await asSystem(pool, (client) => lookAt(client, some, settings, now, mail))
  }
  return { files: wanted.length, told }
}

/**
 * Access follows from the register. When one of its records changes, the facts that grants rest on are drawn anew and
 * grants with them, in the same transaction; each change of a person's access is a change in the person's own file.
 */
import { childFile, fileKind, fileSubject, householdFile, isFileId, personFile } from '../../model/file.ts'
import type { FileId, Uuid } from '../../model/file.ts'
import { FROM_THE_HOME } from '../../model/person.ts'
import type { CaseRecord } from '../../model/record.ts'
import { supervisionFile } from '../../model/supervision-file.ts'
import type { Client } from '../db/pool.ts'
import { sha256Of } from './arrival.ts'
import type { Step } from './arrival.ts'
import type { FeedEntry } from './feed.ts'
import { headsAmong } from './write-steps.ts'

/** The record types that grants follow from. */
const REGISTER_TYPES = new Set(['child', 'household', 'placement', 'allocation'])
export const isRegister = (type: string): boolean => REGISTER_TYPES.has(type)

/** Two changes of the register never overlap: neither would see what follows from both together. */
const REGISTER_LOCK = 4710_001
export async function lockRegister(client: Client): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock($1)', [REGISTER_LOCK])
}

interface GrantChange {
  person_id: Uuid
  file_id: FileId
  epoch: number
  live: boolean
}

const caseFile = (record: CaseRecord, kind: 'child' | 'household'): FileId | undefined =>
  record.fileIds.find((file) => fileKind(file) === kind)
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
const day = (value: unknown): string | undefined => text(value)?.match(/^\d{4}-\d\d-\d\d/)?.[0]
const stands = (step: Step): boolean => step.record.status !== 'discarded'

async function putTeams(client: Client, heads: readonly Step[]): Promise<void> {
  const subjects = heads.filter(({ record }) => record.type === 'child' || record.type === 'household')
  if (subjects.length === 0) return
  await client.query(
    `UPDATE file SET team = n.team, registered = n.registered
     FROM unnest($1::text[], $2::text[], $3::boolean[]) AS n (id, team, registered) WHERE file.id = n.id`,
    [
      subjects.map(({ record }) => (record.type === 'child' ? childFile(record.id) : householdFile(record.id))),
      subjects.map(({ record }) => text(record.body.team) ?? ''),
      subjects.map(stands),
    ],
  )
}

function workerOf(record: CaseRecord): Uuid | undefined {
  const worker = record.body.worker
  const id = worker !== null && typeof worker === 'object' && 'recordId' in worker ? worker.recordId : undefined
  return typeof id === 'string' && isFileId(`person:${id}`) ? id : undefined
}

async function putAllocations(client: Client, heads: readonly Step[]): Promise<void> {
  const allocations = heads.filter(({ record }) => record.type === 'allocation')
  if (allocations.length === 0) return
  await client.query('DELETE FROM allocation WHERE record_id = ANY($1::uuid[])', [
    allocations.map(({ record }) => record.id),
  ])
  const rows = allocations.filter(stands).flatMap(({ record }) => {
    const file = caseFile(record, 'child') ?? caseFile(record, 'household')
    const worker = workerOf(record)
    const since = day(record.body.from)
    return file && worker && since ? [{ id: record.id, file, worker, since, until: day(record.body.to) }] : []
  })
  await client.query(
    `INSERT INTO allocation (record_id, file_id, person_id, since, until)
     SELECT * FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::date[], $5::date[])`,
    [
      rows.map((row) => row.id),
      rows.map((row) => row.file),
      rows.map((row) => row.worker),
      rows.map((row) => row.since),
      rows.map((row) => row.until),
    ],
  )
}

async function putPlacements(client: Client, heads: readonly Step[]): Promise<void> {
  const placements = heads.filter(({ record }) => record.type === 'placement')
  if (placements.length === 0) return
  await client.query('DELETE FROM placement WHERE record_id = ANY($1::uuid[])', [
    placements.map(({ record }) => record.id),
  ])
  const rows = placements.filter(stands).flatMap(({ record }) => {
    const child = caseFile(record, 'child')
    const household = caseFile(record, 'household')
    const since = day(record.body.start)
    return child && household && since ? [{ id: record.id, child, household, since, until: day(record.body.end) }] : []
  })
  await client.query(
    `INSERT INTO placement (record_id, child_file, household_file, since, until)
     SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::date[], $5::date[])`,
    [
      rows.map((row) => row.id),
      rows.map((row) => row.child),
      rows.map((row) => row.household),
      rows.map((row) => row.since),
      rows.map((row) => row.until),
    ],
  )
}

/** The files whose readers may change: those the records lie in, and those one step further along a placement. */
async function touchedFiles(client: Client, heads: readonly Step[]): Promise<FileId[]> {
  const direct = [
    ...new Set(
      heads.flatMap(({ record }) =>
        record.fileIds.filter((file) => fileKind(file) === 'child' || fileKind(file) === 'household'),
      ),
    ),
  ]
  const { rows } = await client.query<{ file: FileId }>(
    `SELECT household_file AS file FROM placement WHERE child_file = ANY($1)
     UNION SELECT child_file FROM placement WHERE household_file = ANY($1)`,
    [direct],
  )
  const cases = [...new Set([...direct, ...rows.map((row) => row.file)])]
  return [...cases, ...(await supervisionTouched(client, heads, cases))]
}

/** Whose supervision a reviewing officer may know of goes by the children whom both work with. */
async function supervisionTouched(
  client: Client,
  heads: readonly Step[],
  cases: readonly FileId[],
): Promise<readonly FileId[]> {
  const { rows } = await client.query<{ person_id: Uuid }>(
    'SELECT DISTINCT person_id FROM allocation WHERE file_id = ANY($1)',
    [cases],
  )
  const named = heads.flatMap(({ record }) =>
    record.type === 'allocation' ? record.fileIds.filter((file) => fileKind(file) === 'person').map(fileSubject) : [],
  )
  return [...new Set([...rows.map((row) => row.person_id), ...named])].map(supervisionFile)
}

const entryOf = (grant: GrantChange): FeedEntry => {
  const note = `${grant.live ? 'granted' : 'revoked'} ${grant.file_id} epoch ${grant.epoch}`
  return { fileId: personFile(grant.person_id), digest: sha256Of(note), note }
}

/** Brings grants into line for these files and people (both undefined: for all); returns what people's own files say. */
export async function regrant(
  client: Client,
  files: readonly FileId[] | undefined,
  people?: readonly Uuid[],
): Promise<FeedEntry[]> {
  const { rows } = await client.query<GrantChange>('SELECT * FROM regrant($1::text[], $2::uuid[])', [files, people])
  return noteGrants(client, [...rows, ...(await childrenOfHomesLetGo(client, rows))])
}

/**
 * An agency lets go of a home and holds a child of whom something was written there, by another home of theirs: what
 * belongs to the home before is not theirs to read any more, and lies on their devices by the child's file. They start it
 * afresh. By what lies in the home's file and not by who lived there: a home is also thought of, and spoken of in a meeting.
 */
async function childrenOfHomesLetGo(client: Client, changes: readonly GrantChange[]): Promise<readonly GrantChange[]> {
  const gone = changes.filter(({ live, file_id }) => !live && fileKind(file_id) === 'household')
  if (gone.length === 0) return []
  const { rows } = await client.query<GrantChange>(
    `SELECT again.* FROM (
       SELECT gone.person_id, array_agg(DISTINCT lies.file) AS files
       FROM unnest($1::uuid[], $2::text[]) AS gone (person_id, home)
       JOIN account a ON a.person_id = gone.person_id AND a.role = ANY ($3::text[])
       JOIN change c ON c.file_id = gone.home
       JOIN record r ON r.id = c.record_id
       CROSS JOIN LATERAL unnest(r.file_ids) AS lies (file)
       WHERE lies.file LIKE 'child:%'
       GROUP BY gone.person_id
     ) AS written CROSS JOIN LATERAL start_afresh(written.files, ARRAY[written.person_id]) AS again`,
    [gone.map((one) => one.person_id), gone.map((one) => one.file_id), FROM_THE_HOME],
  )
  return rows
}

/** These people's devices drop the files (undefined: all theirs) and fetch them again under a new epoch. */
export async function startAfresh(
  client: Client,
  files: readonly FileId[] | undefined,
  people: readonly Uuid[],
): Promise<FeedEntry[]> {
  const { rows } = await client.query<GrantChange>('SELECT * FROM start_afresh($1::text[], $2::uuid[])', [
    files,
    people,
  ])
  return noteGrants(client, rows)
}

async function noteGrants(client: Client, grants: readonly GrantChange[]): Promise<FeedEntry[]> {
  if (grants.length === 0) return []
  await client.query(
    `INSERT INTO file (id, chain) SELECT DISTINCT 'person:' || id, 'person:' || id FROM unnest($1::uuid[]) AS id ORDER BY 1 ON CONFLICT DO NOTHING`,
    [grants.map((grant) => grant.person_id)],
  )
  await client.query(
    `INSERT INTO audit (person_id, action, file_ids)
     SELECT person_id, action, ARRAY[file_id] FROM unnest($1::uuid[], $2::text[], $3::text[]) AS n (person_id, action, file_id)`,
    [
      grants.map((grant) => grant.person_id),
      grants.map((grant) => (grant.live ? 'access-granted' : 'access-revoked')),
      grants.map((grant) => grant.file_id),
    ],
  )
  return grants.map(entryOf)
}

/** Call after the records are written, under the register's lock. */
export async function followRegister(client: Client, steps: readonly Step[]): Promise<FeedEntry[]> {
  const heads = headsAmong(steps).filter(({ record }) => isRegister(record.type))
  if (heads.length === 0) return []
  await putTeams(client, heads)
  await putAllocations(client, heads)
  await putPlacements(client, heads)
  return regrant(client, await touchedFiles(client, heads))
}

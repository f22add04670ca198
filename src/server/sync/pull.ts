/**
 * One snapshot of the person's grants and of what is new in their files, read under row-level security. What they may
 * not see is a step without a record: the sequence stays dense.
 */
import { ORGANISATION, personFile } from '../../model/file.ts'
import type { FileId } from '../../model/file.ts'
import type { Actor } from '../../model/person.ts'
import { seesAsItIs, viewFor } from '../../model/permission.ts'
import type { CaseRecord } from '../../model/record.ts'
import { PULL_MAX_BYTES, PULL_MAX_CHANGES, PUSH_TAKES } from '../../protocol/messages.ts'
import type { Change, PullAnswer, PullRequest } from '../../protocol/messages.ts'
import { definitionOf } from '../../records/all.ts'
import { asPerson } from '../db/pool.ts'
import type { Client, Pool } from '../db/pool.ts'
import { serverEpoch } from '../db/service-facts.ts'
import { JsonText } from '../http/body.ts'
import { tellOfWaiting } from '../waiting/tell-of-waiting.ts'

interface GrantRow {
  file_id: FileId
  epoch: number
  head_seq: number
}
interface ChangeRow {
  file_id: FileId
  seq: number
  digest: string
  chain: string
  op_id: string | null
  sha256: string | null
  person_id: string | null
  record_id: string | null
  revision: number | null
}

/** Records are fetched so many at a time, until the answer is full: a record may be large. */
const RECORDS_AT_ONCE = 250

/** Asked for some files, a person is told about those, the ones their device holds, and their own two. */
async function grantsFor(client: Client, actor: Actor, request: PullRequest): Promise<GrantRow[]> {
  const asked = request.only && [
    ...request.only,
    ...Object.keys(request.cursors),
    personFile(actor.personId),
    ORGANISATION,
  ]
  const { rows } = await client.query<GrantRow>(
    `SELECT g.file_id, g.epoch, coalesce(f.head_seq, 0) AS head_seq FROM file_grant g LEFT JOIN file f ON f.id = g.file_id
     WHERE $1::text[] IS NULL OR g.file_id = ANY($1) ORDER BY g.file_id`,
    [asked],
  )
  return rows
}

/** Their own file first, then the directory: both are small and say who is who. */
function inOrder(grants: readonly GrantRow[], actor: Actor, only: readonly FileId[] | undefined): readonly GrantRow[] {
  const wanted = only ? grants.filter((grant) => only.includes(grant.file_id)) : grants
  const place = (grant: GrantRow): number =>
    grant.file_id === personFile(actor.personId) ? 0 : grant.file_id === ORGANISATION ? 1 : 2
  return [...wanted].sort((a, b) => place(a) - place(b))
}

/** From where each file goes on. A cursor of another epoch, or that does not lie on our chain, starts from nothing. */
async function startingPoints(
  client: Client,
  grants: readonly GrantRow[],
  cursors: PullRequest['cursors'],
): Promise<Map<FileId, number>> {
  const held = grants.filter(
    (grant) => cursors[grant.file_id]?.epoch === grant.epoch && (cursors[grant.file_id]?.seq ?? 0) > 0,
  )
  if (held.length === 0) return new Map()
  const { rows } = await client.query<{ file_id: FileId; seq: number }>(
    `SELECT c.file_id, c.seq FROM change c JOIN unnest($1::text[], $2::bigint[], $3::text[]) AS held (file_id, seq, chain)
     ON c.file_id = held.file_id AND c.seq = held.seq AND c.chain = held.chain`,
    [
      held.map((one) => one.file_id),
      held.map((one) => cursors[one.file_id]?.seq),
      held.map((one) => cursors[one.file_id]?.chain),
    ],
  )
  return new Map(rows.map((row) => [row.file_id, row.seq]))
}

async function changesSince(
  client: Client,
  grants: readonly GrantRow[],
  from: ReadonlyMap<FileId, number>,
): Promise<ChangeRow[]> {
  const behind = grants.filter((grant) => grant.head_seq > (from.get(grant.file_id) ?? 0))
  if (behind.length === 0) return []
  const { rows } = await client.query<ChangeRow>(
    `SELECT c.file_id, c.seq, c.digest, c.chain, c.op_id, c.sha256, c.person_id, c.record_id, c.revision
     FROM unnest($1::text[], $2::bigint[]) WITH ORDINALITY AS held (file_id, seq, place)
     CROSS JOIN LATERAL (SELECT * FROM change WHERE file_id = held.file_id AND seq > held.seq ORDER BY seq LIMIT $3) c
     ORDER BY held.place, c.seq LIMIT $3`,
    [behind.map((one) => one.file_id), behind.map((one) => from.get(one.file_id) ?? 0), PULL_MAX_CHANGES + 1],
  )
  return rows
}

interface Seen {
  readonly revision: number
  /** As text where what lies in the table is what this reader sees. */
  readonly record: CaseRecord | JsonText
  readonly bytes: number
}
interface SeenRow {
  id: string
  revision: number
  type: string
  author_id: string
  is_withheld: boolean
  is_whole: boolean
  record: string | null
}

/** The same question as row-level security's once more, in the language of both sides. */
function viewOf(actor: Actor, row: SeenRow, text: string): CaseRecord | JsonText | undefined {
  const definition = definitionOf(row.type)
  if (!definition) return undefined
  const facts = { authorId: row.author_id, isWithheld: row.is_withheld }
  if (row.is_whole && seesAsItIs(actor, definition, facts)) return new JsonText(text)
  return viewFor(actor, definition, JSON.parse(text) as CaseRecord)
}

/**
 * The heads of these records as far as row-level security shows them: whole, or what is shared. What is shared is asked
 * for only of those that are not seen whole: asked in one statement, it is looked up, and its policy with it, for all.
 */
async function recordsSeen(client: Client, actor: Actor, ids: readonly string[]): Promise<ReadonlyMap<string, Seen>> {
  const { rows } = await client.query<SeenRow>(
    `SELECT r.id, r.revision, r.type, r.author_id, cardinality(r.withheld_from) > 0 AS is_withheld,
       v.record_id IS NOT NULL AS is_whole, v.record::text AS record
     FROM record r
     LEFT JOIN revision v ON v.record_id = r.id AND v.revision = r.revision
     WHERE r.id = ANY($1::uuid[])`,
    [ids],
  )
  const shared = await extractsOf(
    client,
    rows.filter((row) => !row.is_whole).map((row) => row.id),
  )
  const seen = new Map<string, Seen>()
  for (const row of rows) {
    const text = row.is_whole ? row.record : shared.get(row.id)
    const view = text === undefined || text === null ? undefined : viewOf(actor, row, text)
    if (view) seen.set(row.id, { revision: row.revision, record: view, bytes: text?.length ?? 0 })
  }
  return seen
}

async function extractsOf(client: Client, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await client.query<{ record_id: string; record: string }>(
    'SELECT record_id, record::text AS record FROM extract WHERE record_id = ANY($1::uuid[])',
    [ids],
  )
  return new Map(rows.map((row) => [row.record_id, row.record]))
}

/** A step on its way out: its record may be text already. */
type Leaving = Omit<Change, 'record'> & { readonly record?: CaseRecord | JsonText }

/** What a device cannot work out by itself, see `change` in the messages. */
function briefChange(row: ChangeRow, actor: Actor, seen: Seen | undefined, isLast: boolean): Leaving {
  const long = changeFor(row, actor, seen)
  return {
    seq: long.seq,
    ...(long.record === undefined && { digest: row.digest }),
    ...(isLast && { chain: row.chain }),
    // the record itself names it
    ...(long.record === undefined && long.opId !== undefined && { opId: long.opId }),
    ...(row.person_id === actor.personId && long.sha256 !== undefined && { sha256: long.sha256 }),
    ...(long.record !== undefined && { record: long.record }),
  }
}

function changeFor(row: ChangeRow, actor: Actor, seen: Seen | undefined): Leaving {
  const isTheirs = row.person_id === actor.personId
  const isNewest = seen !== undefined && seen.revision === row.revision
  return {
    seq: row.seq,
    digest: row.digest,
    chain: row.chain,
    // One's own operation is echoed whatever one may see: the device waits for it.
    ...((isTheirs || seen) && row.op_id !== null && { opId: row.op_id }),
    ...((isTheirs || seen) && row.sha256 !== null && { sha256: row.sha256 }),
    ...(isNewest && { record: seen.record }),
  }
}

/** As many of the changes as fit. At least one, however large. */
async function fill(
  client: Client,
  actor: Actor,
  rows: readonly ChangeRow[],
): Promise<{ taken: { row: ChangeRow; seen: Seen | undefined }[]; recordIds: string[]; cut: boolean }> {
  const taken: { row: ChangeRow; seen: Seen | undefined }[] = []
  const recordIds = new Set<string>()
  let bytes = 0
  const within = rows.slice(0, PULL_MAX_CHANGES)
  for (let start = 0; start < within.length; start += RECORDS_AT_ONCE) {
    const part = within.slice(start, start + RECORDS_AT_ONCE)
    const ids = [...new Set(part.flatMap((row) => (row.record_id === null ? [] : [row.record_id])))]
    const seen = ids.length > 0 ? await recordsSeen(client, actor, ids) : new Map<string, Seen>()
    for (const row of part) {
      const found = row.record_id === null ? undefined : seen.get(row.record_id)
      const isNewest = found !== undefined && found.revision === row.revision
      const size = isNewest ? found.bytes : 0
      if (taken.length > 0 && bytes + size > PULL_MAX_BYTES) return { taken, recordIds: [...recordIds], cut: true }
      bytes += size
      taken.push({ row, seen: found })
      if (isNewest && row.record_id !== null) recordIds.add(row.record_id)
    }
  }
  return { taken, recordIds: [...recordIds], cut: rows.length > PULL_MAX_CHANGES }
}

export type LeavingAnswer = Omit<PullAnswer, 'files'> & {
  readonly files: readonly { readonly fileId: FileId; readonly epoch: number; readonly changes: readonly Leaving[] }[]
}

/** `recordIds`: whose words leave with this answer, for the audit. */
export function pull(
  pool: Pool,
  actor: Actor,
  request: PullRequest,
): Promise<{ answer: LeavingAnswer; recordIds: readonly string[] }> {
  return asPerson(pool, actor.personId, async (client) => {
    const grants = await grantsFor(client, actor, request)
    const wanted = inOrder(grants, actor, request.only)
    const from = await startingPoints(client, wanted, request.cursors)
    const { taken, recordIds, cut } = await fill(client, actor, await changesSince(client, wanted, from))
    const epochs = new Map(grants.map((grant) => [grant.file_id, grant.epoch]))
    const byFile = new Map<FileId, Leaving[]>()
    taken.forEach(({ row, seen }, n) => {
      const fileId = row.file_id
      const change = request.brief
        ? briefChange(row, actor, seen, taken[n + 1]?.row.file_id !== fileId)
        : changeFor(row, actor, seen)
      const list = byFile.get(fileId)
      if (list) list.push(change)
      else byFile.set(fileId, [change])
    })
    const { rows } = await client.query<{ now: Date }>('SELECT now() AS now')
    return {
      recordIds,
      answer: {
        nonce: request.nonce,
        serverEpoch: await serverEpoch(client),
        serverTime: (rows[0]?.now ?? new Date()).toISOString(),
        person: actor,
        grants: grants.map((grant) => ({ fileId: grant.file_id, epoch: grant.epoch, headSeq: grant.head_seq })),
        files: [...byFile].map(([fileId, list]) => ({ fileId, epoch: epochs.get(fileId) ?? 0, changes: list })),
        more: cut,
        takes: PUSH_TAKES,
        ...(await tellOfWaiting(client, actor, request.asks)),
      },
    }
  })
}

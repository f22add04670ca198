/**
 * One snapshot of the person's grants and of what is new in their files, read under row-level security. What they may
 * not see is a step without a record: the sequence stays dense.
 */
import { ORGANISATION, personFile } from '../../model/file.ts'
import type { FileId } from '../../model/file.ts'
import type { Actor } from '../../model/person.ts'
import { PULL_MAX_BYTES, PULL_MAX_CHANGES, PUSH_TAKES } from '../../protocol/messages.ts'
import type { PullAnswer, PullRequest } from '../../protocol/messages.ts'
import { asPerson } from '../db/pool.ts'
import type { Client, Pool } from '../db/pool.ts'
import { serverEpoch } from '../db/service-facts.ts'
import { tellOfWaiting } from '../waiting/tell-of-waiting.ts'
import { recordsSeen } from './records-seen.ts'
import type { Seen } from './records-seen.ts'
import { briefChange, changeFor } from './steps-out.ts'
import type { ChangeRow, Leaving } from './steps-out.ts'

interface GrantRow {
  file_id: FileId
  epoch: number
  head_seq: number
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

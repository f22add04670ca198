/**
 * A worker opens the file of a child whom no allocation gives them (section G): a notice with the reason in the child's
 * file, a grant for a day, the managers told, and a line in the audit; all of it or nothing.
 */
import { randomUUID } from 'node:crypto'
import { personFile } from '../../model/file.ts'
import type { FileId, Uuid } from '../../model/file.ts'
import type { Actor } from '../../model/person.ts'
import type { OpenAnswer, OpenRequest } from '../../protocol/open-with-reason.ts'
import { notice } from '../../records/notice.ts'
import { OPEN_HOURS } from '../../records/opened-only.ts'
import { applyAsService, writeOperation } from '../apply/as-service.ts'
import { appendToFeeds } from '../apply/feed.ts'
import { lockRegister, regrant } from '../apply/register.ts'
import { asSystem } from '../db/pool.ts'
import type { Client, Pool } from '../db/pool.ts'
import { writeOpenedMail } from '../mail/send-mail.ts'
import { sayChanged } from '../sync/say-changed.ts'
import { findExactly } from './find-exactly.ts'

interface Asking {
  readonly actor: Actor
  readonly deviceId: Uuid
  readonly request: OpenRequest
  readonly now: string
  /** Whether mail can leave this service. */
  readonly mails: boolean
}

const note = (client: Client, { actor, deviceId, request }: Asking, what: string, file?: FileId): Promise<unknown> =>
  client.query(
    `INSERT INTO audit (person_id, role, action, file_ids, detail) VALUES ($1, $2, $3, $4, json_build_object('deviceId', $5::text, 'by', $6::text))`,
    [actor.personId, actor.role, what, file ? [file] : [], deviceId, 'number' in request.child ? 'number' : 'name'],
  )

async function holds(client: Client, personId: Uuid, file: FileId): Promise<boolean> {
  const { rowCount } = await client.query(
    `SELECT FROM file_grant WHERE person_id = $1 AND file_id = $2 AND revoked_at IS NULL AND (until IS NULL OR until > london_today())`,
    [personId, file],
  )
  return rowCount === 1
}

/** The managers of the child's team, else those above the teams. */
async function tellManagers(client: Client, file: FileId, by: Uuid, recordId: Uuid): Promise<void> {
  const { rows } = await client.query<{ person_id: Uuid; of_team: boolean }>(
    `SELECT a.person_id, a.team = f.team AS of_team FROM file f JOIN file_grant g ON g.file_id = f.id AND g.revoked_at IS NULL
     JOIN account a USING (person_id)
     WHERE f.id = $1 AND a.disabled_at IS NULL AND a.person_id <> $2
       AND ((a.role IN ('team-manager', 'assistant-team-manager') AND a.team = f.team)
         OR a.role IN ('senior-manager', 'service-manager', 'head-of-service'))`,
    [file, by],
  )
  const nearest = rows.filter((row) => row.of_team)
  for (const { person_id } of nearest.length > 0 ? nearest : rows) await writeOpenedMail(client, person_id, recordId)
}

async function open(client: Client, asking: Asking, file: FileId): Promise<OpenAnswer> {
  const { actor, request, now } = asking
  const recordId = randomUUID()
  const op = writeOperation({
    opId: randomUUID(),
    definition: notice,
    recordId,
    fileIds: [file],
    body: { kind: 'file-opened', at: now, reason: request.reason },
    at: now,
  })
  const by = { personId: actor.personId, name: actor.name, role: actor.role, at: now }
  await applyAsService(client, [{ op, by, receivedAt: now }])
  const { rows } = await client.query<{ until: Date }>(
    `INSERT INTO opened_with_reason (record_id, person_id, file_id, until)
     VALUES ($1, $2, $3, now() + make_interval(hours => $4)) RETURNING until`,
    [recordId, actor.personId, file, OPEN_HOURS],
  )
  await appendToFeeds(client, await regrant(client, [file]))
  await note(client, asking, 'opened-with-reason', file)
  if (asking.mails) await tellManagers(client, file, actor.personId, recordId)
  return { fileId: file, ...(rows[0] && { until: rows[0].until.toISOString() }) }
}

/** Undefined: nobody is known by exactly this. */
export async function openWithReason(pool: Pool, asking: Asking): Promise<OpenAnswer | undefined> {
  const answer = await asSystem(pool, async (client): Promise<OpenAnswer | undefined> => {
    await lockRegister(client)
    const file = await findExactly(client, asking.request.child)
    if (file && (await holds(client, asking.actor.personId, file))) return { fileId: file }
    if (file) return open(client, asking, file)
    await note(client, asking, 'opened-nothing')
    return undefined
  })
  if (answer?.until !== undefined) await sayChanged(pool, [answer.fileId, personFile(asking.actor.personId)])
  return answer
}

/** Takes back what has been open for its day. */
export async function endOpenings(pool: Pool): Promise<number> {
  const changed = await asSystem(pool, async (client) => {
    const { rows: due } = await client.query(
      'SELECT FROM opened_with_reason WHERE ended_at IS NULL AND until <= now() LIMIT 1',
    )
    if (due.length === 0) return []
    await lockRegister(client)
    const { rows } = await client.query<{ file_id: FileId }>(
      'UPDATE opened_with_reason SET ended_at = now() WHERE ended_at IS NULL AND until <= now() RETURNING file_id',
    )
    const entries = await regrant(client, [...new Set(rows.map((row) => row.file_id))])
    await appendToFeeds(client, entries)
    return entries.map((entry) => entry.fileId)
  })
  await sayChanged(pool, [...new Set(changed)])
  return changed.length
}

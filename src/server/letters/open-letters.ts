/**
 * Letters to the organisation are opened where the key is. What was in them goes into the inbox under the writer's name,
 * as any arrival; of a closed account nothing takes effect: it waits for a person to decide.
 */
import { createHash } from 'node:crypto'
import type { Logger } from 'pino'
import * as v from 'valibot'
import type { Uuid } from '../../model/file.ts'
import { fromBase64, LETTER, letterContent } from '../../protocol/letter.ts'
import type { LetterContent } from '../../protocol/letter.ts'
import { openSealed } from '../../protocol/sealed-letter.ts'
import { ACCOUNT_CLOSED } from '../../protocol/waiting.ts'
import { applyBatch } from '../apply/apply-batch.ts'
import { auditPush, keepResults } from '../apply/answers.ts'
import type { Arrival, Result } from '../apply/arrival.ts'
import { keepInInbox, sentByOthers } from '../apply/inbox.ts'
import { parkUnreadable, understand } from '../apply/push.ts'
import { readOperation } from '../apply/read-operation.ts'
import { lockRecordsOf } from '../apply/world.ts'
import { actorsOf } from '../auth/actors.ts'
import { asSystem } from '../db/pool.ts'
import type { Client, Pool } from '../db/pool.ts'
import { dropBytes } from '../sync/blob-parts.ts'
import { keepWhole } from '../sync/blobs.ts'
import { notesIn } from './notes-in-letters.ts'
import type { Note } from './notes-in-letters.ts'
import type { OrganisationKey } from './organisation-key.ts'

interface LetterRow {
  letter_id: Uuid
  person_id: Uuid
  device_id: Uuid
  key_id: string
  sealed: Buffer
  received_at: Date
}

/** Opens what waits and can be opened here. Returns how many letters were taken in. */
export async function openLetters(pool: Pool, keys: readonly OrganisationKey[], log: Logger): Promise<number> {
  if (keys.length === 0) return 0
  const { rows } = await pool.query<{ letter_id: Uuid }>(
    `SELECT letter_id FROM letter l WHERE key_id = ANY($1)
       AND NOT EXISTS (SELECT FROM letter_opened o WHERE o.letter_id = l.letter_id) ORDER BY received_at`,
    [keys.map((key) => key.keyId)],
  )
  let taken = 0
  const failed: unknown[] = []
  for (const { letter_id: letterId } of rows) {
    try {
      if (await openOne(pool, letterId, keys, log)) taken += 1
    } catch (error) {
      // it stays as it came, and is tried again; those after it are other people's last words
      log.error({ letterId, error: (error as Error).name }, 'a letter to the organisation could not be taken in')
      failed.push(error)
    }
  }
  if (taken > 0) log.info({ letters: taken }, 'letters to the organisation were opened')
  if (failed.length > 0) throw failed[0]
  return taken
}

async function openOne(pool: Pool, letterId: Uuid, keys: readonly OrganisationKey[], log: Logger): Promise<boolean> {
  const { rows } = await pool.query<LetterRow>('SELECT * FROM letter WHERE letter_id = $1', [letterId])
  const [row] = rows
  const key = keys.find((one) => one.keyId === row?.key_id)
  if (!row || !key) return false
  const content = await contentOf(row, key)
  const arrivals = await asSystem(pool, async (client) => {
    const { rowCount } = await client.query(
      'INSERT INTO letter_opened (letter_id, trouble) VALUES ($1, $2) ON CONFLICT DO NOTHING',
      [letterId, typeof content === 'string' ? content : null],
    )
    // another server was quicker
    return rowCount === 0 || typeof content === 'string' ? [] : takeIn(client, content, row.received_at.toISOString())
  })
  if (typeof content === 'string') log.error({ letterId }, 'a letter to the organisation could not be opened')
  if (arrivals.length > 0) await applyArrivals(pool, arrivals, log)
  return typeof content !== 'string'
}

/** What is in it, or why that is not known. */
async function contentOf(row: LetterRow, key: OrganisationKey): Promise<LetterContent | string> {
  let plain: string
  try {
    const bytes = await openSealed(key.secret, new Uint8Array(row.sealed), LETTER)
    plain = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return 'It does not open with the key that it names'
  }
  try {
    const content = v.parse(letterContent, JSON.parse(plain))
    if (content.personId !== row.person_id) return 'It was written under another name than it was sent under'
    return content
  } catch {
    return 'It is not in a form that this version of Doorstep understands'
  }
}

/** Into the inbox, in the caller's transaction. Returns what is to be applied as any arrival. */
async function takeIn(client: Client, content: LetterContent, receivedAt: string): Promise<readonly Arrival[]> {
  const { personId, deviceId } = content
  const arrivals = content.operations.map((one): Arrival => ({ ...one, personId, deviceId, receivedAt }))
  const notes = await notesIn(client, content, receivedAt)
  const all = [...arrivals, ...notes.map((note) => note.arrival)]
  if (all.length > 0) await keepInInbox(client, all)
  for (const { sha256, mime, bytes } of content.blobs) {
    const whole = fromBase64(bytes)
    if (createHash('sha256').update(whole).digest('hex') === sha256)
      await completeBlob(client, personId, { sha256, mime, bytes: whole })
  }
  await lockRecordsOf(client, arrivals)
  await quarantine(client, notes)
  const others = await sentByOthers(client, arrivals)
  const own = arrivals.filter((one) => !others.has(one.opId))
  const { rowCount } = await client.query('SELECT FROM account WHERE person_id = $1 AND disabled_at IS NULL', [
    personId,
  ])
  if (rowCount === 1) return own
  await quarantine(
    client,
    own.map((arrival) => ({ arrival, reason: ACCOUNT_CLOSED })),
  )
  return []
}

/** What arrived half is made whole. */
async function completeBlob(
  client: Client,
  uploader: Uuid,
  blob: { readonly sha256: string; readonly mime: string; readonly bytes: Uint8Array },
): Promise<void> {
  const half = 'sha256 = $1 AND uploader = $2 AND NOT complete'
  const { rowCount } = await client.query(`SELECT FROM blob WHERE ${half} FOR UPDATE`, [blob.sha256, uploader])
  if (rowCount) {
    await dropBytes(client, blob.sha256, uploader)
    await client.query(`DELETE FROM blob WHERE ${half}`, [blob.sha256, uploader])
  }
  await keepWhole(client, uploader, blob)
}

async function quarantine(client: Client, given: readonly Note[]): Promise<void> {
  const held = given.map(({ arrival, reason, recordId }) => {
    const read = readOperation(arrival)
    const result: Result = {
      opId: arrival.opId,
      sha256: arrival.sha256,
      status: 'quarantined',
      reason,
      ...('op' in read ? { recordId: read.op.recordId } : recordId !== undefined && { recordId }),
    }
    return { arrival, result, action: 'letter', fileIds: 'op' in read ? read.op.fileIds : [] }
  })
  await keepResults(
    client,
    held.map((one) => one.result),
  )
  await auditPush(client, held)
}

/** As the sweeper would, but now: a server that ends here leaves it to the sweeper. */
async function applyArrivals(pool: Pool, arrivals: readonly Arrival[], log: Logger): Promise<void> {
  const { actors, known } = await asSystem(pool, async (client) => {
    const { rows } = await client.query<{ op_id: string; sha256: string }>(
      `SELECT op_id, sha256 FROM op_result JOIN unnest($1::uuid[], $2::text[]) AS asked (op_id, sha256) USING (op_id, sha256)`,
      [arrivals.map((one) => one.opId), arrivals.map((one) => one.sha256)],
    )
    return {
      actors: await actorsOf(client, [...new Set(arrivals.map((one) => one.personId))]),
      known: new Set(rows.map((row) => `${row.op_id} ${row.sha256}`)),
    }
  })
  const fresh = arrivals.filter((one) => !known.has(`${one.opId} ${one.sha256}`))
  const { batch, unreadable } = understand(fresh, (arrival) => actors.get(arrival.personId))
  await parkUnreadable(pool, unreadable)
  await applyBatch(pool, batch, log)
}

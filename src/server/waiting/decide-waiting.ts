/**
 * A person decides over words that wait. Whatever it is happens in one transaction with the decision, the answer to
 * the writer, the audit and a step in the writer's own file, which brings the answer to every device of theirs.
 */
import type { FileId, Uuid } from '../../model/file.ts'
import { fileKind, personFile } from '../../model/file.ts'
import type { Actor } from '../../model/person.ts'
import type { DecisionAnswer, DecisionRequest } from '../../protocol/waiting.ts'
import { isPoison } from '../apply/apply-batch.ts'
import { sha256Of } from '../apply/arrival.ts'
import { appendToFeeds, makeFiles } from '../apply/feed.ts'
import { lockRegister } from '../apply/register.ts'
import { asPerson, asSystem } from '../db/pool.ts'
import type { Client, Pool } from '../db/pool.ts'
import { notFound, Refusal } from '../http/problem.ts'
import { attachWords } from './attach-words.ts'
import { readWaiting } from './read-waiting.ts'
import { releaseWords } from './release-words.ts'
import { storable } from './storable.ts'
import type { WaitingOperation } from './waiting-operation.ts'

/** Under row-level security: what this person may not decide over is not there. */
async function groupOf(pool: Pool, actor: Actor, opId: Uuid): Promise<{ writer: Uuid; key: Uuid }> {
  const [group] = await asPerson(pool, actor.personId, async (client) => {
    const { rows } = await client.query<{ writer: Uuid; key: Uuid }>(
      'SELECT writer, coalesce(record_id, op_id) AS key FROM waiting_words WHERE op_id = $1 LIMIT 1',
      [opId],
    )
    return rows
  })
  if (!group) throw notFound()
  return group
}

/** Call under the lock. Asks once more what this person may decide: access may have gone since. */
async function undecided(
  client: Client,
  actor: Actor,
  group: { writer: Uuid; key: Uuid },
): Promise<readonly WaitingOperation[]> {
  await client.query(`SELECT set_config('doorstep.person', $1, true)`, [actor.personId])
  const { rows } = await client.query<WaitingOperation>(
    `SELECT w.op_id, w.sha256, i.raw, i.raw_form, i.device_id, i.received_at, w.writer, w.record_id, w.file_ids, w.status, w.reason
     FROM waiting_words w JOIN op_inbox i ON i.op_id = w.op_id AND i.sha256 = w.sha256
     WHERE w.writer = $1 AND coalesce(w.record_id, w.op_id) = $2 AND may_decide(w.writer, w.file_ids, w.record_id)
       AND still_waits(w.op_id, w.sha256)
     ORDER BY i.arrival`,
    [group.writer, group.key],
  )
  return rows
}

async function decidedBefore(
  client: Client,
  opId: Uuid,
): Promise<(DecisionAnswer & { readonly byPerson: Uuid }) | undefined> {
  const { rows } = await client.query<{
    kind: DecisionAnswer['kind']
    words: string
    by_person: Uuid
    by_name: string
    at: Date
    attached_in: Uuid | null
  }>('SELECT kind, words, by_person, by_name, at, attached_in FROM decision WHERE op_id = $1 LIMIT 1', [opId])
  const [row] = rows
  return (
    row && {
      kind: row.kind,
      words: row.words,
      by: row.by_name,
      byPerson: row.by_person,
      at: row.at.toISOString(),
      ...(row.attached_in !== null && { recordId: row.attached_in }),
    }
  )
}

const KIND = { release: 'released', attach: 'attached', reject: 'rejected' } as const
const DID = { released: 'let them take effect', attached: 'kept them in the file', rejected: 'set them aside' } as const

/** The same decision of the same person sent twice has had its effect; another one comes too late. */
function again(
  before: (DecisionAnswer & { readonly byPerson: Uuid }) | undefined,
  actor: Actor,
  request: DecisionRequest,
): DecisionAnswer {
  if (!before) throw notFound()
  const { byPerson, ...answer } = before
  if (byPerson === actor.personId && answer.kind === KIND[request.decision]) return answer
  throw new Refusal(409, 'This has been decided already', `${answer.by} ${DID[answer.kind]}.`)
}

export interface Decided {
  readonly answer: DecisionAnswer
  readonly files: readonly FileId[]
}

export async function decideWaiting(pool: Pool, actor: Actor, opId: Uuid, given: DecisionRequest): Promise<Decided> {
  const request = { ...given, words: storable(given.words) }
  const group = await groupOf(pool, actor, opId)
  if (request.decision === 'release' && group.writer === actor.personId)
    throw new Refusal(
      409,
      'These are your own words',
      'Another manager can let them take effect. You can keep them in the file, or set them aside.',
    )
  try {
    return await asSystem(pool, async (client) => {
      // Locks in the order of the whole house: register, records, files.
      if (request.decision === 'release') await lockRegister(client)
      await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [group.key])
      const operations = await undecided(client, actor, group)
      if (operations.length === 0)
        return { answer: again(await decidedBefore(client, opId), actor, request), files: [] }
      return carryOut(client, actor, request, operations)
    })
  } catch (error) {
    if (!isPoison(error)) throw error
    throw new Refusal(
      409,
      'It cannot take effect as it is',
      'Doorstep still cannot take it in. Keep the words in the file instead.',
    )
  }
}

async function carryOut(
  client: Client,
  actor: Actor,
  request: DecisionRequest,
  operations: readonly WaitingOperation[],
): Promise<Decided> {
  const kind = KIND[request.decision]
  const now = new Date()
  let files: readonly FileId[] = []
  let recordId: Uuid | undefined
  if (kind === 'released') files = await releaseWords(client, operations)
  if (kind === 'attached') {
    const first = operations[0]?.op_id ?? ''
    const [waiting] = (await readWaiting(client, actor, { opId: first })).waiting
    if (!waiting) throw notFound()
    const attached = await attachWords(client, actor, request, {
      operations,
      waiting: waiting.item,
      raw: waiting.raw,
      now,
    })
    files = attached.files
    recordId = attached.recordId
  }
  await keepDecisions(client, actor, { kind, words: request.words, recordId, operations, now })
  const own = await tellWriter(client, kind, operations)
  return {
    files: [...new Set([...files, own])],
    answer: {
      kind,
      words: request.words,
      by: actor.name,
      at: now.toISOString(),
      ...(recordId !== undefined && { recordId }),
    },
  }
}

async function keepDecisions(
  client: Client,
  actor: Actor,
  made: {
    readonly kind: DecisionAnswer['kind']
    readonly words: string
    readonly recordId: Uuid | undefined
    readonly operations: readonly WaitingOperation[]
    readonly now: Date
  },
): Promise<void> {
  const { kind, words, recordId, operations, now } = made
  await client.query(
    `INSERT INTO decision (op_id, sha256, was, kind, words, by_person, by_name, attached_in, at)
     SELECT op_id, sha256, was, $4, $5, $6, $7, $8, $9 FROM unnest($1::uuid[], $2::text[], $3::text[]) AS n (op_id, sha256, was)`,
    [
      operations.map((one) => one.op_id),
      operations.map((one) => one.sha256),
      operations.map((one) => one.status),
      kind,
      words,
      actor.personId,
      actor.name,
      recordId,
      now,
    ],
  )
  await client.query(
    `INSERT INTO audit (person_id, role, action, op_id, record_ids, file_ids, detail)
     SELECT $1, $2, $3, op_id, $4, $5, json_build_object('writer', $6::text) FROM unnest($7::uuid[]) AS op_id`,
    [
      actor.personId,
      actor.role,
      `waiting-${kind}`,
      recordId === undefined ? [] : [recordId],
      [...new Set(operations.flatMap((one) => one.file_ids.filter((file) => fileKind(file) !== 'person')))],
      operations[0]?.writer,
      operations.map((one) => one.op_id),
    ],
  )
}

/** Without the operation's number: a step that carries it is the echo of words that took effect. */
async function tellWriter(
  client: Client,
  kind: DecisionAnswer['kind'],
  operations: readonly WaitingOperation[],
): Promise<FileId> {
  const file = personFile(operations[0]?.writer ?? '')
  await makeFiles(client, [file])
  await appendToFeeds(
    client,
    operations.map(({ op_id }) => {
      const note = `${kind} ${op_id}`
      return { fileId: file, digest: sha256Of(note), note }
    }),
  )
  return file
}

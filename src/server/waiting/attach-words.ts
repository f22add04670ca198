/** Waiting words as a signed record in a child's or household's file: readable there, without taking effect. */
import { v7 } from 'uuid'
import { bodyHash } from '../../model/body.ts'
import { derivedId } from '../../model/derived-id.ts'
import type { BodyOf } from '../../model/field.ts'
import { fileKind } from '../../model/file.ts'
import type { FileId, Uuid } from '../../model/file.ts'
import type { Actor, Stamp } from '../../model/person.ts'
import type { WrittenWords } from '../../practice/written-words.ts'
import type { DecisionRequest, WaitingItem } from '../../protocol/waiting.ts'
import { definitionOf } from '../../records/all.ts'
import { attachedWords } from '../../records/attached-words.ts'
import { NOT_YOURS } from '../apply/decide.ts'
import { applyAsService, operation, writeOperation } from '../apply/as-service.ts'
import { rawOf } from '../apply/inbox.ts'
import { readOperation } from '../apply/read-operation.ts'
import type { Client } from '../db/pool.ts'
import { Refusal } from '../http/problem.ts'
import { storable } from './storable.ts'
import type { WaitingOperation } from './waiting-operation.ts'

type Attached = BodyOf<typeof attachedWords.fields>

interface Given {
  readonly operations: readonly WaitingOperation[]
  readonly waiting: WaitingItem
  readonly raw: readonly string[]
  readonly now: Date
}

/** The file that was chosen or that the words were written for: this person must hold it, and not for a day. */
async function fileFor(client: Client, actor: Actor, wanted: readonly FileId[]): Promise<FileId> {
  const cases = wanted.filter((file) => fileKind(file) === 'child' || fileKind(file) === 'household')
  const { rows } = await client.query<{ file_id: FileId }>(
    `SELECT g.file_id FROM file_grant g JOIN file f ON f.id = g.file_id AND f.registered
     WHERE g.person_id = $1 AND g.file_id = ANY($2) AND g.revoked_at IS NULL AND (g.until IS NULL OR g.until > london_today())
       AND NOT opened_only(g.person_id, g.file_id)`,
    [actor.personId, cases],
  )
  const held = new Set(rows.map((row) => row.file_id))
  const file = cases.find((one) => held.has(one) && fileKind(one) === 'child') ?? cases.find((one) => held.has(one))
  if (!file) throw new Refusal(409, 'Choose a file', 'Say in whose file the words are to be kept.')
  return file
}

/** Longer than a text may be: in parts, none of it left out. */
const MOST_IN_A_PART = 150_000

const isSecondHalf = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff

const inParts = (words: string): readonly string[] => {
  const parts: string[] = []
  for (let from = 0; from < words.length || from === 0; ) {
    let to = Math.min(from + MOST_IN_A_PART, words.length)
    // not between the two halves of one sign
    if (to < words.length && isSecondHalf(words.charCodeAt(to)) && !isSecondHalf(words.charCodeAt(to - 1))) to -= 1
    parts.push(words.slice(from, to))
    if (to === from) break
    from = to
  }
  return parts
}

const partsOf = (opId: Uuid, words: readonly WrittenWords[]): NonNullable<Attached['words']> =>
  words
    .flatMap(({ label, words: text }) =>
      inParts(text || label).map((part) => ({ under: label, words: storable(part) })),
    )
    .map((part, n) => ({ id: derivedId(opId, `part ${n}`), ...part }))

/** A device's clock may say it in any way that can be read; a record in one. */
const moment = (claimed: string): string =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(claimed) ? claimed : new Date(claimed).toISOString()

const WHY: { readonly [W in WaitingItem['why']]: (reason: string) => string } = {
  revoked: (reason) =>
    reason === NOT_YOURS ? 'It arrived after the writer had handed on the file it was written for.' : reason,
  parked: (reason) => `It could not take effect as it was written: ${reason}`,
  'dead letter': (reason) => reason,
}

/** Whoever may not read the record that the words were written for does not read them here either. */
async function keptFrom(
  client: Client,
  operations: readonly WaitingOperation[],
): Promise<NonNullable<Attached['keptFrom']>> {
  const roles = attachedWords.fields.keptFrom.options.map(({ value }) => value)
  const types = new Set<string>()
  const records = new Set<Uuid>()
  for (const row of operations) {
    if (row.record_id !== null) records.add(row.record_id)
    const read = readOperation({ opId: row.op_id, sha256: row.sha256, raw: rawOf(row) })
    if (!('op' in read)) continue
    types.add(read.op.type)
    records.add(read.op.recordId)
  }
  const { rows } = await client.query<{ role: string }>(
    'SELECT DISTINCT unnest(withheld_from) AS role FROM record WHERE id = ANY($1::uuid[])',
    [[...records]],
  )
  const withheld = new Set(rows.map((row) => row.role))
  return roles.filter(
    (role) =>
      withheld.has(role) || [...types].some((type) => definitionOf(type)?.permission[role]?.includes('r') === false),
  )
}

/** In the caller's transaction. */
export async function attachWords(
  client: Client,
  actor: Actor,
  request: DecisionRequest,
  given: Given,
): Promise<{ readonly recordId: Uuid; readonly files: readonly FileId[] }> {
  const { operations, waiting, raw, now } = given
  if (operations.some((one) => one.file_ids.some((file) => fileKind(file) === 'person')))
    throw new Refusal(
      409,
      'A supervision stays where it belongs',
      'What was said there is not kept in anybody else’s file. Let it take effect, or set it aside.',
    )
  const file = await fileFor(client, actor, request.file ? [request.file] : operations.flatMap((one) => one.file_ids))
  const at = now.toISOString()
  const by: Stamp = { personId: actor.personId, name: actor.name, role: actor.role, at }
  const words = waiting.words.length > 0 ? waiting.words : raw.map((text) => ({ label: 'As it came', words: text }))
  const from = await keptFrom(client, operations)
  const body: Attached = {
    what: waiting.kind ?? 'a note',
    writer: { recordId: waiting.writer.personId, name: waiting.writer.name },
    ...(waiting.writtenAt !== undefined && { written: moment(waiting.writtenAt) }),
    received: waiting.receivedAt,
    words: partsOf(waiting.opId, words),
    why: WHY[waiting.why](waiting.reason),
    answer: request.words,
    number: waiting.opId,
    ...(from.length > 0 && { keptFrom: from }),
  }
  const recordId = v7()
  const write = { definition: attachedWords, recordId, fileIds: [file], at }
  const written = writeOperation({ ...write, opId: v7(), body })
  const signed = {
    ...operation({ ...write, opId: v7() }, { kind: 'sign', as: 'sign', bodyHash: bodyHash(body) }),
    prevOpId: written.opId,
    base: { opId: written.opId },
  }
  await applyAsService(client, [
    { op: written, by, receivedAt: at },
    { op: signed, by, receivedAt: at },
  ])
  return { recordId, files: [file] }
}

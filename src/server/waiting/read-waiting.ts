/**
 * What waits, as the people who decide read it. Everything is asked under row-level security: what somebody may not
 * decide over is not there for them.
 */
import { blobHashes } from '../../model/blob-refs.ts'
import type { Body } from '../../model/field.ts'
import { fileKind, fileSubject } from '../../model/file.ts'
import type { FileId, Uuid } from '../../model/file.ts'
import type { Operation } from '../../model/operation.ts'
import { ROLE_WORDS } from '../../model/person.ts'
import type { Actor } from '../../model/person.ts'
import { viewFor } from '../../model/permission.ts'
import type { CaseRecord } from '../../model/record.ts'
import { writtenWords } from '../../practice/written-words.ts'
import type { WaitingItem } from '../../protocol/waiting.ts'
import { definitionOf } from '../../records/all.ts'
import { rawOf } from '../apply/inbox.ts'
import { readOperation } from '../apply/read-operation.ts'
import type { Client } from '../db/pool.ts'
import { begunWords } from '../letters/notes-in-letters.ts'

interface WaitingRow {
  readonly op_id: Uuid
  readonly sha256: string
  readonly writer: Uuid
  readonly record_id: Uuid | null
  readonly file_ids: FileId[]
  readonly status: 'parked' | 'quarantined'
  readonly reason: string | null
  readonly dead_letter: boolean
}

/** One piece of writing with the texts it came in. */
export interface Waiting {
  readonly item: WaitingItem
  readonly raw: readonly string[]
  readonly recordIds: readonly Uuid[]
}

/** Undecided, oldest first; with `opId` the piece of writing that this operation belongs to. */
async function waitingRows(client: Client, opId: Uuid | undefined): Promise<WaitingRow[]> {
  const { rows } = await client.query<WaitingRow>(
    `SELECT w.op_id, w.sha256, w.writer, w.record_id, w.file_ids, w.status, w.reason, l.op_id IS NOT NULL AS dead_letter
     FROM waiting_words w LEFT JOIN dead_letter l ON l.op_id = w.op_id AND l.sha256 = w.sha256
     WHERE still_waits(w.op_id, w.sha256)
       AND ($1::uuid IS NULL OR (w.writer, coalesce(w.record_id, w.op_id)) IN (
         SELECT o.writer, coalesce(o.record_id, o.op_id) FROM waiting_words o WHERE o.op_id = $1))
     ORDER BY w.at, w.op_id`,
    [opId],
  )
  return rows
}

const groupKey = (row: WaitingRow): string => `${row.writer} ${row.record_id ?? row.op_id}`

interface TextRow {
  op_id: Uuid
  sha256: string
  raw: string
  raw_form: string
  received_at: Date
  arrival: number
  writer_name: string | null
  writer_role: keyof typeof ROLE_WORDS | null
}

async function textsOf(client: Client, rows: readonly WaitingRow[]): Promise<ReadonlyMap<string, TextRow>> {
  const { rows: texts } = await client.query<TextRow>('SELECT * FROM waiting_text($1::uuid[])', [
    rows.map((row) => row.op_id),
  ])
  return new Map(texts.map((text) => [`${text.op_id} ${text.sha256}`, text]))
}

/** The names on the covers of the files that this reader holds. */
async function namesOf(client: Client, actor: Actor, files: readonly FileId[]): Promise<ReadonlyMap<FileId, string>> {
  const { rows } = await client.query<{ file_id: FileId; record: string | null }>(
    `SELECT g.file_id, v.record::text AS record FROM file_grant g
     LEFT JOIN record r ON r.id = split_part(g.file_id, ':', 2)::uuid
     LEFT JOIN revision v ON v.record_id = r.id AND v.revision = r.revision
     WHERE g.file_id = ANY($1)`,
    [files.filter((file) => fileKind(file) !== 'person')],
  )
  return new Map(
    rows.map(({ file_id: file, record }) => {
      const register = record === null ? undefined : (JSON.parse(record) as CaseRecord)
      const definition = register && definitionOf(register.type)
      const view = register && definition && viewFor(actor, definition, register)
      return [file, view && definition && view.id === fileSubject(file) ? definition.summary(view.body, {}) : '']
    }),
  )
}

/** The bodies that waiting operations rest on, each of its own record, as far as this reader may see them. */
async function basesOf(client: Client, operations: readonly Operation[]): Promise<(op: Operation) => Body | undefined> {
  const bases = operations.flatMap(({ base, recordId }) => (base ? [{ base, recordId }] : []))
  const { rows } = await client.query<{
    record_id: Uuid
    revision: number
    op_id: Uuid
    body: string
  }>(
    `SELECT v.record_id, v.revision, v.op_id, coalesce(v.authored, v.record->'body')::text AS body FROM revision v
     WHERE v.op_id = ANY($1::uuid[])
       OR (v.record_id, v.revision) IN (SELECT * FROM unnest($2::uuid[], $3::int[]))`,
    [
      bases.flatMap(({ base }) => ('opId' in base ? [base.opId] : [])),
      bases.flatMap(({ base, recordId }) => ('revision' in base ? [recordId] : [])),
      bases.flatMap(({ base }) => ('revision' in base ? [base.revision] : [])),
    ],
  )
  const found = new Map<string, Body>()
  for (const row of rows) {
    const body = JSON.parse(row.body) as Body
    found.set(`${row.record_id} ${row.op_id}`, body).set(`${row.record_id}@${row.revision}`, body)
  }
  return ({ base, recordId }) =>
    base ? found.get('opId' in base ? `${recordId} ${base.opId}` : `${recordId}@${base.revision}`) : undefined
}

/** A list is long: its texts are cut, those of one piece are whole. */
const IN_A_LIST = 600

export async function readWaiting(
  client: Client,
  actor: Actor,
  wanted: { readonly opId: Uuid } | { readonly most: number },
): Promise<{ readonly waiting: readonly Waiting[]; readonly more: boolean }> {
  const opId = 'opId' in wanted ? wanted.opId : undefined
  const groups = new Map<string, WaitingRow[]>()
  for (const row of await waitingRows(client, opId)) {
    const group = groups.get(groupKey(row))
    if (group) group.push(row)
    else groups.set(groupKey(row), [row])
  }
  const all = [...groups.values()]
  const taken = 'most' in wanted ? all.slice(0, wanted.most) : all
  const texts = await textsOf(client, taken.flat())
  const names = await namesOf(client, actor, [...new Set(taken.flat().flatMap((row) => row.file_ids))])
  const waiting: Waiting[] = []
  for (const rows of taken) {
    const parts = rows
      .flatMap((row) => {
        const text = texts.get(`${row.op_id} ${row.sha256}`)
        return text ? [{ row, text, raw: rawOf(text) }] : []
      })
      .sort((a, b) => a.text.arrival - b.text.arrival)
    const [first] = parts
    if (!first) continue
    const operations = parts.flatMap(({ row, raw }) => {
      const read = readOperation({ opId: row.op_id, sha256: row.sha256, raw })
      return 'op' in read ? [read.op] : []
    })
    const [op] = operations
    const begun = parts.flatMap(({ raw }) => begunWords(raw) ?? [])
    const words = [
      ...writtenWords(operations, await basesOf(client, operations)),
      ...begun.map((text) => ({ label: 'Begun and never sent', words: text })),
    ]
    const { row, text } = first
    waiting.push({
      raw: parts.map((part) => part.raw),
      recordIds: rows.flatMap((one) => one.record_id ?? []),
      item: {
        opId: row.op_id,
        writer: {
          personId: row.writer,
          name: text.writer_name ?? 'Somebody unknown here',
          role: text.writer_role ? ROLE_WORDS[text.writer_role] : '',
        },
        about: row.file_ids.flatMap((file) => {
          const name = names.get(file)
          return name === undefined ? [] : [{ fileId: file, name }]
        }),
        ...(op && { kind: definitionOf(op.type)?.words.one ?? op.type, writtenAt: op.claimedAt }),
        ...(row.record_id !== null && { recordId: row.record_id }),
        receivedAt: text.received_at.toISOString(),
        why: row.dead_letter ? 'dead letter' : row.status === 'quarantined' ? 'revoked' : 'parked',
        reason: row.reason ?? '',
        words: words.map((one) => (opId === undefined ? { ...one, words: opening(one.words) } : one)),
        pictures: blobHashes(operations.map((one) => one.patch)).size,
        operations: parts.length,
        own: row.writer === actor.personId,
      },
    })
  }
  return { waiting, more: taken.length < all.length }
}

const opening = (words: string): string => (words.length > IN_A_LIST ? `${words.slice(0, IN_A_LIST)} …` : words)

/**
 * Writes what a return says over what is there. A field is changed only where the return says something else than it
 * said last time: what people have written into an imported record since then stays.
 */
import { bodyHash } from '../../model/body.ts'
import type { AnyRecordDefinition } from '../../model/define-record.ts'
import type { Body } from '../../model/field.ts'
import type { Uuid } from '../../model/file.ts'
import { sameJson } from '../../model/json.ts'
import type { Json } from '../../model/json.ts'
import type { Stamp } from '../../model/person.ts'
import type { CaseRecord } from '../../model/record.ts'
import type { Step, Understood } from '../apply/arrival.ts'
import { sha256Of } from '../apply/arrival.ts'
import type { FeedEntry } from '../apply/feed.ts'
import { writeSteps } from '../apply/write-steps.ts'
import type { Client } from '../db/pool.ts'
import type { Wanted } from './records-of-return.ts'
import { asRecord, newOpId, writeNewRecords } from './write-new-records.ts'
import type { NewRecord } from './write-new-records.ts'

/** Who an imported record says it is from; the person who ran the import stands in the audit. */
export const RETURN_AUTHOR: Uuid = '5da90300-0000-8000-8000-00000000a0fe'
export const returnStamp = (at: string): Stamp => ({
  personId: RETURN_AUTHOR,
  name: 'SSDA903 return',
  role: 'placements-team',
  at,
})

/** Returns what was written, as steps of the apply room: none for what the return says as before. */
export async function storeRecords(client: Client, wanted: readonly Wanted[], by: Stamp): Promise<Step[]> {
  const hashes = await headHashes(client, await inKnownFiles(client, wanted))
  const fresh = wanted.filter(({ id, gone }) => !hashes.has(id) && !gone).map(newRecord)
  await writeNewRecords(client, fresh, by)

  const unlike = wanted.filter((one) => hashes.has(one.id) && (one.gone || hashes.get(one.id) !== bodyHash(one.body)))
  const there = unlike.map(({ id }) => id)
  const heads = await headsOf(client, there)
  const said = await lastSaid(client, there)
  const changed = unlike.flatMap((one) => changeOf(one, heads.get(one.id), said.get(one.id), by) ?? [])
  await writeSteps(client, changed)
  return [...fresh.map((one) => step(one.definition, undefined, asRecord(one, by), one.body)), ...changed]
}

const newRecord = ({ id, definition, fileIds, body, initial }: Wanted): NewRecord => ({
  id,
  opId: newOpId(),
  definition,
  fileIds,
  body: { ...initial, ...body },
  ...(initial && { authored: body }),
})

/** A file that does not exist holds nothing: of new children nothing need be looked up. */
async function inKnownFiles(client: Client, wanted: readonly Wanted[]): Promise<Wanted[]> {
  const { rows } = await client.query<{ id: string }>('SELECT id FROM file WHERE id = ANY($1::text[])', [
    [...new Set(wanted.flatMap(({ fileIds }) => fileIds[0] ?? []))],
  ])
  const known = new Set(rows.map(({ id }) => id))
  return wanted.filter(({ fileIds }) => known.has(fileIds[0] ?? ''))
}

/** Absent: no such record. A discarded one has a hash that nothing equals, so that it is looked at. */
async function headHashes(client: Client, wanted: readonly Wanted[]): Promise<Map<Uuid, string>> {
  if (wanted.length === 0) return new Map()
  const { rows } = await client.query<{ id: Uuid; hash: string }>(
    `SELECT r.id, CASE WHEN r.status = 'discarded' THEN '' ELSE v.body_hash END AS hash
     FROM record r JOIN revision v ON v.record_id = r.id AND v.revision = r.revision
     WHERE r.id = ANY($1::uuid[])`,
    [wanted.map(({ id }) => id)],
  )
  return new Map(rows.map(({ id, hash }) => [id, hash]))
}

async function headsOf(client: Client, ids: readonly Uuid[]): Promise<Map<Uuid, CaseRecord>> {
  if (ids.length === 0) return new Map()
  const { rows } = await client.query<{ record: CaseRecord }>(
    `SELECT v.record FROM record r JOIN revision v ON v.record_id = r.id AND v.revision = r.revision
     WHERE r.id = ANY($1::uuid[])`,
    [ids],
  )
  return new Map(rows.map(({ record }) => [record.id, record]))
}

/** What the last return said of each record, which is not always what stands in it. */
async function lastSaid(client: Client, ids: readonly Uuid[]): Promise<Map<Uuid, Body>> {
  if (ids.length === 0) return new Map()
  const { rows } = await client.query<{ record_id: Uuid; body: Body }>(
    `SELECT DISTINCT ON (record_id) record_id, coalesce(authored, record -> 'body') AS body
     FROM revision
     WHERE record_id = ANY($1::uuid[]) AND record -> 'updated' ->> 'personId' = $2
     ORDER BY record_id, revision DESC`,
    [ids, RETURN_AUTHOR],
  )
  return new Map(rows.map(({ record_id, body }) => [record_id, body]))
}

function changeOf(wanted: Wanted, head: CaseRecord | undefined, said: Body | undefined, by: Stamp): Step | undefined {
  if (!head) return undefined
  const mine = head.updated.personId === RETURN_AUTHOR
  // Somebody has taken it out of the record: the same return does not bring it back.
  if (head.status === 'discarded' && !mine) return undefined
  const status = wanted.gone ? 'discarded' : head.status === 'discarded' ? 'draft' : head.status
  const body = wanted.gone ? head.body : over(head.body, said ?? {}, wanted)
  if (status === head.status && sameJson(body as Json, head.body as Json)) return undefined
  return step(
    wanted.definition,
    head,
    {
      ...head,
      body,
      status,
      revision: head.revision + 1,
      opId: newOpId(),
      updated: by,
      receivedAt: by.at,
    },
    wanted.gone ? head.body : wanted.body,
  )
}

function over(head: Body, said: Body, { body: says, initial = {} }: Wanted): Body {
  const body: { [field: string]: Body[string] } = { ...head }
  for (const field of new Set([...Object.keys(said), ...Object.keys(says)])) {
    // What a new record is merely given, an old one keeps.
    const isSilent = says[field] === undefined && field in initial
    if (isSilent || sameJson(said[field], says[field])) continue
    if (says[field] === undefined) delete body[field]
    else body[field] = says[field]
  }
  return body
}

const step = (
  definition: AnyRecordDefinition,
  before: CaseRecord | undefined,
  record: CaseRecord,
  authored: Body,
): Step => ({
  understood: NOT_AN_OPERATION,
  definition,
  before,
  record,
  parents: before ? [before.revision] : [],
  authored,
})

/** A return is no operation of a device; of the part that says where one came from, only the person is asked for. */
const NOT_AN_OPERATION = { personId: RETURN_AUTHOR } as Understood

export const returnEntries = ({ record }: Step): FeedEntry[] =>
  record.fileIds.map((fileId) => ({
    fileId,
    digest: sha256Of(`${record.opId}|${record.id}|${record.revision}`),
    opId: record.opId,
    personId: RETURN_AUTHOR,
    recordId: record.id,
    revision: record.revision,
  }))

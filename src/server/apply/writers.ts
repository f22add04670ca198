/** Whose hand each field of a head is: found in the revisions that came since the writer last saw the record. */
import type { Body } from '../../model/field.ts'
import type { Uuid } from '../../model/file.ts'
import { sameJson } from '../../model/json.ts'
import type { Stamp } from '../../model/person.ts'
import type { Hand } from '../../model/record.ts'
import type { WriterOf } from '../../model/versions.ts'
import type { Client } from '../db/pool.ts'

/** One revision, as far as it says who wrote what. */
export interface Writing {
  readonly revision: number
  readonly hand: Hand
  readonly body: Body
}
/** In ascending order, without holes. */
export type Writings = Map<Uuid, Writing[]>

/** From these revisions to the head of each record: asked only where somebody else has written since. */
export async function writingsSince(
  client: Client,
  from: readonly { readonly recordId: Uuid; readonly revision: number }[],
): Promise<Writings> {
  const lowest = new Map<Uuid, number>()
  for (const { recordId, revision } of from)
    lowest.set(recordId, Math.min(revision, lowest.get(recordId) ?? Number.POSITIVE_INFINITY))
  const writings: Writings = new Map()
  if (lowest.size === 0) return writings
  const { rows } = await client.query<{
    record_id: Uuid
    revision: number
    op_id: Uuid
    updated: Stamp
    body: Body
    device_id: Uuid | null
  }>(
    `SELECT v.record_id, v.revision, v.op_id, v.record -> 'updated' AS updated, v.record -> 'body' AS body,
       (SELECT i.device_id FROM op_inbox i WHERE i.op_id = v.op_id LIMIT 1) AS device_id
     FROM unnest($1::uuid[], $2::int[]) AS wanted (id, at) JOIN revision v ON v.record_id = wanted.id AND v.revision >= wanted.at
     ORDER BY v.record_id, v.revision`,
    [[...lowest.keys()], [...lowest.values()]],
  )
  for (const row of rows) {
    const hand = { ...row.updated, opId: row.op_id, ...(row.device_id !== null && { device: row.device_id }) }
    writings.set(row.record_id, [
      ...(writings.get(row.record_id) ?? []),
      { revision: row.revision, hand, body: row.body },
    ])
  }
  return writings
}

/** The last who changed the field after the revision `since`, and the names of others who did before them. */
export function writerAfter(since: number, writings: readonly Writing[] | undefined): WriterOf {
  return (field) => {
    let found: Hand | undefined
    const names = new Map<Uuid, string>()
    let before: Writing | undefined
    for (const writing of writings ?? []) {
      if (before && writing.revision > since && !sameJson(writing.body[field], before.body[field])) {
        found = writing.hand
        names.set(found.personId, found.name)
      }
      before = writing
    }
    if (!found) return undefined
    names.delete(found.personId)
    return names.size > 0 ? { ...found, with: [...names.values()] } : found
  }
}

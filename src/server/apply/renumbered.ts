/**
 * A service that came back from a backup gives its revisions their numbers anew, in the order in which devices send
 * again what they kept: revision 5 may be another text than the one a device wrote on. There, what a change was written
 * on is found by its hash. Written on the wrong text, the pieces of a change would land in the middle of other words.
 */
import { bodyHash } from '../../model/body.ts'
import type { Body } from '../../model/field.ts'
import type { Uuid } from '../../model/file.ts'
import type { Operation } from '../../model/operation.ts'
import type { CaseRecord } from '../../model/record.ts'
import type { Client } from '../db/pool.ts'
import type { Understood } from './arrival.ts'

export interface Renumbering {
  /** This service has come back from a backup: numbers alone say nothing. */
  readonly isRestored: boolean
  /** Our number of the text with this hash, by "record hash"; grows as a batch is worked through. */
  readonly byHash: Map<string, number>
}

const keyOf = (recordId: Uuid, hash: string): string => `${recordId} ${hash}`

/** Old devices do not say it, nor does whoever saw only a part of the record. */
const hashOf = ({ base, baseHash }: Operation): string | undefined =>
  base && 'revision' in base ? baseHash : undefined

export async function fetchRenumbering(
  client: Client,
  batch: readonly Understood[],
  keep: (recordId: Uuid, revision: number, body: Body) => void,
): Promise<Renumbering> {
  const byHash = new Map<string, number>()
  const asked = batch.flatMap(({ op }) => {
    const hash = hashOf(op)
    return hash === undefined ? [] : [{ id: op.recordId, hash }]
  })
  if (asked.length === 0 && !batch.some(({ op }) => op.followsFrom)) return { isRestored: false, byHash }
  const { rows: epochs } = await client.query<{ several: boolean }>('SELECT count(*) > 1 AS several FROM server_epoch')
  if (!epochs[0]?.several) return { isRestored: false, byHash }
  const { rows } = await client.query<{ record_id: Uuid; revision: number; body_hash: string; body: Body }>(
    `SELECT v.record_id, v.revision, v.body_hash, v.record -> 'body' AS body
     FROM revision v JOIN unnest($1::uuid[], $2::text[]) AS asked (id, hash) ON v.record_id = asked.id AND v.body_hash = asked.hash
     ORDER BY v.revision`,
    [asked.map((one) => one.id), asked.map((one) => one.hash)],
  )
  for (const row of rows) {
    byHash.set(keyOf(row.record_id, row.body_hash), row.revision)
    keep(row.record_id, row.revision, row.body)
  }
  return { isRestored: true, byHash }
}

/** What the batch has just made is there for those that come after it. */
export function noteRevision({ isRestored, byHash }: Renumbering, record: CaseRecord): void {
  if (isRestored) byHash.set(keyOf(record.id, bodyHash(record.body)), record.revision)
}

/** Undefined: the text it was written on is not here, and may still come from another device. */
export function inOurNumbers(
  op: Operation,
  { isRestored, byHash }: Renumbering,
  head: CaseRecord | undefined,
): Operation | undefined {
  const hash = hashOf(op)
  if (!isRestored || hash === undefined) return op
  const revision = byHash.get(keyOf(op.recordId, hash))
  if (revision !== undefined) return { ...op, base: { revision } }
  // a mark and an addendum stand beside the text, not in it
  if ((op.patch.kind === 'mark' || op.patch.kind === 'amend') && head)
    return { ...op, base: { revision: head.revision } }
  return undefined
}

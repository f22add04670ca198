/** Deliveries as a person may follow them: of records that they may take out of their files (section G, X), and no others. */
import { fileKind, fileSubject } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import type { Actor } from '../../model/person.ts'
import { may } from '../../model/permission.ts'
import type { CaseRecord } from '../../model/record.ts'
import type { Delivery, DeliveryList } from '../../protocol/deliveries.ts'
import { definitionOf } from '../../records/all.ts'
import type { Client } from '../db/pool.ts'

interface Row {
  readonly id: Uuid
  readonly paper: string
  readonly target: Delivery['target']
  readonly asked_at: Date
  readonly next_at: Date
  readonly tries: number
  readonly tried_at: Date | null
  readonly trouble: Delivery['trouble'] | null
  readonly delivered_at: Date | null
  readonly failed_at: Date | null
  readonly record: CaseRecord
}

const mayFollow = (actor: Actor, record: CaseRecord): boolean => {
  const definition = definitionOf(record.type)
  return definition !== undefined && may(actor, 'export', definition, record)
}

/** Under row-level security, as the person. */
export async function readDeliveries(
  client: Client,
  actor: Actor,
  which: { readonly most: number } | { readonly id: Uuid },
): Promise<readonly Delivery[]> {
  const { rows } = await client.query<Row>(
    `SELECT d.id, d.paper, d.target, d.asked_at, d.next_at, d.tries, d.tried_at, d.trouble, d.delivered_at, d.failed_at, v.record
     FROM delivery d JOIN record r ON r.id = d.record_id JOIN revision v ON v.record_id = r.id AND v.revision = r.revision
     WHERE $1::uuid IS NULL OR d.id = $1
     ORDER BY d.failed_at IS NULL, d.delivered_at IS NOT NULL, d.asked_at DESC, d.id LIMIT $2`,
    'id' in which ? [which.id, 1] : [null, which.most],
  )
  return rows.filter(({ record }) => mayFollow(actor, record)).map(toldOf)
}

function toldOf({ record, ...row }: Row): Delivery {
  const child = record.fileIds.find((file) => fileKind(file) === 'child')
  const isOpen = !row.delivered_at && !row.failed_at
  return {
    id: row.id,
    recordId: record.id,
    recordType: record.type,
    ...(child && { childId: fileSubject(child) }),
    paper: row.paper,
    target: row.target,
    askedAt: row.asked_at.toISOString(),
    tries: row.tries,
    ...(row.tried_at && { triedAt: row.tried_at.toISOString() }),
    ...(isOpen && { nextAt: row.next_at.toISOString() }),
    ...(row.trouble && { trouble: row.trouble }),
    ...(row.delivered_at && { deliveredAt: row.delivered_at.toISOString() }),
    ...(row.failed_at && { failedAt: row.failed_at.toISOString() }),
  }
}

/** Asked as the system: where papers go, and since when, is nobody's secret to those who may follow them. */
export async function readTargets(client: Client): Promise<Pick<DeliveryList, 'targets' | 'from'>> {
  const { rows } = await client.query<{ target: Delivery['target']; day: string | null }>(
    'SELECT target, from_day::text AS day FROM delivery_target ORDER BY 1',
  )
  return {
    targets: rows.map(({ target }) => target),
    from: rows.flatMap(({ target, day }) => (day === null ? [] : [{ target, day }])),
  }
}

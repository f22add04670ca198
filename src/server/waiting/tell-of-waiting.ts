/** What a pull says beside the files: what became of the operations asked about, and how much waits for this reader. */
import type { Uuid } from '../../model/file.ts'
import { isOneOf, mayBeAskedToDecide } from '../../model/person.ts'
import type { Actor } from '../../model/person.ts'
import type { OperationAnswer, OperationStatus, PullAnswer } from '../../protocol/messages.ts'
import type { Client } from '../db/pool.ts'

interface AnswerRow {
  op_id: string
  status: OperationStatus
  reason: string | null
  kind: NonNullable<OperationAnswer['decision']>['kind'] | null
  words: string | null
  by_name: string | null
  decided_at: Date | null
}

/** Of one's own operations only: the database sees to that. What it has never seen is left out. */
async function answersTo(client: Client, asks: readonly Uuid[]): Promise<readonly OperationAnswer[]> {
  const { rows } = await client.query<AnswerRow>('SELECT * FROM my_answers($1::uuid[])', [asks])
  return rows.map((row) => ({
    opId: row.op_id,
    status: row.status,
    ...(row.reason !== null && { reason: row.reason }),
    ...(row.kind !== null &&
      row.decided_at !== null && {
        decision: {
          kind: row.kind,
          words: row.words ?? '',
          by: row.by_name ?? '',
          at: row.decided_at.toISOString(),
        },
      }),
  }))
}

/** What is decided together counts as one. */
async function countWaiting(client: Client): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(DISTINCT (w.writer, coalesce(w.record_id, w.op_id))) AS count FROM waiting_words w
     WHERE still_waits(w.op_id, w.sha256)`,
  )
  return rows[0]?.count ?? 0
}

/** What nobody tries any more. Whoever manages a team is told, and everybody above them. */
async function countUndelivered(client: Client): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    'SELECT count(*) AS count FROM delivery WHERE failed_at IS NOT NULL',
  )
  return rows[0]?.count ?? 0
}

/** In the snapshot of the pull itself, as the person. */
export async function tellOfWaiting(
  client: Client,
  actor: Actor,
  asks: readonly Uuid[] | undefined,
): Promise<Pick<PullAnswer, 'answers' | 'waiting' | 'undelivered'>> {
  const undelivered = isOneOf(['team-manager'], actor.role) ? await countUndelivered(client) : 0
  return {
    ...(asks && asks.length > 0 && { answers: [...(await answersTo(client, asks))] }),
    ...(mayBeAskedToDecide(actor.role) && { waiting: await countWaiting(client) }),
    ...(undelivered > 0 && { undelivered }),
  }
}

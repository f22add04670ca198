/** Lets waiting words take effect after all: as written, and stamped with who wrote them. */
import type { FileId } from '../../model/file.ts'
import { actorsOf } from '../auth/actors.ts'
import { applyInTransaction } from '../apply/apply-batch.ts'
import type { Understood } from '../apply/arrival.ts'
import { rawOf } from '../apply/inbox.ts'
import { readOperation } from '../apply/read-operation.ts'
import type { Client } from '../db/pool.ts'
import { Refusal } from '../http/problem.ts'
import type { WaitingOperation } from './waiting-operation.ts'

const cannot = (reason: string): Refusal => new Refusal(409, 'It cannot take effect as it is', reason)

/** Nobody asks again for access and role; everything else is asked. Throws, and nothing has happened, when it cannot apply. */
export async function releaseWords(
  client: Client,
  operations: readonly WaitingOperation[],
): Promise<readonly FileId[]> {
  const writers = await actorsOf(
    client,
    operations.map((one) => one.writer),
  )
  const batch = operations.map((row): Understood => {
    const arrival = {
      opId: row.op_id,
      sha256: row.sha256,
      raw: rawOf(row),
      personId: row.writer,
      deviceId: row.device_id,
      receivedAt: row.received_at.toISOString(),
    }
    const read = readOperation(arrival)
    if ('reason' in read) throw cannot(read.reason)
    const actor = writers.get(row.writer)
    if (!actor) throw cannot('Whoever sent it is not known here')
    const { personId, name, role } = actor
    return { ...arrival, op: read.op, actor, trusted: { personId, name, role, at: read.op.claimedAt }, released: true }
  })
  // What it was is kept with the decision; without this it would only be answered as before.
  await client.query(
    'DELETE FROM op_result r USING unnest($1::uuid[], $2::text[]) AS n (op_id, sha256) WHERE r.op_id = n.op_id AND r.sha256 = n.sha256',
    [batch.map((one) => one.opId), batch.map((one) => one.sha256)],
  )
  const { results, files } = await applyInTransaction(client, batch)
  const failed = results.find((result) => ['parked', 'quarantined', 'retry', 'stale'].includes(result.status))
  if (failed) throw cannot(failed.reason ?? 'Something it rests on is not here.')
  return files
}

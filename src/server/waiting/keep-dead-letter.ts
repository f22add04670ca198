/**
 * The last resort of a device: words that the push could not take, alone and again and again. Nothing is asked of them
 * but whose they are, how large they are and that they came as they were sent; then they wait for a person.
 */
import type { Actor } from '../../model/person.ts'
import type { DeadLetter } from '../../protocol/messages.ts'
import { keepResults } from '../apply/answers.ts'
import type { Arrival } from '../apply/arrival.ts'
import { keepInInbox } from '../apply/inbox.ts'
import { readOperation } from '../apply/read-operation.ts'
import { lockRecordsOf } from '../apply/world.ts'
import { asSystem } from '../db/pool.ts'
import type { Pool } from '../db/pool.ts'
import { storable } from './storable.ts'

/** Safe to call again: a result that is there already, whichever it is, stays. */
export async function keepDeadLetter(pool: Pool, actor: Actor, letter: DeadLetter, receivedAt: string): Promise<void> {
  const { opId, sha256, raw, deviceId } = letter
  const arrival: Arrival = { opId, sha256, raw, deviceId, personId: actor.personId, receivedAt }
  const read = readOperation(arrival)
  const told = storable(letter.reason)
  const reason = `It could not be sent in the usual way: ${told.replace(/\.$/, '')}. The council has your words.`
  await asSystem(pool, async (client) => {
    await keepInInbox(client, [arrival])
    await lockRecordsOf(client, [arrival])
    await client.query('INSERT INTO dead_letter (op_id, sha256, reason) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
      opId,
      sha256,
      told,
    ])
    await keepResults(client, [
      { opId, sha256, status: 'parked', reason, ...('op' in read && { recordId: read.op.recordId }) },
    ])
    await client.query(
      `INSERT INTO audit (person_id, role, action, op_id, record_ids, file_ids) VALUES ($1, $2, 'dead-letter', $3, $4, $5)`,
      [actor.personId, actor.role, opId, 'op' in read ? [read.op.recordId] : [], 'op' in read ? read.op.fileIds : []],
    )
  })
}

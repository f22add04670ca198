import { readsNote } from '../../protocol/reads.ts'
import type { OneRead } from '../../protocol/reads.ts'
import { stored } from '../../protocol/messages.ts'
import type { Actor } from '../../model/person.ts'
import type { Uuid } from '../../model/file.ts'
import { asSystem } from '../db/pool.ts'
import type { Pool } from '../db/pool.ts'
import { jsonAnswer, readJson } from './body.ts'
import type { Route } from './route.ts'
import { personOf } from './situation.ts'
import type { Request, ServerDeps } from './situation.ts'

const MOST_BYTES = 256 * 1024

/** Section G: "Every read logged." Of what is on no server there is nothing to be told. */
export function readsRoute({ pool }: ServerDeps): Route {
  async function handle(c: Request): Promise<Response> {
    const { actor } = personOf(c)
    const { nonce, deviceId, reads } = await readJson(c, readsNote, MOST_BYTES)
    await keepReads(pool, actor, deviceId, reads)
    return jsonAnswer(c, { nonce, stored: true })
  }
  return {
    method: 'POST',
    path: '/sync/v1/reads',
    summary: 'What was opened on a device: kept in the audit',
    signedIn: true,
    takes: readsNote,
    gives: stored,
    handle,
  }
}

async function keepReads(pool: Pool, actor: Actor, deviceId: Uuid, reads: readonly OneRead[]): Promise<void> {
  await asSystem(pool, (client) =>
    client.query(
      `INSERT INTO audit (person_id, role, action, op_id, record_ids, file_ids, detail)
       SELECT $1, $2, 'read', n.id, ARRAY[r.id], r.file_ids, json_build_object('deviceId', $3::text, 'at', n.at)
       FROM unnest($4::uuid[], $5::uuid[], $6::text[]) WITH ORDINALITY AS n (id, record_id, at, place)
       JOIN record r ON r.id = n.record_id ORDER BY n.place`,
      [
        actor.personId,
        actor.role,
        deviceId,
        reads.map(({ id }) => id),
        reads.map(({ recordId }) => recordId),
        reads.map(({ at }) => at),
      ],
    ),
  )
}

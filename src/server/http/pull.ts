import { pullAnswer, pullRequest } from '../../protocol/messages.ts'
import { asSystem } from '../db/pool.ts'
import { noteWordsOnDevice } from '../letters/devices.ts'
import { keyToSealTo } from '../letters/organisation-key.ts'
import { pull } from '../sync/pull.ts'
import { jsonAnswer, readJson } from './body.ts'
import type { Route } from './route.ts'
import { mustBeThem, personOf } from './situation.ts'
import type { Request, ServerDeps } from './situation.ts'

/** Cursors of some thousand files. */
const MOST_BYTES = 2 * 1024 * 1024

export function pullRoute({ pool, metrics }: ServerDeps): Route {
  async function handle(c: Request): Promise<Response> {
    const { actor, deviceId } = personOf(c)
    const request = await readJson(c, pullRequest, MOST_BYTES)
    mustBeThem(actor, request.personId)
    const { answer, recordIds } = await pull(pool, actor, request)
    metrics.pulledChanges.inc(answer.files.reduce((sum, file) => sum + file.changes.length, 0))
    if (recordIds.length > 0) {
      // Written before the words leave: a read that is not in the audit has not happened.
      await asSystem(pool, async (client) => {
        await client.query(
          `INSERT INTO audit (person_id, role, action, record_ids, file_ids, detail) VALUES ($1, $2, 'pull', $3, $4, json_build_object('deviceId', $5::text))`,
          [actor.personId, actor.role, recordIds, answer.files.map((file) => file.fileId), deviceId],
        )
        await noteWordsOnDevice(client, { personId: actor.personId, deviceId: request.deviceId }, answer.files)
      })
    }
    const organisationKey = await keyToSealTo(pool)
    return jsonAnswer(c, { ...answer, ...(organisationKey && { organisationKey }) })
  }
  return {
    method: 'POST',
    path: '/sync/v1/pull',
    summary: 'What is new in the files one holds',
    signedIn: true,
    takes: pullRequest,
    gives: pullAnswer,
    refusals: [426],
    handle,
  }
}

import { PUSH_MAX_BYTES, PUSH_MAX_SINGLE_BYTES, pushAnswer, pushRequest } from '../../protocol/messages.ts'
import type { PushAnswer } from '../../protocol/messages.ts'
import { push } from '../apply/push.ts'
import { serverEpoch } from '../db/service-facts.ts'
import { jsonAnswer, readJson } from './body.ts'
import { tooLarge } from './problem.ts'
import type { Route } from './route.ts'
import { mustBeThem, personOf } from './situation.ts'
import type { Request, ServerDeps } from './situation.ts'

/** The frozen text travels as a JSON string, in which quotes and line ends take two bytes. */
const MOST_BYTES = 2 * PUSH_MAX_SINGLE_BYTES + 64 * 1024
/** What a NOTIFY can carry. */
const HINT_BYTES = 7000

export function pushRoute({ pool, log, metrics }: ServerDeps): Route {
  async function handle(c: Request): Promise<Response> {
    const { actor } = personOf(c)
    const request = await readJson(c, pushRequest, MOST_BYTES)
    mustBeThem(actor, request.personId)
    const sizes = request.operations.map((one) => Buffer.byteLength(one.raw))
    const sum = sizes.reduce((all, one) => all + one, 0)
    const most = sizes.length === 1 ? PUSH_MAX_SINGLE_BYTES : PUSH_MAX_BYTES
    if (sum > most) throw tooLarge(most)
    const { results, files } = await push(pool, actor, request, new Date().toISOString(), log)
    for (const result of results) metrics.operations.inc({ status: result.status })
    if (files.length > 0) {
      const named = files.join(' ')
      // A hint that may be lost, so outside the transaction: a NOTIFY inside would make all commits wait for each other.
      await pool
        .query(`SELECT pg_notify('doorstep_change', $1)`, [named.length < HINT_BYTES ? named : '*'])
        .catch(() => {})
    }
    const answer: PushAnswer = { nonce: request.nonce, serverEpoch: await serverEpoch(pool), results }
    return jsonAnswer(c, answer)
  }
  return {
    method: 'POST',
    path: '/sync/v1/push',
    summary: 'Send operations; each is kept before it is applied',
    signedIn: true,
    takes: pushRequest,
    gives: pushAnswer,
    refusals: [413],
    handle,
  }
}

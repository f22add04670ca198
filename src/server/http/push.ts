import { PUSH_MAX_SINGLE_BYTES, PUSH_TAKES, pushAnswer, pushRequest } from '../../protocol/messages.ts'
import type { PushAnswer, PushRequest } from '../../protocol/messages.ts'
import { sha256Of } from '../apply/arrival.ts'
import { workBehind } from '../apply/behind.ts'
import { push } from '../apply/push.ts'
import type { PushedBatch } from '../apply/push.ts'
import { serverEpoch } from '../db/service-facts.ts'
import { sayChanged } from '../sync/say-changed.ts'
import { jsonAnswer, readJson } from './body.ts'
import { badRequest, tooLarge } from './problem.ts'
import type { Route } from './route.ts'
import { mustBeThem, personOf } from './situation.ts'
import type { Request, ServerDeps } from './situation.ts'

/** The frozen text travels as a JSON string, in which quotes and line ends take two bytes. */
const MOST_BYTES = 2 * PUSH_MAX_SINGLE_BYTES + 64 * 1024

/** Each with its hash: the one it came with, or its own where one digest stands for all of them. */
function withHashes({ deviceId, keptIsEnough, digest, operations }: PushRequest): PushedBatch {
  if (digest === undefined) {
    const named = operations.map(({ opId, sha256, raw }) => {
      if (sha256 === undefined) throw badRequest('Neither the operations nor the batch have a hash.')
      return { opId, sha256, raw }
    })
    return { deviceId, keptIsEnough, operations: named }
  }
  const hashed = operations.map(({ opId, raw }) => ({ opId, sha256: sha256Of(raw), raw }))
  if (sha256Of(hashed.map((one) => one.sha256).join('')) !== digest)
    throw badRequest('The batch was changed on its way here.')
  return { deviceId, keptIsEnough, operations: hashed }
}

export function pushRoute({ pool, log, metrics, behind = workBehind() }: ServerDeps): Route {
  const count = (results: readonly { readonly status: string }[]): void => {
    for (const { status } of results) metrics.operations.inc({ status })
  }
  async function handle(c: Request): Promise<Response> {
    const { actor } = personOf(c)
    const request = await readJson(c, pushRequest, MOST_BYTES)
    mustBeThem(actor, request.personId)
    const sum = request.operations.reduce((all, one) => all + Buffer.byteLength(one.raw), 0)
    if (sum > PUSH_TAKES.bytes) throw tooLarge(PUSH_TAKES.bytes)
    const { results, rest, files } = await push(pool, actor, withHashes(request), new Date().toISOString(), {
      log,
      behind,
      applied: (done, changed) => {
        count(done)
        void sayChanged(pool, changed)
      },
    })
    count(results)
    if (rest) metrics.operations.inc({ status: rest }, request.operations.length - results.length)
    await sayChanged(pool, files, request.deviceId)
    const answer: PushAnswer = {
      nonce: request.nonce,
      serverEpoch: await serverEpoch(pool),
      results: [...results],
      ...(rest && { rest }),
      takes: PUSH_TAKES,
    }
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

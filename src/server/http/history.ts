import * as v from 'valibot'
import { historyAnswer } from '../../protocol/history.ts'
import { uuid } from '../../protocol/messages.ts'
import { asSystem } from '../db/pool.ts'
import { historyOf } from '../sync/history.ts'
import { jsonAnswer } from './body.ts'
import { notFound } from './problem.ts'
import type { Route } from './route.ts'
import { personOf } from './situation.ts'
import type { Request, ServerDeps } from './situation.ts'

/** Revisions are 32 bits wide. */
const NEWEST = 2 ** 31 - 1
const beforeRevision = v.pipe(v.string(), v.regex(/^[1-9]\d{0,9}$/), v.transform(Number), v.maxValue(NEWEST))

export function historyRoute({ pool }: ServerDeps): Route {
  async function handle(c: Request): Promise<Response> {
    const { actor, deviceId } = personOf(c)
    const recordId = v.safeParse(uuid, c.req.param('recordId'))
    const before = v.safeParse(v.optional(beforeRevision), c.req.query('before'))
    if (!recordId.success || !before.success) throw notFound()
    const answer = await historyOf(pool, actor, recordId.output, before.output ?? NEWEST)
    if (!answer) throw notFound()
    // Written before the words leave: a read that is not in the audit has not happened.
    await asSystem(pool, (client) =>
      client.query(
        `INSERT INTO audit (person_id, role, action, record_ids, detail) VALUES ($1, $2, 'read-history', $3, json_build_object('deviceId', $4::text))`,
        [actor.personId, actor.role, [answer.recordId], deviceId],
      ),
    )
    return jsonAnswer(c, answer)
  }
  return {
    method: 'GET',
    path: '/sync/v1/history/:recordId',
    summary: 'Every version of a record: who, when, and what changed',
    signedIn: true,
    gives: historyAnswer,
    refusals: [404],
    handle,
  }
}

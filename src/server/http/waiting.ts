import * as v from 'valibot'
import { sha256 as sha256Schema, uuid } from '../../protocol/messages.ts'
import { decisionAnswer, decisionRequest, waitingList, waitingWhole } from '../../protocol/waiting.ts'
import type { WaitingList, WaitingWhole } from '../../protocol/waiting.ts'
import { asPerson, asSystem } from '../db/pool.ts'
import type { Uuid } from '../../model/file.ts'
import { sayChanged } from '../sync/say-changed.ts'
import { decideWaiting } from '../waiting/decide-waiting.ts'
import { picturesOf, readPicture } from '../waiting/read-pictures.ts'
import { readWaiting } from '../waiting/read-waiting.ts'
import { jsonAnswer, readJson } from './body.ts'
import { notFound } from './problem.ts'
import type { Route } from './route.ts'
import { personOf } from './situation.ts'
import type { Request, SignedIn, ServerDeps } from './situation.ts'

const MOST_BYTES = 64 * 1024
const MOST_IN_LIST = 200

/** What is not a number at all is not there either. */
function opIdOf(c: Request): Uuid {
  const read = v.safeParse(uuid, c.req.param('opId'))
  if (!read.success) throw notFound()
  return read.output
}

export function waitingRoutes({ pool, log }: ServerDeps): readonly Route[] {
  /** Written before the words leave. */
  const noteRead = (
    { actor, deviceId }: SignedIn,
    read: readonly { readonly item: { readonly opId: Uuid }; readonly recordIds: readonly Uuid[] }[],
    picture?: string,
  ): Promise<unknown> =>
    asSystem(pool, (client) =>
      client.query(
        `INSERT INTO audit (person_id, role, action, op_id, record_ids, detail)
         VALUES ($1, $2, 'waiting-read', $3, $4, json_strip_nulls(json_build_object('deviceId', $5::text, 'opIds', $6::uuid[], 'picture', $7::text)))`,
        [
          actor.personId,
          actor.role,
          read.length === 1 ? read[0]?.item.opId : null,
          [...new Set(read.flatMap((one) => one.recordIds))],
          deviceId,
          read.map((one) => one.item.opId),
          picture,
        ],
      ),
    )

  async function list(c: Request): Promise<Response> {
    const person = personOf(c)
    const { waiting, more } = await asPerson(pool, person.actor.personId, (client) =>
      readWaiting(client, person.actor, { most: MOST_IN_LIST }),
    )
    if (waiting.length > 0) await noteRead(person, waiting)
    const answer: WaitingList = { items: waiting.map(({ item }) => item), more }
    return jsonAnswer(c, answer)
  }

  async function one(c: Request): Promise<Response> {
    const person = personOf(c)
    const { waiting } = await asPerson(pool, person.actor.personId, (client) =>
      readWaiting(client, person.actor, { opId: opIdOf(c) }),
    )
    const [found] = waiting
    if (!found) throw notFound()
    await noteRead(person, [found])
    const answer: WaitingWhole = {
      ...found.item,
      raw: [...found.raw],
      attachments: await picturesOf(pool, found),
    }
    return jsonAnswer(c, answer)
  }

  async function picture(c: Request): Promise<Response> {
    const person = personOf(c)
    const sha256 = c.req.param('sha256')
    if (!v.is(sha256Schema, sha256)) throw notFound()
    const found = await readPicture(pool, person.actor, opIdOf(c), sha256)
    if (!found) throw notFound()
    await noteRead(person, [found.waiting], sha256)
    // Never as what it claims to be: the page knows from the words what it asked for.
    return c.body(new Uint8Array(found.bytes), 200, {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': 'attachment',
    })
  }

  async function decide(c: Request): Promise<Response> {
    const { actor } = personOf(c)
    const opId = opIdOf(c)
    const request = await readJson(c, decisionRequest, MOST_BYTES)
    const { answer, files } = await decideWaiting(pool, actor, opId, request)
    log.info({ opId, decision: answer.kind }, 'somebody decided over words that waited')
    await sayChanged(pool, files)
    return jsonAnswer(c, answer)
  }

  return [
    {
      method: 'GET',
      path: '/api/waiting',
      summary: 'Words that wait for one’s decision, oldest first',
      signedIn: true,
      gives: waitingList,
      handle: list,
    },
    {
      method: 'GET',
      path: '/api/waiting/:opId',
      summary: 'One piece of waiting writing, with the text exactly as it came',
      signedIn: true,
      gives: waitingWhole,
      refusals: [404],
      handle: one,
    },
    {
      method: 'GET',
      path: '/api/waiting/:opId/pictures/:sha256',
      summary: 'A drawing or photo that belongs to waiting words, and that their writer has sent',
      signedIn: true,
      givesType: 'application/octet-stream',
      refusals: [404],
      handle: picture,
    },
    {
      method: 'POST',
      path: '/api/waiting/:opId',
      summary: 'Release, attach or reject waiting words, with an answer to the writer',
      signedIn: true,
      takes: decisionRequest,
      gives: decisionAnswer,
      refusals: [404, 409],
      handle: decide,
    },
  ]
}

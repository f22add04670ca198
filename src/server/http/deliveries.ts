import * as v from 'valibot'
import { mayFollowDeliveries } from '../../practice/exchange/follow-deliveries.ts'
import { deliveryList } from '../../protocol/deliveries.ts'
import type { DeliveryList } from '../../protocol/deliveries.ts'
import { uuid } from '../../protocol/messages.ts'
import { asPerson, asSystem } from '../db/pool.ts'
import { tryAgain } from '../deliveries/delivery-rows.ts'
import { readDeliveries, readTargets } from '../deliveries/read-deliveries.ts'
import { jsonAnswer } from './body.ts'
import { notFound, Refusal } from './problem.ts'
import type { Route } from './route.ts'
import { personOf } from './situation.ts'
import type { Request, ServerDeps } from './situation.ts'

const MOST = 300

export function deliveryRoutes({ pool, log, deliverNow }: ServerDeps): readonly Route[] {
  async function list(c: Request): Promise<Response> {
    const { actor } = personOf(c)
    if (!mayFollowDeliveries(actor)) throw notFound()
    const items = await asPerson(pool, actor.personId, (client) => readDeliveries(client, actor, { most: MOST + 1 }))
    const where = await asSystem(pool, readTargets)
    const answer: DeliveryList = {
      items: items.slice(0, MOST),
      more: items.length > MOST,
      ...where,
    }
    return jsonAnswer(c, answer)
  }

  async function again(c: Request): Promise<Response> {
    const { actor, deviceId } = personOf(c)
    const id = v.safeParse(uuid, c.req.param('id'))
    if (!id.success || !mayFollowDeliveries(actor)) throw notFound()
    const [found] = await asPerson(pool, actor.personId, (client) => readDeliveries(client, actor, { id: id.output }))
    if (!found) throw notFound()
    const begun = await asSystem(pool, async (client) => {
      if (!(await tryAgain(client, found.id))) return false
      await client.query(
        `INSERT INTO audit (person_id, role, action, record_ids, detail)
         VALUES ($1, $2, 'deliver-again', $3, json_build_object('deviceId', $4::text, 'delivery', $5::text))`,
        [actor.personId, actor.role, [found.recordId], deviceId, found.id],
      )
      return true
    })
    if (!begun)
      throw new Refusal(
        409,
        'It need not be tried again',
        found.deliveredAt ? 'It has arrived.' : 'It is just on its way.',
      )
    log.info({ delivery: found.id }, 'somebody has a paper delivered again')
    await deliverNow?.()
    return c.body(null, 204)
  }

  return [
    {
      method: 'GET',
      path: '/api/deliveries',
      summary: 'Signed papers and whether the document store has them',
      signedIn: true,
      gives: deliveryList,
      refusals: [404],
      handle: list,
    },
    {
      method: 'POST',
      path: '/api/deliveries/:id',
      summary: 'Try a delivery again from the beginning',
      signedIn: true,
      refusals: [404, 409],
      handle: again,
    },
  ]
}

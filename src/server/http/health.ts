import * as v from 'valibot'
import { jsonAnswer } from './body.ts'
import { Refusal } from './problem.ts'
import type { Route } from './route.ts'
import type { ServerDeps } from './situation.ts'

const ok = v.object({ ok: v.literal(true) })

export function healthRoutes({ pool, metrics, isReady }: ServerDeps): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/healthz',
      summary: 'The process answers',
      signedIn: false,
      gives: ok,
      handle: (c) => jsonAnswer(c, { ok: true }),
    },
    {
      method: 'GET',
      path: '/readyz',
      summary: 'It can take requests: started, not draining, and its database answers',
      signedIn: false,
      gives: ok,
      refusals: [503],
      async handle(c) {
        const answers =
          isReady() &&
          (await pool.query('SELECT 1').then(
            () => true,
            () => false,
          ))
        if (!answers) throw new Refusal(503, 'Not ready', undefined, { 'Retry-After': '5' })
        return jsonAnswer(c, { ok: true })
      },
    },
    {
      method: 'GET',
      path: '/metrics',
      summary: 'Counts and times for Prometheus; nothing about people',
      signedIn: false,
      givesType: 'text/plain',
      async handle(c) {
        const { rows } = await pool.query<{ status: string; count: number }>(
          `SELECT status, count(*) FROM op_result WHERE status IN ('parked', 'quarantined') GROUP BY status`,
        )
        metrics.waitingForPerson.reset()
        for (const row of rows) metrics.waitingForPerson.set({ status: row.status }, row.count)
        return c.text(await metrics.registry.metrics(), 200, { 'Content-Type': metrics.registry.contentType })
      },
    },
  ]
}

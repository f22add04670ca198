/** What a device hears while the database is away: "later", and never that its words were refused. */
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { COOKIE } from '../../src/server/auth/sessions.ts'
import { freshDatabase } from '../support/postgres.ts'
import { serverOver } from './support/service.ts'

const asked = (pool: pg.Pool): Promise<Response> | Response =>
  serverOver(pool).request('/sync/v1/push', { method: 'POST', body: '{}', headers: { cookie: `${COOKIE}=someone` } })

async function saysLater(answer: Response): Promise<void> {
  assert.is(answer.status, 503, await answer.text())
  assert.ok(Number(answer.headers.get('retry-after')) > 0)
}

test('every connection is in use for too long', async () => {
  const database = await freshDatabase()
  const pool = new pg.Pool({ connectionString: database.url, max: 1, connectionTimeoutMillis: 50 })
  const taken = await pool.connect()
  try {
    await saysLater(await asked(pool))
  } finally {
    taken.release()
    await pool.end()
    await database.close()
  }
})

test('the database hangs up without a word, or is not there at all', async () => {
  const silent = createServer((visitor) => visitor.destroy())
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const { port } = silent.address() as AddressInfo
  const pool = new pg.Pool({ connectionString: `postgres://x:x@127.0.0.1:${port}/x`, connectionTimeoutMillis: 5_000 })
  await saysLater(await asked(pool))
  await new Promise((resolve) => silent.close(resolve))
  await saysLater(await asked(pool))
  await pool.end()
})

test.run()

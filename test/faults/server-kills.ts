/** A small count of `npm run faults:server`, and that it would notice. */
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { asSystem, openPool } from '../../src/server/db/pool.ts'
import { migrate } from '../../src/server/db/migrate.ts'
import { openDurablePostgres } from './server/durable-postgres.ts'
import { killServers } from './server/kills.ts'

test('servers and the database die in the middle of pushes: every word arrives, once', async () => {
  const found = await killServers(10, { databaseEvery: 4 })
  assert.equal([found.lost, found.duplicated, found.holes, found.unsettled], [[], [], [], []])
  assert.equal(found.refusals, {}, 'a database that is away is a reason to wait, not to doubt the words')
  assert.ok(found.kills === 10 && found.midPush > 0 && found.databaseKills > 0, JSON.stringify(found))
  assert.ok(found.operations > 100, `${found.operations} operations`)
})

test('a database that answers before its disk does is found out', async () => {
  const found = await killServers(9, { databaseEvery: 3, unsynced: true, settleMs: 5_000 }).catch(
    (error: unknown) => error as Error,
  )
  // Words are missing, or a device has seen steps that the database no longer knows.
  assert.ok(found instanceof Error ? /does not follow/.test(found.message) : found.lost.length > 0)
})

test('the database that comes along waits for its disk, whoever asks', async () => {
  const postgres = await openDurablePostgres()
  await migrate(postgres.url)
  const pool = openPool(postgres.url)
  const settings = `SELECT name, setting FROM pg_settings
    WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums') ORDER BY name`
  const on = ['data_checksums', 'fsync', 'full_page_writes', 'synchronous_commit'].map((name) => ({
    name,
    setting: 'on',
  }))
  assert.equal((await pool.query(settings)).rows, on)
  assert.equal(
    (await asSystem(pool, (client) => client.query(settings))).rows,
    on,
    'in the transactions that keep words',
  )
  await pool.end()
  await postgres.end()
})

test.run()

import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { freshDatabase } from '../support/postgres.ts'
import type { TestDatabase } from '../support/postgres.ts'

let database: TestDatabase
test.before(async () => {
  database = await freshDatabase()
})
test.after(() => database.close())

const KEPT = ['op_inbox', 'change', 'revision', 'audit', 'waiting_words', 'dead_letter', 'decision']

for (const table of KEPT) {
  for (const rewriting of [`UPDATE ${table} SET op_id = NULL`, `DELETE FROM ${table}`, `TRUNCATE ${table}`]) {
    test(`nobody can ${rewriting}, not even the owner`, async () => {
      const refused = await database.pool.query(rewriting).then(
        () => undefined,
        (error: Error) => error.message,
      )
      assert.match(refused ?? 'it went through', /append-only/)
    })
    test(`the system has no right to ${rewriting}`, async () => {
      const client = await database.pool.connect()
      await client.query('BEGIN; SET LOCAL ROLE doorstep_system')
      const refused = await client.query(rewriting).then(
        () => undefined,
        (error: Error) => error.message,
      )
      await client.query('ROLLBACK')
      client.release()
      assert.match(refused ?? 'it went through', /permission denied/)
    })
  }
}

test('the owner can still add to them', async () => {
  await database.pool.query(`INSERT INTO audit (action) VALUES ('look')`)
  const { rows } = await database.pool.query<{ count: number }>('SELECT count(*) FROM audit')
  assert.is(rows[0]?.count, 1)
})

test.run()

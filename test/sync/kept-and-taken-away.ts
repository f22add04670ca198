/** Words that were kept and not applied yet, while access to their file changes: the real device, the real server. */
import { openTablet, PASSPHRASE } from '../support/tablet.ts'
import type { PoolClient } from 'pg'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Actor } from '../../src/model/person.ts'
import { sweepInbox } from '../../src/server/apply/sweep.ts'
import { hashPassphrase } from '../../src/server/auth/passphrase.ts'
import { beginEpoch } from '../../src/server/db/service-facts.ts'
import { makeSync } from '../../src/sync/loop.ts'
import { wayTo } from '../support/way-to-server.ts'
import { addChild, addPerson, allocate, silentLog, startService } from '../server/support/service.ts'
import type { Service } from '../server/support/service.ts'

let service: Service
test.before(async () => {
  service = await startService()
})
test.after(() => service.close())

const NOTES = 60
/** A story that fails lets go as well. */
const held: PoolClient[] = []
test.after.each(async () => {
  for (const one of held.splice(0)) one.release(true)
})

/** Sixty notes that the server has kept and is held up over. */
async function kept() {
  const person: Actor & { email: string } = await addPerson(
    service,
    'childs-social-worker',
    'North',
    await hashPassphrase(PASSPHRASE),
  )
  const child = await addChild(service)
  const allocation = await allocate(service, person, child)
  const notebook = await openTablet({ email: person.email, person })
  const sync = makeSync(notebook, { link: wayTo(service), passphrase: PASSPHRASE, chance: () => 0 })
  await sync.now()
  const first = await notebook.create({ type: 'statutory-visit', fileIds: [child], body: { school: 'The first.' } })
  await sync.now()
  const ids: string[] = []
  for (let n = 0; n < NOTES; n += 1)
    ids.push((await notebook.create({ type: 'statutory-visit', fileIds: [child], body: { school: `Canary ${n}` } })).id)
  const holding = await service.pool.connect()
  held.push(holding)
  await holding.query('SELECT pg_advisory_lock(hashtextextended($1, 1))', [ids[0]])
  await sync.now()
  assert.equal(
    notebook.outbox.value.map(({ state }) => state),
    ids.map(() => 'received'),
  )
  return {
    person,
    child,
    notebook,
    sync,
    first,
    ids,
    /** What was held up goes on, to its end. */
    goOn: async () => {
      await holding.query('SELECT pg_advisory_unlock_all()')
      for (let n = 0; n < 200; n += 1) {
        const { rows } = await service.pool.query<{ left: number }>(
          `SELECT count(*)::int AS left FROM op_inbox i WHERE person_id = $1
             AND NOT EXISTS (SELECT FROM op_result r WHERE r.op_id = i.op_id)`,
          [person.personId],
        )
        if (rows[0]?.left === 0) return
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      throw new Error('it was not applied')
    },
    takeAway: async () => {
      await service.pool.query('UPDATE allocation SET until = london_today() WHERE record_id = $1', [allocation])
      await service.pool.query('SELECT regrant(ARRAY[$1], NULL)', [child])
    },
    giveBack: async () => {
      await service.pool.query('UPDATE allocation SET until = NULL WHERE record_id = $1', [allocation])
      await service.pool.query('SELECT regrant(ARRAY[$1], NULL)', [child])
    },
  }
}

const statuses = async (personId: string) =>
  (
    await service.pool.query<{ status: string; n: number }>(
      `SELECT r.status, count(*)::int AS n FROM op_inbox i JOIN op_result r USING (op_id, sha256) WHERE i.person_id = $1 GROUP BY 1 ORDER BY 1`,
      [personId],
    )
  ).rows

test('the file is taken away before they are applied: the words leave the tablet, and their writer hears that they wait', async () => {
  const { person, notebook, sync, ids, takeAway, goOn, first } = await kept()
  await takeAway()
  await sync.now()
  assert.is(notebook.casebook.get(first.id), undefined)
  await goOn()
  assert.equal(await statuses(person.personId), [
    { status: 'applied', n: 1 },
    { status: 'quarantined', n: NOTES },
  ])
  await sync.now()
  await sync.now()
  assert.equal(
    notebook.outbox.value.map(({ recordId, state }) => [recordId, state]),
    ids.map((id) => [id, 'needs-you']),
  )
  for (const { opId } of notebook.outbox.value) assert.is(notebook.unsentText(opId), '')
  assert.is(await notebook.store.relaxed.records.filter((row) => row.record?.id === first.id).count(), 0)
  notebook.lock()
})

test('they took effect before the file was taken away: nothing of them is left on the tablet, nor a line in the list', async () => {
  const { person, notebook, sync, takeAway, goOn } = await kept()
  await goOn()
  await takeAway()
  assert.equal(await statuses(person.personId), [{ status: 'applied', n: NOTES + 1 }])
  await sync.now()
  await sync.now()
  await sync.now()
  assert.equal(notebook.outbox.value, [])
  assert.is(await notebook.store.relaxed.outbox.count(), 0)
  assert.is(await notebook.store.relaxed.kept.count(), 0)
  notebook.lock()
})

test('the file is taken away and given back before they are applied: they stay on the screen, and are kept for the day a backup comes back', async () => {
  const { notebook, sync, ids, takeAway, giveBack, goOn } = await kept()
  await takeAway()
  await giveBack()
  await sync.now()
  for (const id of ids) assert.ok(notebook.casebook.get(id), 'still here')
  assert.is(notebook.outbox.value.length, NOTES)
  await goOn()
  await sync.now()
  await sync.now()
  assert.equal(notebook.outbox.value, [])
  for (const id of ids) assert.ok(notebook.casebook.get(id)?.receivedAt)
  const there = new Set((await notebook.store.relaxed.kept.toArray()).map((row) => row.recordId))
  for (const id of ids) assert.ok(there.has(id))
  assert.is(await notebook.store.relaxed.files.filter((file) => file.afresh !== undefined).count(), 0)
  notebook.lock()
})

test('words that lay with the manager take effect when the file is given back after a restore; taken away again, the whole file leaves the tablet', async () => {
  await beginEpoch(service.pool)
  const { child, person, notebook, sync, first, ids, takeAway, giveBack, goOn } = await kept()
  await takeAway()
  await sync.now()
  await goOn()
  await sync.now()
  for (const { opId } of notebook.outbox.value) assert.is(notebook.unsentText(opId), '')
  await giveBack()
  await sweepInbox(service.pool, silentLog, 0)
  assert.equal(await statuses(person.personId), [{ status: 'applied', n: NOTES + 1 }])
  await sync.now()
  await sync.now()
  for (const id of ids) assert.ok(notebook.casebook.get(id)?.receivedAt)
  assert.equal(notebook.outbox.value, [])
  await takeAway()
  await sync.now()
  await sync.now()
  assert.is(await notebook.store.relaxed.files.filter((file) => file.id === child).count(), 0)
  for (const id of [first.id, ...ids]) assert.is(notebook.casebook.get(id), undefined)
  assert.is(await notebook.store.relaxed.records.filter((row) => ids.includes(row.id) && !!row.record).count(), 0)
  assert.is(await notebook.store.relaxed.kept.count(), 0)
  notebook.lock()
})

test('given back after a restore and taken away before the tablet has heard of it: what took effect meanwhile leaves no line', async () => {
  await beginEpoch(service.pool)
  const { person, notebook, sync, takeAway, giveBack, goOn } = await kept()
  await takeAway()
  await sync.now()
  await goOn()
  await sync.now()
  assert.is(notebook.outbox.value.length, NOTES)
  await giveBack()
  await sweepInbox(service.pool, silentLog, 0)
  assert.equal(await statuses(person.personId), [{ status: 'applied', n: NOTES + 1 }])
  await takeAway()
  await sync.now()
  await sync.now()
  assert.equal(notebook.outbox.value, [])
  assert.is(await notebook.store.relaxed.outbox.count(), 0)
  notebook.lock()
})

test.run()

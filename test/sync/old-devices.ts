/**
 * A device that was never updated, against today's server and a real Postgres; and its database opened by today's app.
 *
 * The protocol asks for the builds of the previous two schema versions. Only one was ever shipped: its build is kept
 * under `test/fixtures/devices`. Definitions of three versions, of which none exists yet, are made up in
 * `test/server/older-definitions.ts`.
 */
import { CHEAP, openTablet, PASSPHRASE } from '../support/tablet.ts'
import { createHash, randomUUID } from 'node:crypto'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { FileId } from '../../src/model/file.ts'
import { hashPassphrase } from '../../src/server/auth/passphrase.ts'
import { asSystem } from '../../src/server/db/pool.ts'
import { beginEpoch } from '../../src/server/db/service-facts.ts'
import { makeSync } from '../../src/sync/loop.ts'
import * as old from '../fixtures/devices/2026-11-22/device.mjs'
import { addChild, addPerson, allocate, serverOver, startService } from '../server/support/service.ts'
import type { Service } from '../server/support/service.ts'
import { must } from '../support/must.ts'
import { copyDatabase } from '../support/postgres.ts'
import { wayTo } from '../support/way-to-server.ts'
import type { Way } from '../support/way-to-server.ts'

let service: Service
test.before(async () => {
  service = await startService()
})
test.after(() => service.close())

const LOST = () => 'lost' as const
const THROUGH = () => undefined
const sha = (text: string) => createHash('sha256').update(text).digest('hex')
const inOrder = (a: unknown, b: unknown) => String(a).localeCompare(String(b))
const picture = (size: number, seed = 7) => new Uint8Array(size).map((_, i) => (i * 7919 + seed) % 251)

async function employ(at: Service = service) {
  const person = await addPerson(at, 'childs-social-worker', 'North', await hashPassphrase(PASSPHRASE))
  const child = await addChild(at)
  const allocation = await allocate(at, person, child)
  return { person, child, allocation }
}
type Employed = Awaited<ReturnType<typeof employ>>

/** Opened without the network, as after an unlock; it signs in with its first round. */
async function oldTablet({ person }: Pick<Employed, 'person'>, way: Way = { app: service.app, meets: THROUGH }) {
  const notebook = await old.openNotebook({ email: person.email, passphrase: PASSPHRASE, person, cost: CHEAP })
  await notebook.allLoaded
  return { notebook, way, sync: old.makeSync(notebook, { link: wayTo(way), passphrase: PASSPHRASE, chance: () => 0 }) }
}
/** A colleague for the same child, on a device of today. */
async function colleague(child: FileId) {
  const person = await addPerson(service, 'childs-social-worker', 'North', await hashPassphrase(PASSPHRASE))
  await allocate(service, person, child)
  return tablet({ person })
}
async function tablet({ person }: Pick<Employed, 'person'>, way: Way = { app: service.app, meets: THROUGH }) {
  const notebook = await openTablet({ email: person.email, person })
  return { notebook, way, sync: makeSync(notebook, { link: wayTo(way), passphrase: PASSPHRASE, chance: () => 0 }) }
}
const note = (child: FileId, body: { readonly [field: string]: string }) => ({
  type: 'statutory-visit',
  fileIds: [child],
  body,
})
/** Of a kind whose questions have not changed since. */
const contact = (child: FileId, body: { readonly [field: string]: string }) => ({
  type: 'network-contact',
  fileIds: [child],
  body,
})
const pages = (child: FileId, ref: { readonly sha256: string; readonly mime: string; readonly bytes: number }) => ({
  type: 'childs-views',
  fileIds: [child],
  body: { pieces: [{ id: randomUUID(), drawing: { ...ref } }] },
})
const said = async (words: string, at: Service = service) =>
  (
    await at.pool.query<{ raw: string; sha256: string }>('SELECT raw, sha256 FROM op_inbox WHERE raw LIKE $1', [
      `%${words}%`,
    ])
  ).rows

test('it signs in, reads everything, and what it writes without signal arrives once and byte for byte', async () => {
  const jo = await employ()
  const way: Way = { app: service.app, meets: THROUGH }
  const { notebook, sync } = await old.enter({
    email: jo.person.email,
    passphrase: PASSPHRASE,
    cost: CHEAP,
    link: wayTo(way),
  })
  await sync.now()
  assert.equal([sync.status.value.state, sync.status.value.signInNeeded], ['sent', false])
  assert.is(notebook.casebook.inFile(jo.child, 'child')[0]?.body.name, 'Peter')
  way.meets = LOST
  const made = await notebook.create(note(jo.child, { health: 'A loose tooth, oldcanary' }))
  await notebook.edit(made.id, { health: 'A loose tooth, oldcanary', school: 'Likes the new teacher' })
  await sync.now()
  const frozen = must((await notebook.store.relaxed.outbox.toArray())[0])
  way.meets = ({ path }) => (path === '/sync/v1/push' ? 'answer lost' : undefined)
  await sync.now()
  way.meets = THROUGH
  await sync.now()
  assert.equal([notebook.outbox.value, sync.status.value.state], [[], 'sent'])
  const there = await said('oldcanary')
  assert.equal(there, [{ raw: frozen.text, sha256: sha(frozen.text as string) }])
  assert.is(notebook.casebook.get(made.id)?.revision, 1)
  const sam = await colleague(jo.child)
  await sam.sync.now()
  assert.is(sam.notebook.casebook.get(made.id)?.body.school, 'Likes the new teacher')
  sync.stop()
  notebook.lock()
  sam.notebook.lock()
})

test('an old and a new device write in one sentence: both versions stand, the old one settles it', async () => {
  const jo = await employ()
  const [before, after] = [await oldTablet(jo), await colleague(jo.child)]
  const { id } = await before.notebook.create(contact(jo.child, { arrangement: 'He eats well.' }))
  await before.sync.now()
  await after.sync.now()
  await after.notebook.edit(id, { arrangement: 'He eats badly.' })
  await before.notebook.edit(id, { arrangement: 'He eats very well.' })
  await after.sync.now()
  await before.sync.now()
  await before.sync.now()
  const conflict = must(before.notebook.casebook.get(id)?.conflicts[0])
  assert.is(conflict.field, 'arrangement')
  for (const words of ['He eats badly.', 'He eats very well.'])
    assert.match(JSON.stringify(before.notebook.casebook.get(id)), words)
  await before.notebook.resolve(id, conflict.id, 'He eats badly since Monday.')
  await before.sync.now()
  await after.sync.now()
  for (const { notebook } of [before, after]) {
    assert.is(notebook.casebook.get(id)?.body.arrangement, 'He eats badly since Monday.')
    assert.equal(notebook.casebook.get(id)?.conflicts, [])
    assert.equal(notebook.outbox.value, [])
    notebook.lock()
  }
})

test('a visit that a newer device has gone on with: the old one says that it cannot change it, and no word is lost', async () => {
  const jo = await employ()
  const [before, after] = [await oldTablet(jo), await colleague(jo.child)]
  const { id } = await before.notebook.create(note(jo.child, { health: 'He eats well.' }))
  await before.sync.now()
  await after.sync.now()
  await after.notebook.edit(id, { health: 'He eats well.', school: 'Likes the new teacher' })
  await after.sync.now()
  await before.sync.now()
  const refused = await before.notebook.edit(id, { health: 'He eats very well.' }).then(
    () => undefined,
    (error: unknown) => error,
  )
  assert.match(String(refused), /Update first/)
  assert.equal(before.notebook.outbox.value, [])
  assert.is(after.notebook.casebook.get(id)?.body.health, 'He eats well.')
  before.sync.stop()
  after.sync.stop()
  before.notebook.lock()
  after.notebook.lock()
})

test('its drawing of two chunks resumes after a break and opens on a new device; a new device’s opens on it', async () => {
  const jo = await employ()
  const [before, after] = [await oldTablet(jo), await colleague(jo.child)]
  await before.sync.now()
  const [drawn, taken] = [picture(400_000), picture(300_000, 3)]
  const ref = await before.notebook.putBlob(drawn, 'image/png')
  await before.notebook.create(pages(jo.child, ref))
  const sent: string[] = []
  before.way.meets = ({ path, method }) => {
    if (!/blobs\/\w+\/\d/.test(path) || method !== 'PUT') return undefined
    sent.push(path.slice(-1))
    return sent.length === 2 ? 'lost' : undefined
  }
  await before.sync.now()
  const [part] = before.notebook.outbox.value.flatMap((item) => item.attachment ?? [])
  assert.is(part?.sent, 262_144)
  await before.sync.now()
  assert.equal([sent, before.notebook.outbox.value], [['0', '1', '1'], []], 'the first is not sent again')
  const photo = await after.notebook.putBlob(taken, 'image/jpeg')
  await after.notebook.create(pages(jo.child, photo))
  await after.sync.now()
  await after.sync.now()
  await before.sync.now()
  assert.equal(await after.notebook.blob(ref), drawn)
  assert.equal(await before.notebook.blob(photo), taken)
  before.notebook.lock()
  after.notebook.lock()
})

test('what the council cannot take is parked: it says why, keeps the words, and goes on with the others', async () => {
  const jo = await employ()
  const { notebook, sync } = await oldTablet(jo)
  const wrong = await notebook.create(note(jo.child, { date: 'Thursday or so', health: 'parkedcanary' }))
  const good = await notebook.create(note(jo.child, { health: 'A loose tooth' }))
  await sync.now()
  await sync.now()
  assert.equal(
    notebook.outbox.value.map((item) => [item.recordId, item.state]),
    [[wrong.id, 'needs-you']],
  )
  assert.match(must(notebook.outbox.value[0]?.reason), 'cannot be kept like this')
  assert.is(notebook.casebook.get(wrong.id)?.body.health, 'parkedcanary')
  assert.is(notebook.casebook.get(good.id)?.revision, 1)
  assert.is((await said('parkedcanary')).length, 1)
  notebook.lock()
})

test('its file is taken away while it has unsent words and a drawing: they are kept at the council, and then it goes', async () => {
  const jo = await employ()
  const { notebook, sync, way } = await oldTablet(jo)
  await sync.now()
  way.meets = LOST
  const drawn = picture(1000)
  const ref = await notebook.putBlob(drawn, 'image/png')
  await notebook.create(pages(jo.child, ref))
  const made = await notebook.create(note(jo.child, { health: 'revokedcanary' }))
  await asSystem(service.pool, (client) =>
    client.query('UPDATE allocation SET until = london_today() WHERE record_id = $1', [jo.allocation]),
  )
  await asSystem(service.pool, (client) => client.query('SELECT regrant($1, NULL)', [[jo.child]]))
  way.meets = THROUGH
  await sync.now()
  await sync.now()
  await sync.now()
  assert.is((await said('revokedcanary')).length, 1)
  const { rows } = await service.pool.query('SELECT FROM blob WHERE sha256 = $1 AND complete', [ref.sha256])
  assert.is(rows.length, 1, 'the drawing is at the council')
  assert.is(notebook.casebook.get(made.id), undefined)
  assert.not.match(JSON.stringify(await notebook.store.relaxed.records.toArray()), 'revokedcanary')
  assert.equal([...new Set(notebook.outbox.value.map((item) => item.state))], ['needs-you'], 'and it says so')
  notebook.lock()
})

test('the server comes back from a backup: the old device sends again what it had been told was received', async () => {
  const at = await startService()
  const jo = await employ(at)
  const backup = await copyDatabase(at.url)
  const { notebook, sync, way } = await oldTablet(jo, { app: at.app, meets: THROUGH })
  const drawn = picture(300_000)
  const ref = await notebook.putBlob(drawn, 'image/png')
  await notebook.create(pages(jo.child, ref))
  await notebook.create(note(jo.child, { health: 'restoredcanary' }))
  await sync.now()
  await sync.now()
  assert.is(sync.status.value.state, 'sent')
  const { rows: first } = await at.pool.query(
    'SELECT op_id, sha256, raw FROM op_inbox WHERE device_id = $1 ORDER BY op_id',
    [notebook.deviceId],
  )
  await at.close()
  await beginEpoch(backup.pool)
  way.app = serverOver(backup.pool)
  await sync.now()
  assert.ok(sync.status.value.signInNeeded, 'the backup does not know the session')
  await sync.signedIn(PASSPHRASE)
  await sync.now()
  const { rows: again } = await backup.pool.query(
    'SELECT op_id, sha256, raw FROM op_inbox WHERE device_id = $1 ORDER BY op_id',
    [notebook.deviceId],
  )
  assert.equal([again, again.length], [first, 2])
  const { rowCount } = await backup.pool.query('SELECT FROM blob WHERE sha256 = $1 AND complete', [ref.sha256])
  assert.is(rowCount, 1)
  assert.equal([notebook.outbox.value, sync.status.value.state], [[], 'sent'])
  notebook.lock()
  await backup.close()
})

test('today’s app opens the old device’s database: every word, the half-sent drawing and the jot go on', async () => {
  const jo = await employ()
  const { notebook, sync, way } = await oldTablet(jo)
  await sync.now()
  const drawn = picture(400_000)
  const ref = await notebook.putBlob(drawn, 'image/png')
  const drawing = await notebook.create(pages(jo.child, ref))
  way.meets = ({ path }) => (/blobs\/\w+\/1$/.test(path) ? 'lost' : undefined)
  await sync.now()
  way.meets = ({ path }) => (path === '/sync/v1/push' ? 'lost' : undefined)
  const sentOnce = await notebook.create(note(jo.child, { health: 'Sent once, nobody answered' }))
  await sync.now()
  const never = await notebook.create(note(jo.child, { health: 'Never sent' }))
  const frozen = must((await notebook.store.relaxed.outbox.toArray()).find((row) => row.recordId === sentOnce.id))
  assert.ok(frozen.sha256)
  const waiting = (await notebook.store.relaxed.outbox.toArray()).map((row) => row.text)
  const { account } = notebook.store
  notebook.lock()
  await old.sealJot(account, 'Ring the school about Thursday')

  const today = await tablet(jo)
  assert.equal(
    today.notebook.jots.value.map((jot) => jot.text),
    ['Ring the school about Thursday'],
  )
  assert.is(today.notebook.casebook.get(never.id)?.body.health, 'Never sent')
  assert.is(today.notebook.casebook.get(sentOnce.id)?.body.health, 'Sent once, nobody answered')
  assert.ok(today.notebook.casebook.get(drawing.id))
  assert.equal(await today.notebook.blob(ref), drawn)
  const rows = await today.notebook.store.relaxed.outbox.toArray()
  assert.equal(rows.map((row) => row.text).toSorted(inOrder), waiting.toSorted(inOrder), 'not one byte has changed')
  assert.is(rows.find((row) => row.recordId === sentOnce.id)?.sha256, frozen.sha256)
  const item = today.notebook.outbox.value.find((one) => one.attachment)
  assert.equal([item?.recordId, item?.attachment?.sent], [drawing.id, 262_144], 'sent as far as it was')
  let bytes = 0
  today.way.meets = ({ path, method, body }) => {
    if (method === 'PUT' && /blobs\/\w+\/\d/.test(path)) bytes += body?.length ?? 0
    return undefined
  }
  await today.sync.now()
  await today.sync.now()
  assert.equal(today.notebook.outbox.value, [])
  assert.is(bytes, 400_000 - 262_144, 'the half that was there is not sent again')
  for (const text of waiting as string[])
    assert.is((await said((JSON.parse(text) as { opId: string }).opId)).filter((row) => row.raw === text).length, 1)
  today.notebook.lock()
})

test('a tab was left open with the old app: what it has kept goes with the new one; after that it says that it cannot keep', async () => {
  const jo = await employ()
  const left = await oldTablet(jo)
  await left.sync.now()
  const { id } = await left.notebook.create(note(jo.child, { health: 'In the old tab, tabcanary' }))
  const today = await tablet(jo)
  assert.is(today.notebook.casebook.get(id)?.body.health, 'In the old tab, tabcanary')
  const tryToWrite = (health: string) =>
    left.notebook.edit(id, { health }).then(
      () => assert.unreachable('it would change what was sent'),
      (error: unknown) => assert.instance(error, Error),
    )
  await tryToWrite('In the old tab, before anything was sent')
  today.way.meets = ({ path }) => (path === '/sync/v1/push' ? 'answer lost' : undefined)
  await today.sync.now()
  await tryToWrite('In the old tab, after it was sent')
  await left.sync.now()
  today.way.meets = THROUGH
  for (let round = 0; round < 3; round += 1) await today.sync.now()
  assert.equal(today.notebook.outbox.value, [])
  assert.is((await said('tabcanary')).length, 1)
  await today.notebook.edit(id, { health: 'And in the new one' })
  await today.sync.now()
  assert.equal([today.notebook.outbox.value, today.notebook.casebook.get(id)?.revision], [[], 2])
  today.notebook.lock()
})

test.run()

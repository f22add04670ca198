/** Kept is as good as received; what is said of many is noted once; and not one byte that was sent changes. */
import '../support/tablet.ts'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { Dexie } from 'dexie'
import type { Operation } from '../../src/model/operation.ts'
import type { PullRequest, PushRequest } from '../../src/protocol/messages.ts'
import { sha256Hex } from '../../src/device/seal.ts'
import { sealing } from '../../src/device/sealing.ts'
import { makeSync } from '../../src/sync/loop.ts'
import { Council, json, refusal } from '../support/council.ts'
import { newChild, openTablet, rawRows, worker } from '../support/tablet.ts'
import type { Worker } from '../support/tablet.ts'

const write = (jo: Worker, file: ReturnType<typeof newChild>, health: string) =>
  jo.notebook.create({ type: 'statutory-visit', fileIds: [file], body: { health } })
const pushes = (council: Council) =>
  council.calls.filter((call) => call.path === '/sync/v1/push').map((call) => call.body as PushRequest)
const TAKES = { operations: 1000, bytes: 4 * 1024 * 1024 }

/** As a server of today does: it says what it takes, keeps a large push, and applies it when told. */
function keeping(council: Council, from = 3) {
  const behind: (() => void)[] = []
  const email = () => [...council.accounts.keys()][0] ?? ''
  council.meets = (path, body) => {
    if (path !== '/sync/v1/push') return undefined
    const request = body as PushRequest
    if (request.digest !== undefined)
      assert.is(request.digest, sha256Hex(request.operations.map((one) => sha256Hex(one.raw)).join('')))
    const account = council.accounts.get(email())
    assert.ok(account)
    if (!request.keptIsEnough || request.operations.length < from)
      return json({ ...council.push(request, account), takes: TAKES })
    behind.push(() => council.push(request, account))
    return json({ nonce: request.nonce, serverEpoch: council.epoch, results: [], rest: 'kept', takes: TAKES })
  }
  return { applyNow: () => behind.splice(0).forEach((work) => work()) }
}

test('many notes are received when they are kept, asked about, and leave the outbox with their echo', async () => {
  const council = new Council()
  const child = newChild()
  const jo = await worker(council, [child])
  const server = keeping(council)
  for (let n = 0; n < 8; n++) await write(jo, child, `note ${n}`)
  const before = (await rawRows(jo.notebook.store.keys.database)).get('outbox')
  await jo.sync.now()
  assert.is(council.inbox.size, 0, 'not applied yet')
  assert.equal(
    jo.notebook.outbox.value.map((item) => item.state),
    Array.from({ length: 8 }, () => 'received'),
  )
  assert.is(jo.sync.status.value.state, 'sent')
  const after = await rawRows(jo.notebook.store.keys.database)
  assert.equal(after.get('outbox'), before, 'no word was sealed anew')
  assert.is(after.get('said')?.length, 1)
  const asked = council.calls.filter((call) => call.path === '/sync/v1/pull').at(-1)?.body as PullRequest
  assert.equal(
    asked.asks,
    jo.notebook.outbox.value.map((item) => item.opId),
  )
  server.applyNow()
  await jo.sync.now()
  assert.equal(jo.notebook.outbox.value, [])
  assert.is(await jo.notebook.store.relaxed.kept.count(), 8)
  assert.is(await jo.notebook.store.relaxed.said.count(), 0)
  assert.is(pushes(council).length, 1)
  await jo.sync.now()
  const last = council.calls.filter((call) => call.path === '/sync/v1/pull').at(-1)?.body as PullRequest
  assert.is(last.asks, undefined, 'nothing more to ask about')
  jo.notebook.lock()
})

test('opened again before the echo: still received, nothing is sent twice, and what was sent is edited by a new operation', async () => {
  const council = new Council()
  const child = newChild()
  const jo = await worker(council, [child])
  const server = keeping(council)
  const notes = []
  for (let n = 0; n < 4; n++) notes.push(await write(jo, child, `note ${n}`))
  await jo.sync.now()
  jo.notebook.lock()
  const again = await openTablet({ email: jo.email })
  assert.equal(
    again.outbox.value.map((item) => item.state),
    ['received', 'received', 'received', 'received'],
  )
  const [first] = notes
  assert.ok(first)
  await again.edit(first.id, { health: 'note 0, and more' })
  const sync = makeSync(again, { link: council.link(jo.email), chance: () => 0 })
  server.applyNow()
  await sync.now()
  const sent = pushes(council).flatMap((push) => push.operations)
  assert.is(new Set(sent.map((one) => one.opId)).size, 5)
  assert.is(sent.length, 5)
  assert.equal(council.heads.get(first.id)?.body, { health: 'note 0, and more' })
  assert.equal(again.outbox.value, [])
  again.lock()
})

test('two tabs: what one has sent the other does not write over, and it knows the answer', async () => {
  const council = new Council()
  const child = newChild()
  const jo = await worker(council, [child])
  const other = await openTablet({ email: jo.email })
  const server = keeping(council, 1)
  const note = await write(jo, child, 'typed in the first tab')
  for (let tries = 0; tries < 200 && !other.casebook.get(note.id); tries++)
    await new Promise((resolve) => setTimeout(resolve, 10))
  council.meets = (
    (meets) => (path: string, body: unknown) =>
      path === '/sync/v1/pull' ? 'lost' : meets(path, body)
  )(council.meets)
  await jo.sync.now()
  await other.edit(note.id, { health: 'typed in the first tab, and on in the second' })
  const [sent] = pushes(council)[0]?.operations ?? []
  const rows = await other.store.relaxed.outbox.orderBy('order').toArray()
  assert.is(rows[0]?.text, sent?.raw, 'byte for byte')
  assert.is(rows.length, 2)
  for (let tries = 0; tries < 200 && other.outbox.value[0]?.state !== 'received'; tries++)
    await new Promise((resolve) => setTimeout(resolve, 10))
  assert.is(other.outbox.value[0]?.state, 'received')
  server.applyNow()
  council.meets = () => undefined
  await jo.sync.now()
  assert.equal(council.heads.get(note.id)?.body, { health: 'typed in the first tab, and on in the second' })
  jo.notebook.lock()
  other.lock()
})

test('a large batch names no hashes; an older server behind the same address gets them as it knows them', async () => {
  const council = new Council()
  const child = newChild()
  const jo = await worker(council, [child])
  keeping(council, 1000)
  await write(jo, child, 'the first tells what the server takes')
  await jo.sync.now()
  for (let n = 0; n < 120; n++) await write(jo, child, `note ${n}`)
  const today = council.meets
  council.meets = (path, body) => {
    if (path !== '/sync/v1/push') return undefined
    const { operations } = body as PushRequest
    if (operations.length > 100 || operations.some((one) => one.sha256 === undefined)) return refusal(400)
    return undefined
  }
  await jo.sync.now()
  assert.is(council.heads.size, 121)
  assert.equal(jo.notebook.outbox.value, [])
  assert.equal(
    pushes(council).map((push) => push.operations.length),
    [1, 120, 100, 20],
  )
  council.meets = today
  jo.notebook.lock()
})

test('what was made ready meanwhile does not go when an answer holds its lane', async () => {
  const council = new Council()
  const child = newChild()
  const jo = await worker(council, [child])
  const first = await write(jo, child, 'parked')
  for (let n = 0; n < 99; n++) await write(jo, child, `note ${n}`)
  council.meets = (path) => (path === '/sync/v1/push' ? 'lost' : undefined)
  await jo.sync.now()
  // sent once, so this is an operation of its own, in the second batch
  await jo.notebook.edit(first.id, { health: 'parked, and more' })
  council.meets = () => undefined
  council.statusOf = (op: Operation) =>
    op.recordId === first.id ? { status: 'parked', reason: 'a person has to look at it' } : undefined
  await jo.sync.now()
  const sent = pushes(council)
    .slice(1)
    .flatMap((push) => push.operations.map((one) => JSON.parse(one.raw) as Operation))
  assert.is(sent.filter((op) => op.recordId === first.id).length, 1, 'the second waits for a person, as the first')
  assert.is(jo.sync.status.value.needsYou, 1)
  jo.notebook.lock()
})

test('what waits behind a parked operation was never sent: it is still one operation, however often others go', async () => {
  const council = new Council()
  const child = newChild()
  const jo = await worker(council, [child])
  const held = await write(jo, child, 'parked')
  council.statusOf = (op: Operation) =>
    op.recordId === held.id ? { status: 'parked', reason: 'a person has to look at it' } : undefined
  await jo.sync.now()
  for (let n = 0; n < 4; n++) {
    await jo.notebook.edit(held.id, { health: `parked, and typed on ${n}` })
    await write(jo, child, `another note ${n}`)
    await jo.sync.now()
  }
  const rows = await jo.notebook.store.relaxed.outbox.orderBy('order').toArray()
  assert.equal(
    rows.map((row) => row.recordId),
    [held.id, held.id],
  )
  assert.match(rows[1]?.text ?? '', /typed on 3/)
  jo.notebook.lock()
})

test('a database of the version before opens with its unsent work as it is, and sends those bytes', async () => {
  const council = new Council()
  const child = newChild()
  const jo = await worker(council, [child])
  const sent = await write(jo, child, 'sent before, by the build before')
  const typed = await write(jo, child, 'typed, never sent')
  const { database, rows: key } = jo.notebook.store.keys
  const texts = (await jo.notebook.store.relaxed.outbox.orderBy('order').toArray()).map((row) => row.text)
  const keyBytes = new Uint8Array(key)
  // the same rows as that build wrote them: its version, and the hash in the row
  const tables = await rawRows(database)
  jo.notebook.lock()
  await new Promise((resolve) => setTimeout(resolve, 50))
  await Dexie.delete(database)
  const old = new Dexie(database, { cache: 'disabled' })
  old.version(1).stores({
    records: 'id, stamp, shelf',
    bases: 'recordId',
    outbox: 'opId, order, recordId, stamp',
    kept: 'opId, at, recordId',
    files: 'id',
    blobs: 'id, stamp',
    chunks: '[blob+n], blob',
    jots: 'id',
    meta: 'key',
  })
  for (const [name, rows] of tables) if (name !== 'said') await old.table(name).bulkPut(rows)
  old.close()
  const sealed = new Dexie(database, { cache: 'disabled' }).use(sealing(keyBytes, new Set(['chunks', 'jots'])))
  await sealed.open()
  const row = (await sealed.table('outbox').orderBy('order').first()) as { text: string }
  await sealed.table('outbox').put({ ...row, sha256: sha256Hex(row.text) })
  sealed.close()

  const again = await openTablet({ email: jo.email })
  assert.equal(again.casebook.get(typed.id)?.body, { health: 'typed, never sent' })
  await again.edit(sent.id, { health: 'sent before, by the build before; and more' })
  await again.edit(typed.id, { health: 'typed, never sent, and coalesced' })
  const now = await again.store.relaxed.outbox.orderBy('order').toArray()
  assert.is(now.length, 3)
  assert.is(now[0]?.text, texts[0])
  const sync = makeSync(again, { link: council.link(jo.email), chance: () => 0 })
  await sync.now()
  assert.is(pushes(council)[0]?.operations[0]?.raw, texts[0])
  assert.equal(council.heads.get(sent.id)?.body, { health: 'sent before, by the build before; and more' })
  assert.equal(council.heads.get(typed.id)?.body, { health: 'typed, never sent, and coalesced' })
  assert.equal(again.outbox.value, [])
  again.lock()
})

test.run()

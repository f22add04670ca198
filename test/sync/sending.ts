import '../support/tablet.ts'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Operation } from '../../src/model/operation.ts'
import type { PushRequest } from '../../src/protocol/messages.ts'
import { Council, json, refusal } from '../support/council.ts'
import { newChild, worker } from '../support/tablet.ts'
import type { Worker } from '../support/tablet.ts'
import { must } from '../support/must.ts'

const note = (jo: Worker, file: ReturnType<typeof newChild>, health = 'x') =>
  jo.notebook.create({ type: 'statutory-visit', fileIds: [file], body: { health } })
const pushes = (council: Council) =>
  council.calls.filter((call) => call.path === '/sync/v1/push').map((call) => call.body as PushRequest)

test('a note written offline arrives whole, and only its echo takes it out of the outbox', async () => {
  const council = new Council()
  const child = newChild()
  const jo = await worker(council, [child])
  council.meets = () => 'lost'
  const written = await note(jo, child, 'written in a living room')
  await jo.sync.now()
  assert.equal(jo.sync.status.value.state, 'device')
  assert.is(jo.sync.status.value.unsent, 1)
  assert.is(jo.sync.status.value.lastContactAt, null)
  council.meets = (path) => (path === '/sync/v1/pull' ? 'lost' : undefined)
  await jo.sync.now()
  assert.equal(council.heads.get(written.id)?.body, { health: 'written in a living room' })
  assert.is(jo.notebook.outbox.value.length, 1, 'answered, not echoed yet')
  assert.is(jo.notebook.outbox.value[0]?.state, 'received')
  council.meets = () => undefined
  await jo.sync.now()
  assert.equal(jo.notebook.outbox.value, [])
  assert.is((await jo.notebook.store.relaxed.kept.toArray())[0]?.opId, council.heads.get(written.id)?.opId)
  const { state, lastSentAt } = jo.sync.status.value
  assert.is(state, 'sent')
  assert.ok(lastSentAt)
  assert.ok(jo.notebook.casebook.get(written.id)?.receivedAt)
  assert.is(jo.notebook.casebook.get(written.id)?.revision, 1)
  jo.notebook.lock()
})

test('words written while a round is under way are sent by a round of their own, not a minute later', async () => {
  const council = new Council()
  const child = newChild()
  const jo = await worker(council, [child])
  const begun: { note?: Promise<{ readonly id: string }> } = {}
  council.meets = (path) => {
    if (path === '/sync/v1/pull') begun.note ??= note(jo, child, 'typed while the tablet was reading')
    return undefined
  }
  jo.sync.start()
  for (let tries = 0; tries < 200 && !council.heads.get((await begun.note)?.id ?? ''); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  assert.ok(council.heads.get((await begun.note)?.id ?? ''), 'received within ten seconds')
  jo.sync.stop()
  jo.notebook.lock()
})

test('an answer that was lost after the server had the words: sent again, taken once', async () => {
  const council = new Council()
  const child = newChild()
  const jo = await worker(council, [child])
  const written = await note(jo, child)
  council.meets = (path) => (path === '/sync/v1/push' ? 'answer lost' : undefined)
  await jo.sync.now()
  assert.is(jo.notebook.outbox.value.length, 1)
  await jo.notebook.edit(written.id, { health: 'x, and more' })
  council.meets = () => undefined
  await jo.sync.now()
  const [first, second] = pushes(council)
  assert.is(second?.operations[0]?.raw, first?.operations[0]?.raw, 'byte for byte')
  assert.is(council.inbox.size, 2)
  assert.is(council.heads.get(written.id)?.revision, 2)
  assert.equal(council.heads.get(written.id)?.body, { health: 'x, and more' })
  assert.equal(jo.notebook.outbox.value, [])
  jo.notebook.lock()
})

test('a portal that answers 200 to everything changes nothing', async () => {
  const council = new Council()
  const child = newChild()
  const jo = await worker(council, [child])
  await note(jo, child)
  const portals = [
    () => new Response('<h1>Welcome to Hotel Wi-Fi</h1>', { status: 200, headers: { 'content-type': 'text/html' } }),
    () =>
      json({
        nonce: 'another',
        serverEpoch: 'evil',
        results: [],
        serverTime: '',
        person: {},
        grants: [],
        files: [],
        more: false,
      }),
    () => new Response('{"nonce":', { headers: { 'content-type': 'application/json' } }),
    () => new Response('no', { status: 401 }),
    () => new Response('no', { status: 500 }),
  ]
  for (const portal of portals) {
    council.meets = portal
    await jo.sync.now()
    const { state, lastContactAt, signInNeeded, needsYou } = jo.sync.status.value
    assert.equal(
      { state, lastContactAt, signInNeeded, needsYou },
      { state: 'device', lastContactAt: null, signInNeeded: false, needsYou: 0 },
    )
    assert.is(jo.notebook.outbox.value[0]?.state, 'waiting')
  }
  jo.notebook.lock()
})

test('one operation that the server cannot take does not keep the others: it is found by halving, and after three times a person is asked', async () => {
  for (const status of [400, 413, 500]) {
    const council = new Council()
    const child = newChild()
    const jo = await worker(council, [child])
    const notes = []
    for (let i = 0; i < 9; i++) notes.push(await note(jo, child, i === 4 ? 'poison' : `note ${i}`))
    council.meets = (path, body) =>
      path === '/sync/v1/push' && (body as PushRequest).operations.some((one) => one.raw.includes('poison'))
        ? refusal(status)
        : undefined
    await jo.sync.now()
    assert.is(council.inbox.size, 8)
    assert.is(jo.notebook.outbox.value.length, 1)
    for (let i = 0; i < 2; i++) {
      const refused = must(jo.notebook.store.outbox.rows()[0])
      await (await import('../../src/device/sending.ts')).refusedAlone(jo.notebook.store, refused.opId, 'no')
    }
    assert.is(jo.sync.status.value.state, 'needs')
    assert.is(jo.notebook.outbox.value[0]?.recordId, notes[4]?.id)
    assert.ok(
      jo.notebook.unsentText(must(jo.notebook.outbox.value[0]).opId)?.includes('poison'),
      'its words stay readable',
    )
    council.meets = () => undefined
    await jo.sync.now()
    assert.equal(jo.notebook.outbox.value, [], 'a person asked to try again')
    jo.notebook.lock()
  }
})

test('a server in trouble refuses everything: nobody is asked to look at their words', async () => {
  const council = new Council()
  const child = newChild()
  const jo = await worker(council, [child])
  await note(jo, child)
  council.meets = () => refusal(500)
  for (let i = 0; i < 5; i++) await jo.sync.now()
  assert.is(jo.sync.status.value.needsYou, 0)
  assert.is(must(jo.notebook.store.outbox.rows()[0]).refused, undefined)
  jo.notebook.lock()
})

test('a session that has ended asks for the passphrase once; the words wait', async () => {
  const council = new Council()
  const child = newChild()
  const jo = await worker(council, [child])
  await note(jo, child)
  council.meets = (path) => (path.startsWith('/sync') ? refusal(401) : undefined)
  await jo.sync.now()
  assert.ok(jo.sync.status.value.signInNeeded)
  assert.is(jo.sync.status.value.unsent, 1)
  council.meets = () => undefined
  await jo.sync.signedIn()
  assert.not.ok(jo.sync.status.value.signInNeeded)
  assert.equal(jo.notebook.outbox.value, [])
  jo.notebook.lock()
})

test('too many requests: nothing is bisected, nothing is lost', async () => {
  for (const status of [403, 409, 426, 429, 503]) {
    const council = new Council()
    const child = newChild()
    const jo = await worker(council, [child])
    await note(jo, child)
    await note(jo, child)
    council.meets = (path) => (path === '/sync/v1/push' ? refusal(status, { 'retry-after': '30' }) : undefined)
    await jo.sync.now()
    assert.is(pushes(council).length, 1)
    assert.is(jo.sync.status.value.unsent, 2)
    assert.is(jo.sync.status.value.updateNeeded, status === 426)
    jo.notebook.lock()
  }
})

test('a parked operation holds its own record and no other', async () => {
  const council = new Council()
  const child = newChild()
  const jo = await worker(council, [child])
  const bad = await note(jo, child, 'bad')
  council.statusOf = (op: Operation) =>
    op.recordId === bad.id ? { status: 'parked', reason: 'A person has to look' } : undefined
  await jo.sync.now()
  await jo.notebook.edit(bad.id, { health: 'bad, and more' })
  const good = await note(jo, child, 'good')
  await jo.sync.now()
  assert.ok(council.heads.has(good.id))
  const items = jo.notebook.outbox.value
  assert.equal(
    items.map((item) => [item.recordId, item.state]),
    [
      [bad.id, 'needs-you'],
      [bad.id, 'waiting'],
    ],
  )
  assert.is(items[0]?.reason, 'A person has to look')
  assert.equal(jo.notebook.casebook.get(bad.id)?.body, { health: 'bad, and more' })
  jo.notebook.lock()
})

test('a hundred operations in one push, a megabyte at most, a large one alone', async () => {
  const council = new Council()
  const child = newChild()
  const jo = await worker(council, [child])
  for (let i = 0; i < 130; i++) await note(jo, child, `n${i}`)
  await note(jo, child, 'w'.repeat(1_200_000))
  for (let i = 0; i < 3; i++) await note(jo, child, 'v'.repeat(500_000))
  await jo.sync.now()
  const sizes = pushes(council).map((push) => push.operations.length)
  assert.equal(sizes, [100, 30, 1, 2, 1])
  assert.equal(jo.notebook.outbox.value, [])
  jo.notebook.lock()
})

test("another person's session never carries these words, nor brings records among them", async () => {
  const council = new Council()
  const child = newChild()
  const jo = await worker(council, [child])
  const other = newChild()
  const ann = await worker(council, [other])
  await note(ann, other, 'of Ann')
  await ann.sync.now()
  const mine = await note(jo, child, 'of Jo')
  const { makeSync } = await import('../../src/sync/loop.ts')
  const mixed = makeSync(jo.notebook, { link: council.link(ann.email) })
  await mixed.now()
  assert.ok(mixed.status.value.signInNeeded)
  assert.not.ok(council.inbox.has(mine.opId))
  assert.equal(
    [...jo.notebook.store.casebook.all()].map((record) => record.id),
    [mine.id],
  )
  assert.is(jo.notebook.outbox.value.length, 1)
  jo.notebook.lock()
  ann.notebook.lock()
})

test('a drawing goes after the words that name it, only what is missing of it, and reaches the other device', async () => {
  const council = new Council()
  const child = newChild()
  const jo = await worker(council, [child])
  const sam = await worker(council, [child], 'childs-social-worker', 'Sam Hill')
  const bytes = crypto.getRandomValues(new Uint8Array(60_000))
  const large = new Uint8Array(600_000).map((_, i) => must(bytes[i % bytes.length]))
  const ref = await jo.notebook.putBlob(large, 'image/png')
  await jo.notebook.create({ type: 'statutory-visit', fileIds: [child], body: { health: 'x', drawing: { ...ref } } })
  let puts = 0
  council.meets = (path) => (/blobs\/.*\/\d$/.test(path) && ++puts >= 2 ? 'lost' : undefined)
  await jo.sync.now()
  const order = council.calls.map((call) => call.path.split('/')[3])
  assert.ok(order.indexOf('push') < order.indexOf('blobs'))
  const item = must(jo.notebook.outbox.value.find((one) => one.attachment))
  assert.equal(item.attachment, { sha256: ref.sha256, mime: 'image/png', sent: 262_144, of: 600_000 })
  assert.is(jo.sync.status.value.unsent, 1, 'not received until its drawing is')
  council.meets = () => undefined
  const before = council.calls.length
  await jo.sync.now()
  assert.is(council.calls.slice(before).filter((call) => /blobs\/.*\/\d$/.test(call.path)).length, 2)
  assert.equal(jo.notebook.outbox.value, [])
  await sam.sync.now()
  assert.equal(await sam.notebook.blob(ref), large)
  jo.notebook.lock()
  sam.notebook.lock()
})

test('two tabs: one sends, both know', async () => {
  const council = new Council()
  const child = newChild()
  const jo = await worker(council, [child])
  const { openTablet, eventually } = await import('../support/tablet.ts')
  const tab = await openTablet({ email: jo.email })
  const written = await note(jo, child, 'from the first tab')
  await eventually(() => tab.casebook.get(written.id)?.body.health === 'from the first tab', 'the second tab seeing it')
  await eventually(() => tab.outbox.value.length === 1, 'the second tab counting it')
  await jo.sync.now()
  await eventually(() => tab.outbox.value.length === 0, 'the second tab seeing it go')
  await eventually(() => tab.casebook.get(written.id)?.revision === 1, 'the second tab seeing the copy')
  jo.notebook.lock()
})

test.run()

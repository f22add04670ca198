/** What lies on a device in files that it knows nothing of is judged by what the person may have, like everything else. */
import '../support/tablet.ts'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { v7 } from 'uuid'
import { receive } from '../../src/device/receive.ts'
import type { FileId } from '../../src/model/file.ts'
import type { PullAnswer } from '../../src/protocol/messages.ts'
import { Council } from '../support/council.ts'
import { must } from '../support/must.ts'
import { newChild, worker } from '../support/tablet.ts'
import type { Worker } from '../support/tablet.ts'

const note = (jo: Worker, file: FileId, health: string) =>
  jo.notebook.create({ type: 'statutory-visit', fileIds: [file], body: { health } })

async function nothingOf(jo: Worker, word: string): Promise<void> {
  const { records, bases, outbox, kept } = jo.notebook.store.relaxed
  for (const table of [records, bases, outbox, kept])
    assert.not.ok(JSON.stringify(await table.toArray()).includes(word), table.name)
}
const inInbox = (council: Council, word: string) => [...council.inbox.values()].some((one) => one.raw.includes(word))

test('a note begun in a file that has just left: the council has it, and it leaves as well', async () => {
  const council = new Council()
  const [left, staying] = [newChild(), newChild()]
  const jo = await worker(council, [left, staying])
  await note(jo, left, 'Canarybefore')
  await jo.sync.now()
  council.revoke(jo.email, left)
  await jo.sync.now()
  assert.is(await jo.notebook.store.relaxed.files.get(left), undefined)
  // the form was still open
  const written = await note(jo, left, 'Canaryafter')
  await note(jo, staying, 'Canarystays')
  await jo.sync.now()
  await jo.sync.now()
  assert.ok(inInbox(council, 'Canaryafter'))
  assert.is(jo.notebook.casebook.get(written.id), undefined)
  await nothingOf(jo, 'Canaryafter')
  assert.is(await jo.notebook.store.relaxed.files.get(left), undefined)
  assert.is(jo.notebook.casebook.inFile(staying).length, 1)
  jo.notebook.lock()
})

test('a note begun in a file before it was first read, which was never theirs: it waits for its answer, then leaves', async () => {
  const council = new Council()
  const [theirs, never] = [newChild(), newChild()]
  const jo = await worker(council, [theirs])
  await note(jo, never, 'Canarynever')
  council.meets = (path) => (path === '/sync/v1/push' ? new Response(null, { status: 503 }) : undefined)
  await jo.sync.now()
  assert.match(JSON.stringify(await jo.notebook.store.relaxed.records.toArray()), /Canarynever/, 'until it was sent')
  council.meets = () => undefined
  await jo.sync.now()
  assert.ok(inInbox(council, 'Canarynever'))
  await nothingOf(jo, 'Canarynever')
  jo.notebook.lock()
})

test('begun before the file was first read, and theirs: it stays, and the file comes whole', async () => {
  const council = new Council()
  const child = newChild()
  const [jo, sam] = [await worker(council, [child]), await worker(council, [child])]
  await note(sam, child, 'by Sam')
  await sam.sync.now()
  const written = await note(jo, child, 'mine')
  council.meets = (path) => (path === '/sync/v1/push' ? new Response(null, { status: 503 }) : undefined)
  await jo.sync.now()
  assert.is(jo.notebook.casebook.inFile(child).length, 2)
  await jo.notebook.edit(written.id, { health: 'mine, and more' })
  council.meets = () => undefined
  await jo.sync.now()
  assert.equal(jo.notebook.outbox.value, [])
  assert.is(jo.notebook.casebook.get(written.id)?.body.health, 'mine, and more')
  assert.is(jo.notebook.casebook.inFile(child).length, 2)
  for (const one of [jo, sam]) one.notebook.lock()
})

test('a chain did not match, and then the file was taken away: what had been read of it leaves', async () => {
  const council = new Council()
  const child = newChild()
  const [jo, sam] = [await worker(council, [child]), await worker(council, [child])]
  await note(sam, child, 'Canaryread')
  await sam.sync.now()
  await jo.sync.now()
  assert.is(jo.notebook.casebook.inFile(child).length, 1)
  await note(sam, child, 'more')
  await sam.sync.now()
  const question = { protocol: 1 as const, nonce: 'n', deviceId: v7(), cursors: {} }
  const answer = structuredClone(council.pull(question, must(council.accounts.get(jo.email)))) as unknown as {
    files: { fileId: string; changes: { chain: string }[] }[]
  }
  const changes = must(answer.files.find((one) => one.fileId === child)).changes
  must(changes.at(-1)).chain = 'not this one'
  const got = await receive(jo.notebook.store, answer as unknown as PullAnswer)
  assert.equal(got.broken, [child])
  council.revoke(jo.email, child)
  await jo.sync.now()
  await nothingOf(jo, 'Canaryread')
  assert.is(await jo.notebook.store.relaxed.files.get(child), undefined)
  jo.notebook.lock()
})

test.run()

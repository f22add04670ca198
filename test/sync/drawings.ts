import '../support/tablet.ts'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { BlobRef } from '../../src/model/field.ts'
import type { FileId } from '../../src/model/file.ts'
import { Council } from '../support/council.ts'
import { must } from '../support/must.ts'
import { newChild, openTablet, PASSPHRASE, worker } from '../support/tablet.ts'
import type { Worker } from '../support/tablet.ts'

const bytes = (n: number) => new Uint8Array(400).fill(n)
const visit = (who: Worker, file: FileId, ref?: BlobRef) =>
  who.notebook.create({ type: 'statutory-visit', fileIds: [file], body: ref ? { drawing: { ...ref } } : {} })
const draw = async (who: Worker, id: string, n: number) => {
  const ref = await who.notebook.putBlob(bytes(n), 'image/png')
  await who.notebook.edit(id, { drawing: { ...ref } })
  return ref
}

test('of a drawing of many lines the last one travels, and an undone line can be drawn again', async () => {
  const council = new Council()
  const child = newChild()
  const jo = await worker(council, [child])
  const note = await visit(jo, child)
  const steps = [1, 2, 3, 4]
  const first = await draw(jo, note.id, 1)
  for (const n of steps.slice(1)) await draw(jo, note.id, n)
  council.meets = (path) => (path.includes('blobs') ? 'lost' : undefined)
  await jo.sync.now()
  assert.is(jo.notebook.outbox.value.filter((item) => item.attachment).length, 1, 'only the last one is to go')
  council.meets = () => undefined
  await draw(jo, note.id, 1)
  await jo.sync.now()
  await jo.sync.now()
  assert.equal([...council.blobs.keys()].includes(first.sha256), true, 'drawn again, so it goes')
  assert.is(council.blobs.size, 2, 'what was once sent in words, and what stands now')
  assert.is(jo.sync.status.value.state, 'sent')
  assert.equal(await jo.notebook.blob(first), bytes(1))
  jo.notebook.lock()
})

test('the bytes of a step on the way go after a day, those of what is named never', async () => {
  const council = new Council()
  const child = newChild()
  const jo = await worker(council, [child])
  const note = await visit(jo, child)
  const step = await draw(jo, note.id, 1)
  const last = await draw(jo, note.id, 2)
  const chosen = await jo.notebook.putBlob(bytes(3), 'image/png')
  council.meets = (path) => (path.includes('blobs') ? 'lost' : undefined)
  await jo.sync.now()
  jo.notebook.lock()
  const opening = async (days: number) => {
    const now = () => new Date(Date.now() + days * 86_400_000)
    const notebook = await openTablet({ email: jo.email, passphrase: PASSPHRASE, now })
    return notebook
  }
  ;(await opening(0)).lock()
  const next = await opening(0.5)
  assert.equal(await next.blob(step), bytes(1), 'not yet')
  await next.putBlob(bytes(3), 'image/png')
  next.lock()
  const later = await opening(1.2)
  assert.is(await later.blob(step), undefined)
  assert.equal(await later.blob(last), bytes(2))
  assert.equal(await later.blob(chosen), bytes(3), 'somebody asked for it meanwhile')
  later.lock()
})

test('a paper that a colleague has sent before is sent again by whoever attaches it: theirs opens for their readers', async () => {
  const council = new Council()
  const [child, other] = [newChild(), newChild()]
  const [jo, sam] = [
    await worker(council, [child, other]),
    await worker(council, [child], 'childs-social-worker', 'Sam'),
  ]
  const ref = await sam.notebook.putBlob(bytes(7), 'application/pdf')
  await visit(sam, child, ref)
  await sam.sync.now()
  await jo.sync.now()
  assert.equal(await jo.notebook.blob(ref), bytes(7))
  await visit(jo, other, await jo.notebook.putBlob(bytes(7), 'application/pdf'))
  const before = council.calls.length
  await jo.sync.now()
  const put = council.calls.slice(before).filter((call) => call.path === `/sync/v1/blobs/${ref.sha256}`)
  assert.is(put.length, 1, 'declared under her own name')
  assert.is(jo.sync.status.value.state, 'sent')
  jo.notebook.lock()
  sam.notebook.lock()
})

test('the server comes back from a backup without a drawing: it gets it again', async () => {
  const council = new Council()
  const child = newChild()
  const jo = await worker(council, [child])
  const ref = await jo.notebook.putBlob(bytes(9), 'image/png')
  await visit(jo, child, ref)
  await jo.sync.now()
  assert.is(council.blobs.size, 1)
  council.blobs.clear()
  council.inbox.clear()
  council.results.clear()
  council.heads.clear()
  council.feeds.clear()
  council.epoch = 'two'
  await jo.sync.now()
  await jo.sync.now()
  assert.equal(must(council.blobs.get(ref.sha256)).chunks.get(0)?.length, 400)
  assert.is(jo.sync.status.value.state, 'sent')
  jo.notebook.lock()
})

test.run()

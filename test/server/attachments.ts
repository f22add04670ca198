import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { bodyHash } from '../../src/model/body.ts'
import type { Body } from '../../src/model/field.ts'
import { BLOB_CHUNK_BYTES } from '../../src/protocol/messages.ts'
import type { BlobState } from '../../src/protocol/messages.ts'
import type { Device, Service } from './support/service.ts'
import { addChild, addPerson, allocate, as, operation, startService, write } from './support/service.ts'

let service: Service
test.before(async () => {
  service = await startService()
})
test.after(() => service.close())

const MIME = 'image/jpeg'
const picture = (bytes = BLOB_CHUNK_BYTES * 2 + 1000) => {
  const data = randomBytes(bytes)
  return { data, sha256: createHash('sha256').update(data).digest('hex'), bytes, mime: MIME }
}
type Picture = ReturnType<typeof picture>

const declare = (device: Device, { sha256, bytes, mime }: Omit<Picture, 'data'>) =>
  device.request(`/sync/v1/blobs/${sha256}`, { method: 'PUT', body: JSON.stringify({ bytes, mime }) })
const put = (device: Device, { sha256, data }: Picture, n: number) =>
  device.request(`/sync/v1/blobs/${sha256}/${n}`, {
    method: 'PUT',
    body: new Uint8Array(data.subarray(n * BLOB_CHUNK_BYTES, (n + 1) * BLOB_CHUNK_BYTES)),
  })
const state = async (answer: Response) => (await answer.json()) as BlobState
async function upload(device: Device, one: Picture) {
  await declare(device, one)
  for (let n = 0; n * BLOB_CHUNK_BYTES < one.bytes; n += 1) assert.is((await put(device, one, n)).status, 200)
}

async function workerWithChild() {
  const child = await addChild(service)
  const worker = await addPerson(service, 'childs-social-worker')
  await allocate(service, worker, child)
  return { child, worker, device: await as(service, worker) }
}
const views = (child: string, one: Picture, deviceChoice: object = {}) =>
  write(
    { type: 'childs-views', fileIds: [child as never], ...deviceChoice },
    { pieces: [{ id: randomUUID(), drawing: { sha256: one.sha256, mime: one.mime, bytes: one.bytes } }] },
  )

test('a photo is sent in pieces, in any order, over two evenings', async () => {
  const { device } = await workerWithChild()
  const one = picture()
  assert.equal((await state(await declare(device, one))).missing, [0, 1, 2])
  await put(device, one, 2)
  assert.equal((await state(await device.request(`/sync/v1/blobs/${one.sha256}`))).missing, [0, 1])
  await put(device, one, 0)
  const last = await state(await put(device, one, 1))
  assert.equal([last.complete, last.missing], [true, []])
  assert.is((await put(device, one, 1)).status, 200, 'and once more does no harm')
})

test('a drawing is not taken under the cookie of somebody else who has signed in meanwhile', async () => {
  const { device, worker } = await workerWithChild()
  const one = picture()
  const put = (personId: string) =>
    device.request(`/sync/v1/blobs/${one.sha256}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'doorstep-person': personId },
      body: JSON.stringify({ bytes: one.bytes, mime: one.mime }),
    })
  assert.is((await put(randomUUID())).status, 401)
  const { rowCount } = await service.pool.query('SELECT FROM blob WHERE sha256 = $1', [one.sha256])
  assert.is(rowCount, 0)
  assert.is((await put(worker.personId)).status, 200)
})

test('bytes that do not have the hash they go by are refused, all of them', async () => {
  const { device } = await workerWithChild()
  const one = { ...picture(1000), sha256: 'b'.repeat(64) }
  await declare(device, one)
  assert.is((await put(device, one, 0)).status, 422)
  assert.equal((await state(await device.request(`/sync/v1/blobs/${one.sha256}`))).missing, [0])
})

test('what is too large is refused by what is announced', async () => {
  const { device } = await workerWithChild()
  const one = picture(10)
  assert.is((await declare(device, { ...one, bytes: 11 * 1024 * 1024 })).status, 400)
  assert.is((await put(device, one, 0)).status, 409, 'nothing was declared')
  await declare(device, one)
  let pulled = 0
  const endless = new ReadableStream({
    pull(controller) {
      pulled += 1
      controller.enqueue(new Uint8Array(64 * 1024))
    },
  })
  const announced = await device.request(`/sync/v1/blobs/${one.sha256}/0`, {
    method: 'PUT',
    headers: { 'content-length': String(10 ** 9) },
    body: endless,
    duplex: 'half',
  })
  assert.is(announced.status, 413)
  const unannounced = await device.request(`/sync/v1/blobs/${one.sha256}/0`, {
    method: 'PUT',
    body: endless,
    duplex: 'half',
  })
  assert.is(unannounced.status, 413)
  assert.ok(pulled < 5, `${pulled} pieces were read`)
})

test('who may read the record may read the drawing; for everybody else it is not there', async () => {
  const { child, device } = await workerWithChild()
  const one = picture(5000)
  await upload(device, one)
  const read = async (who: Device) => who.request(`/sync/v1/blobs/${one.sha256}/0`)
  assert.is((await read(device)).status, 404, 'not through any record yet')
  assert.is((await device.push(views(child, one)))[0]?.status, 'applied')
  const answer = await read(device)
  assert.is(answer.status, 200)
  assert.equal(Buffer.from(await answer.arrayBuffer()), one.data)
  assert.is(answer.headers.get('content-type'), 'application/octet-stream')
  const stranger = (await workerWithChild()).device
  const nothing = await stranger.request(`/sync/v1/blobs/${'c'.repeat(64)}/0`)
  const forbidden = await read(stranger)
  assert.equal([forbidden.status, await forbidden.text()], [nothing.status, await nothing.text()])
  assert.is((await stranger.request(`/sync/v1/blobs/${one.sha256}`)).status, 404)
  const { rows } = await service.pool.query(`SELECT FROM audit WHERE action = 'read-attachment'`)
  assert.is(rows.length, 1)
})

test('knowing the hash of a photo and writing it into a record of one’s own does not open it', async () => {
  const { child, device } = await workerWithChild()
  const one = picture(5000)
  await upload(device, one)
  await device.push(views(child, one))
  const thief = await workerWithChild()
  assert.is((await thief.device.push(views(thief.child, one)))[0]?.status, 'applied')
  assert.is((await thief.device.request(`/sync/v1/blobs/${one.sha256}/0`)).status, 404)
  assert.equal((await state(await declare(thief.device, one))).missing, [0], 'nor tells that it is here')
})

test('a signature waits until the drawings are here', async () => {
  const { child, device } = await workerWithChild()
  const one = picture(5000)
  const create = views(child, one)
  await device.push(create)
  const body = (await device.pullAll()).get(create.op.recordId)?.body ?? {}
  const sign = operation(
    {
      type: 'childs-views',
      fileIds: [child],
      recordId: create.op.recordId,
      prevOpId: create.opId,
      base: { opId: create.opId },
    },
    { kind: 'sign', as: 'sign', bodyHash: bodyHash(body) },
  )
  assert.is((await device.push(sign))[0]?.status, 'retry')
  await upload(device, one)
  assert.is.not((await device.push(sign))[0]?.status, 'retry')
})

test('a signature neither tells that somebody else’s drawing is here, nor is given over a drawing nobody can see', async () => {
  const { child, device } = await workerWithChild()
  const one = picture(5000)
  await upload(device, one)
  assert.is((await device.push(views(child, one)))[0]?.status, 'applied')
  const other = await workerWithChild()
  const create = views(other.child, one)
  const signOf = (bodyOf: Body) =>
    operation(
      {
        type: 'childs-views',
        fileIds: [other.child],
        recordId: create.op.recordId,
        prevOpId: create.opId,
        base: { opId: create.opId },
      },
      { kind: 'sign', as: 'sign', bodyHash: bodyHash(bodyOf) },
    )
  const together = await other.device.push(create, signOf({}))
  assert.equal(
    together.map(({ status }) => status),
    ['applied', 'retry'],
  )
  const sign = signOf((await other.device.pullAll()).get(create.op.recordId)?.body ?? {})
  assert.is((await other.device.push(sign))[0]?.status, 'retry')
  await upload(other.device, one)
  assert.is.not((await other.device.push(sign))[0]?.status, 'retry')
})

test('what one signs oneself, another has drawn: the signature waits for nobody but who drew it', async () => {
  const { child, device, worker } = await workerWithChild()
  const colleague = await addPerson(service, 'childs-social-worker')
  await allocate(service, colleague, child)
  const one = picture(5000)
  await upload(device, one)
  const create = views(child, one)
  await device.push(create)
  const other = await as(service, colleague)
  const body = (await other.pullAll()).get(create.op.recordId)?.body ?? {}
  const sign = operation(
    { type: 'childs-views', fileIds: [child], recordId: create.op.recordId, base: { revision: 1 } },
    { kind: 'sign', as: 'sign', bodyHash: bodyHash(body) },
  )
  assert.is.not(worker.personId, colleague.personId)
  assert.is.not((await other.push(sign))[0]?.status, 'retry')
})

test.run()

import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import fc from 'fast-check'
import { BLOB_CHUNK_BYTES, BLOB_GRAINS, GRAIN_HEADER } from '../../src/protocol/messages.ts'
import type { BlobGrain, BlobState } from '../../src/protocol/messages.ts'
import { covers, joined, lengthOf, missingOf } from '../../src/server/sync/blob-parts.ts'
import type { Device, Service } from './support/service.ts'
import { addChild, addPerson, allocate, as, serverOver, startService, write } from './support/service.ts'

let service: Service
test.before(async () => {
  service = await startService()
})
test.after(() => service.close())

const [WHOLE, MIDDLE, SMALL] = BLOB_GRAINS
const picture = (bytes: number) => {
  const data = randomBytes(bytes)
  return { data, sha256: createHash('sha256').update(data).digest('hex'), bytes, mime: 'image/jpeg' }
}
type Picture = ReturnType<typeof picture>
const pieceOf = ({ data }: Picture, n: number, of: number) => new Uint8Array(data.subarray(n * of, (n + 1) * of))

const state = async (answer: Response) => (await answer.json()) as BlobState
const declare = async (device: Device, { sha256, bytes, mime }: Omit<Picture, 'data'>, of: BlobGrain = SMALL) =>
  state(
    await device.request(`/sync/v1/blobs/${sha256}?of=${of}`, { method: 'PUT', body: JSON.stringify({ bytes, mime }) }),
  )
const put = (device: Device, one: Picture, n: number, of: BlobGrain, bytes = pieceOf(one, n, of)) =>
  device.request(`/sync/v1/blobs/${one.sha256}/${n}?of=${of}`, { method: 'PUT', body: bytes })
const read = (device: Device, { sha256 }: Picture, n: number, of: BlobGrain) =>
  device.request(`/sync/v1/blobs/${sha256}/${n}?of=${of}`)

async function worker() {
  const child = await addChild(service)
  const person = await addPerson(service, 'childs-social-worker')
  await allocate(service, person, child)
  return { child, person, device: await as(service, person) }
}
const shown = (child: string, one: Picture) =>
  write(
    { type: 'childs-views', fileIds: [child as never] },
    { pieces: [{ id: randomUUID(), drawing: { sha256: one.sha256, mime: one.mime, bytes: one.bytes } }] },
  )
const rowsOf = async (table: 'blob_part' | 'blob_chunk', sha256: string) =>
  (await service.pool.query<{ bytes: Buffer }>(`SELECT * FROM ${table} WHERE sha256 = $1`, [sha256])).rows

test('what is here and what is missing never differ, whatever arrives in whatever grain', () => {
  const size = fc.integer({ min: 1, max: 1_000_000 })
  const given = fc.array(fc.record({ of: fc.constantFrom(...BLOB_GRAINS), at: fc.nat(100) }), { maxLength: 60 })
  fc.assert(
    fc.property(size, given, fc.constantFrom(...BLOB_GRAINS), (bytes, pieces, asked) => {
      const there = pieces
        .filter(({ at, of }) => at * of < bytes)
        .map(({ at, of }) => ({ from: at * of, to: at * of + lengthOf(bytes, at, of) }))
      const here = joined(there)
      const missing = new Set(missingOf(here, bytes, asked))
      for (let n = 0; n * asked < bytes; n += 1) {
        const end = n * asked + lengthOf(bytes, n, asked)
        let whole = true
        for (let at = n * asked; at < end && whole; at += SMALL)
          whole = there.some((range) => range.from <= at && range.to >= Math.min(at + SMALL, end))
        assert.is(missing.has(n), !whole)
        assert.is(covers(here, { from: n * asked, to: end }), whole)
      }
    }),
  )
})

test('a photo that begins in large pieces, goes on in small ones and ends in middling ones is whole, and reads in any', async () => {
  const { child, device } = await worker()
  const one = picture(WHOLE + 100_000)
  assert.is((await declare(device, one, WHOLE)).missing.length, 2)
  for (const n of [1, 2, 3, 0]) assert.is((await put(device, one, n, SMALL)).status, 200)
  assert.equal((await declare(device, one, MIDDLE)).missing, [1, 2, 3, 4, 5])
  assert.equal((await declare(device, one, WHOLE)).missing, [0, 1], 'of a large piece not everything is here')
  for (const n of [3, 1, 2]) await put(device, one, n, MIDDLE)
  assert.equal((await declare(device, one, WHOLE)).missing, [1])
  assert.equal(await rowsOf('blob_part', one.sha256), [], 'the pieces of a chunk have become the chunk')
  const last = await state(await put(device, one, 1, WHOLE))
  assert.equal([last.complete, last.missing, last.of], [true, [], WHOLE])
  await device.push(shown(child, one))
  for (const of of BLOB_GRAINS) {
    const parts: Buffer[] = []
    for (let n = 0; n * of < one.bytes; n += 1) {
      const answer = await read(device, one, n, of)
      assert.is(answer.headers.get(GRAIN_HEADER), String(of))
      parts.push(Buffer.from(await answer.arrayBuffer()))
    }
    assert.ok(Buffer.concat(parts).equals(one.data), `in pieces of ${of}`)
    assert.is((await read(device, one, parts.length, of)).status, 404)
  }
})

test('two servers, one of them older: what it keeps as chunks and what the newer one has in pieces make one photo', async () => {
  const { device, person } = await worker()
  const one = picture(2 * WHOLE + 5000)
  await declare(device, one)
  for (let n = 0; n < 16; n += 1) await put(device, one, n, SMALL)
  // the older one knows chunks alone: it writes and counts them here
  await service.pool.query('INSERT INTO blob_chunk (sha256, uploader, n, bytes) VALUES ($1, $2, 1, $3)', [
    one.sha256,
    person.personId,
    Buffer.from(pieceOf(one, 1, WHOLE)),
  ])
  assert.is((await rowsOf('blob_chunk', one.sha256)).length, 2, 'and finds what came in pieces')
  assert.equal((await declare(device, one)).missing, [32])
  assert.ok((await state(await put(device, one, 32, SMALL))).complete)
  assert.is((await rowsOf('blob_chunk', one.sha256)).length, 3)
})

test('a piece that was changed on its way is refused alone; what is here already stays', async () => {
  const { device } = await worker()
  const one = picture(40_000)
  await declare(device, one)
  await put(device, one, 0, SMALL)
  const piece = pieceOf(one, 1, SMALL)
  const digest = `sha-256=:${createHash('sha256').update(piece).digest('base64')}:`
  const send = (bytes: Uint8Array<ArrayBuffer>) =>
    device.request(`/sync/v1/blobs/${one.sha256}/1?of=${SMALL}`, {
      method: 'PUT',
      body: bytes,
      headers: { 'content-digest': digest },
    })
  const changed = piece.slice()
  changed[77] = (changed[77] ?? 0) ^ 1
  assert.is((await send(changed)).status, 400)
  assert.is((await send(piece.slice(0, -1))).status, 400, 'nor one that broke off')
  assert.is((await send(new Uint8Array([...piece, 0]))).status, 413, 'nor one that is longer')
  assert.equal((await declare(device, one)).missing, [1, 2])
  assert.is((await send(piece)).status, 200)
  assert.equal((await declare(device, one)).missing, [2])
})

test('pieces that together do not have the hash: all of them must come again, and it says so', async () => {
  const { device } = await worker()
  const one = picture(WHOLE + 20_000)
  await declare(device, one)
  await put(device, one, 0, WHOLE)
  await put(device, one, 16, SMALL, new Uint8Array(SMALL))
  const refused = await put(device, one, 17, SMALL)
  assert.is(refused.status, 422)
  assert.match(((await refused.json()) as { detail: string }).detail, 'sent again')
  assert.is((await declare(device, one)).missing.length, 18)
  for (let n = 0; n < 2; n += 1) await put(device, one, n, WHOLE)
  assert.ok((await declare(device, one)).complete)
})

test('two devices of one person send the same photo at once, over two servers: it is whole, once', async () => {
  const { child, person, device } = await worker()
  const second = await as({ ...service, app: serverOver(service.pool) }, person)
  const one = picture(3 * WHOLE + 1)
  const send = async (from: Device, of: BlobGrain, backwards: boolean) => {
    const { missing } = await declare(from, one, of)
    for (const n of backwards ? missing.toReversed() : missing)
      assert.is((await put(from, one, n, of)).status, 200, `${n} of ${of}`)
  }
  await Promise.all([send(device, SMALL, false), send(second, MIDDLE, true)])
  assert.ok((await declare(device, one)).complete)
  await device.push(shown(child, one), shown(child, one))
  for (let n = 0; n < 4; n += 1)
    assert.equal(
      Buffer.from(await (await read(second, one, n, WHOLE)).arrayBuffer()),
      Buffer.from(pieceOf(one, n, WHOLE)),
    )
  assert.equal([(await rowsOf('blob_chunk', one.sha256)).length, await rowsOf('blob_part', one.sha256)], [4, []])
})

test('a grain that nobody knows is refused; one who may not see the photo reads no grain of it', async () => {
  const { child, device } = await worker()
  const one = picture(1000)
  await declare(device, one)
  const odd = await device.request(`/sync/v1/blobs/${one.sha256}/0?of=1000`, { method: 'PUT', body: one.data })
  assert.is(odd.status, 400)
  await put(device, one, 0, SMALL)
  await device.push(shown(child, one))
  const stranger = (await worker()).device
  for (const of of BLOB_GRAINS) assert.is((await read(stranger, one, 0, of)).status, 404)
  const client = await service.pool.connect()
  await client.query('BEGIN; SET LOCAL ROLE doorstep_person')
  const told = await client.query('SELECT FROM doorstep.blob_part').then(
    () => 'it was read',
    (error: unknown) => (error as Error).message,
  )
  client.release(true)
  assert.match(told, 'permission denied')
})

test('a server older than the grains answers without saying one: then it is the largest', async () => {
  const { device } = await worker()
  const one = picture(BLOB_CHUNK_BYTES + 1)
  const answer = await device.request(`/sync/v1/blobs/${one.sha256}`, {
    method: 'PUT',
    body: JSON.stringify({ bytes: one.bytes, mime: one.mime }),
  })
  assert.equal((await state(answer)).missing, [0, 1])
})

test.run()

/** Photos on their way, over links that break: the device's own code against the server's own and a real Postgres. */
import { openTablet, PASSPHRASE } from '../support/tablet.ts'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { BlobRef } from '../../src/model/field.ts'
import type { FileId } from '../../src/model/file.ts'
import { hashPassphrase } from '../../src/server/auth/passphrase.ts'
import { asSystem } from '../../src/server/db/pool.ts'
import { beginEpoch } from '../../src/server/db/service-facts.ts'
import { makeSync } from '../../src/sync/loop.ts'
import { addChild, addPerson, allocate, serverOver, startService } from '../server/support/service.ts'
import type { Service } from '../server/support/service.ts'
import { must } from '../support/must.ts'
import { copyDatabase } from '../support/postgres.ts'
import { wayTo } from '../support/way-to-server.ts'
import type { Passing, Way } from '../support/way-to-server.ts'

let service: Service
test.before(async () => {
  service = await startService()
})
test.after(() => service.close())

const THROUGH = () => undefined
const PIECE = /^\/sync\/v1\/blobs\/\w+\/(\d+)$/
const photo = (bytes: number) => new Uint8Array(randomBytes(bytes))
const isPiece = ({ path, method }: Passing) => method === 'PUT' && PIECE.test(path)

async function employ(at: Service = service) {
  const person = await addPerson(at, 'childs-social-worker', 'North', await hashPassphrase(PASSPHRASE))
  const child = await addChild(at)
  return { person, child, allocation: await allocate(at, person, child) }
}
type Employed = Awaited<ReturnType<typeof employ>>

async function tablet({ person }: Pick<Employed, 'person'>, way: Way = { app: service.app, meets: THROUGH }) {
  const notebook = await openTablet({ email: person.email, person })
  const link = wayTo(way)
  return { notebook, way, sync: makeSync(notebook, { link, passphrase: PASSPHRASE, chance: () => 0 }) }
}
type Tablet = Awaited<ReturnType<typeof tablet>>
const show = ({ notebook }: Tablet, child: FileId, ref: BlobRef) =>
  notebook.create({
    type: 'childs-views',
    fileIds: [child],
    body: { pieces: [{ id: randomUUID(), drawing: { ...ref } }] },
  })
const progressOf = ({ notebook }: Tablet) => notebook.outbox.value.find((item) => item.attachment)?.attachment?.sent
const isWhole = async ({ sha256 }: BlobRef, at: Service = service) =>
  (await at.pool.query('SELECT FROM blob WHERE sha256 = $1 AND complete', [sha256])).rowCount === 1

/** Counts what of a photo is sent, by the byte it begins at. */
function counting(into: { from: number; bytes: number }[]) {
  return ({ path, query, body }: Passing) => {
    const n = Number(PIECE.exec(path)?.[1])
    into.push({ from: n * Number(new URLSearchParams(query).get('of')), bytes: body?.length ?? 0 })
  }
}

const bytesIn = (pieces: readonly { readonly bytes: number }[]): number =>
  pieces.reduce((sum, piece) => sum + piece.bytes, 0)

test('pieces that get lost become smaller until they arrive, and larger again; no byte goes twice', async () => {
  const jo = await employ()
  const one = await tablet(jo)
  const bytes = photo(900_000)
  const ref = await one.notebook.putBlob(bytes, 'image/jpeg')
  await show(one, jo.child, ref)
  const sent: { from: number; bytes: number }[] = []
  const count = counting(sent)
  const seen: number[] = []
  one.way.meets = (passing) => {
    if (!isPiece(passing)) return undefined
    seen.push(progressOf(one) ?? 0)
    // a link that breaks whatever is larger than 20 KB, and recovers after a while
    if ((passing.body?.length ?? 0) > 20_000 && sent.length < 12) return 'lost'
    count(passing)
    return undefined
  }
  await one.sync.now()
  await one.sync.now()
  assert.equal(one.notebook.outbox.value, [])
  assert.is(bytesIn(sent), bytes.length, 'every byte once')
  assert.is(new Set(sent.map((piece) => piece.from)).size, sent.length)
  assert.is(Math.min(...sent.slice(0, -1).map((piece) => piece.bytes)), 16_384)
  assert.ok(Math.max(...sent.map((piece) => piece.bytes)) > 16_384, 'it has risen again')
  assert.equal(
    seen,
    seen.toSorted((a, b) => a - b),
    'what the screen says only grows',
  )
  assert.ok(await isWhole(ref))
  one.notebook.lock()
})

test('the tablet is killed half-way and the server dies too: it goes on with the byte it had come to', async () => {
  const jo = await employ()
  const one = await tablet(jo)
  const bytes = photo(400_000)
  const ref = await one.notebook.putBlob(bytes, 'image/jpeg')
  await show(one, jo.child, ref)
  const sent: { from: number; bytes: number }[] = []
  const count = counting(sent)
  // the first goes in pieces of 16 KiB, then nobody answers any more
  one.way.meets = (passing) => {
    if (!isPiece(passing)) return sent.length >= 5 ? 'lost' : undefined
    if ((passing.body?.length ?? 0) > 16_384 || sent.length >= 5) return 'lost'
    count(passing)
    return undefined
  }
  await one.sync.now()
  assert.is(progressOf(one), 5 * 16_384)
  one.notebook.lock()

  const again = await tablet(jo, { app: serverOver(service.pool), meets: THROUGH })
  assert.is(progressOf(again), 5 * 16_384, 'written down')
  again.way.meets = (passing) => void (isPiece(passing) && count(passing))
  await again.sync.now()
  await again.sync.now()
  assert.is(bytesIn(sent), bytes.length)
  assert.equal([again.notebook.outbox.value, await isWhole(ref)], [[], true])
  again.notebook.lock()
})

test('words that are written while a photo is on its way go before its next piece', async () => {
  const jo = await employ()
  const one = await tablet(jo)
  const ref = await one.notebook.putBlob(photo(200_000), 'image/jpeg')
  await show(one, jo.child, ref)
  const order: string[] = []
  one.way.meets = async (passing) => {
    if (passing.path === '/sync/v1/push') order.push('words')
    if (!isPiece(passing)) return undefined
    if ((passing.body?.length ?? 0) > 16_384) return 'lost'
    order.push('piece')
    if (order.length === 3)
      await one.notebook.create({ type: 'statutory-visit', fileIds: [jo.child], body: { health: 'A loose tooth' } })
    return undefined
  }
  await one.sync.now()
  assert.equal(order.slice(0, 5), ['words', 'piece', 'piece', 'words', 'piece'])
  assert.is(order.filter((what) => what === 'words').length, 2)
  assert.equal([one.notebook.outbox.value, one.sync.status.value.state], [[], 'sent'])
  one.notebook.lock()
})

test('a note is not called received before its photo is; nor is it signed', async () => {
  const jo = await employ()
  const one = await tablet(jo)
  const ref = await one.notebook.putBlob(photo(30_000), 'image/jpeg')
  const record = await show(one, jo.child, ref)
  one.way.meets = (passing) => (isPiece(passing) ? 'lost' : undefined)
  await one.sync.now()
  assert.equal([one.sync.status.value.state, one.sync.status.value.unsent], ['device', 1])
  assert.is(one.sync.status.value.lastSentAt, null)
  assert.ok(one.notebook.outbox.value.some((item) => item.recordId === record.id && item.state !== 'received'))
  one.way.meets = THROUGH
  await one.sync.now()
  assert.equal([one.sync.status.value.state, one.sync.status.value.unsent], ['sent', 0])
  one.notebook.lock()
})

test('a piece that is spoilt on its way is sent again by itself, the photo is not', async () => {
  const jo = await employ()
  const one = await tablet(jo)
  const bytes = photo(300_000)
  const ref = await one.notebook.putBlob(bytes, 'image/jpeg')
  await show(one, jo.child, ref)
  let pieces = 0
  let arrived = 0
  one.way.meets = (passing) => {
    if (!isPiece(passing)) return undefined
    pieces += 1
    if (pieces !== 2) {
      arrived += passing.body?.length ?? 0
      return undefined
    }
    const spoilt = must(passing.body).slice()
    spoilt[100] = (spoilt[100] ?? 0) ^ 255
    return spoilt
  }
  await one.sync.now()
  await one.sync.now()
  assert.equal([one.notebook.outbox.value, arrived], [[], bytes.length])
  assert.ok(await isWhole(ref))
  one.notebook.lock()
})

test('the server finds that the whole has another hash: all of it comes again, in the same round', async () => {
  const jo = await employ()
  const one = await tablet(jo)
  const bytes = photo(300_000)
  const ref = await one.notebook.putBlob(bytes, 'image/jpeg')
  await show(one, jo.child, ref)
  let pieces = 0
  one.way.meets = async (passing) => {
    if (!isPiece(passing)) return undefined
    pieces += 1
    // as if the disk of the server had turned a bit in what came first
    if (pieces === 2)
      await asSystem(service.pool, (client) =>
        client.query('UPDATE blob_chunk SET bytes = set_byte(bytes, 7, 255 - get_byte(bytes, 7)) WHERE sha256 = $1', [
          ref.sha256,
        ]),
      )
    return undefined
  }
  await one.sync.now()
  await one.sync.now()
  assert.equal([one.notebook.outbox.value, pieces, await isWhole(ref)], [[], 4, true])
  one.notebook.lock()
})

test('the session ends between two pieces: after signing in the rest goes, and only the rest', async () => {
  const jo = await employ()
  const one = await tablet(jo)
  const bytes = photo(600_000)
  const ref = await one.notebook.putBlob(bytes, 'image/jpeg')
  await show(one, jo.child, ref)
  const sent: { from: number; bytes: number }[] = []
  const count = counting(sent)
  one.way.meets = async (passing) => {
    if (!isPiece(passing)) return undefined
    if (sent.length === 1)
      await asSystem(service.pool, (client) =>
        client.query('DELETE FROM session WHERE person_id = $1', [jo.person.personId]),
      )
    if (sent.length !== 1) count(passing)
    else sent.push({ from: -1, bytes: 0 })
    return undefined
  }
  await one.sync.now()
  assert.ok(one.sync.status.value.signInNeeded)
  assert.is(progressOf(one), 262_144)
  await one.sync.signedIn(PASSPHRASE)
  await one.sync.now()
  assert.is(bytesIn(sent), bytes.length)
  assert.equal([one.notebook.outbox.value, await isWhole(ref)], [[], true])
  one.notebook.lock()
})

test('the server comes back from a backup while a photo is on its way: it gets all of it', async () => {
  const at = await startService()
  const jo = await employ(at)
  const one = await tablet(jo, { app: at.app, meets: THROUGH })
  await one.sync.now()
  const backup = await copyDatabase(at.url)
  const ref = await one.notebook.putBlob(photo(600_000), 'image/jpeg')
  const record = await show(one, jo.child, ref)
  let pieces = 0
  one.way.meets = (passing) => (isPiece(passing) && ++pieces > 1 ? 'lost' : undefined)
  await one.sync.now()
  assert.is(progressOf(one), 262_144)
  await at.close()
  await beginEpoch(backup.pool)
  one.way.app = serverOver(backup.pool)
  one.way.meets = THROUGH
  for (let round = 0; round < 3; round += 1) await one.sync.now()
  assert.equal([one.notebook.outbox.value, await isWhole(ref, { ...at, pool: backup.pool })], [[], true])
  assert.ok(one.notebook.casebook.get(record.id))
  one.notebook.lock()
  await backup.close()
})

test('the file is taken away between two pieces: the photo arrives whole, and then leaves the tablet', async () => {
  const jo = await employ()
  const one = await tablet(jo)
  await one.sync.now()
  const ref = await one.notebook.putBlob(photo(600_000), 'image/jpeg')
  const record = await show(one, jo.child, ref)
  let pieces = 0
  one.way.meets = async (passing) => {
    if (!isPiece(passing) || ++pieces !== 2) return undefined
    await asSystem(service.pool, async (client) => {
      await client.query('UPDATE allocation SET until = london_today() WHERE record_id = $1', [jo.allocation])
      await client.query('SELECT regrant($1, NULL)', [[jo.child]])
    })
    return undefined
  }
  await one.sync.now()
  await one.sync.now()
  assert.ok(await isWhole(ref))
  assert.is(one.notebook.casebook.get(record.id), undefined)
  const { chunks, blobs } = one.notebook.store.relaxed
  assert.equal([await chunks.count(), await blobs.count()], [0, 0], 'not a byte of it is left')
  one.notebook.lock()
})

test('one photo in two records is sent once; both wait for it and both show it', async () => {
  const jo = await employ()
  const one = await tablet(jo)
  const bytes = photo(100_000)
  const ref = await one.notebook.putBlob(bytes, 'image/jpeg')
  const first = await show(one, jo.child, ref)
  const second = await show(one, jo.child, await one.notebook.putBlob(bytes, 'image/jpeg'))
  const sent: { from: number; bytes: number }[] = []
  const count = counting(sent)
  one.way.meets = (passing) => void (isPiece(passing) && count(passing))
  await one.sync.now()
  await one.sync.now()
  assert.is(sent.length, 1)
  assert.equal(one.notebook.outbox.value, [])
  const sam = await addPerson(service, 'childs-social-worker', 'North', await hashPassphrase(PASSPHRASE))
  await allocate(service, sam, jo.child)
  const other = await tablet({ person: sam })
  await other.sync.now()
  for (const { id } of [first, second]) assert.ok(other.notebook.casebook.get(id))
  assert.equal(await other.notebook.blob(ref), bytes)
  one.notebook.lock()
  other.notebook.lock()
})

test('reading breaks off and goes on where it was, also after the tablet was closed; until then nothing is shown', async () => {
  const jo = await employ()
  const one = await tablet(jo)
  const bytes = photo(700_000)
  const ref = await one.notebook.putBlob(bytes, 'image/jpeg')
  await show(one, jo.child, ref)
  await one.sync.now()
  await one.sync.now()
  const sam = await addPerson(service, 'childs-social-worker', 'North', await hashPassphrase(PASSPHRASE))
  await allocate(service, sam, jo.child)
  const asked: string[] = []
  let left = 2
  const meets = ({ path, query }: Passing) => {
    if (!PIECE.test(path)) return undefined
    if (left-- <= 0) return 'lost' as const
    asked.push(path.replace(/.*\//, '') + query)
    return undefined
  }
  const reader = await tablet({ person: sam }, { app: service.app, meets })
  await reader.sync.now()
  assert.is(await reader.notebook.blob(ref), undefined)
  const sealed = await reader.notebook.store.relaxed.chunks.toArray()
  assert.equal(
    sealed.map((row) => row.n),
    [0, 16],
    'two pieces have arrived',
  )
  assert.not(Buffer.from(must(sealed[0]).bytes).includes(Buffer.from(bytes.subarray(1000, 1016))), 'sealed')
  reader.notebook.lock()
  left = Number.POSITIVE_INFINITY
  const later = await tablet({ person: sam }, { app: service.app, meets })
  await later.sync.now()
  assert.equal(await later.notebook.blob(ref), bytes)
  assert.is(new Set(asked).size, asked.length, `nothing was asked for twice: ${asked.join(' ')}`)
  const rows = await later.notebook.store.relaxed.chunks.toArray()
  assert.ok(rows.every((row) => !row.blob.startsWith('coming')))
  assert.is(
    createHash('sha256')
      .update(must(await later.notebook.blob(ref)))
      .digest('hex'),
    ref.sha256,
  )
  later.notebook.lock()
})

test.run()

/**
 * A note and its photo over a link of 240 kbit/s with a delay of 300 ms, of which every tenth block, and four of ten,
 * are the last of their connection. Real sockets, real server, real Postgres; all of it runs ten times as fast as
 * life, the device's patience too (`BAD_LINK_SPEED=1` for life itself).
 */
import { CHEAP, PASSPHRASE } from '../support/tablet.ts'
import { serve } from '@hono/node-server'
import { randomBytes, randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { openNotebook } from '../../src/device/open.ts'
import { hashPassphrase } from '../../src/server/auth/passphrase.ts'
import type { Link } from '../../src/sync/ask.ts'
import { makeSync } from '../../src/sync/loop.ts'
import { addChild, addPerson, allocate, startService } from '../server/support/service.ts'
import type { Service } from '../server/support/service.ts'
import { openBadLink } from '../support/bad-link.ts'
import { must } from '../support/must.ts'

const SPEED = Number(process.env['BAD_LINK_SPEED'] ?? 10)
const PHOTO_BYTES = 300 * 1024
const MOST_ROUNDS = 400
const PIECE = /\/sync\/v1\/blobs\/\w+\/\d+/

let service: Service
/** What the server took, in its order. */
let taken: ({ readonly what: 'words' } | { readonly what: 'piece'; readonly bytes: number })[] = []
let served: ReturnType<typeof serve>
test.before(async () => {
  service = await startService()
  served = serve({
    port: 0,
    hostname: '127.0.0.1',
    async fetch(request) {
      const { pathname } = new URL(request.url)
      const answer = await service.app.fetch(request)
      if (!answer.ok) return answer
      if (pathname === '/sync/v1/push') taken.push({ what: 'words' })
      if (request.method === 'PUT' && PIECE.test(pathname))
        taken.push({ what: 'piece', bytes: Number(request.headers.get('content-length')) })
      return answer
    },
  })
  await new Promise((resolve) => served.once('listening', resolve))
})
test.after(async () => {
  await new Promise((resolve) => {
    served.close(resolve)
    if ('closeAllConnections' in served) served.closeAllConnections()
  })
  await service.close()
})

/** A browser's fetch, with its cookie. */
function linkOver(address: string): Link {
  let cookie = ''
  return {
    origin: address,
    timeoutMs: 30_000 / SPEED,
    fetch: (async (url: string, init: RequestInit = {}) => {
      const headers = new Headers(init.headers)
      headers.set('sec-fetch-site', 'same-origin')
      if (cookie) headers.set('cookie', cookie)
      const answer = await fetch(url, { ...init, headers })
      const set = answer.headers.get('set-cookie')
      if (set) cookie = must(set.split(';')[0])
      return answer
    }) as typeof fetch,
  }
}

/** So much more than the photo may leave: pieces that broke off, questions, heads. Nothing that had arrived. */
const MORE = { 0.1: 1.5, 0.4: 4 } as const

for (const loss of [0.1, 0.4] as const) {
  test(`words arrive first and a photo resumes and never restarts, where ${loss * 100} % is lost`, async () => {
    taken = []
    const person = await addPerson(service, 'childs-social-worker', 'North', await hashPassphrase(PASSPHRASE))
    const child = await addChild(service)
    await allocate(service, person, child)
    const link = await openBadLink((served.address() as AddressInfo).port, {
      seed: 20261122,
      bitsPerSecond: 240_000 * SPEED,
      delayMs: 300 / 2 / SPEED,
      loss,
    })
    const notebook = await openNotebook({ email: person.email, passphrase: PASSPHRASE, person, cost: CHEAP })
    const sync = makeSync(notebook, { link: linkOver(link.address), passphrase: PASSPHRASE, chance: () => 0 })
    const bytes = new Uint8Array(randomBytes(PHOTO_BYTES))
    const ref = await notebook.putBlob(bytes, 'image/jpeg')
    const note = await notebook.create({
      type: 'childs-views',
      fileIds: [child],
      body: { date: '2026-11-22', pieces: [{ id: randomUUID(), drawing: { ...ref } }] },
    })
    const progress: number[] = []
    let rounds = 0
    const began = performance.now()
    while (notebook.outbox.value.length > 0 && rounds < MOST_ROUNDS) {
      rounds += 1
      await sync.now()
      const sent = notebook.outbox.value.find((item) => item.attachment)?.attachment?.sent
      if (sent !== undefined) progress.push(sent)
    }
    const seconds = ((performance.now() - began) / 1000) * SPEED
    const pieces = taken.flatMap((one) => (one.what === 'piece' ? one.bytes : []))
    const again = link.up.bytes / PHOTO_BYTES - 1
    console.log(
      `\n${loss * 100} %: ${Math.round(seconds)} s of life in ${rounds} rounds, ${pieces.length} pieces taken, ` +
        `${link.broken.off} connections broken off and ${link.broken.silent} silent, ${Math.round(again * 100)} % more was sent than the photo has`,
    )
    assert.equal(notebook.outbox.value, [])
    assert.is(taken[0]?.what, 'words')
    assert.is(
      pieces.reduce((sum, one) => sum + one, 0),
      PHOTO_BYTES,
      'every byte was taken once',
    )
    assert.equal(
      progress,
      progress.toSorted((a, b) => a - b),
      'never further back',
    )
    assert.ok(link.broken.off + link.broken.silent > 0, 'the link was bad')
    assert.ok(again <= MORE[loss], `${Math.round(again * 100)} % more`)
    const { rows } = await service.pool.query<{ bytes: Buffer }>(
      'SELECT c.bytes FROM blob_chunk c JOIN blob b USING (sha256, uploader) WHERE sha256 = $1 AND b.complete ORDER BY n',
      [ref.sha256],
    )
    assert.ok(Buffer.concat(rows.map((row) => row.bytes)).equals(bytes))
    assert.is(notebook.casebook.get(note.id)?.revision, 1)
    notebook.lock()
    await link.close()
  })
}

test.run()

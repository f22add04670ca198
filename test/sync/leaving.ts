/** Accounts that are closed and files that are taken away: the device's own code against the server's own. */
import 'fake-indexeddb/auto'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { createBegun } from '../../src/app/form/begun.ts'
import { createShell } from '../../src/app/shell.ts'
import { closeAccount } from '../../src/device/close-account.ts'
import { leftAccounts, letterIds } from '../../src/device/letters.ts'
import { receiptsOwed } from '../../src/device/receipts.ts'
import { vaultRow } from '../../src/device/vault.ts'
import type { FileId } from '../../src/model/file.ts'
import { toBase64 } from '../../src/protocol/letter.ts'
import { makeKeyPair } from '../../src/protocol/sealed-letter.ts'
import { disableAccount } from '../../src/server/auth/accounts.ts'
import { hashPassphrase } from '../../src/server/auth/passphrase.ts'
import { asPerson, asSystem } from '../../src/server/db/pool.ts'
import { ownKeys } from '../../src/server/letters/organisation-key.ts'
import { decideWaiting } from '../../src/server/waiting/decide-waiting.ts'
import { readWaiting } from '../../src/server/waiting/read-waiting.ts'
import type { Link } from '../../src/sync/ask.ts'
import { sendLetters } from '../../src/sync/letters.ts'
import { makeSync } from '../../src/sync/loop.ts'
import { signOut } from '../../src/sync/sign-in.ts'
import type { Service } from '../server/support/service.ts'
import { addChild, addPerson, allocate, serverOver, silentLog, startService } from '../server/support/service.ts'
import { must } from '../support/must.ts'
import { openTablet, PASSPHRASE } from '../support/tablet.ts'

let service: Service
let app: Service['app']
test.before(async () => {
  service = await startService()
  const { publicKey, secret } = await makeKeyPair()
  const organisationKey = JSON.stringify({ publicKey: toBase64(publicKey), secret: toBase64(secret) })
  const organisationKeys = await ownKeys(service.pool, { dataFolder: '/nowhere', organisationKey }, silentLog)
  app = serverOver(service.pool, { organisationKeys })
})
test.after(() => service.close())

interface Way {
  inTheWay: (path: string, request: Request) => Response | 'lost' | 'answer lost' | undefined
}

/** A browser's way to the server, with a cookie of its own. */
function browser(way: Way): Link {
  let cookie = ''
  return {
    origin: 'https://doorstep.test',
    timeoutMs: 20_000,
    fetch: (async (url: string, init: RequestInit = {}) => {
      const met = way.inTheWay(new URL(url).pathname, new Request(url, init))
      if (met instanceof Response) return met
      if (met === 'lost') throw new TypeError('network')
      const headers = new Headers(init.headers)
      headers.set('sec-fetch-site', 'same-origin')
      if (cookie) headers.set('cookie', cookie)
      const answer = await app.request(url, { ...init, headers })
      const set = answer.headers.get('set-cookie')
      if (set) cookie = must(set.split(';')[0])
      if (met === 'answer lost') throw new TypeError('network')
      return answer
    }) as typeof fetch,
  }
}

async function tabletOf() {
  const person = await addPerson(service, 'childs-social-worker', 'North', await hashPassphrase(PASSPHRASE))
  const child = await addChild(service)
  const allocation = await allocate(service, person, child)
  const notebook = await openTablet({ email: person.email, person })
  const way: Way = { inTheWay: () => undefined }
  const link = browser(way)
  const sync = makeSync(notebook, { link, passphrase: PASSPHRASE, chance: () => 0 })
  const close = () => asSystem(service.pool, (client) => disableAccount(client, person.email))
  return { person, child, allocation, notebook, way, link, sync, close }
}

const inboxOf = async (word: string) =>
  (
    await service.pool.query<{ raw: string; status: string }>(
      `SELECT i.raw, r.status FROM op_inbox i LEFT JOIN op_result r USING (op_id, sha256) WHERE i.raw LIKE $1`,
      [`%${word}%`],
    )
  ).rows

test('an account closed while its person was away: what they wrote reaches the council, once, and nothing is left', async () => {
  const jo = await tabletOf()
  await jo.sync.now()
  jo.way.inTheWay = () => 'lost'
  const visit = await jo.notebook.create({
    type: 'statutory-visit',
    fileIds: [jo.child],
    body: { health: 'Canaryaway' },
  })
  const photo = await jo.notebook.putBlob(new Uint8Array(300_000).fill(7), 'image/png')
  await jo.notebook.create({ type: 'childs-views', fileIds: [jo.child], body: { drawing: { ...photo } } })
  await jo.close()
  await jo.sync.now()
  assert.not.ok(jo.sync.status.value.accountClosed, 'without signal nobody has said so')
  jo.way.inTheWay = () => undefined
  await jo.sync.now()
  assert.is(jo.sync.status.value.accountClosed, true)
  assert.is(jo.notebook.casebook.get(visit.id)?.body.health, 'Canaryaway', 'until it is sealed it is all there')
  await closeAccount(jo.notebook, [], 0)
  assert.is(await vaultRow(jo.notebook.store.account), undefined)
  jo.way.inTheWay = (path) => (path === '/sync/v1/letters' ? 'answer lost' : undefined)
  await sendLetters(jo.link)
  assert.ok((await letterIds()).length > 0, 'until the council has said that it has them they stay')
  jo.way.inTheWay = () => undefined
  await sendLetters(browser({ inTheWay: () => undefined }))
  assert.equal(await letterIds(), [])
  assert.equal(
    (await inboxOf('Canaryaway')).map((row) => row.status),
    ['quarantined'],
  )
  const { rowCount } = await service.pool.query('SELECT FROM blob WHERE sha256 = $1 AND complete', [photo.sha256])
  assert.is(rowCount, 1)
  const left = must((await leftAccounts()).find((one) => one.personId === jo.person.personId))
  assert.ok(left.sentAt)
  assert.is(left.receiptSent, true)
  const receipts = await service.pool.query('SELECT FROM purge_receipt WHERE person_id = $1 AND file_id = $2', [
    jo.person.personId,
    jo.child,
  ])
  assert.is(receipts.rowCount, 1)
})

const problem = () =>
  new Response(JSON.stringify({ type: 'about:blank', title: 'Sign in first', status: 401 }), {
    status: 401,
    headers: { 'content-type': 'application/problem+json' },
  })
const json = (body: object) => new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } })

test('a wrong passphrase, a portal and an answer to another question close nothing', async () => {
  const jo = await tabletOf()
  await jo.sync.now()
  await jo.notebook.create({ type: 'statutory-visit', fileIds: [jo.child], body: { health: 'Canarysafe' } })
  const portals: readonly ((path: string) => Response)[] = [
    () => new Response('Log in to the hotel', { status: 401 }),
    () => new Response('<html>Log in</html>', { status: 200, headers: { 'content-type': 'text/html' } }),
    problem,
    (path) => (path === '/sync/v1/standing' ? json({ standing: 'closed' }) : problem()),
    (path) => (path === '/sync/v1/standing' ? json({ nonce: 'some other nonce', standing: 'closed' }) : problem()),
    (path) => (path === '/sync/v1/standing' ? json({ nonce: 'n', standing: 'closed', stored: true }) : problem()),
  ]
  for (const portal of portals) {
    jo.way.inTheWay = portal
    const sync = makeSync(jo.notebook, { link: jo.link, passphrase: 'not the one', chance: () => 0 })
    await sync.now()
    assert.not.ok(sync.status.value.accountClosed)
  }
  // the passphrase was changed elsewhere: the account is refused, and stands open
  jo.way.inTheWay = () => undefined
  await service.pool.query('DELETE FROM session WHERE person_id = $1', [jo.person.personId])
  const sync = makeSync(jo.notebook, { link: jo.link, passphrase: 'not the one', chance: () => 0 })
  await sync.now()
  assert.is(sync.status.value.signInNeeded, true)
  assert.not.ok(sync.status.value.accountClosed)
  assert.is(jo.notebook.outbox.value.length, 1)
  jo.notebook.lock()
})

test('a device of the version before makes itself known at its first round', async () => {
  const jo = await tabletOf()
  const count = async () =>
    (await service.pool.query('SELECT FROM device WHERE person_id = $1', [jo.person.personId])).rowCount
  assert.is(await count(), 0)
  jo.way.inTheWay = (path) => (path === '/sync/v1/device' ? 'answer lost' : undefined)
  await jo.sync.now()
  jo.way.inTheWay = () => undefined
  await jo.sync.now()
  await jo.sync.now()
  assert.is(await count(), 1, 'by one secret, however often it was told')
  jo.notebook.lock()
})

test('a file that was taken away and has left the tablet: the council has it in writing, once its answer arrives', async () => {
  const jo = await tabletOf()
  await jo.sync.now()
  const held = async () =>
    (
      await service.pool.query<{ file_id: FileId }>('SELECT file_id FROM device_file WHERE person_id = $1', [
        jo.person.personId,
      ])
    ).rows.map((row) => row.file_id)
  assert.equal(await held(), [jo.child])
  await asSystem(service.pool, async (client) => {
    await client.query('DELETE FROM allocation WHERE file_id = $1', [jo.child])
    await client.query('SELECT * FROM regrant(ARRAY[$1], NULL)', [jo.child])
  })
  jo.way.inTheWay = (path) => (path === '/sync/v1/purged' ? 'lost' : undefined)
  await jo.sync.now()
  assert.equal(await receiptsOwed(jo.notebook.store), [{ fileId: jo.child, epoch: 1 }])
  assert.equal(await held(), [jo.child], 'nothing is believed before it was said')
  jo.way.inTheWay = () => undefined
  await jo.sync.now()
  assert.equal(await receiptsOwed(jo.notebook.store), [])
  assert.equal(await held(), [])
  jo.notebook.lock()
})

test('a line half typed about a file that is then taken away goes to the manager, who reads it there, and nothing of it stays', async () => {
  const manager = await addPerson(service, 'team-manager', 'North')
  const jo = await tabletOf()
  const visit = await jo.notebook.create({ type: 'statutory-visit', fileIds: [jo.child], body: { health: 'Well.' } })
  await jo.sync.now()
  const box = createBegun(jo.notebook, createShell(), `amending ${visit.id}`, [visit.id])
  box.value = 'Canaryhalf, and then she said'
  await box.flush()
  await jo.sync.now()
  assert.equal(await letterIds(), [], 'while the file is held nothing of it goes anywhere')
  await asSystem(service.pool, async (client) => {
    await client.query('DELETE FROM allocation WHERE file_id = $1', [jo.child])
    await client.query('SELECT * FROM regrant(ARRAY[$1], NULL)', [jo.child])
    // whoever has the case now is of her team
    await client.query('UPDATE file_grant SET revoked_at = NULL WHERE person_id = $1 AND file_id = $2', [
      manager.personId,
      jo.child,
    ])
  })
  await jo.sync.now()
  // what is typed until the box goes from the screen is kept after the file has left, and goes after it
  box.value = 'Canarylast words'
  await box.flush()
  await jo.sync.now()
  // a round sends them by itself: whichever has the turn
  for (let n = 0; n < 100 && (await letterIds()).length > 0; n++) {
    await sendLetters(jo.link)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  assert.equal(await jo.notebook.begunLines(), [])
  const { relaxed } = jo.notebook.store
  for (const table of relaxed.tables)
    if (table.name !== 'jots') assert.not.match(JSON.stringify(await table.toArray()), /Canary(half|last)/, table.name)
  const lines = jo.notebook.outbox.value.filter((item) => item.recordId === visit.id)
  assert.is(lines.length, 2)
  for (const line of lines) assert.match(line.reason ?? '', /begun a line here.*sealed for your manager/s)
  const read = () => asPerson(service.pool, manager.personId, (client) => readWaiting(client, manager, { most: 99 }))
  const waiting = (await read()).waiting.filter(({ item }) => item.writer.personId === jo.person.personId)
  assert.equal(
    waiting.map(({ item }) => [item.about.map(({ fileId }) => fileId), item.words, item.why]),
    ['Canaryhalf, and then she said', 'Canarylast words'].map((words) => [
      [jo.child],
      [{ label: 'Begun and never sent', words }],
      'revoked',
    ]),
  )
  assert.match(must(waiting[0]).item.reason, /^A line that was begun .* and never sent/)
  await decideWaiting(service.pool, manager, must(waiting[0]).item.opId, {
    decision: 'attach',
    words: 'Thank you, it is in the file.',
  })
  await jo.sync.now()
  const told = jo.notebook.outbox.value.flatMap(({ decision }) => decision ?? [])
  assert.equal(
    told.map(({ kind, words }) => [kind, words]),
    [['attached', 'Thank you, it is in the file.']],
  )
  assert.equal(await receiptsOwed(jo.notebook.store), [])
  jo.notebook.lock()
})

test('somebody who signs out for good: the council knows that nothing of their files is left here', async () => {
  const jo = await tabletOf()
  await jo.sync.now()
  await signOut({ notebook: jo.notebook, sync: jo.sync }, jo.link)
  assert.is(await vaultRow(jo.notebook.store.account), undefined)
  assert.not.ok((await indexedDB.databases()).some((one) => one.name === jo.notebook.store.keys.database))
  jo.way.inTheWay = () => 'lost'
  await sendLetters(jo.link)
  const waits = async () => (await leftAccounts()).some((one) => one.personId === jo.person.personId)
  assert.is(await waits(), true)
  await sendLetters(browser({ inTheWay: () => undefined }))
  assert.is(await waits(), false)
  const { rows } = await service.pool.query('SELECT DISTINCT file_id FROM purge_receipt WHERE person_id = $1', [
    jo.person.personId,
  ])
  assert.ok(rows.some((row) => (row as { file_id: string }).file_id === jo.child))
})

test('a file given back before the receipt went is not called gone', async () => {
  const jo = await tabletOf()
  await jo.sync.now()
  await service.pool.query('UPDATE file_grant SET revoked_at = now() WHERE file_id = $1', [jo.child])
  jo.way.inTheWay = (path) => (path === '/sync/v1/purged' ? 'lost' : undefined)
  await jo.sync.now()
  assert.is((await receiptsOwed(jo.notebook.store)).length, 1)
  await service.pool.query('UPDATE file_grant SET revoked_at = NULL, epoch = 2 WHERE file_id = $1', [jo.child])
  await jo.sync.now()
  jo.way.inTheWay = () => undefined
  await jo.sync.now()
  assert.equal(await receiptsOwed(jo.notebook.store), [])
  const { rows } = await service.pool.query('SELECT epoch FROM device_file WHERE file_id = $1', [jo.child])
  assert.equal(rows, [{ epoch: 2 }])
  jo.notebook.lock()
})

test.run()

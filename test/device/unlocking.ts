import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { accountsHere, openNotebook } from '../../src/device/open.ts'
import { sealJot } from '../../src/device/jots.ts'
import { NotKept } from '../../src/device/notebook.ts'
import { NoVault, StorageCleared, TooSoon, WrongPassphrase } from '../../src/device/refusals.ts'
import { accountOf, isPassphrase, rewrapVault, vaultRow } from '../../src/device/vault.ts'
import {
  eventually,
  newChild,
  newEmail,
  newHousehold,
  openTablet,
  PASSPHRASE,
  rawRows,
  realMethod,
  someone,
} from '../support/tablet.ts'
import { must } from '../support/must.ts'

const now = (): Date => new Date()

async function thrown(work: Promise<unknown>): Promise<Error> {
  try {
    await work
  } catch (error) {
    return error as Error
  }
  throw new Error('nothing was thrown')
}

test('somebody who never signed in here is told so', async () => {
  assert.instance(await thrown(openNotebook({ email: newEmail(), passphrase: PASSPHRASE })), NoVault)
})

test('a device without room says so, and opens once there is some', async () => {
  const email = newEmail()
  ;(await openTablet({ email })).lock()
  const put = realMethod('put')
  // as some browsers do: taken back, and not a word of why
  IDBObjectStore.prototype.put = function full(this: IDBObjectStore, ...given: [unknown]) {
    const request = put.apply(this, given)
    this.transaction.abort()
    return request
  }
  const refused = await thrown(openNotebook({ email, passphrase: PASSPHRASE })).finally(() => {
    IDBObjectStore.prototype.put = put
  })
  assert.instance(refused, NotKept)
  assert.match(refused.message, /no room/)
  ;(await openNotebook({ email, passphrase: PASSPHRASE })).lock()
})

test('what was written is there again after locking and unlocking', async () => {
  const first = await openTablet()
  const note = await first.create({ type: 'statutory-visit', fileIds: [newChild()], body: { health: 'a loose tooth' } })
  first.lock()
  assert.is(first.casebook.get(note.id), undefined, 'nothing is left in memory')
  assert.is(first.outbox.value.length, 0)
  const again = await openTablet({ email: first.email })
  assert.equal(again.casebook.get(note.id)?.body, { health: 'a loose tooth' })
  assert.is(again.outbox.value.length, 1)
  again.lock()
})

test('wrong passphrases are told, slow down, survive a reload, and lose nothing', async () => {
  let now = Date.parse('2026-09-10T09:00:00Z')
  const clock = () => new Date(now)
  const first = await openTablet({ now: clock })
  const { email } = first
  const note = await first.create({ type: 'statutory-visit', fileIds: [newChild()], body: { health: 'x' } })
  first.lock()
  const guess = () => thrown(openNotebook({ email, passphrase: 'kettle orbit mossy blank', now: clock }))
  const waits: number[] = []
  for (let i = 0; i < 9; i++) {
    const error = await guess()
    assert.instance(error, WrongPassphrase, String(error))
    const wait = (error as WrongPassphrase).waitSeconds
    waits.push(wait)
    if (wait > 0) assert.instance(await guess(), TooSoon)
    now += wait * 1000
  }
  assert.equal(waits, [0, 0, 0, 2, 5, 15, 30, 60, 60])
  now -= 30_000
  assert.instance(
    await thrown(openNotebook({ email, passphrase: PASSPHRASE, now: clock })),
    TooSoon,
    'the right one waits too',
  )
  const account = must((await accountsHere(clock)).find((one) => one.account === accountOf(email)))
  assert.is(account.waitSeconds, 30)
  now += 30_000
  const again = await openTablet({ email, now: clock })
  assert.equal(again.casebook.get(note.id)?.body, { health: 'x' })
  again.lock()
  assert.is((await vaultRow(accountOf(email)))?.wrong, 0)
})

test('a clock put back by years does not lock anybody out', async () => {
  let now = Date.parse('2031-01-01T00:00:00Z')
  const clock = () => new Date(now)
  const first = await openTablet({ now: clock })
  first.lock()
  for (let i = 0; i < 4; i++) await thrown(openNotebook({ email: first.email, passphrase: 'no', now: clock }))
  now = Date.parse('2026-01-01T00:00:00Z')
  const error = await thrown(openNotebook({ email: first.email, passphrase: PASSPHRASE, now: clock }))
  assert.ok((error as TooSoon).waitSeconds <= 60)
  now += (error as TooSoon).waitSeconds * 1000
  const again = await openTablet({ email: first.email, now: clock })
  again.lock()
})

test('a changed passphrase opens, the old one no longer, and the notes stay', async () => {
  const first = await openTablet()
  const note = await first.create({ type: 'statutory-visit', fileIds: [newChild()], body: { health: 'x' } })
  first.lock()
  const account = accountOf(first.email)
  assert.instance(await thrown(rewrapVault(account, 'wrong words', 'new words entirely', now)), WrongPassphrase)
  assert.ok(await isPassphrase(account, PASSPHRASE, now), 'a refused change changes nothing')
  await rewrapVault(account, PASSPHRASE, 'lantern ferry quilt moss', now)
  assert.instance(await thrown(openNotebook({ email: first.email, passphrase: PASSPHRASE })), WrongPassphrase)
  const again = await openTablet({ email: first.email, passphrase: 'lantern ferry quilt moss' })
  assert.equal(again.casebook.get(note.id)?.body, { health: 'x' })
  again.lock()
})

test('two people on one device see nothing of each other', async () => {
  const jo = await openTablet({ person: someone('childs-social-worker', 'Jo Marsh') })
  const note = await jo.create({ type: 'statutory-visit', fileIds: [newChild()], body: { health: 'private to Jo' } })
  await jo.keepSetting('hand', 'left')
  jo.lock()
  const ann = await openTablet({ person: someone('foster-carer', 'Ann Price') })
  assert.is(ann.casebook.get(note.id), undefined)
  assert.is(ann.outbox.value.length, 0)
  assert.equal(ann.search('private'), [])
  assert.is(ann.setting('hand').value, undefined)
  assert.is.not(ann.store.keys.database, jo.store.keys.database)
  ann.lock()
})

test('the locked screen knows a first letter and how many notes wait, and no word more', async () => {
  const first = await openTablet({ person: someone('foster-carer', 'Zebedee Canarybird') })
  const account = accountOf(first.email)
  await first.create({ type: 'daily-log', fileIds: [newChild(), newHousehold()], body: { happened: 'Canarywords' } })
  await first.create({ type: 'daily-log', fileIds: [newChild(), newHousehold()], body: {} })
  let row = await vaultRow(account)
  for (let i = 0; i < 50 && row?.unsent !== 2; i++) {
    await new Promise((resolve) => setTimeout(resolve, 10))
    row = await vaultRow(account)
  }
  first.lock()
  const here = must((await accountsHere()).find((one) => one.account === account))
  assert.equal({ ...here }, { account, initial: 'Z', unsent: 2, waitSeconds: 0, cleared: false })
  const seen = Buffer.concat(
    Object.values(must(row)).map((value) =>
      value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(JSON.stringify(value) ?? ''),
    ),
  )
  for (const word of ['Canary', 'Zebedee', first.email, first.person.personId]) assert.not.ok(seen.includes(word), word)
})

test('a cleared storage is told at once and again on unlocking, and can be started anew', async () => {
  const first = await openTablet()
  await first.create({ type: 'statutory-visit', fileIds: [newChild()], body: { health: 'x' } })
  const account = accountOf(first.email)
  for (let i = 0; i < 50 && (await vaultRow(account))?.unsent !== 1; i++)
    await new Promise((resolve) => setTimeout(resolve, 10))
  first.lock()
  await Dexie.delete(first.store.keys.database)
  assert.ok((await accountsHere()).find((one) => one.account === account)?.cleared)
  const error = await thrown(openNotebook({ account, passphrase: PASSPHRASE }))
  assert.instance(error, StorageCleared)
  assert.is((error as StorageCleared).unsent, 1)
  assert.instance(
    await thrown(openNotebook({ account, passphrase: PASSPHRASE })),
    StorageCleared,
    'looking did not make it look well',
  )
  const anew = await openTablet({ account, startAgain: true })
  assert.is(anew.outbox.value.length, 0)
  anew.lock()
  const after = await openTablet({ account })
  after.lock()
})

test('what is written while locked is sealed at once and waits to be filed', async () => {
  const first = await openTablet()
  const account = accountOf(first.email)
  first.lock()
  await sealJot(account, 'Canaryjot: rang the school')
  await sealJot(account, 'second')
  const rows = await rawRows(first.store.keys.database)
  const bytes = (rows.get('jots') as { sealed: ArrayBuffer }[]).map((row) => Buffer.from(row.sealed))
  assert.is(bytes.length, 2)
  assert.not.ok(bytes.some((one) => one.includes('Canaryjot') || one.includes(Buffer.from('Canaryjot', 'utf16le'))))
  const again = await openTablet({ email: first.email })
  assert.equal(
    again.jots.value.map((jot) => jot.text),
    ['Canaryjot: rang the school', 'second'],
  )
  await again.jotFiled(must(again.jots.value[0]).id)
  assert.equal(
    again.jots.value.map((jot) => jot.text),
    ['second'],
  )
  again.lock()
  assert.is((await rawRows(first.store.keys.database)).get('jots')?.length, 1)
})

test('locking one tab locks the other', async () => {
  const one = await openTablet()
  const two = await openTablet({ email: one.email })
  one.lock()
  await eventually(() => two.locked.value, 'locking the second tab')
})

test.run()

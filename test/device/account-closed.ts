/** The council has closed the account: no word is lost, and none stays readable, wherever the power fails. */
import 'fake-indexeddb/auto'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { entries } from 'idb-keyval'
import { closeAccount, NothingToSealTo } from '../../src/device/close-account.ts'
import { keepOrganisationKey } from '../../src/device/device-secret.ts'
import { sealJot } from '../../src/device/jots.ts'
import { finishLeaving, leftAccounts, letterArrived, letterIds, letterOf } from '../../src/device/letters.ts'
import type { OpenNotebook } from '../../src/device/open.ts'
import { openNotebook } from '../../src/device/open.ts'
import { strictKeep } from '../../src/device/strict-keep.ts'
import { sealUnreachable } from '../../src/device/unreachable.ts'
import { accountOf, vaultRow } from '../../src/device/vault.ts'
import { receiptsOwed } from '../../src/device/receipts.ts'
import { LETTER, toBase64 } from '../../src/protocol/letter.ts'
import type { LetterContent } from '../../src/protocol/letter.ts'
import { makeKeyPair, openSealed } from '../../src/protocol/sealed-letter.ts'
import { must } from '../support/must.ts'
import { newChild, newEmail, openTablet, PASSPHRASE } from '../support/tablet.ts'

const pair = await makeKeyPair()
const KEY = { keyId: 'the-key', publicKey: toBase64(pair.publicKey) }
const CANARIES = ['Canaryvisit', 'Canaryagain', 'Canaryjot', 'Canaryheld', 'Canarybegun']

/** What the organisation can read of all letters on this device. */
async function organisationReads(): Promise<LetterContent[]> {
  const found: LetterContent[] = []
  for (const id of await letterIds()) {
    const { sealed } = must(await letterOf(id))
    found.push(JSON.parse(new TextDecoder().decode(await openSealed(pair.secret, sealed, LETTER))) as LetterContent)
  }
  return found
}

async function everythingArrives(): Promise<void> {
  for (const id of await letterIds()) await letterArrived(id)
}

/** A day with nothing sent: two notes, one of them frozen already, a photo and a note from the locked screen. */
async function aDay(email: string) {
  const tablet = await openTablet({ email })
  await keepOrganisationKey(tablet.store, KEY)
  const child = newChild()
  const visit = await tablet.create({ type: 'statutory-visit', fileIds: [child], body: { health: 'Canaryvisit' } })
  const photo = await tablet.putBlob(new Uint8Array([1, 2, 3, 4, 5]), 'image/png', 'den.png')
  const views = await tablet.create({ type: 'childs-views', fileIds: [child], body: { drawing: { ...photo } } })
  await tablet.edit(visit.id, { health: 'Canaryvisit', school: 'Canaryagain' })
  await sealJot(tablet.store.account, 'Canaryjot')
  return { tablet, child, visit, views, photo }
}

const whole = (letters: readonly LetterContent[]) => ({
  operations: new Map(letters.flatMap((one) => one.operations.map((op) => [op.opId, op] as const))),
  jots: new Set(letters.flatMap((one) => one.jots.map((jot) => jot.text))),
  blobs: new Map(letters.flatMap((one) => one.blobs.map((blob) => [blob.sha256, blob] as const))),
})

test('a line that another tab keeps while everything is being sealed is not left behind', async () => {
  const { tablet } = await aDay(newEmail())
  const { jots } = tablet.store.strict
  const count = jots.count.bind(jots)
  let looks = 0
  // the second look is the one after the sealing
  jots.count = (async () => {
    if ((looks += 1) === 2) await tablet.keepBegun('answer', 'Canarybegun', '')
    return count()
  }) as typeof jots.count
  await closeAccount(tablet, [], 0)
  assert.ok(whole(await organisationReads()).jots.has('Canarybegun'))
  await everythingArrives()
  await finishLeaving()
})

test('everything unsent is in letters, byte for byte, and nothing on the device opens any more', async () => {
  const email = newEmail()
  const { tablet, visit, photo, child } = await aDay(email)
  const { account, keys } = tablet.store
  const rows = await tablet.store.strict.outbox.orderBy('order').toArray()
  await tablet.keepBegun('answer', 'Canarybegun', '')
  await closeAccount(tablet, ['Canaryheld', '  '], 0)
  const { operations, jots, blobs } = whole(await organisationReads())
  assert.equal(
    [...operations.values()].map((op) => op.raw),
    rows.map((row) => row.text),
    'in the order in which they were written',
  )
  assert.equal([...jots], ['Canaryjot', 'Canaryheld', 'Canarybegun'])
  assert.is(must(blobs.get(photo.sha256)).bytes, toBase64(new Uint8Array([1, 2, 3, 4, 5])))
  assert.is(tablet.locked.value, true)
  assert.is(await vaultRow(account), undefined)
  assert.not.ok((await indexedDB.databases()).some((one) => one.name === keys.database))
  const [left] = (await leftAccounts()).filter((one) => one.database === keys.database)
  assert.is(left?.gone, true)
  assert.is(left?.notes, 5)
  assert.equal(left?.files, [])
  assert.ok(visit.id && child)
  // and what is kept beside the vaults names no word, and no key that opens one
  const kept = Buffer.from(
    JSON.stringify(await entries(strictKeep), (_, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
    ),
  ).toString('utf8')
  for (const canary of CANARIES) assert.not.ok(kept.includes(canary), canary)
  const again = await openNotebook({ account, passphrase: PASSPHRASE }).catch((error: Error) => error.name)
  assert.is(again, 'NoVault')
  await everythingArrives()
})

test('what is typed while the letters are sealed goes along', async () => {
  const { tablet, visit } = await aDay(newEmail())
  const seal = crypto.subtle.encrypt.bind(crypto.subtle)
  let typed = false
  crypto.subtle.encrypt = async (...given: Parameters<SubtleCrypto['encrypt']>) => {
    if (!typed) {
      typed = true
      await tablet.edit(visit.id, { health: 'Canaryvisit', school: 'Canaryagain and Canarylate' })
    }
    return seal(...given)
  }
  try {
    await closeAccount(tablet, [], 0)
  } finally {
    crypto.subtle.encrypt = seal
  }
  assert.ok(
    (await organisationReads()).some((one) => one.operations.some((op) => op.raw.includes('Canarylate'))),
    'the last words are in a letter',
  )
  await everythingArrives()
})

test('without a key to seal to nothing is touched', async () => {
  const email = newEmail()
  const tablet = await openTablet({ email })
  const note = await tablet.create({ type: 'statutory-visit', fileIds: [newChild()], body: { health: 'Still here' } })
  const refused = await closeAccount(tablet, [], 0).catch((error: unknown) => error)
  assert.instance(refused, NothingToSealTo)
  assert.is(tablet.locked.value, false)
  assert.is(tablet.casebook.get(note.id)?.body.health, 'Still here')
  tablet.lock()
})

const off = () => new DOMException('the power is off', 'AbortError')

/** The power fails at the n-th thing that is asked of the disk or of the cipher. Returns how to have power again. */
function powerFailsAt(n: number): { back(): void; reached(): boolean } {
  let left = n
  const failed = () => left-- <= 0
  const proto = IDBObjectStore.prototype
  const undo: (() => void)[] = []
  for (const name of ['put', 'add', 'delete', 'get', 'getAll', 'getAllKeys', 'openCursor'] as const) {
    const real = Reflect.get(proto, name) as (...given: unknown[]) => unknown
    Reflect.set(proto, name, function (this: IDBObjectStore, ...given: unknown[]) {
      if (failed()) throw off()
      return real.apply(this, given)
    })
    undo.push(() => Reflect.set(proto, name, real))
  }
  const seal = crypto.subtle.encrypt.bind(crypto.subtle)
  crypto.subtle.encrypt = (...given: Parameters<SubtleCrypto['encrypt']>) =>
    failed() ? Promise.reject(off()) : seal(...given)
  undo.push(() => Reflect.set(crypto.subtle, 'encrypt', seal))
  const drop = indexedDB.deleteDatabase.bind(indexedDB)
  indexedDB.deleteDatabase = (name: string) => {
    if (failed()) throw off()
    return drop(name)
  }
  undo.push(() => Reflect.set(indexedDB, 'deleteDatabase', drop))
  return { back: () => undo.forEach((one) => one()), reached: () => left < 0 }
}

/** Everything that a person or the organisation could still read. */
async function stillReadable(email: string): Promise<string> {
  const found: unknown[] = await organisationReads()
  if (await vaultRow(accountOf(email))) {
    const notebook = await openNotebook({ email, passphrase: PASSPHRASE })
    await notebook.allLoaded
    found.push(
      (await notebook.store.strict.outbox.toArray()).map((row) => row.text),
      await notebook.jotsOnDisk(),
    )
    notebook.lock()
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return JSON.stringify(found)
}

test('killed at any point no word is lost, and the next start leaves none readable', async () => {
  let n = 0
  for (let done = false; !done; n++) {
    const email = newEmail()
    const { tablet, photo } = await aDay(email)
    const { database } = tablet.store.keys
    const power = powerFailsAt(n)
    await closeAccount(tablet, [], 0).catch(() => undefined)
    power.back()
    done = !power.reached()
    tablet.lock()
    await new Promise((resolve) => setTimeout(resolve, 5))
    const readable = await stillReadable(email)
    for (const canary of CANARIES.slice(0, 3)) assert.ok(readable.includes(canary), `${canary} after a kill at ${n}`)
    // the next start of the app: the door finishes what can be finished without a passphrase
    await finishLeaving()
    if (await vaultRow(accountOf(email))) {
      const notebook: OpenNotebook = await openNotebook({ email, passphrase: PASSPHRASE })
      await closeAccount(notebook, [], 0)
    }
    const { operations, jots, blobs } = whole(await organisationReads())
    assert.ok([...operations.values()].some((op) => op.raw.includes('Canaryagain')))
    assert.ok(jots.has('Canaryjot'))
    assert.ok(blobs.has(photo.sha256), `the photo after a kill at ${n}`)
    assert.is(await vaultRow(accountOf(email)), undefined)
    assert.not.ok(
      (await indexedDB.databases()).some((one) => one.name === database),
      `the database after a kill at ${n}`,
    )
    await everythingArrives()
  }
  assert.ok(n > 20, `${n} points at which it was killed`)
})

test('a file taken away whose words cannot be delivered is sealed after a day, whatever the clock does', async () => {
  let now = new Date('2026-05-01T09:00:00Z')
  const tablet = await openTablet({ now: () => now })
  await keepOrganisationKey(tablet.store, KEY)
  const [lost, mine] = [newChild(), newChild()]
  const note = await tablet.create({ type: 'statutory-visit', fileIds: [lost], body: { health: 'Canarylost' } })
  const photo = await tablet.putBlob(new Uint8Array([9, 9, 9]), 'image/png')
  await tablet.create({ type: 'childs-views', fileIds: [lost], body: { drawing: { ...photo } } })
  const other = await tablet.create({ type: 'statutory-visit', fileIds: [mine], body: { health: 'Canarymine' } })
  const files = tablet.store.relaxed.files
  await files.bulkPut([
    { id: lost, seq: 1, chain: 'x', epoch: 3, revoked: true },
    { id: mine, seq: 1, chain: 'x', epoch: 1 },
  ])
  const after = async (hours: number) => {
    now = new Date(now.getTime() + hours * 3_600_000)
    return sealUnreachable(tablet.store)
  }
  assert.equal(await after(0), [], 'the count begins')
  assert.equal(await after(24 * 365 * 5), [], 'a clock five years ahead does not end it at once')
  assert.equal(await after(-24 * 365 * 5), [], 'a clock put back does not end it')
  assert.equal(await after(6), [])
  assert.equal(await letterIds(), [])
  assert.equal(await after(6.1), [lost])
  const { operations, blobs } = whole(await organisationReads())
  assert.ok([...operations.values()].some((op) => op.raw.includes('Canarylost')))
  assert.not.ok([...operations.values()].some((op) => op.raw.includes('Canarymine')))
  assert.ok(blobs.has(photo.sha256))
  assert.is(tablet.casebook.get(note.id), undefined)
  assert.is(tablet.casebook.get(other.id)?.body.health, 'Canarymine')
  const { relaxed } = tablet.store
  for (const table of [relaxed.records, relaxed.bases, relaxed.outbox, relaxed.kept, relaxed.blobs])
    assert.not.ok(JSON.stringify(await table.toArray()).includes('Canarylost'), table.name)
  assert.is(await tablet.blob(photo), undefined)
  assert.equal(await receiptsOwed(tablet.store), [{ fileId: lost, epoch: 3 }])
  const line = tablet.outbox.value.find((item) => item.recordId === note.id)
  assert.is(line?.state, 'needs-you')
  assert.match(line?.reason ?? '', /sealed for your manager/)
  await tablet.seen(must(line).opId)
  const read = tablet.outbox.value.find((item) => item.recordId === note.id)
  assert.is(read?.state, 'received', 'asks for nothing more; what becomes of it is told here')
  await everythingArrives()
  tablet.lock()
})

test('a picture that goes along from the file taken away into one that is held stays, unsent, for that one', async () => {
  let now = new Date('2026-05-01T09:00:00Z')
  const tablet = await openTablet({ now: () => now })
  await keepOrganisationKey(tablet.store, KEY)
  const [wrong, right] = [newChild(), newChild()]
  const bytes = new Uint8Array([4, 5, 6])
  const photo = await tablet.putBlob(bytes, 'image/png')
  const body = { date: '2026-05-01', did: 'We drew', photo: { ...photo } }
  const draft = await tablet.create({ type: 'direct-work', fileIds: [wrong], body })
  const made = await tablet.create({ type: 'direct-work', fileIds: [right], body, wrongFile: true })
  await tablet.discard(draft.id, 'wrongFile')
  await tablet.store.relaxed.files.bulkPut([
    { id: wrong, seq: 1, chain: 'x', epoch: 3, revoked: true },
    { id: right, seq: 1, chain: 'x', epoch: 1 },
  ])
  for (let look = 0; look < 3; look += 1) {
    await sealUnreachable(tablet.store)
    now = new Date(now.getTime() + 12.1 * 3_600_000)
  }
  assert.is(tablet.casebook.get(draft.id), undefined)
  assert.equal(tablet.casebook.get(made.id)?.body.photo, photo)
  assert.equal(await tablet.blob(photo), bytes)
  assert.equal(
    tablet.store.outbox.unsentBlobs().map(({ recordId }) => recordId),
    [made.id],
    'it is still to go, with its new words',
  )
  await everythingArrives()
  tablet.lock()
})

test.run()

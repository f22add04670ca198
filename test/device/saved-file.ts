/** A tablet that dies before it meets a network: what it alone had, saved to a file and opened on another device. */
import 'fake-indexeddb/auto'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { keepOrganisationKey } from '../../src/device/device-secret.ts'
import { sealJot } from '../../src/device/jots.ts'
import { AnotherPersons, openSaved } from '../../src/device/open-saved.ts'
import { openNotebook } from '../../src/device/open.ts'
import { WrongPassphrase } from '../../src/device/refusals.ts'
import { saveUnsent } from '../../src/device/save-unsent.ts'
import { toBase64 } from '../../src/protocol/letter.ts'
import { makeKeyPair } from '../../src/protocol/sealed-letter.ts'
import { NotThisFile, openUnsentAsOrganisation, readUnsent } from '../../src/protocol/unsent-file.ts'
import { makeSync } from '../../src/sync/loop.ts'
import { Council } from '../support/council.ts'
import { must } from '../support/must.ts'
import { CHEAP, newChild, newEmail, openTablet, PASSPHRASE, someone, worker } from '../support/tablet.ts'

const pair = await makeKeyPair()
const KEY = { keyId: 'the-key', publicKey: toBase64(pair.publicKey) }
const LARGE = new Uint8Array(600_000).map((_, n) => (n * 7919) % 251)

/** Two devices of one person: one that dies, and one that has been away. */
async function twoDevices() {
  const council = new Council()
  const child = newChild()
  const jo = await worker(council, [child])
  await keepOrganisationKey(jo.notebook.store, KEY)
  await jo.sync.now()
  const visit = await jo.notebook.create({
    type: 'statutory-visit',
    fileIds: [child],
    body: { health: 'Canary one', date: '2026-09-10' },
  })
  await jo.notebook.edit(visit.id, { health: 'Canary one', school: 'Canary two', date: '2026-09-10' })
  const photo = await jo.notebook.putBlob(LARGE, 'image/png', 'den.png')
  await jo.notebook.create({ type: 'childs-views', fileIds: [child], body: { drawing: { ...photo } } })
  await sealJot(jo.notebook.store.account, 'Canary jot')
  // a device of its own has another vault: under another address here, because both lie in one memory
  const email = newEmail()
  council.employ(email, PASSPHRASE, jo.person, [child])
  const notebook = await openNotebook({ email, passphrase: PASSPHRASE, person: jo.person, cost: CHEAP })
  const sync = makeSync(notebook, { link: council.link(email), chance: () => 0 })
  return { council, child, jo, visit, photo, other: { notebook, sync } }
}

const bytesIn = (council: Council) => [...council.inbox.values()].map((one) => one.raw)

test('saved without signal, opened on another device, it arrives at the council byte for byte and once', async () => {
  const { council, jo, photo, visit, other } = await twoDevices()
  const raws = (await jo.notebook.store.strict.outbox.orderBy('order').toArray()).map((row) => row.text)
  const { name, bytes } = await saveUnsent(jo.notebook, PASSPHRASE)
  assert.match(name, /^doorstep-unsent-\d{4}-\d\d-\d\d\.doorstep$/)
  for (const canary of ['Canary', 'den.png', jo.email, jo.person.personId, jo.person.name])
    assert.not.ok(Buffer.from(bytes).toString('latin1').includes(canary), canary)
  jo.notebook.lock()
  const added = await openSaved(other.notebook, bytes, PASSPHRASE)
  assert.equal(added, { notes: 2, attachments: 1, jots: 1, already: 0 })
  assert.equal(await openSaved(other.notebook, bytes, PASSPHRASE), { notes: 0, attachments: 0, jots: 0, already: 2 })
  assert.is(other.notebook.jots.value[0]?.text, 'Canary jot')
  await other.sync.now()
  await other.sync.now()
  assert.equal(bytesIn(council), raws)
  assert.equal(other.notebook.outbox.value, [], JSON.stringify(other.notebook.outbox.value))
  assert.is(other.notebook.casebook.get(visit.id)?.body.school, 'Canary two')
  assert.equal(await other.notebook.blob(photo), LARGE)
  assert.is((await openSaved(other.notebook, bytes, PASSPHRASE)).notes, 0, 'and after it was sent')
  other.notebook.lock()
})

test('a line that was begun and never sent goes along, and is one note on the other device however often it was saved', async () => {
  const { jo, other } = await twoDevices()
  await jo.notebook.keepBegun('read note 1', 'Canary begun, I will', '')
  const files = [await saveUnsent(jo.notebook, PASSPHRASE), await saveUnsent(jo.notebook, PASSPHRASE)]
  for (const { bytes } of files) await openSaved(other.notebook, bytes, PASSPHRASE)
  assert.equal(other.notebook.jots.value.map(({ text }) => text).sort(), ['Canary begun, I will', 'Canary jot'])
  jo.notebook.lock()
  other.notebook.lock()
})

test('sent from both devices it has one effect, whichever was first', async () => {
  const { council, jo, visit, other } = await twoDevices()
  const { bytes } = await saveUnsent(jo.notebook, PASSPHRASE)
  await jo.sync.now()
  await other.sync.now()
  const arrived = bytesIn(council).length
  assert.ok(other.notebook.casebook.get(visit.id), 'the other device has read it already')
  await openSaved(other.notebook, bytes, PASSPHRASE)
  await other.sync.now()
  await other.sync.now()
  assert.is(bytesIn(council).length, arrived)
  assert.equal(other.notebook.outbox.value, [])
  assert.is(must(other.notebook.casebook.get(visit.id)).revision, must(council.heads.get(visit.id)).revision)
  jo.notebook.lock()
  other.notebook.lock()
})

test('what is written on after saving is its own step, and the saved bytes stay as they are', async () => {
  const { council, jo, visit, other } = await twoDevices()
  const { bytes } = await saveUnsent(jo.notebook, PASSPHRASE)
  await jo.notebook.edit(visit.id, { health: 'Canary one', school: 'Canary two, and more', date: '2026-09-10' })
  await openSaved(other.notebook, bytes, PASSPHRASE)
  await other.sync.now()
  await jo.sync.now()
  await other.sync.now()
  assert.equal(jo.notebook.outbox.value, [])
  assert.is(other.notebook.casebook.get(visit.id)?.body.school, 'Canary two, and more')
  assert.ok(bytesIn(council).length > 2)
  jo.notebook.lock()
  other.notebook.lock()
})

test('the organisation opens the same words and bytes with its own key', async () => {
  const { jo, photo } = await twoDevices()
  const { bytes } = await saveUnsent(jo.notebook, PASSPHRASE)
  const content = await openUnsentAsOrganisation(await readUnsent(bytes), pair.secret)
  assert.is(content.personId, jo.person.personId)
  assert.ok(content.operations.some((one) => one.raw.includes('Canary two')))
  assert.is(must(content.blobs.find((one) => one.sha256 === photo.sha256)).bytes, toBase64(LARGE))
  assert.equal(
    content.jots.map((jot) => jot.text),
    ['Canary jot'],
  )
  jo.notebook.lock()
})

const thrown = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'nothing',
    (error: unknown) => error,
  )

test('a wrong passphrase, another person’s file, a damaged one and one of a later version each say so and add nothing', async () => {
  const { jo, other } = await twoDevices()
  assert.instance(await thrown(saveUnsent(jo.notebook, 'not the one')), WrongPassphrase)
  const { bytes } = await saveUnsent(jo.notebook, PASSPHRASE)
  assert.instance(await thrown(openSaved(other.notebook, bytes, 'not the one')), WrongPassphrase)
  const stranger = await openTablet({ person: someone('childs-social-worker', 'Ann Other') })
  assert.instance(await thrown(openSaved(stranger, bytes, PASSPHRASE)), AnotherPersons)
  const why = async (given: Uint8Array<ArrayBuffer>) => {
    const error = await thrown(openSaved(other.notebook, given, PASSPHRASE))
    return error instanceof NotThisFile ? error.why : error
  }
  for (const at of [30, 200, Math.floor(bytes.length / 2), bytes.length - 1]) {
    const damaged = bytes.slice()
    damaged[at] = (damaged[at] ?? 0) ^ 1
    assert.is(await why(damaged), 'damaged', `at ${at}`)
  }
  assert.is(await why(bytes.slice(0, -100)), 'damaged')
  assert.is(await why(new Uint8Array(Buffer.from('a photograph, say'))), 'other')
  assert.is(await why(new Uint8Array(0)), 'other')
  const later = new Uint8Array(
    Buffer.from(Buffer.from(bytes).toString('latin1').replace('unsent 1', 'unsent 2'), 'latin1'),
  )
  assert.is(await why(later), 'later')
  assert.equal(other.notebook.outbox.value, [])
  for (const notebook of [jo.notebook, other.notebook, stranger]) notebook.lock()
})

test.run()

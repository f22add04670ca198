/**
 * Two people in one record, and one person on two devices: the device's own code against the server's own code and a
 * real Postgres. Each story ends with every word present.
 */
import { openTablet } from '../support/tablet.ts'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { OpenNotebook } from '../../src/device/open.ts'
import { isOffered } from '../../src/model/current-body.ts'
import type { FileId } from '../../src/model/file.ts'
import type { Actor, Role } from '../../src/model/person.ts'
import type { CaseRecord } from '../../src/model/record.ts'
import type { Link } from '../../src/sync/ask.ts'
import { makeSync } from '../../src/sync/loop.ts'
import type { RunningSync } from '../../src/sync/loop.ts'
import { addChild, addPerson, allocate, as, startService } from '../server/support/service.ts'
import type { Service } from '../server/support/service.ts'
import { must } from '../support/must.ts'

let service: Service
test.before(async () => {
  service = await startService()
})
test.after(() => service.close())

/** A browser that is signed in as this person. */
const browser = (cookie: string): Link => ({
  origin: 'https://doorstep.test',
  timeoutMs: 20_000,
  fetch: (async (url: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers)
    headers.set('sec-fetch-site', 'same-origin')
    headers.set('cookie', cookie)
    return service.app.request(url, { ...init, headers })
  }) as typeof fetch,
})

interface Device {
  readonly person: Actor
  readonly deviceId: string
  readonly notebook: OpenNotebook
  readonly sync: RunningSync
}

type Person = Actor & { readonly email: string }
const employ = (role: Role = 'childs-social-worker'): Promise<Person> => addPerson(service, role)

/** Each with a database and a number of its own, the same person's twice as well. */
async function deviceOf(person: Person): Promise<Device> {
  const notebook = await openTablet({ person })
  const session = await as(service, person)
  Object.assign(notebook.store, { deviceId: session.deviceId })
  const sync = makeSync(notebook, { link: browser(session.cookie), chance: () => 0 })
  return { person, deviceId: session.deviceId, notebook, sync }
}

async function onDevices(...people: readonly Person[]): Promise<{ child: FileId; devices: readonly Device[] }> {
  const child = await addChild(service)
  for (const person of new Set(people)) await allocate(service, person, child)
  const all: Device[] = []
  for (const person of people) all.push(await deviceOf(person))
  for (const { sync } of all) await sync.now()
  return { child, devices: all }
}

/** Until nobody has anything new for anybody. */
async function settle(...all: readonly Device[]): Promise<void> {
  for (let round = 0; round < 3; round += 1) for (const { sync } of all) await sync.now()
}

const at = ({ notebook }: Device, id: string): CaseRecord => must(notebook.casebook.get(id), 'the record')
const everywhere = (all: readonly Device[], id: string, ...words: readonly string[]): void => {
  const copies = all.map((device) => JSON.stringify({ ...at(device, id), receivedAt: '' }))
  for (const copy of copies) for (const one of words) assert.ok(copy.includes(one), `${one} is gone from ${copy}`)
  for (const copy of copies) assert.is(copy, copies[0], 'every device shows the same')
}
const edit = (device: Device, id: string, change: CaseRecord['body']): Promise<CaseRecord> =>
  device.notebook.edit(id, { ...at(device, id).body, ...change })
const bytes = (seed: number) => new Uint8Array(40_000).map((_, i) => (i * seed) % 251)
const close = (all: readonly Device[]): void => {
  for (const { notebook } of all) notebook.lock()
}

const WHOLE = {
  date: '2026-05-01',
  event: 'Moved school',
  source: 'School',
  significance: 'important',
  impact: 'Sad.\n\nProud.',
}
const entry = (child: FileId) => ({ type: 'chronology-entry', fileIds: [child], body: WHOLE })

test('one person on a phone and a tablet: different paragraphs are put together, the same sentence stands twice as theirs', async () => {
  const jo = await employ()
  const { child, devices: all } = await onDevices(jo, jo)
  const [phone, tablet] = [must(all[0]), must(all[1])]
  const { id } = await phone.notebook.create(entry(child))
  await settle(phone, tablet)
  await edit(phone, id, { impact: 'Sad, on the phone.\n\nProud.' })
  await edit(tablet, id, { impact: 'Sad.\n\nProud, on the tablet.' })
  await settle(phone, tablet)
  everywhere(all, id, 'Sad, on the phone.', 'Proud, on the tablet.')
  assert.equal(at(phone, id).conflicts, [])
  await edit(phone, id, { event: 'Moved school, says the phone' })
  await edit(tablet, id, { event: 'Moved school, says the tablet' })
  await settle(phone, tablet)
  everywhere(all, id, 'says the phone', 'says the tablet')
  const question = must(at(phone, id).conflicts[0])
  assert.equal(
    question.versions.map(({ personId, device }) => [personId, device]),
    [
      [jo.personId, phone.deviceId],
      [jo.personId, tablet.deviceId],
    ],
    'both are theirs, and each names its device',
  )
  close(all)
})

test('a draft goes on offline on both devices over many saves: no sentence of either is gone', async () => {
  const jo = await employ()
  const { child, devices: all } = await onDevices(jo, jo)
  const [phone, tablet] = [must(all[0]), must(all[1])]
  const { id } = await phone.notebook.create(entry(child))
  await settle(phone, tablet)
  for (const n of [1, 2, 3]) {
    await edit(phone, id, { impact: `Phone ${n}.\n\nProud.` })
    await edit(tablet, id, { impact: `Tablet ${n}.\n\nProud.`, source: `School, ${n}` })
    if (n === 2) await phone.sync.now()
  }
  await settle(phone, tablet)
  everywhere(all, id, 'Phone 3.', 'Tablet 3.', 'School, 3')
  const question = must(at(phone, id).conflicts[0])
  assert.equal(question.versions.map(({ value }) => value).length, 2, 'each device has one version, its newest')
  await phone.notebook.resolve(id, question.id, 'Phone 3. Tablet 3.\n\nProud.')
  await settle(phone, tablet)
  everywhere(all, id, 'Phone 3. Tablet 3.')
  assert.equal(at(tablet, id).conflicts, [])
  close(all)
})

test('two workers in one sentence: whoever wrote the field is named, though somebody else wrote last', async () => {
  const people = [await employ(), await employ(), await employ()]
  const { child, devices: all } = await onDevices(...people)
  const [jo, sam, ada] = [must(all[0]), must(all[1]), must(all[2])]
  const { id } = await jo.notebook.create(entry(child))
  await settle(...all)
  await edit(jo, id, { impact: 'He did hit her.' })
  await edit(sam, id, { impact: 'He did not hit her on Monday.' })
  await edit(ada, id, { source: 'Health visitor' })
  await jo.sync.now()
  await ada.sync.now()
  await settle(...all)
  everywhere(all, id, 'He did hit her.', 'He did not hit her on Monday.', 'Health visitor')
  assert.equal(
    must(at(ada, id).conflicts[0]).versions.map(({ name }) => name),
    [jo.person.name, sam.person.name],
  )
  close(all)
})

test('joined text: nobody signs before it was read, not even a device that pushes a signature all the same', async () => {
  const people = [await employ(), await employ()]
  const { child, devices: all } = await onDevices(...people)
  const [jo, sam] = [must(all[0]), must(all[1])]
  const { id } = await jo.notebook.create(entry(child))
  await settle(...all)
  await edit(jo, id, { impact: 'Sad, Jo.\n\nProud.' })
  await edit(sam, id, { impact: 'Sad.\n\nProud, Sam.' })
  await settle(...all)
  everywhere(all, id, 'Sad, Jo.', 'Proud, Sam.')
  await jo.notebook.sign(id, 'sign').then(
    () => assert.unreachable('it was signed unread'),
    (error: Error) => assert.match(error.message, /not read yet/),
  )
  await jo.notebook.mark(id, { kind: 'read' })
  await jo.notebook.sign(id, 'sign')
  await settle(...all)
  assert.is(at(sam, id).status, 'signed')
  assert.is(at(sam, id).body.impact, 'Sad, Jo.\n\nProud, Sam.')
  close(all)
})

test('one signs while the other writes: the words come late, are offered, and are taken up or put aside', async () => {
  const people = [await employ(), await employ()]
  const { child, devices: all } = await onDevices(...people)
  const [jo, sam] = [must(all[0]), must(all[1])]
  const { id } = await jo.notebook.create(entry(child))
  await settle(...all)
  await edit(sam, id, { impact: 'Sad.\n\nProud, whispered Sam.', event: 'Changed school' })
  await jo.notebook.sign(id, 'sign')
  await jo.sync.now()
  await settle(...all)
  everywhere(all, id, 'Proud, whispered Sam.', 'Changed school')
  const late = must(at(jo, id).addenda[0])
  assert.ok(isOffered(late))
  assert.is(late.name, sam.person.name)
  await jo.notebook.settleLate(id, late.id, 'put-aside', 'The school was the same')
  await sam.notebook.settleLate(id, late.id, 'taken-up', '')
  await settle(...all)
  everywhere(all, id, 'Proud, whispered Sam.', 'The school was the same', 'taken-up')
  assert.is(at(jo, id).body.impact, WHOLE.impact, 'the signed words stand')
  close(all)
})

test('one throws the draft away while the other writes: it stays with the words, and says so on both', async () => {
  for (const discardFirst of [true, false]) {
    const people = [await employ(), await employ()]
    const { child, devices: all } = await onDevices(...people)
    const [jo, sam] = [must(all[0]), must(all[1])]
    const { id } = await jo.notebook.create(entry(child))
    await settle(...all)
    await edit(sam, id, { impact: 'Sad.\n\nProud, Sam.' })
    await jo.notebook.discard(id)
    await (discardFirst ? jo : sam).sync.now()
    await settle(...all)
    everywhere(all, id, 'Proud, Sam.')
    for (const device of all) {
      assert.equal([at(device, id).status, at(device, id).wasDiscarded?.name], ['draft', jo.person.name])
      assert.is(at(device, id).mergedUnread, true)
    }
    close(all)
  }
})

test('two photos in one place: both pictures stand side by side on both devices, and the one that is chosen stays', async () => {
  const people = [await employ(), await employ()]
  const { child, devices: all } = await onDevices(...people)
  const [jo, sam] = [must(all[0]), must(all[1])]
  const { id } = await jo.notebook.create({ type: 'statutory-visit', fileIds: [child], body: { health: 'A tooth' } })
  await settle(...all)
  const hers = await jo.notebook.putBlob(bytes(7), 'image/png')
  const his = await sam.notebook.putBlob(bytes(11), 'image/png')
  await edit(jo, id, { photo: { ...hers } })
  await edit(sam, id, { photo: { ...his } })
  await settle(...all)
  everywhere(all, id, hers.sha256, his.sha256)
  for (const { notebook } of all) {
    assert.equal(await notebook.blob(hers), bytes(7))
    assert.equal(await notebook.blob(his), bytes(11))
  }
  const question = must(at(sam, id).conflicts[0])
  await sam.notebook.resolve(id, question.id, { ...hers })
  await settle(...all)
  assert.equal([at(jo, id).body.photo, at(jo, id).conflicts], [{ ...hers }, []])
  assert.equal(await sam.notebook.blob(hers), bytes(7))
  close(all)
})

test('two people answer the same promise: a person picks, both answers stay in the history', async () => {
  const people = [await employ(), await employ()]
  const { child, devices: all } = await onDevices(...people)
  const [jo, sam] = [must(all[0]), must(all[1])]
  const { id } = await jo.notebook.create({
    type: 'action',
    fileIds: [child],
    body: { what: 'Buy football boots', status: 'open' },
  })
  await settle(...all)
  await edit(jo, id, { status: 'done', doneOn: '2026-05-02', evidence: 'Jo saw the boots' })
  await edit(sam, id, { status: 'blocked', barrier: 'Sam found the shop closed' })
  await settle(...all)
  everywhere(all, id, 'Jo saw the boots', 'Sam found the shop closed', 'done', 'blocked')
  const question = must(at(jo, id).conflicts[0])
  // both choose at the same time, each their own: it is asked again instead of one undoing the other
  await jo.notebook.resolve(id, question.id, 'done')
  await sam.notebook.resolve(id, question.id, 'blocked')
  await settle(...all)
  const again = must(at(sam, id).conflicts[0])
  assert.equal(again.versions.map(({ value }) => JSON.stringify(value)).sort(), ['"blocked"', '"done"'])
  await sam.notebook.resolve(id, again.id, 'done')
  await settle(...all)
  everywhere(all, id, 'Jo saw the boots', 'Sam found the shop closed')
  assert.equal([at(jo, id).body.status, at(jo, id).conflicts], ['done', []])
  const { rows } = await service.pool.query<{ record: string }>(
    'SELECT record::text FROM revision WHERE record_id = $1',
    [id],
  )
  assert.ok(rows.some(({ record }) => /"conflicts":\[\{[^]*"blocked"/.test(record)))
  close(all)
})

test.run()

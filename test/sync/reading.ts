import '../support/tablet.ts'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { v7 } from 'uuid'
import type { PullAnswer } from '../../src/protocol/messages.ts'
import { PULL_MAX_ASKS } from '../../src/protocol/messages.ts'
import { removeRevoked } from '../../src/device/leave.ts'
import { receive } from '../../src/device/receive.ts'
import type { CaseRecord } from '../../src/model/record.ts'
import type { FileId } from '../../src/model/file.ts'
import { Council, refusal } from '../support/council.ts'
import { newChild, newHousehold, openTablet, realMethod, someone, worker } from '../support/tablet.ts'
import type { Worker } from '../support/tablet.ts'
import { must } from '../support/must.ts'

const note = (jo: Worker, file: FileId, body = { health: 'x' } as Record<string, string>) =>
  jo.notebook.create({ type: 'statutory-visit', fileIds: [file], body })
const raw = (council: Council, jo: Worker, only?: FileId[]) =>
  council.pull(
    { protocol: 1, nonce: 'n', deviceId: v7(), cursors: {}, ...(only && { only }) },
    must(council.accounts.get(jo.email)),
  )
const seeded = (
  file: FileId | FileId[],
  i: number,
  type = 'statutory-visit',
  body: Record<string, string> = { health: `note ${i}` },
): CaseRecord => {
  const by = { personId: v7(), name: 'Import', role: 'team-manager' as const, at: '2026-09-01T10:00:00+01:00' }
  return {
    id: v7(),
    type,
    schemaVersion: 1,
    fileIds: [file].flat(),
    body,
    status: 'draft',
    revision: 1,
    opId: v7(),
    author: by,
    updated: by,
    signatures: [],
    addenda: [],
    marks: [],
    conflicts: [],
    receivedAt: '2026-09-01T09:00:01Z',
  }
}

test('a colleague reads what was written on another device', async () => {
  const council = new Council()
  const child = newChild()
  const jo = await worker(council, [child])
  const sam = await worker(council, [child], 'supervising-social-worker', 'Sam Hill')
  const written = await note(jo, child, { health: 'a loose tooth' })
  await jo.sync.now()
  await sam.sync.now()
  assert.equal(sam.notebook.casebook.get(written.id)?.body, { health: 'a loose tooth' })
  assert.is(sam.notebook.search('too')[0]?.recordId, written.id)
  jo.notebook.lock()
  sam.notebook.lock()
})

test('a pull never touches a note with unsent words; both arrive in the end', async () => {
  const council = new Council()
  const child = newChild()
  const jo = await worker(council, [child])
  const sam = await worker(council, [child], 'childs-social-worker', 'Sam Hill')
  const written = await note(jo, child, { health: 'first', school: 'first' })
  await jo.sync.now()
  await sam.sync.now()
  await sam.notebook.edit(written.id, { health: 'by Sam', school: 'first' })
  await sam.sync.now()
  const mine = await jo.notebook.edit(written.id, { health: 'first', school: 'by Jo' })
  council.meets = (path) => (path === '/sync/v1/push' ? new Response(null, { status: 503 }) : undefined)
  await jo.sync.now()
  assert.equal(jo.notebook.casebook.get(written.id), mine, 'not one letter of it changed')
  assert.equal((await jo.notebook.store.relaxed.bases.get(written.id))?.incoming?.body, {
    health: 'by Sam',
    school: 'first',
  })
  const more = await jo.notebook.edit(written.id, { health: 'first', school: 'by Jo, and more' })
  assert.equal(more.body, { health: 'first', school: 'by Jo, and more' })
  council.meets = () => undefined
  await jo.sync.now()
  const both = { health: 'by Sam', school: 'by Jo, and more' }
  assert.equal(council.heads.get(written.id)?.body, both)
  assert.equal(jo.notebook.casebook.get(written.id)?.body, both)
  assert.is(await jo.notebook.store.relaxed.bases.count(), 0)
  assert.is(council.inbox.size, 4, 'what was sent stays as it was sent; what came after is one more')
  jo.notebook.lock()
  sam.notebook.lock()
})

test('words typed between sending and the echo rest on what was sent, through merge after merge', async () => {
  const council = new Council()
  const child = newChild()
  const jo = await worker(council, [child])
  const sam = await worker(council, [child], 'childs-social-worker', 'Sam Hill')
  const written = await note(jo, child, { health: 'One.\n\nTwo.\n\nThree.' })
  await jo.sync.now()
  await sam.sync.now()
  await sam.notebook.edit(written.id, { health: 'One by Sam.\n\nTwo.\n\nThree.' })
  await sam.sync.now()
  await jo.notebook.edit(written.id, { health: 'One.\n\nTwo.\n\nThree by Jo.' })
  council.meets = (path) => (path === '/sync/v1/pull' ? 'lost' : undefined)
  await jo.sync.now()
  await jo.notebook.edit(written.id, { health: 'One.\n\nTwo.\n\nThree by Jo, twice.' })
  council.meets = () => undefined
  await jo.sync.now()
  const whole = { health: 'One by Sam.\n\nTwo.\n\nThree by Jo, twice.' }
  assert.equal(council.heads.get(written.id)?.body, whole)
  assert.equal(jo.notebook.casebook.get(written.id)?.body, whole)
  jo.notebook.lock()
  sam.notebook.lock()
})

test('the echo may come pages before the copy: until then the line of own work goes on', async () => {
  const council = new Council()
  const child = newChild()
  const jo = await worker(council, [child])
  const written = await note(jo, child, { health: 'mine' })
  council.meets = (path) => (path === '/sync/v1/pull' ? 'lost' : undefined)
  await jo.sync.now()
  for (let i = 0; i < 3; i++) council.store(seeded(child, i))
  const head = must(council.heads.get(written.id))
  council.store({ ...head, body: { ...head.body, school: 'by Sam' }, opId: v7(), revision: 2 })
  council.pageSize = 1
  let pulls = 0
  council.meets = (path) => (path === '/sync/v1/pull' && ++pulls > 3 ? 'lost' : undefined)
  await jo.sync.now()
  assert.equal(jo.notebook.outbox.value, [], 'echoed')
  assert.is(await jo.notebook.store.relaxed.bases.count(), 1, 'the copy has not come yet')
  await jo.notebook.edit(written.id, { health: 'mine, more' })
  council.meets = () => undefined
  council.pageSize = 500
  await jo.sync.now()
  assert.equal(jo.notebook.casebook.get(written.id)?.body, { health: 'mine, more', school: 'by Sam' })
  jo.notebook.lock()
})

test('a hole or a chain that does not match: nothing of that file is applied, it is fetched anew', async () => {
  for (const damage of ['hole', 'chain'] as const) {
    const council = new Council()
    const [good, bad] = [newChild(), newChild()]
    const jo = await worker(council, [good, bad])
    for (let i = 0; i < 5; i++) council.store(seeded(bad, i))
    const healthy = seeded(good, 9)
    council.store(healthy)
    const answer = structuredClone(raw(council, jo)) as unknown as {
      files: { fileId: string; changes: { chain: string }[] }[]
    }
    const file = must(answer.files.find((one) => one.fileId === bad))
    if (damage === 'hole') file.changes.splice(2, 1)
    else must(file.changes[2]).chain = must(file.changes[1]).chain
    const got = await receive(jo.notebook.store, answer as unknown as PullAnswer)
    assert.equal(got.broken, [bad])
    assert.equal(jo.notebook.casebook.inFile(bad), [])
    assert.is(jo.notebook.casebook.get(healthy.id)?.id, healthy.id)
    await jo.sync.now()
    assert.is(jo.notebook.casebook.inFile(bad).length, 5)
    jo.notebook.lock()
  }
})

test('rows and cursor are one transaction: a device killed while reading reads on where it was', async () => {
  const council = new Council()
  const child = newChild()
  const jo = await worker(council, [child])
  for (let i = 0; i < 3; i++) council.store(seeded(child, i))
  const put = realMethod('put')
  let calls = 0
  IDBObjectStore.prototype.put = function dying(this: IDBObjectStore, ...given: [unknown]) {
    const request = put.apply(this, given)
    if (this.name === 'records' && ++calls === 2) this.transaction.abort()
    return request
  }
  await receive(jo.notebook.store, raw(council, jo)).catch(() => undefined)
  IDBObjectStore.prototype.put = put
  assert.is(await jo.notebook.store.relaxed.records.count(), 0)
  assert.is(await jo.notebook.store.relaxed.files.count(), 0)
  await jo.sync.now()
  assert.is(jo.notebook.casebook.inFile(child).length, 3)
  jo.notebook.lock()
})

test('an answer that comes twice changes nothing the second time', async () => {
  const council = new Council()
  const files = [newChild(), newHousehold()]
  const jo = await worker(council, files)
  const dual = seeded(files, 1, 'daily-log', { happened: 'a good day' })
  council.store(dual)
  const answer = raw(council, jo)
  await receive(jo.notebook.store, answer)
  const version = jo.notebook.casebook.version.value
  await receive(jo.notebook.store, answer)
  assert.is(jo.notebook.casebook.version.value, version)
  assert.is(jo.notebook.casebook.inFile(must(files[0])).length, 1)
  assert.is(jo.notebook.casebook.inFile(must(files[1]), 'daily-log').length, 1)
  jo.notebook.lock()
})

test('a file no longer granted goes out of sight at once, and off the disk once its unsent words were answered', async () => {
  const council = new Council()
  const [leaving, staying] = [newChild(), newChild()]
  const jo = await worker(council, [leaving, staying])
  const both = seeded([leaving, staying], 3, 'action', { what: 'in two files' })
  council.store(both)
  const gone = await note(jo, leaving, { health: 'Canaryleaving' })
  await note(jo, staying)
  await jo.sync.now()
  await jo.notebook.edit(gone.id, { health: 'Canaryleaving, unsent' })
  council.revoke(jo.email, leaving)
  council.meets = (path) => (path === '/sync/v1/push' ? new Response(null, { status: 503 }) : undefined)
  await jo.sync.now()
  assert.is(jo.notebook.casebook.get(gone.id), undefined, 'hidden')
  assert.is(
    (await jo.notebook.store.relaxed.records.get(gone.id))?.record?.body.health,
    'Canaryleaving, unsent',
    'not lost',
  )
  jo.notebook.lock()
  const again = await openTablet({ email: jo.email })
  assert.is(again.casebook.get(gone.id), undefined, 'still hidden after unlocking again')
  const { makeSync } = await import('../../src/sync/loop.ts')
  const sync = makeSync(again, { link: council.link(jo.email) })
  council.meets = () => undefined
  await sync.now()
  assert.ok(
    [...council.inbox.values()].some(
      (one) => one.raw.includes('Canaryleaving, unsent') || one.raw.includes(', unsent'),
    ),
    'the server has the words',
  )
  assert.is(sync.status.value.state, 'needs')
  assert.is(again.outbox.value[0]?.reason, 'not your file any more')
  for (const table of [
    again.store.relaxed.records,
    again.store.relaxed.kept,
    again.store.relaxed.outbox,
    again.store.relaxed.bases,
  ]) {
    assert.not.ok(JSON.stringify(await table.toArray()).includes('Canaryleaving'), table.name)
  }
  assert.is(again.casebook.inFile(staying).length, 2)
  assert.is(again.casebook.get(both.id)?.id, both.id, 'what lies in a file still granted stays')
  await again.seen(must(again.outbox.value[0]).opId)
  assert.is(sync.status.value.state, 'sent', 'read; it stays in the list until somebody has decided')
  assert.is(again.outbox.value[0]?.state, 'received')
  council.grant(jo.email, leaving, 2)
  await sync.now()
  assert.is(again.casebook.get(gone.id)?.body.health, 'Canaryleaving', 'a new grant starts from the beginning')
  again.lock()
})

const bytes = (n: number) => new Uint8Array(400).fill(n)

test('words behind one that was parked reach the council before their file leaves', async () => {
  const council = new Council()
  const child = newChild()
  const jo = await worker(council, [child])
  council.store(seeded(child, 1))
  const written = await note(jo, child)
  council.statusOf = () => ({ status: 'parked', reason: 'look at it' })
  await jo.sync.now()
  await jo.notebook.edit(written.id, { health: 'x, Canarybehind' })
  await jo.sync.now()
  assert.not.ok(
    [...council.inbox.values()].some((one) => one.raw.includes('Canarybehind')),
    'waits for the person',
  )
  council.revoke(jo.email, child)
  await jo.sync.now()
  await jo.sync.now()
  assert.ok(
    [...council.inbox.values()].some((one) => one.raw.includes('Canarybehind')),
    'is with the council',
  )
  assert.not.match(JSON.stringify(await jo.notebook.store.relaxed.outbox.toArray()), /Canarybehind/)
  assert.is(await jo.notebook.store.relaxed.files.get(child), undefined, 'and the file has left')
  jo.notebook.lock()
})

test('a drawing that is only here outlives the end of a grant; one that came from the council leaves with it', async () => {
  const council = new Council()
  const [child, other] = [newChild(), newChild()]
  const jo = await worker(council, [child, other])
  const sam = await worker(council, [child, other], 'childs-social-worker', 'Sam Hill')
  const [theirs, both, mine] = [
    await sam.notebook.putBlob(bytes(1), 'image/png'),
    await sam.notebook.putBlob(bytes(2), 'image/png'),
    await jo.notebook.putBlob(bytes(3), 'image/png'),
  ]
  const visit = (who: Worker, file: FileId, ref: typeof mine) =>
    who.notebook.create({ type: 'statutory-visit', fileIds: [file], body: { drawing: { ...ref } } })
  await visit(sam, child, theirs)
  await visit(sam, child, both)
  await visit(sam, other, both)
  await sam.sync.now()
  await jo.sync.now()
  assert.equal(await jo.notebook.blob(theirs), bytes(1))
  council.meets = (path) => (path.includes('blobs') ? new Response(null, { status: 503 }) : undefined)
  await visit(jo, child, mine)
  await jo.sync.now()
  council.revoke(jo.email, child)
  await jo.sync.now()
  assert.equal(await jo.notebook.blob(mine), bytes(3), 'its words are there, the drawing is not yet')
  council.meets = () => undefined
  await jo.sync.now()
  await jo.sync.now()
  assert.is(council.blobs.get(mine.sha256)?.chunks.size, 1, 'now it is')
  assert.is(await jo.notebook.blob(mine), undefined)
  assert.is(await jo.notebook.blob(theirs), undefined)
  assert.equal(await jo.notebook.blob(both), bytes(2), 'shown by a record that stays')
  assert.is(await jo.notebook.store.relaxed.chunks.count(), 1)
  jo.notebook.lock()
  sam.notebook.lock()
})

test('a file taken away and given back before it had left the device is all there again', async () => {
  const council = new Council()
  const child = newChild()
  const jo = await worker(council, [child])
  const written = await note(jo, child)
  await jo.sync.now()
  await jo.notebook.edit(written.id, { health: 'x, and more' })
  council.revoke(jo.email, child)
  council.meets = (path) => (path === '/sync/v1/push' ? new Response(null, { status: 503 }) : undefined)
  await jo.sync.now()
  assert.is(jo.notebook.casebook.get(written.id), undefined)
  council.grant(jo.email, child, 2)
  council.meets = () => undefined
  await jo.sync.now()
  assert.equal(jo.notebook.casebook.get(written.id)?.body, { health: 'x, and more' })
  assert.equal(jo.notebook.outbox.value, [])
  jo.notebook.lock()
})

test('a signature over words that had changed meanwhile: the record comes back unsigned, and its signer is told until they sign again', async () => {
  const council = new Council()
  const child = newChild()
  const jo = await worker(council, [child])
  const sam = await worker(council, [child], 'childs-social-worker', 'Sam Hill')
  const entry = {
    date: '2026-09-10',
    event: 'Moved school',
    impact: 'Unsettled',
    source: 'School',
    significance: 'important',
  }
  const made = await jo.notebook.create({ type: 'chronology-entry', fileIds: [child], body: entry })
  await jo.sync.now()
  await sam.sync.now()
  await sam.notebook.edit(made.id, { ...entry, impact: 'Glad' })
  await sam.sync.now()
  await jo.notebook.sign(made.id, 'sign')
  assert.is(jo.notebook.casebook.get(made.id)?.status, 'signed')
  await jo.sync.now()
  const back = must(jo.notebook.casebook.get(made.id))
  assert.is(back.status, 'draft')
  assert.is(back.body.impact, 'Glad')
  assert.is(jo.sync.status.value.state, 'needs')
  await jo.notebook.sign(made.id, 'sign')
  await jo.sync.now()
  assert.is(jo.sync.status.value.state, 'sent')
  assert.is(council.heads.get(made.id)?.status, 'signed')
  jo.notebook.lock()
  sam.notebook.lock()
})

test('the server came back from a backup: everything kept is sent again and every file read anew', async () => {
  const council = new Council()
  const child = newChild()
  const jo = await worker(council, [child])
  const old = await note(jo, child, { health: 'before the backup' })
  await jo.sync.now()
  const backup = {
    heads: new Map(council.heads),
    feeds: new Map([...council.feeds].map(([file, steps]) => [file, [...steps]])),
    inbox: new Map(council.inbox),
    results: new Map(council.results),
  }
  const lost = await note(jo, child, { health: 'after the backup' })
  await jo.notebook.edit(old.id, { health: 'before, and after' })
  await jo.sync.now()
  assert.equal(jo.notebook.outbox.value, [])
  for (const name of ['heads', 'feeds', 'inbox', 'results'] as const) {
    council[name].clear()
    for (const [key, value] of backup[name]) (council[name] as Map<unknown, unknown>).set(key, value)
  }
  council.epoch = 'two'
  await jo.sync.now()
  assert.equal(council.heads.get(lost.id)?.body, { health: 'after the backup' })
  assert.equal(council.heads.get(old.id)?.body, { health: 'before, and after' })
  assert.equal(jo.notebook.outbox.value, [])
  assert.equal(jo.notebook.casebook.get(old.id)?.body, { health: 'before, and after' })
  jo.notebook.lock()
})

test('a file that the backup does not grant goes out of sight, and what was kept is sent all the same', async () => {
  const council = new Council()
  const [child, later] = [newChild(), newChild()]
  const jo = await worker(council, [child, later])
  council.store(seeded(later, 1, 'statutory-visit', { health: 'Canarylater' }))
  await note(jo, child)
  await jo.sync.now()
  council.epoch = 'two'
  council.revoke(jo.email, later)
  await jo.sync.now()
  await jo.sync.now()
  assert.equal(jo.notebook.casebook.inFile(later), [])
  assert.not.match(JSON.stringify(await jo.notebook.store.relaxed.records.toArray()), /Canarylater/)
  assert.is(jo.notebook.casebook.inFile(child).length, 1)
  jo.notebook.lock()
})

test('what is unpacked leaves the device, and comes back when it is packed again', async () => {
  const council = new Council()
  const [one, two] = [newChild(), newChild()]
  const jo = await worker(council, [one, two])
  const secret = seeded(one, 1)
  council.store(secret)
  council.store(seeded(two, 2))
  await jo.sync.now()
  assert.is(jo.notebook.casebook.inFile(one).length, 1)
  await jo.notebook.keepSetting('packing', { add: [], remove: [one] })
  await jo.sync.now()
  assert.is(jo.notebook.casebook.inFile(one).length, 0)
  assert.is(jo.notebook.casebook.inFile(two).length, 1)
  await jo.notebook.keepSetting('packing', { add: [], remove: [] })
  await jo.sync.now()
  assert.is(jo.notebook.casebook.inFile(one).length, 1)
  jo.notebook.lock()
})

test('somebody with more files than a caseload gets their own and those they pack, and a new one when it is theirs', async () => {
  const council = new Council()
  const files = Array.from({ length: 450 }, newChild)
  for (const file of files.slice(1)) council.notOwn.add(file)
  const jo = await worker(council, files)
  for (const file of files.slice(0, 3)) council.store(seeded(file, 1))
  await jo.notebook.keepSetting('packing', { add: [must(files[1])], remove: [] })
  await jo.sync.now()
  const here = () => files.slice(0, 3).map((file) => jo.notebook.casebook.inFile(file).length)
  assert.equal(here(), [1, 1, 0])
  const fresh = newChild()
  council.grant(jo.email, fresh)
  council.store(seeded(fresh, 1))
  council.store(seeded([fresh, `person:${jo.person.personId}`], 2, 'allocation', { role: 'childs-social-worker' }))
  await jo.sync.now()
  assert.is(jo.notebook.casebook.inFile(fresh).length, 2)
  council.revoke(jo.email, must(files[1]))
  await jo.sync.now()
  assert.equal(here(), [1, 0, 0])
  jo.notebook.lock()
})

test('a name or role that changed on the server is known after the next unlock too', async () => {
  const council = new Council()
  const jo = await worker(council, [newChild()])
  must(council.accounts.get(jo.email)).person = { ...jo.person, name: 'Jo Marsh-Bell', team: 'South' }
  await jo.sync.now()
  assert.is(jo.notebook.person.name, 'Jo Marsh-Bell')
  jo.notebook.lock()
  const again = await openTablet({ email: jo.email, person: someone() })
  assert.is(again.person.team, 'South')
  again.lock()
})

test('five thousand records: the register first, the rest in chunks, nothing in clear', async () => {
  const council = new Council()
  const child = newChild()
  const jo = await worker(council, [child])
  const { store } = jo.notebook
  for (let at = 0; at < 5000; at += 500) {
    await store.relaxed.records.bulkPut(
      Array.from({ length: 500 }, (_, i) => {
        const isAction = i % 10 === 0
        const record = seeded(
          child,
          at + i,
          isAction ? 'action' : 'daily-log',
          isAction ? { what: `act ${at + i}` } : { happened: `quiet ${'x'.repeat(1500)}` },
        )
        return { id: record.id, stamp: 0, shelf: isAction ? (1 as const) : (2 as const), record }
      }),
    )
  }
  jo.notebook.lock()
  const { openNotebook } = await import('../../src/device/open.ts')
  const { PASSPHRASE, eventually } = await import('../support/tablet.ts')
  const again = await openNotebook({ email: jo.email, passphrase: PASSPHRASE })
  const started = performance.now()
  await eventually(() => again.casebook.loaded.value !== 'nothing', 'the register')
  assert.is(again.casebook.ofType('action').length, 500)
  const register = performance.now() - started
  let breaths = 0
  const count = setInterval(() => {
    breaths += 1
  }, 1)
  await again.allLoaded
  clearInterval(count)
  assert.is(again.casebook.inFile(child).length, 5000)
  assert.ok(breaths > 10, `the page could answer ${breaths} times meanwhile`)
  assert.ok(again.search('qui').length > 0)
  console.log(`\n  register after ${Math.round(register)} ms, all after ${Math.round(performance.now() - started)} ms`)
  again.lock()
})

test('somebody writes in a file in the moment in which it leaves: the words stay until they have their answer', async () => {
  const council = new Council()
  const children = Array.from({ length: 30 }, () => newChild())
  const jo = await worker(council, children)
  const { store } = jo.notebook
  const visits = []
  for (const child of children) visits.push(await note(jo, child))
  await jo.sync.now()
  // a step later each time, so that one of them falls into the middle
  for (const [steps, visit] of visits.entries()) {
    council.revoke(jo.email, must(visit.fileIds[0]))
    await receive(store, raw(council, jo))
    const leaves = removeRevoked(store)
    for (let n = 0; n < steps; n++) await new Promise((resolve) => setImmediate(resolve))
    const written = await jo.notebook.edit(visit.id, { health: `Canary${steps}` }, visit).catch(() => undefined)
    await leaves
    const row = written && (await store.strict.outbox.get(written.opId))
    assert.ok(!written || row?.text.includes(`Canary${steps}`), `said to be kept, and gone: ${steps} steps later`)
  }
  jo.notebook.lock()
})

test('more words wait for a person than one pull may ask about: every one has its turn, also where each round breaks off', async () => {
  const council = new Council()
  const child = newChild()
  const jo = await worker(council, [child])
  await jo.sync.now()
  council.statusOf = () => ({ status: 'quarantined', reason: 'not your file any more' })
  const written = new Set<string>()
  for (let n = 0; n < 2 * PULL_MAX_ASKS; n += 1) written.add((await note(jo, child)).opId)
  const asked = () =>
    council.calls.flatMap(({ path, body }) =>
      path === '/sync/v1/pull' ? [(body as { asks?: readonly string[] }).asks ?? []] : [],
    )
  council.calls.length = 0
  await jo.sync.now()
  assert.ok(asked().every((one) => one.length <= PULL_MAX_ASKS))
  assert.equal(new Set(asked().flat()), written, 'all of them in one round')
  assert.is(asked().length, 2)

  const heard = new Set<string>()
  let pulls = 0
  council.meets = (path, body) => {
    if (path !== '/sync/v1/pull') return undefined
    if ((pulls += 1) > 1) return refusal(503)
    for (const opId of (body as { asks: readonly string[] }).asks) heard.add(opId)
    return undefined
  }
  for (let round = 0; round < 2; round += 1) {
    pulls = 0
    await jo.sync.now()
  }
  assert.equal(heard, written, 'the second round went on behind what was heard in the first')
  jo.notebook.lock()
})

test.run()

/**
 * The rehearsal: devices work and are told "received"; a backup; they work on and are told so again; the server is lost
 * and comes back from the older backup. Nothing that a device had been told was received is missing afterwards, and
 * nothing is there twice.
 */
import '../support/tablet.ts'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile, personFile } from '../../src/model/file.ts'
import type { CaseRecord } from '../../src/model/record.ts'
import { restorableService } from '../support/restored-service.ts'
import type { RestorableService, Tablet } from '../support/restored-service.ts'
import { sweepInbox } from '../../src/server/apply/sweep.ts'
import { addChild, addHousehold, allocate, place, silentLog } from '../server/support/service.ts'
import { must } from '../support/must.ts'

let service: RestorableService
test.before(async () => {
  service = await restorableService()
})
test.after(() => service.close())

/** Everything that stands in the files, without what a second arrival makes anew. */
async function heads(): Promise<Map<string, CaseRecord>> {
  const { rows } = await service.pool.query<{ record: CaseRecord }>(
    'SELECT v.record FROM record r JOIN revision v ON v.record_id = r.id AND v.revision = r.revision',
  )
  return new Map(rows.map(({ record }) => [record.id, record]))
}
const words = (record: CaseRecord | undefined) =>
  record && {
    body: record.body,
    status: record.status,
    signatures: record.signatures.map(({ as, bodyHash, personId }) => ({ as, bodyHash, personId })),
    addenda: record.addenda.map(({ text }) => text).sort(),
    marks: record.marks.map(({ id, kind, note }) => ({ id, kind, note })),
    author: record.author.personId,
  }

/** What the inbox holds of the operations that devices sent. */
async function inbox(): Promise<Map<string, string>> {
  const { rows } = await service.pool.query<{ op_id: string; raw: string }>('SELECT op_id, raw FROM op_inbox')
  return new Map(rows.map((row) => [row.op_id, row.raw]))
}

async function nothingTwice(): Promise<void> {
  const { rows } = await service.pool.query<{ twice: number }>(
    `SELECT (SELECT count(*) FROM (SELECT op_id FROM op_inbox GROUP BY op_id HAVING count(*) > 1) t)
          + (SELECT count(*) FROM (SELECT file_id, op_id FROM change WHERE op_id IS NOT NULL GROUP BY 1, 2 HAVING count(*) > 1) t) AS twice`,
  )
  assert.is(must(rows[0]).twice, 0)
}

async function statuses(): Promise<{ status: string; reason: string | null }[]> {
  const { rows } = await service.pool.query<{ status: string; reason: string | null }>(
    `SELECT status, reason FROM op_result WHERE status IN ('parked', 'quarantined', 'stale')`,
  )
  return rows
}

const ENTRY = {
  date: '2026-09-08',
  event: 'Slept with the light off',
  impact: 'She told her class',
  source: 'Ann',
  significance: 'important',
}
const VISIT = {
  date: '2026-09-10',
  from: '15:34',
  option: 'statutory',
  manner: 'in-person',
  announced: 'planned',
  present: [{ id: crypto.randomUUID(), who: { name: 'Anwen' }, relation: 'carer' }],
  alone: 'alone',
  words: [{ id: crypto.randomUUID(), quote: 'I like it here.', setting: 'alone in her room', time: '15:46' }],
  bedroom: { answer: true },
  plan: [{ id: crypto.randomUUID(), item: 'A bed of her own', impact: 'She sleeps through' }],
  actions: [{ id: crypto.randomUUID(), what: 'Ring Gill', owner: { name: 'Anwen' }, due: '2026-09-17', plan: 'child' }],
  changed: 'The landing light stays on',
  nextDate: '2026-10-20',
}
const bytes = (n: number) => new Uint8Array(300_000).map((_, i) => (i * 31 + n) % 251)

const allSent = (...tablets: readonly Tablet[]): void => {
  for (const { notebook, person } of tablets)
    assert.equal(
      notebook.outbox.value.map(({ state, reason }) => [state, reason]),
      [],
      `${person.role} was told that everything is received`,
    )
}
const settleAll = async (...tablets: readonly Tablet[]): Promise<void> => {
  // two rounds: what one brings, another's may have waited for
  for (let round = 0; round < 2; round += 1) for (const tablet of tablets) await tablet.settle()
}

async function family(...workers: readonly Tablet[]) {
  const [child, household] = [await addChild(service), await addHousehold(service)]
  await place(service, child, household)
  for (const { person } of workers) await allocate(service, person, person.role === 'foster-carer' ? household : child)
  for (const tablet of workers) await tablet.settle()
  return { child, household, both: [child, household] as const }
}

test('whatever was received after the backup comes back: notes, signatures and what follows, marks, drawings, merged and conflicting words', async () => {
  const [jo, sue, ann] = [
    await service.tablet('childs-social-worker'),
    await service.tablet('childs-social-worker'),
    await service.tablet('foster-carer'),
  ]
  const { child, both } = await family(jo, sue, ann)
  const before = await jo.notebook.create({
    type: 'statutory-visit',
    fileIds: [child],
    body: { health: 'One.\n\nTwo.' },
  })
  const log = await ann.notebook.create({
    type: 'daily-log',
    fileIds: [...both],
    body: { date: '2026-09-09', happened: 'Bread' },
  })
  await settleAll(jo, sue, ann)
  const backup = await service.backUp()

  // words on what the backup holds: two people in one note, in different paragraphs, and then on the merged text
  await jo.notebook.edit(before.id, { health: 'One, and Jo.\n\nTwo.' })
  await sue.notebook.edit(before.id, { health: 'One.\n\nTwo, and Sue.' })
  await settleAll(jo, sue)
  await jo.notebook.edit(before.id, {
    ...must(jo.notebook.casebook.get(before.id)).body,
    school: 'After the merge',
  })
  await jo.settle()
  await sue.settle()
  await sue.notebook.edit(before.id, { ...must(sue.notebook.casebook.get(before.id)).body, familyTime: 'Sue last' })
  await sue.settle()
  // the same sentence, by both: two versions that nobody has settled
  const torn = await jo.notebook.create({ type: 'statutory-visit', fileIds: [child], body: { health: 'It was.' } })
  await settleAll(jo, sue)
  await jo.notebook.edit(torn.id, { health: 'It was good.' })
  await sue.notebook.edit(torn.id, { health: 'It was bad.' })
  await settleAll(jo, sue)
  // a carer's day, read; an entry, signed and added to; a visit, signed, with what follows; a drawing
  await ann.notebook.edit(log.id, { date: '2026-09-09', happened: 'Bread, and pancakes' })
  await ann.settle()
  await jo.settle()
  await jo.notebook.mark(log.id, { kind: 'read', note: 'Lovely' })
  const entry = await jo.notebook.create({ type: 'chronology-entry', fileIds: [child], body: ENTRY })
  await jo.notebook.sign(entry.id, 'sign')
  await jo.settle()
  await jo.notebook.amend(entry.id, { text: 'It was the landing light.' })
  const drawing = await jo.notebook.putBlob(bytes(1), 'image/png')
  const visit = await jo.notebook.create({
    type: 'statutory-visit',
    fileIds: [child],
    body: { ...VISIT, drawing: { ...drawing } },
  })
  await jo.settle()
  await jo.notebook.sign(visit.id, 'sign')
  const gone = await jo.notebook.create({ type: 'chronology-entry', fileIds: [child], body: { event: 'A mistake' } })
  await jo.settle()
  await jo.notebook.discard(gone.id)
  await settleAll(jo, sue, ann)
  allSent(jo, sue, ann)
  assert.is(must(jo.notebook.casebook.get(visit.id)).status, 'signed')
  const [then, sent] = [await heads(), await inbox()]
  assert.is(must(then.get(torn.id)).conflicts.length, 1)

  await service.restore(backup)
  assert.not.ok((await heads()).has(visit.id), 'the server has forgotten')
  // Sue's device is the first to come back: what she wrote on rests on Jo's words, which are not there yet
  await sue.settle()
  await settleAll(ann, jo, sue, ann)
  allSent(jo, sue, ann)

  const [now, kept] = [await heads(), await inbox()]
  for (const [opId, raw] of sent) assert.is(kept.get(opId), raw, 'word for word in the inbox')
  assert.is(kept.size, sent.size)
  assert.equal(await statuses(), [])
  for (const [id, record] of then) {
    if (id === torn.id) continue
    assert.equal(words(now.get(id)), words(record), record.type)
  }
  const versions = JSON.stringify(now.get(torn.id))
  assert.ok(versions.includes('It was good.') && versions.includes('It was bad.'), 'both versions stand')
  assert.is(must(now.get(torn.id)).conflicts.length, 1)
  assert.is(now.size, then.size)
  await nothingTwice()
  const { rows } = await service.pool.query('SELECT complete FROM blob WHERE sha256 = $1', [drawing.sha256])
  assert.equal(rows, [{ complete: true }], 'the drawing’s bytes')
  for (const tablet of [jo, sue])
    assert.equal(
      words(tablet.notebook.casebook.get(visit.id)),
      words(now.get(visit.id)),
      'devices agree with the server',
    )
  const fresh = await service.tablet('childs-social-worker')
  await allocate(service, fresh.person, child)
  await fresh.settle()
  assert.equal(words(fresh.notebook.casebook.get(before.id)), words(now.get(before.id)), 'who never saw them gets them')
  assert.equal(await fresh.notebook.blob(drawing), bytes(1))
  for (const tablet of [jo, sue, ann, fresh]) tablet.notebook.lock()
})

test('access that was given after the backup: what was written on it waits for it, and then takes effect', async () => {
  const [manager, jo, sam] = [
    await service.tablet('team-manager'),
    await service.tablet('childs-social-worker'),
    await service.tablet('childs-social-worker'),
  ]
  await family(jo)
  await settleAll(manager)
  const backup = await service.backUp()
  // a child who came after the backup, opened by Jo, and Sam's allocation by the manager
  const id = crypto.randomUUID()
  const child = childFile(id)
  await jo.notebook.create({ type: 'child', id, fileIds: [child], body: { name: 'Wren', team: 'North' } })
  await settleAll(jo, manager)
  await manager.notebook.create({
    type: 'allocation',
    fileIds: [child, personFile(sam.person.personId)],
    body: { role: sam.person.role, worker: { recordId: sam.person.personId, name: 'Sam' }, from: '2020-01-01' },
  })
  await settleAll(manager, sam)
  const note = await sam.notebook.create({ type: 'statutory-visit', fileIds: [child], body: { health: 'Only Sam' } })
  await settleAll(sam)
  allSent(manager, jo, sam)
  assert.ok((await heads()).has(note.id))

  await service.restore(backup)
  await sam.settle()
  const { rows } = await service.pool.query<{ raw: string }>(`SELECT raw FROM op_inbox WHERE raw LIKE '%Only Sam%'`)
  assert.is(rows.length, 1, 'kept, while nothing says yet that Sam may')
  await settleAll(jo, manager)
  await sweepInbox(service.pool, silentLog, 0)
  assert.equal((await heads()).get(note.id)?.body, { health: 'Only Sam' }, 'and it stands in the file again')
  await settleAll(sam, sam)
  allSent(manager, jo, sam)
  assert.equal(sam.notebook.casebook.get(note.id)?.body, { health: 'Only Sam' })
  await nothingTwice()
  for (const tablet of [manager, jo, sam]) tablet.notebook.lock()
})

test('a file that was taken away after the backup is taken away again', async () => {
  const [manager, jo] = [await service.tablet('team-manager'), await service.tablet('childs-social-worker')]
  const child = await addChild(service)
  await settleAll(manager)
  const given = {
    role: jo.person.role,
    worker: { recordId: jo.person.personId, name: 'Jo' },
    from: '2020-01-01',
  }
  const allocation = await manager.notebook.create({
    type: 'allocation',
    fileIds: [child, personFile(jo.person.personId)],
    body: given,
  })
  await settleAll(manager, jo)
  const note = await jo.notebook.create({ type: 'statutory-visit', fileIds: [child], body: { health: 'Before' } })
  await settleAll(jo)
  const backup = await service.backUp()
  await manager.notebook.edit(allocation.id, { ...given, to: '2020-02-01' })
  await settleAll(manager, jo)
  const held = async () => (await jo.notebook.store.relaxed.files.toArray()).some((file) => file.id === child)
  assert.is(await held(), false)

  await service.restore(backup)
  await settleAll(jo)
  assert.is(await held(), true, 'the backup says that it is Jo’s')
  await settleAll(manager, jo)
  assert.is(await held(), false, 'and the manager’s tablet has said again that it is not')
  assert.is(jo.notebook.casebook.get(note.id), undefined)
  const { relaxed } = jo.notebook.store
  for (const table of [relaxed.records, relaxed.bases, relaxed.outbox, relaxed.kept])
    assert.not.match(JSON.stringify(await table.toArray()), /Before/, table.name)
  for (const tablet of [manager, jo]) tablet.notebook.lock()
})

test('an unpacked file that was taken away: what is sent again after a restore does not stay behind either', async () => {
  const jo = await service.tablet('childs-social-worker')
  const child = await addChild(service)
  const allocation = await allocate(service, jo.person, child)
  await settleAll(jo)
  await jo.notebook.create({ type: 'statutory-visit', fileIds: [child], body: { health: 'Before' } })
  await settleAll(jo)
  const backup = await service.backUp()
  await jo.notebook.keepSetting('packing', { add: [], remove: [child] })
  await settleAll(jo)
  const { relaxed } = jo.notebook.store
  assert.match(JSON.stringify(await relaxed.kept.toArray()), /Before/)
  assert.not.match(JSON.stringify(await relaxed.records.toArray()), /Before/)

  await service.restore(backup)
  await service.pool.query('UPDATE allocation SET until = london_today() WHERE record_id = $1', [allocation])
  await service.pool.query('SELECT regrant(ARRAY[$1], NULL)', [child])
  await settleAll(jo)
  assert.equal(jo.notebook.outbox.value, [])
  for (const table of [relaxed.records, relaxed.bases, relaxed.outbox, relaxed.kept])
    assert.not.match(JSON.stringify(await table.toArray()), /Before/, table.name)
  assert.is(
    (await relaxed.files.toArray()).some((file) => file.id === child),
    false,
  )
  jo.notebook.lock()
})

test('words that rest on what nobody sends again wait, and after two weeks for a person', async () => {
  const [jo, sue] = [await service.tablet('childs-social-worker'), await service.tablet('childs-social-worker')]
  const { child } = await family(jo, sue)
  const note = await jo.notebook.create({ type: 'statutory-visit', fileIds: [child], body: { health: 'One.\n\nTwo.' } })
  await settleAll(jo, sue)
  const backup = await service.backUp()
  await jo.notebook.edit(note.id, { health: 'One, by a tablet that drowns.\n\nTwo.' })
  await settleAll(jo, sue)
  await sue.notebook.edit(note.id, { health: 'One, by a tablet that drowns, and more.\n\nTwo, by Sue.' })
  await settleAll(sue)
  allSent(jo, sue)
  await service.restore(backup)
  await sue.settle()
  assert.equal((await heads()).get(note.id)?.body, { health: 'One.\n\nTwo.' }, 'not written into the wrong text')
  assert.is(sue.sync.status.value.unsent, 1, 'and the tablet says that it waits')
  assert.ok([...(await inbox()).values()].some((raw) => raw.includes('by Sue')))
  await sweepInbox(service.pool, silentLog, 0)
  assert.equal(await statuses(), [])
  // two weeks later: the inbox cannot be rewritten, so its rows are told apart by a clock that is set ahead
  const { now } = Date
  Date.now = () => now() + 15 * 86_400_000
  try {
    await sweepInbox(service.pool, silentLog, 0)
  } finally {
    Date.now = now
  }
  assert.equal(await statuses(), [{ status: 'parked', reason: 'What it rests on never came' }])
  for (const tablet of [jo, sue]) tablet.notebook.lock()
})

test('restored twice, a push under way, a device that slept through both, and one whose storage of the file was unpacked', async () => {
  const [jo, sue] = [await service.tablet('childs-social-worker'), await service.tablet('childs-social-worker')]
  const { child } = await family(jo, sue)
  const write = (who: Tablet, health: string) =>
    who.notebook.create({ type: 'statutory-visit', fileIds: [child], body: { health } })
  const backup = await service.backUp()
  const [a, b] = [await write(jo, 'Jo, one'), await write(sue, 'Sue, one')]
  await settleAll(jo, sue)
  const unpacked = await write(jo, 'unpacked afterwards')
  await settleAll(jo)
  allSent(jo, sue)

  // the answer of this push is lost, because the server goes while it is given
  jo.way = (path) => (path === '/sync/v1/push' ? 'answer lost' : undefined)
  const underWay = await write(jo, 'under way')
  await jo.sync.now()
  assert.is(jo.notebook.outbox.value.length, 1)
  jo.way = () => undefined
  await jo.notebook.keepSetting('packing', { add: [], remove: [child] })
  await service.restore(backup)
  await jo.settle()
  await jo.settle()
  const later = await write(sue, 'Sue, written while the server was away')
  // and once more, before Sue has come back; what came between is lost again
  await service.restore(backup)
  assert.not.ok((await heads()).has(a.id))
  await settleAll(sue, jo)
  allSent(jo, sue)
  const now = await heads()
  for (const one of [a, b, underWay, later, unpacked])
    assert.equal(now.get(one.id)?.body, one.body, JSON.stringify(one.body))
  await nothingTwice()
  for (const tablet of [jo, sue]) tablet.notebook.lock()
})

test.run()

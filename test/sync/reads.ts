/** Section G, "every read logged": what is opened on a device without signal is in the council's audit once it can be told. */
import { openTablet, PASSPHRASE, realMethod } from '../support/tablet.ts'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { NotKept } from '../../src/device/notebook.ts'
import { readsOwed } from '../../src/device/reads.ts'
import { hashPassphrase } from '../../src/server/auth/passphrase.ts'
import { makeSync } from '../../src/sync/loop.ts'
import { openedRecord } from '../../src/app/opened-record.ts'
import { addChild, addPerson, allocate, startService } from '../server/support/service.ts'
import type { Service } from '../server/support/service.ts'
import { wayTo } from '../support/way-to-server.ts'
import type { Way } from '../support/way-to-server.ts'

let service: Service
test.before(async () => {
  service = await startService()
})
test.after(() => service.close())

async function reader() {
  const person = await addPerson(service, 'childs-social-worker', 'North', await hashPassphrase(PASSPHRASE))
  const child = await addChild(service)
  await allocate(service, person, child)
  const notebook = await openTablet({ email: person.email, person })
  const way: Way = { app: service.app }
  const sync = makeSync(notebook, { link: wayTo(way), passphrase: PASSPHRASE, chance: () => 0 })
  await sync.now()
  const inAudit = async () => {
    const { rows } = await service.pool.query<{ op: string; record: string; files: string[]; at: string }>(
      `SELECT op_id AS op, record_ids[1] AS record, file_ids AS files, detail->>'at' AS at FROM audit
       WHERE action = 'read' AND person_id = $1 ORDER BY id`,
      [person.personId],
    )
    return rows
  }
  return { notebook, way, sync, child, childId: child.split(':')[1] ?? '', inAudit }
}

test('opened twice without signal: two reads, with the time of each, in the files of the record', async () => {
  const { notebook, way, sync, child, childId, inAudit } = await reader()
  way.meets = () => 'lost'
  await notebook.noteRead(childId)
  await notebook.noteRead(childId)
  await sync.now()
  assert.equal(await inAudit(), [])
  const owed = await readsOwed(notebook.store)
  assert.is(owed.length, 2)
  way.meets = () => undefined
  await sync.now()
  assert.equal(
    await inAudit(),
    owed.map(({ id, recordId, at }) => ({ op: id, record: recordId, files: [child], at })),
  )

  assert.equal(await readsOwed(notebook.store), [])
})

test('an answer that is lost leaves the read owed: it is told again by the same number, and is never missing', async () => {
  const { notebook, way, sync, childId, inAudit } = await reader()
  await notebook.noteRead(childId)
  way.meets = ({ path }) => (path === '/sync/v1/reads' ? 'answer lost' : undefined)
  await sync.now()
  assert.is((await readsOwed(notebook.store)).length, 1)
  way.meets = () => undefined
  await sync.now()
  const ops = (await inAudit()).map(({ op }) => op)
  assert.equal([ops.length, new Set(ops).size], [2, 1])
})

test('a draft that is on no server yet is no read of the council’s words; a note of it goes all the same', async () => {
  const { notebook, sync, inAudit } = await reader()
  await notebook.noteRead('0198b1de-0000-7000-8000-000000000001')
  await sync.now()
  assert.equal(await inAudit(), [])
  assert.equal(await readsOwed(notebook.store), [])
})

test('a full device takes no note of a read and forgets none: its rounds go through all the same, and words with them', async () => {
  const { notebook, sync, child, childId, inAudit } = await reader()
  await notebook.noteRead(childId)
  const visit = await notebook.create({ type: 'statutory-visit', fileIds: [child], body: { health: 'Well.' } })
  const readAt = sync.status.value.lastReadAt
  const put = realMethod('put')
  let isFull = true
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...given) {
    if (isFull && JSON.stringify(given[0]).includes('reads owed'))
      throw new DOMException('no room', 'QuotaExceededError')
    return put.apply(this, given)
  }
  try {
    const error = await notebook.noteRead(childId).then(
      () => undefined,
      (one: unknown) => one,
    )
    assert.ok(error instanceof NotKept)
    await new Promise((resolve) => setTimeout(resolve, 5))
    await sync.now()
    assert.not.equal(sync.status.value.lastReadAt, readAt, 'the round went through')
    const { rowCount } = await service.pool.query('SELECT FROM record WHERE id = $1', [visit.id])
    assert.is(rowCount, 1)
    isFull = false
    await sync.now()
    assert.equal(await readsOwed(notebook.store), [])
    assert.is(new Set((await inAudit()).map(({ op }) => op)).size, 1)
  } finally {
    IDBObjectStore.prototype.put = put
  }
})

const ID = '0198b1de-0000-7000-8000-000000000002'
test('a record’s page, its history, its paper and a child’s page open it; lists, forms for something new and settings open none', () => {
  for (const path of [
    `/record/${ID}`,
    `/record/${ID}/history`,
    `/paper/${ID}`,
    `/child/${ID}/dates`,
    `/household/${ID}`,
  ])
    assert.is(openedRecord(path, {}), ID)
  assert.is(openedRecord('/help', { sent: ID }), ID)
  for (const path of ['/', '/today', '/write/action', '/settings']) assert.is(openedRecord(path, {}), undefined)
})

test.run()

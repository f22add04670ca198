import { randomUUID } from 'node:crypto'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile, ORGANISATION, personFile } from '../../src/model/file.ts'
import { supervisionFile } from '../../src/model/supervision-file.ts'
import { changeAccount, disableAccount } from '../../src/server/auth/accounts.ts'
import { asSystem, openPool } from '../../src/server/db/pool.ts'
import { regrantByDate } from '../../src/server/jobs/run-jobs.ts'
import type { Service } from './support/service.ts'
import {
  addChild,
  addHousehold,
  addPerson,
  allocate,
  as,
  operation,
  place,
  startService,
  write,
  writeRecord,
} from './support/service.ts'

let service: Service
test.before(async () => {
  service = await startService()
})
test.after(() => service.close())

/** A worker's own file, and their supervision's. */
const ownFiles = (worker: { readonly personId: string }) => [
  personFile(worker.personId),
  supervisionFile(worker.personId),
]
const grantsOf = async (person: { readonly personId: string }) =>
  (await (await as(service, person)).pull()).grants.map((grant) => grant.fileId).sort()

test("a child's worker holds the child's file and the household where the child lives now", async () => {
  const [child, before, now] = [await addChild(service), await addHousehold(service), await addHousehold(service)]
  await place(service, child, before, '2024-01-01', '2025-01-01')
  await place(service, child, now, '2025-01-01')
  const worker = await addPerson(service, 'childs-social-worker')
  await allocate(service, worker, child)
  assert.equal(await grantsOf(worker), [child, now, ORGANISATION, ...ownFiles(worker)].sort())
})

test('a carer holds their own household and the children who live there, and no other home', async () => {
  const [child, other, household, elsewhere] = [
    await addChild(service),
    await addChild(service),
    await addHousehold(service),
    await addHousehold(service),
  ]
  await place(service, child, household)
  await place(service, other, elsewhere)
  const carer = await addPerson(service, 'foster-carer')
  await allocate(service, carer, household)
  assert.equal(await grantsOf(carer), [child, household, ORGANISATION, personFile(carer.personId)].sort())
})

test('an agency holds its household and the children who live there, and lets go of who has moved on', async () => {
  const [child, before, household] = [await addChild(service), await addChild(service), await addHousehold(service)]
  await place(service, child, household)
  await place(service, before, household, '2020-01-01', '2021-01-01')
  const agency = await addPerson(service, 'independent-provider', 'Partner')
  await allocate(service, agency, household)
  assert.equal(await grantsOf(agency), [child, household, ORGANISATION, personFile(agency.personId)].sort())
})

/** An agency with two homes and the child in the second of them, and a manager who can end its work with the first. */
async function agencyOfTwoHomes() {
  const [child, first, second] = [await addChild(service), await addHousehold(service), await addHousehold(service)]
  await place(service, child, second, '2021-01-01')
  const agency = await addPerson(service, 'independent-provider', 'Partner')
  const work = await allocate(service, agency, first)
  await allocate(service, agency, second)
  const manager = await as(service, await addPerson(service, 'team-manager', 'North'))
  const held = async (person: Pick<typeof agency, 'personId'>, recordId: string) => {
    const device = await as(service, person)
    const epoch = (await device.pull()).grants.find(({ fileId }) => fileId === child)?.epoch ?? 0
    return { epoch, reads: (await device.pullAll()).has(recordId) }
  }
  const letsGoOfFirst = async () => {
    const to = new Date().toISOString().slice(0, 10)
    const ends = { type: 'allocation', fileIds: [first, personFile(agency.personId)], base: { revision: 1 } }
    const [answer] = await manager.push(write({ ...ends, recordId: work }, { to }))
    assert.is(answer?.status, 'applied', answer?.reason)
    assert.not((await grantsOf(agency)).includes(first))
  }
  return { child, first, agency, held, letsGoOfFirst }
}

test('an agency that lets go of a home starts the files afresh of children who have moved on to another home of theirs', async () => {
  const { child, first, agency, held, letsGoOfFirst } = await agencyOfTwoHomes()
  await place(service, child, first, '2020-01-01', '2021-01-01')
  const log = await writeRecord(service, 'daily-log', [child, first], { happened: 'Their son slammed a door' })
  const worker = await addPerson(service, 'childs-social-worker')
  await allocate(service, worker, child)
  const [hers, his] = [await held(agency, log), await held(worker, log)]
  assert.ok(hers.reads)
  await letsGoOfFirst()
  assert.equal(await held(agency, log), { epoch: hers.epoch + 1, reads: false })
  assert.equal(await held(worker, log), his, 'who works with the child goes on as before')
})

test('so it does where the child never lived in that home, and was only thought of for it', async () => {
  const { child, first, agency, held, letsGoOfFirst } = await agencyOfTwoHomes()
  const asked = await writeRecord(service, 'scaling', [child, first], {})
  const before = await held(agency, asked)
  assert.ok(before.reads)
  await letsGoOfFirst()
  assert.equal(await held(agency, asked), { epoch: before.epoch + 1, reads: false })
})

test("a team manager holds the team's files and nobody else's", async () => {
  const [mine, theirs] = [await addChild(service, 'Hill'), await addChild(service, 'Dale')]
  const manager = await addPerson(service, 'team-manager', 'Hill')
  const held = await grantsOf(manager)
  assert.ok(held.includes(mine))
  assert.not(held.includes(theirs))
})

test('whoever is above the teams holds the files of every team', async () => {
  const [child, household] = [await addChild(service, 'Hill'), await addHousehold(service, 'Dale')]
  for (const role of ['senior-manager', 'service-manager', 'head-of-service'] as const) {
    const held = await grantsOf(await addPerson(service, role, ''))
    assert.ok(held.includes(child) && held.includes(household), role)
  }
})

test('whoever opens the file of a child goes on writing in it until a manager allocates somebody', async () => {
  const [worker, other] = [
    await addPerson(service, 'childs-social-worker', 'Hill'),
    await addPerson(service, 'childs-social-worker', 'Hill'),
  ]
  const id = randomUUID()
  const tablet = await as(service, worker)
  const opened = write({ type: 'child', fileIds: [childFile(id)], recordId: id }, { team: 'Hill' })
  assert.is((await tablet.push(opened))[0]?.status, 'applied')
  assert.ok((await grantsOf(worker)).includes(childFile(id)))
  await allocate(service, other, childFile(id))
  assert.not((await grantsOf(worker)).includes(childFile(id)))
  assert.ok((await grantsOf(other)).includes(childFile(id)))
})

test('an allocation that begins tomorrow gives nothing today, and one that ends takes the file away with the date', async () => {
  const [child, soon] = [await addChild(service), await addChild(service)]
  const worker = await addPerson(service, 'childs-social-worker')
  await allocate(service, worker, child, '2020-01-01', '2099-06-01')
  await allocate(service, worker, soon, '2099-01-01')
  assert.equal(await grantsOf(worker), [child, ORGANISATION, ...ownFiles(worker)].sort())
  const on = async (day: string) => {
    await service.pool.query(`ALTER DATABASE ${new URL(service.url).pathname.slice(1)} SET doorstep.today = '${day}'`)
    const later = openPool(service.url)
    await regrantByDate(later)
    const { rows } = await later.query<{ file_id: string }>(
      'SELECT file_id FROM file_grant WHERE person_id = $1 AND revoked_at IS NULL',
      [worker.personId],
    )
    await service.pool.query(`ALTER DATABASE ${new URL(service.url).pathname.slice(1)} RESET doorstep.today`)
    await later.end()
    return rows.map((row) => row.file_id)
  }
  assert.ok((await on('2099-01-01')).includes(soon))
  assert.not((await on('2099-06-01')).includes(child))
  await regrantByDate(service.pool)
})

test('a revoked file is no longer listed; what the device still sends for it is kept and shown to nobody', async () => {
  const child = await addChild(service)
  const worker = await addPerson(service, 'childs-social-worker')
  const allocation = await allocate(service, worker, child)
  const tablet = await as(service, worker)
  const create = write({ type: 'chronology-entry', fileIds: [child] }, { event: 'Started swimming' })
  assert.is((await tablet.push(create))[0]?.status, 'applied')
  const manager = await addPerson(service, 'team-manager', 'North')
  const office = await as(service, manager)
  const body = (await office.pullAll()).get(allocation)?.body ?? {}
  const end = write(
    { type: 'allocation', fileIds: [child, personFile(worker.personId)], recordId: allocation, base: { revision: 1 } },
    { ...body, to: '2021-01-01' },
    body,
  )
  assert.is((await office.push(end))[0]?.status, 'applied')
  assert.not((await tablet.pull()).grants.some((grant) => grant.fileId === child))
  const late = write(
    {
      type: 'chronology-entry',
      fileIds: [child],
      recordId: create.op.recordId,
      prevOpId: create.opId,
      base: { opId: create.opId },
    },
    { event: 'Started swimming and likes it' },
    { event: 'Started swimming' },
  )
  assert.is((await tablet.push(late))[0]?.status, 'quarantined')
  assert.is((await tablet.push(late))[0]?.status, 'quarantined', 'and again when asked again')
  assert.is((await office.pullAll()).get(create.op.recordId)?.body.event, 'Started swimming')
  const { rows } = await service.pool.query<{ raw: string }>('SELECT raw FROM op_inbox WHERE op_id = $1', [late.opId])
  assert.is(rows[0]?.raw, late.raw)
})

test('a file that is granted again starts from zero under a new epoch', async () => {
  const child = await addChild(service)
  const worker = await addPerson(service, 'childs-social-worker')
  await allocate(service, worker, child, '2020-01-01', '2021-01-01')
  await allocate(service, worker, child)
  const tablet = await as(service, worker)
  assert.is((await tablet.pull({}, [child])).files[0]?.epoch, 1)
  await service.pool.query('UPDATE file_grant SET revoked_at = now() WHERE person_id = $1 AND file_id = $2', [
    worker.personId,
    child,
  ])
  await regrantByDate(service.pool)
  const again = await tablet.pull({ [child]: { seq: 1, chain: 'x', epoch: 1 } }, [child])
  assert.is(again.files[0]?.epoch, 2)
  assert.is(again.files[0]?.changes[0]?.seq, 1)
})

test("writing into a stranger's file is quarantined, also beside one's own", async () => {
  const [child, household, stranger] = [await addChild(service), await addHousehold(service), await addChild(service)]
  await place(service, child, household)
  const carer = await addPerson(service, 'foster-carer')
  await allocate(service, carer, household)
  const phone = await as(service, carer)
  const sent = write({ type: 'daily-log', fileIds: [stranger, household] }, { happened: 'x' })
  assert.is((await phone.push(sent))[0]?.status, 'quarantined')
})

test('what a role may not write is parked with a reason', async () => {
  const [child, household] = [await addChild(service), await addHousehold(service)]
  await place(service, child, household)
  const carer = await addPerson(service, 'foster-carer')
  await allocate(service, carer, household)
  const [answer] = await (await as(service, carer)).push(
    write({ type: 'chronology-entry', fileIds: [child] }, { event: 'x' }),
  )
  assert.is(answer?.status, 'parked')
  assert.match(answer?.reason ?? '', /foster carer/)
})

test("nothing can be put into everybody's file or a colleague's that does not belong there", async () => {
  const child = await addChild(service)
  const [worker, colleague] = [
    await addPerson(service, 'childs-social-worker'),
    await addPerson(service, 'childs-social-worker'),
  ]
  await allocate(service, worker, child)
  const tablet = await as(service, worker)
  for (const file of [ORGANISATION, personFile(colleague.personId)]) {
    assert.is(
      (await tablet.push(write({ type: 'action', fileIds: [child, file] }, { what: 'x' })))[0]?.status,
      'parked',
    )
  }
})

test('a child is added and allocated in one push, by the team manager of that team', async () => {
  const manager = await addPerson(service, 'team-manager', 'Vale')
  const worker = await addPerson(service, 'childs-social-worker', 'Vale')
  const id = randomUUID()
  const office = await as(service, manager)
  const answers = await office.push(
    write({ type: 'child', fileIds: [childFile(id)], recordId: id }, { name: 'Wren', team: 'Vale' }),
    write(
      { type: 'allocation', fileIds: [childFile(id), personFile(worker.personId)] },
      { role: worker.role, worker: { recordId: worker.personId, name: worker.name }, from: '2020-01-01' },
    ),
  )
  assert.equal(
    answers.map((answer) => answer.status),
    ['applied', 'applied'],
  )
  assert.ok((await grantsOf(worker)).includes(childFile(id)))
})

test('words that are withheld later are taken back: the files begin again, and the author of them keeps nothing of others', async () => {
  const [child, household] = [await addChild(service), await addHousehold(service)]
  await place(service, child, household)
  const [carer, worker] = [await addPerson(service, 'foster-carer'), await addPerson(service, 'childs-social-worker')]
  await allocate(service, carer, household)
  await allocate(service, worker, child)
  const [phone, tablet] = [await as(service, carer), await as(service, worker)]
  const create = write({ type: 'incident', fileIds: [child, household] }, { kinds: ['injury'] })
  assert.is((await phone.push(create))[0]?.status, 'applied')
  assert.ok((await phone.pullAll()).has(create.op.recordId))
  const epochBefore = (await phone.pull()).grants.find((grant) => grant.fileId === child)?.epoch ?? 0
  const turn = write(
    { type: 'incident', fileIds: [child, household], recordId: create.op.recordId, base: { revision: 1 } },
    { kinds: ['injury', 'allegation'] },
    { kinds: ['injury'] },
  )
  assert.is((await tablet.push(turn))[0]?.status, 'applied')
  assert.is((await phone.pull()).grants.find((grant) => grant.fileId === child)?.epoch, epochBefore + 1)
  assert.not((await phone.pullAll()).has(create.op.recordId))
  const steps = (await phone.pull({}, [child])).files[0]?.changes ?? []
  assert.equal(
    steps.map((step) => step.seq),
    steps.map((_, index) => index + 1),
    'the sequence stays dense',
  )
  assert.ok((await tablet.pullAll()).has(create.op.recordId))
})

test('a carer gets the shared extract of a visit and says that they have read it', async () => {
  const [child, household] = [await addChild(service), await addHousehold(service)]
  await place(service, child, household)
  const carer = await addPerson(service, 'foster-carer')
  await allocate(service, carer, household)
  const visit = await writeRecord(service, 'statutory-visit', [child], { observations: 'Not for the carer' })
  const phone = await as(service, carer)
  const record = (await phone.pullAll()).get(visit)
  assert.is(record?.extract, true)
  assert.is(record?.body.observations, undefined)
  const mark = operation(
    { type: 'statutory-visit', fileIds: [child], recordId: visit, base: { revision: 1 } },
    { kind: 'mark', markId: randomUUID(), mark: 'read' },
  )
  assert.is((await phone.push(mark))[0]?.status, 'applied')
  assert.is((await phone.pullAll()).get(visit)?.marks.length, 1)
})

test('a disabled account holds nothing and its sessions have ended', async () => {
  const child = await addChild(service)
  const worker = await addPerson(service, 'childs-social-worker')
  await allocate(service, worker, child)
  const tablet = await as(service, worker)
  assert.is((await tablet.request('/auth/me')).status, 200)
  await asSystem(service.pool, (client) => disableAccount(client, worker.email))
  assert.is((await tablet.request('/auth/me')).status, 401)
  const { rowCount } = await service.pool.query('SELECT FROM file_grant WHERE person_id = $1 AND revoked_at IS NULL', [
    worker.personId,
  ])
  assert.is(rowCount, 0)
})

test('with another role a person fetches their files again from the beginning', async () => {
  const worker = await addPerson(service, 'childs-social-worker', 'Moor')
  await asSystem(service.pool, (client) => changeAccount(client, worker.email, { role: 'team-manager' }))
  const tablet = await as(service, worker)
  const answer = await tablet.pull()
  assert.is(answer.person.role, 'team-manager')
  assert.is(answer.grants.find((grant) => grant.fileId === personFile(worker.personId))?.epoch, 2)
})

test('every push and every pull stands in the audit, with the records whose words left', async () => {
  const child = await addChild(service)
  const worker = await addPerson(service, 'childs-social-worker')
  await allocate(service, worker, child)
  const tablet = await as(service, worker)
  const sent = write({ type: 'chronology-entry', fileIds: [child] }, { event: 'Seen' })
  await tablet.push(sent)
  await tablet.pullAll()
  const { rows } = await service.pool.query<{ action: string; record_ids: string[] }>(
    'SELECT action, record_ids FROM audit WHERE person_id = $1 ORDER BY id',
    [worker.personId],
  )
  assert.ok(rows.some((row) => row.action === 'push-write' && row.record_ids.includes(sent.op.recordId)))
  assert.ok(rows.some((row) => row.action === 'pull' && row.record_ids.includes(sent.op.recordId)))
  assert.ok(rows.some((row) => row.action === 'access-granted'))
})

test.run()

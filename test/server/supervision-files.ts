/**
 * A worker's own supervision (S4.2, S4.13, section G "Staff supervision"): the worker, the managers of their team and the
 * auditor read it, the reviewing officer of a child of theirs learns that it took place, to everybody else it is not there.
 */
import { randomUUID } from 'node:crypto'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { supervisionFile } from '../../src/model/supervision-file.ts'
import type { Actor, Role } from '../../src/model/person.ts'
import { changeAccount, disableAccount } from '../../src/server/auth/accounts.ts'
import { asPerson, asSystem } from '../../src/server/db/pool.ts'
import { must } from '../support/must.ts'
import type { Service } from './support/service.ts'
import { addHousehold, addPerson, allocate, as, openTeam, place, startService, write } from './support/service.ts'

let service: Service
test.before(async () => {
  service = await startService()
})
test.after(() => service.close())

const BODY = {
  date: '2026-05-04',
  reflection: 'The nights weigh on you.',
  nextDate: '2026-06-04',
}
const supervision = (worker: Actor) => {
  const recordId = randomUUID()
  const body = { ...BODY, worker: { recordId: worker.personId, name: worker.name } }
  return {
    recordId,
    sent: write({ type: 'staff-supervision', fileIds: [supervisionFile(worker.personId)], recordId }, body),
  }
}
async function held() {
  const team = await openTeam(service)
  const { recordId, sent } = supervision(team.worker)
  assert.is(must((await team.desk.push(sent))[0]).status, 'applied')
  return { ...team, recordId }
}
const reads = async (person: Pick<Actor, 'personId'>, recordId: string) =>
  (await (await as(service, person)).pullAll()).get(recordId)
const history = async (person: Pick<Actor, 'personId'>, recordId: string) => {
  const answer = await (await as(service, person)).request(`/sync/v1/history/${recordId}`)
  return { status: answer.status, text: await answer.text() }
}

test('device and database give the file the same id', async () => {
  for (let n = 0; n < 200; n += 1) {
    const id = randomUUID()
    const { rows } = await service.pool.query<{ file: string }>('SELECT supervision_file($1) AS file', [id])
    assert.is(must(rows[0]).file, supervisionFile(id))
  }
})

test('S4.13 the worker, the manager and the assistant of their team and the auditor read every word', async () => {
  const { name, manager, worker, recordId } = await held()
  const assistant = await addPerson(service, 'assistant-team-manager', name)
  const auditor = await addPerson(service, 'auditor', '')
  for (const person of [manager, worker, assistant, auditor])
    assert.is(must(await reads(person, recordId), person.role).body.reflection, BODY.reflection)
})

test('S4.13 to everybody else it is not there: the very answer of a record that never was', async () => {
  const { name, worker, recordId, child } = await held()
  const household = await addHousehold(service, name)
  await place(service, child, household)
  const roles: readonly (readonly [Role, string])[] = [
    ['childs-social-worker', name],
    ['supervising-social-worker', name],
    ['senior-practitioner', name],
    ['foster-carer', name],
    ['independent-provider', name],
    ['reviewing-officer', ''],
    ['placements-team', ''],
    ['senior-manager', ''],
    ['service-manager', ''],
    ['head-of-service', ''],
    ['team-manager', 'Elsewhere'],
    ['assistant-team-manager', 'Elsewhere'],
    ['team-manager', ''],
  ]
  for (const [role, team] of roles) {
    const person = await addPerson(service, role, team)
    if (role === 'foster-carer' || role === 'independent-provider' || role === 'supervising-social-worker')
      await allocate(service, person, household)
    if (role === 'childs-social-worker' || role === 'senior-practitioner') await allocate(service, person, child)
    const pulled = await (await as(service, person)).pull()
    assert.not(
      pulled.grants.some(({ fileId }) => fileId === supervisionFile(worker.personId)),
      role,
    )
    assert.is(await reads(person, recordId), undefined, `${role} ${team}`)
    const [theirs, never] = [await history(person, recordId), await history(person, randomUUID())]
    assert.is(theirs.status, 404, role)
    assert.is(theirs.text.replaceAll(recordId, ''), never.text.replace(/[0-9a-f-]{36}/g, ''), role)
  }
})

test('S4.13 the reviewing officer of their child sees that it took place and when, and nothing that was said', async () => {
  const { worker, child, recordId } = await held()
  const officer = await addPerson(service, 'reviewing-officer', '')
  const until = '2099-01-01'
  await allocate(service, officer, child, '2020-01-01', until)
  const seen = must(await reads(officer, recordId))
  assert.is(seen.extract, true)
  assert.equal(Object.keys(seen.body).sort(), ['date', 'nextDate', 'worker'])
  assert.equal(seen.body.worker, { recordId: worker.personId, name: worker.name })
})

test('the reviewing officer knows as much of the supervision of the home’s worker', async () => {
  const { name, child, desk } = await openTeam(service)
  const household = await addHousehold(service, name)
  const supervising = await addPerson(service, 'supervising-social-worker', name)
  const officer = await addPerson(service, 'reviewing-officer', '')
  await allocate(service, officer, child)
  await allocate(service, supervising, household)
  const { recordId, sent } = supervision(supervising)
  await desk.push(sent)
  assert.is(await reads(officer, recordId), undefined)
  await place(service, child, household)
  assert.is(must(await reads(officer, recordId)).extract, true)
})

test('who goes to another team takes their supervision to its manager; the former manager holds it no longer', async () => {
  const { manager, worker, recordId } = await held()
  const there = await addPerson(service, 'team-manager', 'The other team')
  assert.is(await reads(there, recordId), undefined)
  const { rows } = await service.pool.query<{ email: string }>('SELECT email FROM account WHERE person_id = $1', [
    worker.personId,
  ])
  await asSystem(service.pool, (client) => changeAccount(client, must(rows[0]).email, { team: 'The other team' }))
  assert.ok(await reads(there, recordId))
  assert.is(await reads(manager, recordId), undefined)
  assert.ok(await reads(worker, recordId))
})

test('who has left the service reads nothing more; the manager still does', async () => {
  const { manager, worker, recordId } = await held()
  const { rows } = await service.pool.query<{ email: string }>('SELECT email FROM account WHERE person_id = $1', [
    worker.personId,
  ])
  await asSystem(service.pool, (client) => disableAccount(client, must(rows[0]).email))
  assert.ok(await reads(manager, recordId))
  const seen = await asPerson(service.pool, worker.personId, (client) => client.query('SELECT FROM record'))
  assert.is(seen.rowCount, 0)
})

test('the worker’s allocations and what was granted to them stay theirs: the manager does not hold the person’s own file', async () => {
  const { manager, worker } = await held()
  const { grants } = await (await as(service, manager)).pull()
  assert.not(grants.some(({ fileId }) => fileId === `person:${worker.personId}`))
})

test('the worker cannot write in it, and a manager of elsewhere cannot either', async () => {
  const { worker, phone } = await openTeam(service)
  assert.is(must((await phone.push(supervision(worker).sent))[0]).status, 'parked')
  const elsewhere = await addPerson(service, 'team-manager', 'Far away')
  const answer = must((await (await as(service, elsewhere)).push(supervision(worker).sent))[0])
  assert.is(answer.status, 'quarantined')
})

test('S4.13 a supervision that waits is decided over where its file lies, also when its writer has gone to another team', async () => {
  const { name, manager, worker, recordId, desk, child } = await held()
  const here = await addPerson(service, 'team-manager', name)
  const [there, all] = [
    await addPerson(service, 'team-manager', `Beside ${name}`),
    await addPerson(service, 'team-manager', ''),
  ]
  await asSystem(service.pool, (client) => changeAccount(client, manager.email, { team: there.team }))
  // one that goes on in the supervision they held, and one that was begun without signal
  const went = write(
    { type: 'staff-supervision', fileIds: [supervisionFile(worker.personId)], recordId, base: { revision: 1 } },
    { ...BODY, worker: { recordId: worker.personId, name: worker.name }, wellbeing: 'Tired of it all' },
    { ...BODY, worker: { recordId: worker.personId, name: worker.name } },
  )
  const begun = supervision(worker).sent
  for (const one of [went, begun]) assert.is(must((await desk.push(one))[0]).status, 'quarantined')
  const waits = async (person: Pick<Actor, 'personId'>) =>
    (
      (await (await (await as(service, person)).request('/api/waiting')).json()) as { items: { opId: string }[] }
    ).items.map(({ opId }) => opId)
  for (const person of [manager, there, all, worker]) assert.equal(await waits(person), [], 'not theirs')
  assert.equal([...(await waits(here))].sort(), [went.opId, begun.opId].sort())
  const office = await as(service, here)
  const decide = (opId: string, body: object) =>
    office.request(`/api/waiting/${opId}`, { method: 'POST', body: JSON.stringify(body) })
  const attached = await decide(begun.opId, { decision: 'attach', words: 'Kept.', file: child })
  assert.is(attached.status, 409, 'and it is kept in no child’s file')
  assert.is((await decide(begun.opId, { decision: 'release', words: 'Thank you.' })).status, 200)
  assert.ok(await reads(worker, begun.op.recordId))
  // what waited before its place was told: the migration tells it from the text
  const { rows } = await service.pool.query<{ file_ids: string[] }>(
    `SELECT case_files_of(w.record_id, i.raw, i.raw_form) AS file_ids FROM waiting_words w JOIN op_inbox i USING (op_id, sha256)
     WHERE w.op_id = $1`,
    [went.opId],
  )
  assert.equal(must(rows[0]).file_ids, [supervisionFile(worker.personId)])
})

test('S4.13 a supervision that waits where nobody manages the worker: whoever is above the teams is told and decides', async () => {
  const { name, manager, worker, desk } = await held()
  await asSystem(service.pool, (client) => changeAccount(client, manager.email, { team: `Gone from ${name}` }))
  const { recordId, sent } = supervision(worker)
  assert.is(must((await desk.push(sent))[0]).status, 'quarantined')
  const above = await as(service, await addPerson(service, 'service-manager', ''))
  const assistant = await as(service, await addPerson(service, 'assistant-team-manager', name))
  const head = await addPerson(service, 'head-of-service', '')
  const waits = async (device: Awaited<ReturnType<typeof as>>) =>
    ((await (await device.request('/api/waiting')).json()) as { items: { opId: string }[] }).items.filter(
      ({ opId }) => opId === sent.opId,
    ).length
  const told = async () => (await above.pull()).waiting ?? 0
  assert.equal([await waits(above), await waits(await as(service, head))], [1, 1])
  assert.ok((await told()) > 0, 'and it is told without being asked for')
  for (const device of [desk, assistant, await as(service, worker)]) assert.is(await waits(device), 0)

  const next = await addPerson(service, 'team-manager', name)
  assert.equal(
    [await waits(above), await waits(await as(service, next))],
    [0, 1],
    'where somebody manages, it is theirs',
  )
  await service.pool.query('UPDATE account SET disabled_at = now() WHERE person_id = $1', [next.personId])
  const answer = await above.request(`/api/waiting/${sent.opId}`, {
    method: 'POST',
    body: JSON.stringify({ decision: 'release', words: 'It was held before she left the team.' }),
  })
  assert.is(answer.status, 200)
  assert.ok(await reads(worker, recordId))
  assert.is(await reads(head, recordId), undefined, 'of what lies in the file they read nothing')
  assert.is(await waits(above), 0)
})

test.run()

/** Section G, break-glass: a file that nobody gave them opens for a day, with a reason, and the manager is told. */
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { randomUUID } from 'node:crypto'
import { bodyHash } from '../../src/model/body.ts'
import { childFile, fileSubject, personFile } from '../../src/model/file.ts'
import type { FileId } from '../../src/model/file.ts'
import { sha256Of } from '../../src/server/apply/arrival.ts'
import { endOpenings } from '../../src/server/opened/open-file.ts'
import { must } from '../support/must.ts'
import type { Device, Service } from './support/service.ts'
import { addPerson, allocate, as, openTeam, operation, startService, write, writeRecord } from './support/service.ts'

let service: Service
test.before(async () => {
  service = await startService({ mails: true })
})
test.after(() => service.close())

const REASON = 'Out-of-hours call from the police: she is at the station and asks for somebody.'

async function childOf(team: string, name: string, birthDate: string, returnId?: string): Promise<FileId> {
  const id = randomUUID()
  await writeRecord(service, 'child', [childFile(id)], { name, birthDate, team, ...(returnId && { returnId }) }, id)
  return childFile(id)
}
const open = (device: Device, child: object, reason = REASON) =>
  device.request('/api/open-with-reason', { method: 'POST', body: JSON.stringify({ child, reason }) })
const said = async (answer: Response) => JSON.stringify([answer.status, await answer.text()])
const waits = async (device: Device) =>
  ((await (await device.request('/api/waiting')).json()) as { items: { opId: string }[] }).items.map(({ opId }) => opId)
const grants = async (device: Device) => (await device.pull()).grants.map(({ fileId }) => fileId)

test('by name and birthday, spelt as keyboards do: the file comes, the reason stands in it, the manager is told, it is in the audit', async () => {
  const child = await childOf('Hill', 'Zoë  Carter', '2014-03-09')
  const entry = await writeRecord(service, 'chronology-entry', [child], { event: 'Moved school' })
  const manager = await addPerson(service, 'team-manager', 'Hill')
  const other = await addPerson(service, 'team-manager', 'Dale')
  const worker = await addPerson(service, 'childs-social-worker', 'Dale')
  const tablet = await as(service, worker)
  assert.not((await grants(tablet)).includes(child))
  const answer = (await (await open(tablet, { name: 'zoe carter', birthDate: '2014-03-09' })).json()) as {
    fileId: string
    until: string
  }
  assert.is(answer.fileId, child)
  const hours = (Date.parse(answer.until) - Date.now()) / 3_600_000
  assert.ok(hours > 23.9 && hours <= 24, `${hours} hours`)
  const held = await tablet.pullAll()
  assert.ok(held.has(entry))
  const [notice] = [...held.values()].filter(({ body }) => body.kind === 'file-opened')
  assert.equal([must(notice).body.reason, must(notice).author.personId], [REASON, worker.personId])
  assert.ok((await (await as(service, manager)).pullAll()).has(must(notice).id), 'on the manager’s device')
  const { rows: mails } = await service.pool.query<{ person_id: string }>(
    `SELECT person_id FROM mail WHERE kind = 'opened' AND about = $1`,
    [must(notice).id],
  )
  assert.equal(
    mails.map((one) => one.person_id),
    [manager.personId],
    'and by mail, of this team alone',
  )
  assert.not((await grants(await as(service, other))).includes(child))
  const { rows: audit } = await service.pool.query(
    `SELECT FROM audit WHERE person_id = $1 AND action = 'opened-with-reason' AND $2 = ANY (file_ids)`,
    [worker.personId, child],
  )
  assert.is(audit.length, 1)
})

test('after its day it is taken back, and what was written meanwhile stays', async () => {
  const child = await childOf('Hill', 'Ben Ode', '2012-05-01', 'A-77 12')
  const tablet = await as(service, await addPerson(service, 'supervising-social-worker', 'Dale'))
  assert.is((await open(tablet, { number: 'a-77 12' })).status, 200)
  assert.ok((await grants(tablet)).includes(child))
  assert.is(await endOpenings(service.pool), 0, 'not before')
  assert.ok((await grants(tablet)).includes(child))
  await service.pool.query(`UPDATE opened_with_reason SET until = now() - interval '1 second' WHERE file_id = $1`, [
    child,
  ])
  assert.ok((await endOpenings(service.pool)) > 0)
  assert.not((await grants(tablet)).includes(child))
  const { rows } = await service.pool.query(
    `SELECT FROM record WHERE type = 'notice' AND $1 = ANY (file_ids) AND status <> 'discarded'`,
    [child],
  )
  assert.is(rows.length, 1)
})

test('for a day nobody gives the file to anybody: not to themselves by an allocation, nor to their team', async () => {
  const child = await childOf('Hill', 'Lena Ash', '2013-06-07')
  const [opener, holder] = [
    await addPerson(service, 'team-manager', 'Dale'),
    await addPerson(service, 'team-manager', 'Hill'),
  ]
  const tablet = await as(service, opener)
  assert.is((await open(tablet, { name: 'Lena Ash', birthDate: '2013-06-07' })).status, 200)
  const allocation = () =>
    write(
      { type: 'allocation', fileIds: [child, personFile(opener.personId)] },
      { worker: { recordId: opener.personId, name: opener.name }, role: 'team-manager', from: '2025-01-01' },
    )
  const body = { name: 'Lena Ash', birthDate: '2013-06-07', team: 'Hill' }
  const team = write(
    { type: 'child', fileIds: [child], recordId: fileSubject(child), base: { revision: 1 } },
    { ...body, team: 'Dale' },
    body,
  )
  for (const one of [allocation(), team]) {
    const answer = must((await tablet.push(one))[0])
    assert.is(answer.status, 'parked', answer.reason)
    assert.match(answer.reason ?? '', /for a day/)
  }
  const words = write({ type: 'notice', fileIds: [child] }, { kind: 'issue', words: 'She was at the station' })
  assert.is(must((await tablet.push(words))[0]).status, 'applied', 'what they learnt is written all the same')
  assert.is(must((await (await as(service, holder)).push(allocation()))[0]).status, 'applied')
  // given by who may give it: from then on it is held as any other
  const later = write(
    { type: 'child', fileIds: [child], recordId: fileSubject(child), base: { revision: 1 } },
    { ...body, preferredName: 'Leni' },
    body,
  )
  assert.is(must((await tablet.push(later))[0]).status, 'applied')
})

test('who opened a file for a day decides over no words that wait for it, by no door, and keeps none there', async () => {
  const { desk, phone, worker, child } = await openTeam(service)
  const takeAway = () =>
    service.pool.query(`UPDATE file_grant SET revoked_at = now() WHERE person_id = $1 AND file_id = $2`, [
      worker.personId,
      child,
    ])
  await takeAway()
  const note = write({ type: 'statutory-visit', fileIds: [child] }, { school: 'She read aloud.' })
  assert.is(must((await phone.push(note))[0]).status, 'quarantined')
  const opener = await addPerson(service, 'team-manager', 'Dale')
  const own = await as(service, await addPerson(service, 'childs-social-worker', 'Dale'))
  const tablet = await as(service, opener)
  // a dead letter that names no file, of their own team: theirs to decide, but not into the file they opened
  const lost = randomUUID()
  await service.pool.query(
    `INSERT INTO opened_with_reason (record_id, person_id, file_id, until) VALUES ($1, $2, $3, now() + interval '1 day')`,
    [randomUUID(), opener.personId, child],
  )
  await service.pool.query('SELECT regrant(ARRAY[$1], NULL)', [child])
  assert.ok((await grants(tablet)).includes(child), 'they hold it for the day')
  const reject = { method: 'POST', body: JSON.stringify({ decision: 'reject', words: 'No' }) }
  const refusedAll = async (when: string) => {
    assert.not((await waits(tablet)).includes(note.opId), when)
    assert.is((await tablet.request(`/api/waiting/${note.opId}`)).status, 404, when)
    assert.is((await tablet.request(`/api/waiting/${note.opId}`, reject)).status, 404, when)
  }
  await refusedAll('while it is open')
  const raw = 'half a note'
  const letter = {
    protocol: 1,
    nonce: 'nonce-of-mine',
    deviceId: own.deviceId,
    opId: lost,
    sha256: sha256Of(raw),
    raw,
    reason: 'x',
  }
  const { rows } = await service.pool.query<{ person_id: string }>(
    'SELECT person_id FROM session WHERE device_id = $1',
    [own.deviceId],
  )
  const sent = await own.request('/sync/v1/deadletter', {
    method: 'POST',
    body: JSON.stringify({ ...letter, personId: must(rows[0]).person_id }),
  })
  assert.is(sent.status, 200)
  const attach = JSON.stringify({ decision: 'attach', words: 'Kept.', file: child })
  assert.is((await tablet.request(`/api/waiting/${lost}`, { method: 'POST', body: attach })).status, 409)
  await service.pool.query(`UPDATE opened_with_reason SET until = now() - interval '1 second' WHERE file_id = $1`, [
    child,
  ])
  await refusedAll('and when its day is over, before it is taken back')
  await service.pool.query(`UPDATE opened_with_reason SET until = now() + interval '1 day' WHERE file_id = $1`, [child])
  assert.equal(await waits(desk), [note.opId])
  assert.is((await desk.request(`/api/waiting/${note.opId}`, reject)).status, 200, 'the child’s own manager does')
  await allocate(service, opener, child)
  await takeAway()
  const next = write({ type: 'statutory-visit', fileIds: [child] }, { school: 'Again.' })
  assert.is(must((await phone.push(next))[0]).status, 'quarantined')
  assert.ok((await waits(tablet)).includes(next.opId), 'given to them, it is theirs as any other')
})

test('who opened a file for a day signs nothing in it; what they wrote stays, and its manager may let the signature stand', async () => {
  const { desk, child } = await openTeam(service)
  const tablet = await as(service, await addPerson(service, 'childs-social-worker', 'Dale'))
  await service.pool.query(
    `INSERT INTO opened_with_reason (record_id, person_id, file_id, until)
     SELECT $1, s.person_id, $2, now() + interval '1 day' FROM session s WHERE s.device_id = $3`,
    [randomUUID(), child, tablet.deviceId],
  )
  await service.pool.query('SELECT regrant(ARRAY[$1], NULL)', [child])
  const body = {
    date: '2026-05-01',
    event: 'At the station',
    impact: 'Frightened',
    source: 'Police',
    significance: 'important',
  }
  const entry = write({ type: 'chronology-entry', fileIds: [child] }, body)
  assert.is(must((await tablet.push(entry))[0]).status, 'applied')
  const { recordId } = entry.op
  const signature = operation(
    { type: 'chronology-entry', fileIds: [child], recordId, prevOpId: entry.opId, base: { opId: entry.opId } },
    { kind: 'sign', as: 'sign', bodyHash: bodyHash(body) },
  )
  const answer = must((await tablet.push(signature))[0])
  assert.is(answer.status, 'parked', answer.reason)
  assert.match(answer.reason ?? '', /for a day/)
  const stands = async () => must((await desk.pullAll()).get(recordId)).status
  assert.is(await stands(), 'draft')
  const release = JSON.stringify({ decision: 'release', words: 'Thank you for going.' })
  const released = await desk.request(`/api/waiting/${signature.opId}`, { method: 'POST', body: release })
  assert.is(released.status, 200, await released.clone().text())
  assert.is(await stands(), 'signed')
})

test('whoever holds the file anyway is led there, and nobody is told', async () => {
  const child = await childOf('Vale', 'Ann Low', '2013-01-02')
  const desk = await as(service, await addPerson(service, 'team-manager', 'Vale'))
  assert.equal(await (await open(desk, { name: 'Ann Low', birthDate: '2013-01-02' })).json(), { fileId: child })
  const { rows } = await service.pool.query(`SELECT FROM record WHERE type = 'notice' AND $1 = ANY (file_ids)`, [child])
  assert.is(rows.length, 0)
})

test('a wrong day, a part of a name, two of the same name and nobody are the same answer, byte for byte', async () => {
  await childOf('Hill', 'Tom Reed', '2011-11-11', 'R-1')
  await childOf('Hill', 'Eva Moss', '2010-10-10')
  await childOf('Dale', 'Eva Moss', '2010-10-10')
  const tablet = await as(service, await addPerson(service, 'childs-social-worker', 'Far'))
  const nobody = await said(await open(tablet, { name: 'Nobody Here', birthDate: '2011-11-11' }))
  assert.match(nobody, /^\[404,/)
  for (const child of [
    { name: 'Tom Reed', birthDate: '2011-11-12' },
    { name: 'Tom', birthDate: '2011-11-11' },
    { name: 'Eva Moss', birthDate: '2010-10-10' },
    { number: 'R' },
    { number: 'R-10' },
  ])
    assert.is(await said(await open(tablet, child)), nobody, JSON.stringify(child))
  assert.not((await grants(tablet)).some((file) => file.startsWith('child:')))
})

test('who only guesses is slowed down', async () => {
  const tablet = await as(service, await addPerson(service, 'reviewing-officer', ''))
  for (let tries = 0; tries < 8; tries += 1) assert.is((await open(tablet, { number: `X-${tries}` })).status, 404)
  assert.is((await open(tablet, { number: 'X-9' })).status, 429)
})

test('carers and agencies ask for nobody, whether the child is here or not; and no word is no reason', async () => {
  await childOf('Hill', 'Ida Vane', '2015-06-07')
  for (const role of ['foster-carer', 'independent-provider'] as const) {
    const phone = await as(service, await addPerson(service, role, 'Hill'))
    const there = await said(await open(phone, { name: 'Ida Vane', birthDate: '2015-06-07' }))
    assert.match(there, /^\[403,/)
    assert.is(there, await said(await open(phone, { name: 'Nobody', birthDate: '2015-06-07' })))
  }
  const tablet = await as(service, await addPerson(service, 'childs-social-worker', 'Far'))
  assert.is((await open(tablet, { name: 'Ida Vane', birthDate: '2015-06-07' }, 'because')).status, 400)
  assert.not((await grants(tablet)).some((file) => file.startsWith('child:')))
})

test('nobody writes that a file was opened but the server', async () => {
  const child = await childOf('Hill', 'Una Best', '2016-01-01')
  const desk = await as(service, await addPerson(service, 'team-manager', 'Hill'))
  const [answer] = await desk.push(write({ type: 'notice', fileIds: [child] }, { kind: 'file-opened', reason: REASON }))
  assert.is(answer?.status, 'parked')
})

test.run()

/** Devices that leave: who is told what, what is kept, and what takes effect. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { FileId } from '../../src/model/file.ts'
import { personFile } from '../../src/model/file.ts'
import { fromBase64, LETTER, toBase64 } from '../../src/protocol/letter.ts'
import type { LetterContent } from '../../src/protocol/letter.ts'
import type { TakenOffAnswer } from '../../src/protocol/leaving.ts'
import { sealToKey } from '../../src/protocol/sealed-letter.ts'
import { sha256Of } from '../../src/server/apply/arrival.ts'
import { disableAccount } from '../../src/server/auth/accounts.ts'
import { TRIES_PER_ACCOUNT } from '../../src/server/auth/sign-in-attempts.ts'
import { asPerson, asSystem } from '../../src/server/db/pool.ts'
import { openLetters } from '../../src/server/letters/open-letters.ts'
import { ownKeys } from '../../src/server/letters/organisation-key.ts'
import type { OrganisationKey } from '../../src/server/letters/organisation-key.ts'
import { must } from '../support/must.ts'
import {
  addChild,
  addPerson,
  allocate,
  as,
  serverOver,
  silentLog,
  startService,
  write,
  writeRecord,
} from './support/service.ts'
import type { Device, Service } from './support/service.ts'

const dataFolder = mkdtempSync(join(tmpdir(), 'doorstep-letters-'))
let service: Service
let keys: readonly OrganisationKey[]
let withKey: Service['app']
test.before(async () => {
  service = await startService()
  keys = await ownKeys(service.pool, { dataFolder, organisationKey: undefined }, silentLog)
  withKey = serverOver(service.pool, { organisationKeys: keys })
})
test.after(async () => {
  await service.close()
  rmSync(dataFolder, { recursive: true, force: true })
})

const secretOf = () => Array.from({ length: 4 }, () => randomUUID().replace(/-/g, '').slice(0, 16)).join('')

async function post(
  path: string,
  body: object,
  app = withKey,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await app.request(path, { method: 'POST', body: JSON.stringify(body) })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

async function registered(device: Device, secret = secretOf()): Promise<string> {
  const answer = await device.request('/sync/v1/device', {
    method: 'POST',
    body: JSON.stringify({
      protocol: 1,
      nonce: 'nonce-of-it',
      deviceId: device.deviceId,
      secretHash: sha256Of(secret),
    }),
  })
  assert.equal(await answer.json(), { nonce: 'nonce-of-it', stored: true })
  return secret
}

const note = (device: Device, personId: string, secret: string) => ({
  protocol: 1,
  nonce: 'asked-just-now',
  deviceId: device.deviceId,
  personId,
  secret,
})

async function letter(device: Device, content: LetterContent, secret: string, key = must(keys[0])) {
  const plain = new TextEncoder().encode(JSON.stringify(content))
  return {
    ...note(device, content.personId, secret),
    letterId: randomUUID(),
    keyId: key.keyId,
    sealed: toBase64(await sealToKey(fromBase64(key.publicKey), plain, LETTER)),
  }
}

const resultOf = async (opId: string) =>
  (
    await service.pool.query<{ status: string; reason: string; raw: string; person_id: string }>(
      `SELECT r.status, r.reason, i.raw, i.person_id FROM op_inbox i LEFT JOIN op_result r USING (op_id, sha256) WHERE i.op_id = $1`,
      [opId],
    )
  ).rows

const close = (email: string) => asSystem(service.pool, (client) => disableAccount(client, email))

test('a device learns that its account is closed, and nobody else learns anything', async () => {
  const hannah = await addPerson(service, 'childs-social-worker')
  const tablet = await as(service, hannah)
  const secret = await registered(tablet)
  const asked = () => post('/sync/v1/standing', note(tablet, hannah.personId, secret))
  assert.is((await asked()).body.standing, 'open')
  assert.is((await asked()).body.nonce, 'asked-just-now')
  const wrong = await post('/sync/v1/standing', note(tablet, hannah.personId, secretOf()))
  const unknown = await post('/sync/v1/standing', { ...note(tablet, hannah.personId, secret), deviceId: randomUUID() })
  const nobody = await post('/sync/v1/standing', note(tablet, randomUUID(), secret))
  assert.is(wrong.status, 401)
  assert.equal(unknown, wrong)
  assert.equal(nobody, wrong)
  await close(hannah.email)
  const closed = await asked()
  assert.is(closed.body.standing, 'closed')
  assert.is((closed.body.organisationKey as { keyId: string }).keyId, must(keys[0]).keyId)
})

test('wrong secrets are counted as sign-ins are; the right one is not held up by its own asking', async () => {
  const hannah = await addPerson(service, 'childs-social-worker')
  const tablet = await as(service, hannah)
  const secret = await registered(tablet)
  for (let n = 0; n < TRIES_PER_ACCOUNT + 3; n++)
    assert.is((await post('/sync/v1/standing', note(tablet, hannah.personId, secret))).status, 200)
  const statuses = []
  for (let n = 0; n < TRIES_PER_ACCOUNT + 2; n++)
    statuses.push((await post('/sync/v1/standing', note(tablet, hannah.personId, secretOf()))).status)
  assert.equal(statuses, [...Array.from({ length: TRIES_PER_ACCOUNT }, () => 401), 429, 429])
})

test('a device that was set up anew is known by its new secret, and still by the one before', async () => {
  const hannah = await addPerson(service, 'childs-social-worker')
  const tablet = await as(service, hannah)
  const before = await registered(tablet)
  const now = await registered(tablet)
  for (const secret of [before, now])
    assert.is((await post('/sync/v1/standing', note(tablet, hannah.personId, secret))).status, 200)
})

test('the key is made once, lies in a folder that only this user reads, and goes out with every pull', async () => {
  assert.is(keys.length, 1)
  assert.is(statSync(join(dataFolder, 'organisation-key.json')).mode & 0o777, 0o600)
  const again = await ownKeys(service.pool, { dataFolder, organisationKey: undefined }, silentLog)
  assert.is(again[0]?.keyId, keys[0]?.keyId)
  const elsewhere = mkdtempSync(join(tmpdir(), 'doorstep-letters-'))
  assert.equal(await ownKeys(service.pool, { dataFolder: elsewhere, organisationKey: undefined }, silentLog), [])
  rmSync(elsewhere, { recursive: true })
  const hannah = await addPerson(service, 'childs-social-worker')
  const answer = await (await as({ app: withKey, pool: service.pool }, hannah)).pull()
  assert.equal(answer.organisationKey, { keyId: must(keys[0]).keyId, publicKey: must(keys[0]).publicKey })
  const { rows } = await service.pool.query<{ public_key: string }>('SELECT * FROM organisation_key')
  assert.is(rows.length, 1)
  assert.not.ok(
    JSON.stringify(rows).includes(toBase64(must(keys[0]).secret)),
    'the private half is not in the database',
  )
})

test('the last words of a closed account come into the inbox under the writer’s name and take no effect', async () => {
  const child = await addChild(service)
  const hannah = await addPerson(service, 'childs-social-worker')
  await allocate(service, hannah, child)
  const tablet = await as(service, hannah)
  const secret = await registered(tablet)
  await close(hannah.email)
  const op = write({ type: 'chronology-entry', fileIds: [child] }, { event: 'Canary one' })
  const opened = write({ type: 'child', fileIds: [`child:${randomUUID()}` as FileId] }, { name: 'New', team: 'North' })
  const drawing = Buffer.from('a drawing that was not sent')
  const sha256 = sha256Of(drawing.toString('utf8'))
  const content: LetterContent = {
    personId: hannah.personId,
    deviceId: tablet.deviceId,
    operations: [op, opened].map((one) => ({ opId: one.opId, sha256: one.sha256, raw: one.raw })),
    jots: [{ id: randomUUID(), text: 'Ring the school\u0000 about Peter', at: '2026-05-01T15:40:00.000+01:00' }],
    blobs: [{ sha256, mime: 'image/png', bytes: toBase64(drawing) }],
  }
  const sent = await letter(tablet, content, secret)
  const answers = [await post('/sync/v1/letters', sent), await post('/sync/v1/letters', sent)]
  for (const answer of answers) assert.equal(answer.body, { nonce: 'asked-just-now', stored: true })
  for (const one of [op, opened]) {
    const rows = await resultOf(one.opId)
    assert.equal(
      rows.map(({ status, raw, person_id }) => [status, raw, person_id]),
      [['quarantined', one.raw, hannah.personId]],
    )
  }
  assert.is((await resultOf(must(content.jots[0]).id))[0]?.status, 'quarantined')
  const { rows } = await service.pool.query('SELECT FROM record WHERE id = ANY($1)', [
    [op.op.recordId, opened.op.recordId],
  ])
  assert.is(rows.length, 0)
  const blob = await service.pool.query('SELECT FROM blob WHERE sha256 = $1 AND uploader = $2 AND complete', [
    sha256,
    hannah.personId,
  ])
  assert.is(blob.rowCount, 1)
})

test('the manager lets the last words of a closed account take effect, in the name of whoever wrote them', async () => {
  const child = await addChild(service, 'Moor')
  const hannah = await addPerson(service, 'childs-social-worker', 'Moor')
  await allocate(service, hannah, child)
  const tablet = await as(service, hannah)
  const secret = await registered(tablet)
  await close(hannah.email)
  const op = write({ type: 'chronology-entry', fileIds: [child] }, { event: 'Learned to whistle' })
  const content = { personId: hannah.personId, deviceId: tablet.deviceId, operations: [op], jots: [], blobs: [] }
  await post('/sync/v1/letters', await letter(tablet, content, secret))
  const manager = await as(service, await addPerson(service, 'team-manager', 'Moor'))
  const decided = await manager.request(`/api/waiting/${op.opId}`, {
    method: 'POST',
    body: JSON.stringify({ decision: 'release', words: 'It stands in the file now.' }),
  })
  assert.is(decided.status, 200, await decided.clone().text())
  const record = must((await manager.pullAll()).get(op.op.recordId))
  assert.is(record.body.event, 'Learned to whistle')
  assert.is(record.author.personId, hannah.personId)
})

test('words of an account that is open are applied as any arrival', async () => {
  const child = await addChild(service)
  const hannah = await addPerson(service, 'childs-social-worker')
  await allocate(service, hannah, child)
  const tablet = await as(service, hannah)
  const secret = await registered(tablet)
  const op = write({ type: 'chronology-entry', fileIds: [child] }, { event: 'Started swimming' })
  const lost = write({ type: 'chronology-entry', fileIds: [await addChild(service)] }, { event: 'Not hers any more' })
  const operations = [op, lost].map(({ opId, sha256, raw }) => ({ opId, sha256, raw }))
  const content = { personId: hannah.personId, deviceId: tablet.deviceId, operations, jots: [], blobs: [] }
  await post('/sync/v1/letters', await letter(tablet, content, secret))
  await post('/sync/v1/letters', await letter(tablet, content, secret))
  assert.equal(
    (await resultOf(op.opId)).map((row) => row.status),
    ['applied'],
  )
  assert.equal(
    (await resultOf(lost.opId)).map((row) => row.status),
    ['quarantined'],
  )
  assert.is((await tablet.push(op))[0]?.status, 'duplicate', 'sent from another device it has no second effect')
})

test('a server without the private key keeps letters sealed, and one that has it opens them', async () => {
  const hannah = await addPerson(service, 'childs-social-worker')
  const tablet = await as(service, hannah)
  const secret = await registered(tablet)
  await close(hannah.email)
  const op = write({ type: 'chronology-entry', fileIds: [await addChild(service)] }, { event: 'Kept sealed' })
  const content = { personId: hannah.personId, deviceId: tablet.deviceId, operations: [op], jots: [], blobs: [] }
  const answer = await post('/sync/v1/letters', await letter(tablet, content, secret), service.app)
  assert.is(answer.body.stored, true)
  assert.equal(await resultOf(op.opId), [])
  assert.is(await openLetters(service.pool, keys, silentLog), 1)
  assert.is((await resultOf(op.opId))[0]?.status, 'quarantined')
  assert.is(await openLetters(service.pool, keys, silentLog), 0)
})

test('a letter that can never be taken in is in nobody’s way', async () => {
  const child = await addChild(service)
  const hannah = await addPerson(service, 'childs-social-worker')
  const tablet = await as(service, hannah)
  const secret = await registered(tablet)
  await close(hannah.email)
  const broken: LetterContent = {
    personId: hannah.personId,
    deviceId: tablet.deviceId,
    operations: [],
    jots: [{ id: randomUUID(), text: 'Ring back', at: 'at\u0000noon' }],
    blobs: [{ sha256: sha256Of('x'), mime: 'image/png', bytes: '%%%' }],
  }
  assert.is((await post('/sync/v1/letters', await letter(tablet, broken, secret))).status, 200)
  const ruth = await addPerson(service, 'childs-social-worker')
  const phone = await as(service, ruth)
  const hers = await registered(phone)
  await close(ruth.email)
  const op = write({ type: 'chronology-entry', fileIds: [child] }, { event: 'Last words' })
  const content = { personId: ruth.personId, deviceId: phone.deviceId, operations: [op], jots: [], blobs: [] }
  assert.is((await post('/sync/v1/letters', await letter(phone, content, hers))).status, 200)
  assert.is((await resultOf(op.opId))[0]?.status, 'quarantined')
})

test('a letter of somebody else, a wrong secret and another letter under the same number are not taken', async () => {
  const hannah = await addPerson(service, 'childs-social-worker')
  const sam = await addPerson(service, 'childs-social-worker')
  const tablet = await as(service, hannah)
  const secret = await registered(tablet)
  const op = write({ type: 'chronology-entry', fileIds: [await addChild(service)] }, { event: 'Forged' })
  const forged = { personId: sam.personId, deviceId: tablet.deviceId, operations: [op], jots: [], blobs: [] }
  const sent = { ...(await letter(tablet, forged, secret)), personId: hannah.personId }
  assert.is((await post('/sync/v1/letters', sent)).status, 200, 'nobody can look into it before it is kept')
  assert.equal(await resultOf(op.opId), [], 'and then it is not believed')
  const { rows } = await service.pool.query('SELECT trouble FROM letter_opened WHERE letter_id = $1', [sent.letterId])
  assert.match((rows[0] as { trouble: string }).trouble, /another name/)
  assert.is((await post('/sync/v1/letters', { ...sent, letterId: randomUUID(), secret: secretOf() })).status, 401)
  assert.is((await post('/sync/v1/letters', { ...sent, sealed: toBase64(new Uint8Array(9)) })).status, 409)
})

const takenOff = async (device: Device, file: FileId): Promise<TakenOffAnswer['people']> => {
  const answer = await device.request(`/sync/v1/taken-off/${file}`)
  assert.is(answer.status, 200)
  return ((await answer.json()) as TakenOffAnswer).people
}

test('the manager sees that a file has left a tablet only when the tablet has said so', async () => {
  const child = await addChild(service, 'Hill')
  const hannah = await addPerson(service, 'childs-social-worker', 'Hill')
  const manager = await as(service, await addPerson(service, 'team-manager', 'Hill'))
  const other = await as(service, await addPerson(service, 'team-manager', 'Dale'))
  const allocation = await allocate(service, hannah, child)
  const [tablet, phone] = [await as(service, hannah), await as(service, hannah)]
  const secret = await registered(tablet)
  await tablet.pullAll()
  await phone.pullAll()
  assert.equal(await takenOff(manager, child), [], 'nobody has lost it yet')
  await writeRecordEnd(allocation, child, hannah.personId)
  const [lost] = await takenOff(manager, child)
  assert.is(lost?.personId, hannah.personId)
  assert.is(lost?.devices.length, 2)
  assert.ok(lost?.devices.every((device) => device.goneAt === undefined && device.lastSeen !== undefined))
  assert.equal(await takenOff(other, child), [], 'a manager of another team is told nothing')
  assert.is((await tablet.request(`/sync/v1/taken-off/${child}`)).status, 403)
  const receipt = {
    protocol: 1,
    nonce: 'gone-from-here',
    deviceId: tablet.deviceId,
    files: [{ fileId: child, epoch: 1 }],
  }
  const said = await tablet.request('/sync/v1/purged', { method: 'POST', body: JSON.stringify(receipt) })
  assert.equal(await said.json(), { nonce: 'gone-from-here', stored: true })
  const after = (await takenOff(manager, child))[0]
  assert.is(after?.devices.filter((device) => device.goneAt !== undefined).length, 1)
  assert.is(after?.devices.filter((device) => device.goneAt === undefined).length, 1, 'the phone has not said so')
  assert.is((await post('/sync/v1/purged', receipt)).status, 401, 'nobody says it for a device')
  await close(hannah.email)
  const alone = { ...receipt, personId: hannah.personId, secret }
  assert.is((await post('/sync/v1/purged', alone)).status, 200, 'a device of a closed account says it with its secret')
  assert.is((await post('/sync/v1/purged', { ...alone, secret: secretOf() })).status, 401)
})

const writeRecordEnd = async (allocation: string, child: FileId, personId: string): Promise<void> => {
  const office = await as(service, await addPerson(service, 'team-manager', 'Hill'))
  const body = must((await office.pullAll()).get(allocation)).body
  const end = write(
    { type: 'allocation', fileIds: [child, personFile(personId)], recordId: allocation, base: { revision: 1 } },
    { ...body, to: '2021-01-01' },
    body,
  )
  assert.is((await office.push(end))[0]?.status, 'applied')
}

test('a receipt that comes late says nothing about words that went out since', async () => {
  const child = await addChild(service, 'Vale')
  const hannah = await addPerson(service, 'childs-social-worker', 'Vale')
  await allocate(service, hannah, child)
  const tablet = await as(service, hannah)
  await tablet.pullAll()
  await service.pool.query('UPDATE file_grant SET epoch = 2 WHERE person_id = $1 AND file_id = $2', [
    hannah.personId,
    child,
  ])
  await writeRecord(service, 'chronology-entry', [child], { event: 'After the second grant' })
  await tablet.pullAll()
  const receipt = {
    protocol: 1,
    nonce: 'gone-from-here',
    deviceId: tablet.deviceId,
    files: [{ fileId: child, epoch: 1 }],
  }
  await tablet.request('/sync/v1/purged', { method: 'POST', body: JSON.stringify(receipt) })
  const { rows } = await service.pool.query<{ epoch: number }>(
    'SELECT epoch FROM device_file WHERE device_id = $1 AND file_id = $2',
    [tablet.deviceId, child],
  )
  assert.equal(rows, [{ epoch: 2 }])
})

test('as a person nobody reads devices, letters or receipts', async () => {
  const manager = await addPerson(service, 'team-manager', 'Hill')
  for (const table of ['device', 'device_file', 'purge_receipt', 'letter', 'letter_opened', 'organisation_key']) {
    const refused = await asPerson(service.pool, manager.personId, (client) =>
      client.query(`SELECT FROM ${table}`),
    ).then(
      () => 'read',
      (error: Error) => error.message,
    )
    assert.match(refused, /permission denied/, table)
  }
})

for (const table of ['letter', 'purge_receipt', 'organisation_key'])
  test(`nobody rewrites ${table}`, async () => {
    const refused = await service.pool.query(`DELETE FROM ${table}`).then(
      () => 'it went through',
      (error: Error) => error.message,
    )
    assert.match(refused, /append-only/)
  })

test.run()

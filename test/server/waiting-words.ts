/** Words that could not take effect, and the people who decide over them. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { FileId, Uuid } from '../../src/model/file.ts'
import type { OperationAnswer, PullAnswer } from '../../src/protocol/messages.ts'
import type { DecisionAnswer, DecisionRequest, WaitingList, WaitingWhole } from '../../src/protocol/waiting.ts'
import { sha256Of } from '../../src/server/apply/arrival.ts'
import { asPerson } from '../../src/server/db/pool.ts'
import { must } from '../support/must.ts'
import type { Device, Sent, Service } from './support/service.ts'
import {
  addChild,
  addHousehold,
  addPerson,
  as,
  openTeam,
  operation,
  place,
  send,
  startService,
  write,
} from './support/service.ts'

let service: Service
test.before(async () => {
  service = await startService()
})
test.after(() => service.close())

const get = async <T>(device: Device, path: string): Promise<T> => {
  const answer = await device.request(path)
  assert.is(answer.status, 200, path)
  return (await answer.json()) as T
}
const listOf = async (device: Device) => (await get<WaitingList>(device, '/api/waiting')).items
const decide = (device: Device, opId: Uuid, request: DecisionRequest) =>
  device.request(`/api/waiting/${opId}`, { method: 'POST', body: JSON.stringify(request) })

async function asked(device: Device, asks: readonly Uuid[]): Promise<{ answers: OperationAnswer[]; pull: PullAnswer }> {
  const answer = await device.request('/sync/v1/pull', {
    method: 'POST',
    body: JSON.stringify({ protocol: 1, nonce: randomUUID(), deviceId: device.deviceId, cursors: {}, asks }),
  })
  const pull = (await answer.json()) as PullAnswer
  return { answers: pull.answers ?? [], pull }
}

const deadLetter = (device: Device, personId: Uuid, sent: Pick<Sent, 'opId' | 'sha256' | 'raw'>) =>
  device.request('/sync/v1/deadletter', {
    method: 'POST',
    body: JSON.stringify({
      protocol: 1,
      nonce: 'nonce-of-mine',
      deviceId: device.deviceId,
      personId,
      opId: sent.opId,
      sha256: sent.sha256,
      raw: sent.raw,
      reason: 'It broke something.',
    }),
  })

/** Two notes in a row for a file that has just been taken away. */
async function revoked() {
  const here = await openTeam(service)
  const { child, worker, phone } = here
  await service.pool.query(`UPDATE file_grant SET revoked_at = now() WHERE person_id = $1 AND file_id = $2`, [
    worker.personId,
    child,
  ])
  const first = write({ type: 'statutory-visit', fileIds: [child] }, { school: 'She read aloud.' })
  const second = write(
    {
      type: 'statutory-visit',
      fileIds: [child],
      recordId: first.op.recordId,
      prevOpId: first.opId,
      base: { opId: first.opId },
    },
    { school: 'She read aloud.\n\nAnd was proud of it.', health: 'A loose tooth' },
    { school: 'She read aloud.' },
  )
  const answers = await phone.push(first, second)
  assert.equal(
    answers.map(({ status }) => status),
    ['quarantined', 'quarantined'],
  )
  return { ...here, first, second }
}

const feedOf = async (file: FileId) =>
  (
    await service.pool.query<{ seq: number; digest: string; chain: string; op_id: string | null }>(
      'SELECT seq, digest, chain, op_id FROM change WHERE file_id = $1 ORDER BY seq',
      [file],
    )
  ).rows

async function holdsTogether(file: FileId): Promise<void> {
  let chain: string = file
  for (const [at, row] of (await feedOf(file)).entries()) {
    chain = sha256Of(chain + row.digest)
    assert.is(row.seq, at + 1)
    assert.is(row.chain, chain)
  }
}

test('a note for a file that was taken away waits for the manager as one piece, readable, with the text as it came', async () => {
  const { desk, worker, child, first, second } = await revoked()
  const items = await listOf(desk)
  assert.is(items.length, 1)
  const item = must(items[0])
  assert.is(item.writer.name, worker.name)
  assert.equal(
    item.about.map(({ fileId, name }) => [fileId, name]),
    [[child, 'Peter']],
  )
  assert.is(item.why, 'revoked')
  assert.is(item.kind, 'visit')
  assert.is(item.operations, 2)
  assert.equal(item.words, [
    { label: 'School', words: 'She read aloud.\n\nAnd was proud of it.' },
    { label: 'Health', words: 'A loose tooth' },
  ])
  const whole = await get<WaitingWhole>(desk, `/api/waiting/${item.opId}`)
  assert.equal(whole.raw, [first.raw, second.raw])
  assert.is((await asked(desk, [])).pull.waiting, 1)
})

test('whoever may not decide sees nothing, and it is the same as if it did not exist', async () => {
  const { first, worker, manager } = await revoked()
  const others = [
    await as(service, worker),
    await as(service, await addPerson(service, 'team-manager', 'Another town')),
    await as(service, await addPerson(service, 'auditor', '')),
    await as(service, await addPerson(service, 'supervising-social-worker', manager.team)),
  ]
  for (const device of others) {
    assert.equal(await listOf(device), [])
    const there = await device.request(`/api/waiting/${first.opId}`)
    const nowhere = await device.request(`/api/waiting/${randomUUID()}`)
    assert.is(there.status, 404)
    assert.equal(await there.json(), await nowhere.json())
    assert.is((await decide(device, first.opId, { decision: 'reject', words: 'no' })).status, 404)
  }
  const { pull } = await asked(must(others[0]), [])
  assert.is(pull.waiting, undefined, 'a role that decides nothing is told no number')
  for (const personId of [worker.personId, randomUUID()]) {
    const seen = await asPerson(service.pool, personId, async (client) => [
      (await client.query('SELECT FROM waiting_words')).rowCount,
      (await client.query('SELECT FROM decision')).rowCount,
      (await client.query('SELECT FROM dead_letter')).rowCount,
      (await client.query('SELECT * FROM waiting_text($1::uuid[])', [[first.opId]])).rowCount,
    ])
    assert.equal(seen, [0, 0, 0, 0])
  }
  assert.is((await asked(await as(service, manager), [])).pull.waiting, 1)
})

test('released: it takes effect as written and stamped with the writer, who gets an answer; it no longer waits', async () => {
  const { desk, phone, child, worker, first, second } = await revoked()
  const before = (await feedOf(`person:${worker.personId}`)).length
  const answer = await decide(desk, first.opId, { decision: 'release', words: 'Thank you. It stands in the file now.' })
  assert.is(answer.status, 200, await answer.clone().text())
  const visit = must((await desk.pullAll()).get(first.op.recordId))
  assert.is(visit.body.school, 'She read aloud.\n\nAnd was proud of it.')
  assert.is(visit.author.personId, worker.personId)
  assert.is(visit.author.role, 'childs-social-worker')
  assert.is(visit.revision, 2)
  assert.equal(await listOf(desk), [])
  assert.is((await desk.request(`/api/waiting/${first.opId}`)).status, 404)
  const { answers } = await asked(phone, [first.opId, second.opId, randomUUID()])
  assert.is(answers.length, 2)
  for (const one of answers) {
    assert.is(one.status, 'applied')
    assert.is(one.decision?.kind, 'released')
    assert.is(one.decision?.words, 'Thank you. It stands in the file now.')
  }
  assert.equal(
    (await phone.push(first)).map(({ status, reason }) => [status, reason]),
    [['duplicate', 'applied']],
  )
  const own = await feedOf(`person:${worker.personId}`)
  assert.is(own.length, before + 2, 'a step in the writer’s own file for each')
  assert.ok(
    own.slice(before).every((row) => row.op_id === null),
    'and none that looks like an echo',
  )
  await holdsTogether(`person:${worker.personId}`)
  await holdsTogether(child)
})

test('attached: the words stand in the file, signed, for whoever reads the file; the operation stays what it was', async () => {
  const { desk, phone, worker, manager, child, first } = await revoked()
  const answer = await decide(desk, first.opId, { decision: 'attach', words: 'Kept in Peter’s file.' })
  assert.is(answer.status, 200, await answer.clone().text())
  const { recordId, kind } = (await answer.json()) as DecisionAnswer
  assert.is(kind, 'attached')
  const note = must((await desk.pullAll()).get(must(recordId)))
  assert.equal(note.fileIds, [child])
  assert.is(note.status, 'signed')
  assert.is(note.signatures[0]?.personId, manager.personId)
  assert.equal(
    (note.body.words as { under: string; words: string }[]).map(({ under, words }) => [under, words]),
    [
      ['School', 'She read aloud.\n\nAnd was proud of it.'],
      ['Health', 'A loose tooth'],
    ],
  )
  assert.is((note.body.writer as { name: string }).name, worker.name)
  assert.is(note.body.answer, 'Kept in Peter’s file.')
  assert.match(note.body.why as string, /handed on/)
  assert.is((await desk.pullAll()).get(first.op.recordId), undefined, 'the visit itself has not come about')
  assert.equal(
    (await phone.push(first)).map(({ status }) => status),
    ['quarantined'],
  )
  assert.is((await asked(phone, [first.opId])).answers[0]?.decision?.kind, 'attached')
  await holdsTogether(child)
})

test('rejected: nothing takes effect, the words stay in the inbox, and the writer is told why', async () => {
  const { desk, phone, first, child } = await revoked()
  const before = (await feedOf(child)).length
  assert.is(
    (await decide(desk, first.opId, { decision: 'reject', words: 'Sam has written this up already.' })).status,
    200,
  )
  assert.is((await feedOf(child)).length, before)
  const { rows } = await service.pool.query<{ raw: string }>('SELECT raw FROM op_inbox WHERE op_id = $1', [first.opId])
  assert.is(rows[0]?.raw, first.raw)
  const told = (await asked(phone, [first.opId])).answers[0]
  assert.is(told?.decision?.kind, 'rejected')
  assert.is(told?.decision?.words, 'Sam has written this up already.')
  const audit = await service.pool.query<{ action: string }>(
    'SELECT action FROM audit WHERE op_id = $1 AND action LIKE $2',
    [first.opId, 'waiting-%'],
  )
  assert.equal([...new Set(audit.rows.map((row) => row.action))].sort(), ['waiting-rejected'])
})

test('decided twice at the same moment: one effect, and whoever comes second is told', async () => {
  const { desk, manager, first, name } = await revoked()
  const second = await addPerson(service, 'team-manager', name)
  await service.pool.query(`SELECT regrant(NULL, ARRAY[$1]::uuid[])`, [second.personId])
  const other = await as(service, second)
  const answers = await Promise.all([
    decide(desk, first.opId, { decision: 'attach', words: 'In the file.' }),
    decide(other, first.opId, { decision: 'release', words: 'Taken in.' }),
    decide(desk, first.opId, { decision: 'attach', words: 'In the file.' }),
  ])
  const { rows } = await service.pool.query<{ kind: string; count: number }>(
    'SELECT kind, count(*) FROM decision WHERE op_id = $1 GROUP BY kind',
    [first.opId],
  )
  assert.is(rows.length, 1)
  assert.is(rows[0]?.count, 1)
  const statuses = answers.map((answer) => answer.status)
  assert.equal(statuses, rows[0]?.kind === 'attached' ? [200, 409, 200] : [409, 200, 409])
  const records = await service.pool.query(`SELECT FROM record WHERE type = 'attached-words' AND author_id = $1`, [
    manager.personId,
  ])
  assert.is(records.rowCount, rows[0]?.kind === 'attached' ? 1 : 0)
})

test('what still cannot take effect stays as it was, and the reason is said', async () => {
  const { desk, phone, child } = await openTeam(service)
  const long = write({ type: 'statutory-visit', fileIds: [child] }, { school: 'x'.repeat(200_001) })
  assert.equal(
    (await phone.push(long)).map(({ status }) => status),
    ['parked'],
  )
  const refused = await decide(desk, long.opId, { decision: 'release', words: 'Please.' })
  assert.is(refused.status, 409)
  assert.match(((await refused.json()) as { detail: string }).detail, /too long/)
  const { rows } = await service.pool.query<{ status: string }>('SELECT status FROM op_result WHERE op_id = $1', [
    long.opId,
  ])
  assert.equal(
    rows.map((row) => row.status),
    ['parked'],
  )
  assert.is((await listOf(desk)).length, 1)
  const kept = await decide(desk, long.opId, { decision: 'attach', words: 'Kept whole.' })
  assert.is(kept.status, 200, await kept.clone().text())
  const { recordId } = (await kept.json()) as DecisionAnswer
  const note = must((await desk.pullAll()).get(must(recordId)))
  assert.is((note.body.words as { words: string }[]).map(({ words }) => words).join(''), 'x'.repeat(200_001))
})

test('what rests on set-aside words waits in its turn, and can still be kept', async () => {
  const { desk, phone, child } = await openTeam(service)
  const bad = write({ type: 'statutory-visit', fileIds: [child] }, { school: 'y'.repeat(200_001) })
  await phone.push(bad)
  await decide(desk, bad.opId, { decision: 'reject', words: 'Too long.' })
  const next = write(
    {
      type: 'statutory-visit',
      fileIds: [child],
      recordId: bad.op.recordId,
      prevOpId: bad.opId,
      base: { opId: bad.opId },
    },
    { school: 'Short.' },
    { school: 'y'.repeat(200_001) },
  )
  assert.equal(
    (await phone.push(next)).map(({ status }) => status),
    ['parked'],
  )
  const [item] = await listOf(desk)
  assert.is(item?.opId, next.opId)
  assert.is((await decide(desk, next.opId, { decision: 'attach', words: 'Kept.' })).status, 200)
})

test('nobody lets their own words take effect', async () => {
  const { desk, manager, child } = await openTeam(service)
  const own = write({ type: 'statutory-visit', fileIds: [child] }, { school: 'Not mine to write.' })
  assert.equal(
    (await desk.push(own)).map(({ status }) => status),
    ['parked'],
  )
  assert.is((await listOf(desk))[0]?.own, true)
  assert.is((await decide(desk, own.opId, { decision: 'release', words: 'Go on.' })).status, 409)
  assert.is((await decide(desk, own.opId, { decision: 'attach', words: 'A note then.' })).status, 200)
  assert.ok(manager)
})

test('a signature that is let through still needs its drawings and the words that were signed', async () => {
  const { desk, phone, child } = await openTeam(service)
  const draft = write({ type: 'statutory-visit', fileIds: [child] }, { school: 'Good.' })
  await phone.push(draft)
  const sign = operation(
    {
      type: 'statutory-visit',
      fileIds: [child],
      recordId: draft.op.recordId,
      prevOpId: draft.opId,
      base: { opId: draft.opId },
    },
    { kind: 'sign', as: 'countersign', bodyHash: 'a'.repeat(64) },
  )
  assert.is((await phone.push(sign))[0]?.status, 'parked')
  assert.is((await decide(desk, sign.opId, { decision: 'release', words: 'Yes.' })).status, 409)
})

test('the pictures of waiting words: seen by who may decide, by nobody else, and only what their writer has sent', async () => {
  const { desk, phone, worker, child } = await openTeam(service)
  const data = randomBytes(3000)
  const sha256 = createHash('sha256').update(data).digest('hex')
  const upload = async (device: Device) => {
    const declared = { bytes: data.length, mime: 'image/jpeg' }
    await device.request(`/sync/v1/blobs/${sha256}`, { method: 'PUT', body: JSON.stringify(declared) })
    assert.is(
      (await device.request(`/sync/v1/blobs/${sha256}/0`, { method: 'PUT', body: new Uint8Array(data) })).status,
      200,
    )
  }
  const stranger = await openTeam(service)
  await upload(stranger.phone)
  await service.pool.query(`UPDATE file_grant SET revoked_at = now() WHERE person_id = $1 AND file_id = $2`, [
    worker.personId,
    child,
  ])
  const sent = write(
    { type: 'childs-views', fileIds: [child] },
    { pieces: [{ id: randomUUID(), photo: { sha256, mime: 'image/jpeg', bytes: data.length } }] },
  )
  assert.is((await phone.push(sent))[0]?.status, 'quarantined')
  const path = `/api/waiting/${sent.opId}/pictures/${sha256}`
  const seen = async () => (await get<WaitingWhole>(desk, `/api/waiting/${sent.opId}`)).attachments
  const ref = { sha256, mime: 'image/jpeg', bytes: data.length }
  assert.equal(await seen(), [{ ...ref, here: false }], 'what somebody else has sent is not shown for it')
  assert.is((await desk.request(path)).status, 404)
  await upload(phone)
  assert.equal(await seen(), [{ ...ref, here: true }])
  const answer = await desk.request(path)
  assert.is(answer.status, 200)
  assert.is(answer.headers.get('content-type'), 'application/octet-stream')
  assert.equal(Buffer.from(await answer.arrayBuffer()), data)
  for (const other of [phone, stranger.phone, stranger.desk]) assert.is((await other.request(path)).status, 404)
  const elsewhere = `/api/waiting/${sent.opId}/pictures/${'c'.repeat(64)}`
  assert.is((await desk.request(elsewhere)).status, 404)
  const { rowCount } = await service.pool.query(
    `SELECT FROM audit WHERE action = 'waiting-read' AND detail ->> 'picture' = $1`,
    [sha256],
  )
  assert.is(rowCount, 1)
  await decide(desk, sent.opId, { decision: 'reject', words: 'Not here.' })
  assert.is((await desk.request(path)).status, 404, 'decided, it waits no longer')
})

test('a dead letter is kept as it came, whatever is in it, and waits for the manager; sent twice it is one', async () => {
  const { desk, phone, worker, child, name } = await openTeam(service)
  const sent = write({ type: 'statutory-visit', fileIds: [child] }, { school: 'A note that broke the push' })
  for (let n = 0; n < 2; n += 1) {
    const answer = await deadLetter(phone, worker.personId, sent)
    assert.is(answer.status, 200)
    assert.equal(await answer.json(), { nonce: 'nonce-of-mine', stored: true })
  }
  const unreadable = { opId: randomUUID(), raw: 'half a note \0 \ud800 and no more', sha256: '' }
  unreadable.sha256 = sha256Of(unreadable.raw)
  assert.is((await deadLetter(phone, worker.personId, unreadable)).status, 200)
  const items = await listOf(desk)
  assert.equal(
    items.map((item) => [item.opId, item.why, item.about.length]),
    [
      [sent.opId, 'dead letter', 1],
      [unreadable.opId, 'dead letter', 0],
    ],
    `of their own team's writers (${name}) where no case file is known`,
  )
  assert.match(items[0]?.reason ?? '', /It broke something/)
  const whole = await get<WaitingWhole>(desk, `/api/waiting/${unreadable.opId}`)
  assert.equal(whole.raw, [unreadable.raw])
  assert.is(
    (await decide(desk, unreadable.opId, { decision: 'attach', words: 'Where?' })).status,
    409,
    'no file is known',
  )
  const kept = await decide(desk, unreadable.opId, { decision: 'attach', words: 'Kept.', file: child })
  assert.is(kept.status, 200, await kept.clone().text())
  assert.is((await decide(desk, sent.opId, { decision: 'release', words: 'Here it is.' })).status, 200)
  assert.is((await desk.pullAll()).get(sent.op.recordId)?.body.school, 'A note that broke the push')
})

test('a dead letter under another name, changed on its way or too large is not kept', async () => {
  const { phone, worker, child } = await openTeam(service)
  const sent = write({ type: 'statutory-visit', fileIds: [child] }, { school: 'Mine' })
  assert.is((await deadLetter(phone, randomUUID(), sent)).status, 401)
  assert.is((await deadLetter(phone, worker.personId, { ...sent, raw: `${sent.raw} ` })).status, 422)
  const large = send({
    ...sent.op,
    opId: randomUUID(),
    patch: { kind: 'amend', addendumId: randomUUID(), text: 'z'.repeat(17 * 1024 * 1024) },
  })
  assert.is((await deadLetter(phone, worker.personId, large)).status, 413)
  const { rows } = await service.pool.query('SELECT FROM op_inbox WHERE op_id = ANY($1::uuid[])', [
    [sent.opId, large.opId],
  ])
  assert.is(rows.length, 0)
})

test('the words of a file that nobody else holds lie with its team; of a household as of a child', async () => {
  const manager = await addPerson(service, 'team-manager', 'Riverside')
  const household = await addHousehold(service, 'Riverside')
  const child = await addChild(service, 'Riverside')
  await place(service, child, household)
  const carer = await addPerson(service, 'foster-carer', 'Elsewhere')
  const phone = await as(service, carer)
  const log = write({ type: 'daily-log', fileIds: [child, household] }, { happened: 'We baked' })
  assert.is((await phone.push(log))[0]?.status, 'quarantined')
  const desk = await as(service, manager)
  const [item] = await listOf(desk)
  assert.equal(item?.about.map(({ fileId }) => fileId).sort(), [child, household].sort())
  const elsewhere = await as(service, await addPerson(service, 'team-manager', 'Elsewhere'))
  assert.equal(await listOf(elsewhere), [], 'the writer’s own manager does not hold this file')
  await decide(desk, log.opId, { decision: 'attach', words: 'In the household’s file.', file: household })
  const { rows } = await service.pool.query<{ file_ids: string[] }>(
    `SELECT file_ids FROM record WHERE type = 'attached-words' AND author_id = $1`,
    [manager.personId],
  )
  assert.equal(rows[0]?.file_ids, [household])
})

test('a team without a manager: whoever is above the teams decides, and sees nothing where a manager can', async () => {
  const manager = await addPerson(service, 'team-manager', 'Vacant')
  const above = await as(service, await addPerson(service, 'service-manager', ''))
  const child = await addChild(service, 'Vacant')
  const note = write({ type: 'statutory-visit', fileIds: [child] }, { school: 'She read aloud.' })
  const stranger = await as(service, await addPerson(service, 'childs-social-worker', 'Elsewhere'))
  assert.is((await stranger.push(note))[0]?.status, 'quarantined')
  const waitsAbove = async () => (await listOf(above)).filter(({ opId }) => opId === note.opId).length
  assert.is(await waitsAbove(), 0, 'its manager decides')
  assert.is((await above.request(`/api/waiting/${note.opId}`)).status, 404)
  await service.pool.query('UPDATE account SET disabled_at = now() WHERE person_id = $1', [manager.personId])
  assert.is(await waitsAbove(), 1)
  assert.ok(((await asked(above, [])).pull.waiting ?? 0) > 0)
  const answer = await decide(above, note.opId, {
    decision: 'attach',
    words: 'The team has nobody just now.',
    file: child,
  })
  assert.is(answer.status, 200)
  assert.is(await waitsAbove(), 0)
})

test('what a team manager wrote and cannot let in by themselves is not theirs alone to decide', async () => {
  const manager = await addPerson(service, 'team-manager', 'Alone')
  const child = await addChild(service, 'Elsewhere still')
  const above = await as(service, await addPerson(service, 'service-manager', ''))
  const note = write({ type: 'statutory-visit', fileIds: [child] }, { school: 'He drew.' })
  assert.is((await (await as(service, manager)).push(note))[0]?.status, 'quarantined')
  const [item] = (await listOf(above)).filter(({ opId }) => opId === note.opId)
  assert.ok(item)
  assert.is((await decide(above, item.opId, { decision: 'reject', words: 'Written in the right file.' })).status, 200)
})

test('words that were let in by themselves, after a restore, wait no longer', async () => {
  const { desk, first, second } = await revoked()
  await service.pool.query(`UPDATE op_result SET status = 'applied' WHERE op_id = $1`, [first.opId])
  assert.equal(
    (await listOf(desk)).map(({ opId, operations }) => [opId, operations]),
    [[second.opId, 1]],
  )
  await service.pool.query('DELETE FROM op_result WHERE op_id = $1', [second.opId])
  assert.equal(await listOf(desk), [])
  assert.is((await decide(desk, second.opId, { decision: 'reject', words: 'No.' })).status, 404)
})

test('nothing that was parked or quarantined here is missing from what waits', async () => {
  const { rows } = await service.pool.query<{ missing: number }>(
    `SELECT count(*) AS missing FROM op_result r WHERE r.status IN ('parked', 'quarantined')
       AND NOT EXISTS (SELECT FROM waiting_words w WHERE w.op_id = r.op_id AND w.sha256 = r.sha256)`,
  )
  assert.is(rows[0]?.missing, 0)
})

test.run()

/** A push of many words is answered once they are on the disk, and applied behind the answer. */
import { randomUUID } from 'node:crypto'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile } from '../../src/model/file.ts'
import type { FileId } from '../../src/model/file.ts'
import { PUSH_TAKES } from '../../src/protocol/messages.ts'
import type { PushAnswer } from '../../src/protocol/messages.ts'
import { PHRASES_TYPE, withPhrases } from '../../src/protocol/phrases.ts'
import { sha256Of } from '../../src/server/apply/arrival.ts'
import { workBehind } from '../../src/server/apply/behind.ts'
import { keepInInbox } from '../../src/server/apply/inbox.ts'
import { sweepInbox } from '../../src/server/apply/sweep.ts'
import { asSystem } from '../../src/server/db/pool.ts'
import type { Device, Sent, Service } from './support/service.ts'
import { addChild, addPerson, allocate, as, serverOver, silentLog, startService, write } from './support/service.ts'

let service: Service
const behind = workBehind()
test.before(async () => {
  service = await startService({ behind })
})
test.after(() => service.close())

async function workerOf() {
  const child = await addChild(service)
  const worker = await addPerson(service, 'childs-social-worker')
  await allocate(service, worker, child)
  return { child, worker, phone: await as(service, worker) }
}
const note = (child: FileId, event: string): Sent =>
  write({ type: 'chronology-entry', fileIds: [child] }, { date: '2026-05-01', event, source: 'School' })
const many = (child: FileId, count: number): Sent[] => Array.from({ length: count }, (_, n) => note(child, `Step ${n}`))

async function pushFor(phone: Device, sent: readonly Sent[], more: object = {}): Promise<Response> {
  return phone.request('/sync/v1/push', {
    method: 'POST',
    body: JSON.stringify({
      protocol: 1,
      nonce: randomUUID(),
      deviceId: phone.deviceId,
      operations: sent.map(({ opId, sha256, raw }) => ({ opId, sha256, raw })),
      ...more,
    }),
  })
}
const answerOf = async (response: Response): Promise<PushAnswer> => (await response.json()) as PushAnswer
const statusOf = async (opId: string): Promise<string | undefined> =>
  (await service.pool.query<{ status: string }>('SELECT status FROM op_result WHERE op_id = $1', [opId])).rows[0]
    ?.status

test('sixty notes are answered when they are kept, and every one is there a moment later', async () => {
  const { child, phone } = await workerOf()
  const notes = many(child, 60)
  const answer = await answerOf(await pushFor(phone, notes, { keptIsEnough: true }))
  assert.equal(answer.results, [])
  assert.is(answer.rest, 'kept')
  assert.equal(answer.takes, PUSH_TAKES)
  const { rows } = await service.pool.query<{ raw: string }>(
    'SELECT raw FROM op_inbox WHERE op_id = ANY($1) ORDER BY arrival',
    [notes.map((one) => one.opId)],
  )
  assert.equal(
    rows.map((row) => row.raw),
    notes.map((one) => one.raw),
    'on the disk before the answer, byte for byte',
  )
  await behind.drained()
  const held = await phone.pullAll()
  for (const { op } of notes) assert.is(held.get(op.recordId)?.revision, 1)
})

test('a device that has not said that kept is enough is told what became of each', async () => {
  const { child, phone } = await workerOf()
  const answer = await answerOf(await pushFor(phone, many(child, 60)))
  assert.is(answer.rest, undefined)
  assert.is(answer.results.length, 60)
  assert.ok(answer.results.every((one) => one.status === 'applied'))
})

test('the same large push again, before and after it was applied: taken once', async () => {
  const { child, phone } = await workerOf()
  const notes = many(child, 60)
  await pushFor(phone, notes, { keptIsEnough: true })
  const again = await answerOf(await pushFor(phone, notes, { keptIsEnough: true }))
  assert.ok(again.rest === 'kept' && again.results.every((one) => one.status === 'duplicate'))
  await behind.drained()
  const later = await answerOf(await pushFor(phone, notes, { keptIsEnough: true }))
  assert.is(later.results.length, 60)
  assert.ok(later.results.every((one) => one.status === 'duplicate' && one.reason === 'applied'))
  const { rows } = await service.pool.query<{ count: number }>('SELECT count(*) FROM revision WHERE op_id = ANY($1)', [
    notes.map((one) => one.opId),
  ])
  assert.is(rows[0]?.count, 60)
})

test('what is sent right after a large push is applied after it, not before', async () => {
  const { child, phone } = await workerOf()
  const notes = many(child, 60)
  await pushFor(phone, notes, { keptIsEnough: true })
  const last = notes[59]
  assert.ok(last)
  const next = write(
    {
      type: 'chronology-entry',
      fileIds: [child],
      recordId: last.op.recordId,
      prevOpId: last.opId,
      base: { opId: last.opId },
    },
    { date: '2026-05-01', event: 'Step 59, and more', source: 'School' },
    { date: '2026-05-01', event: 'Step 59', source: 'School' },
  )
  assert.equal(await phone.push(next), [{ opId: next.opId, status: 'applied' }])
})

test('a child registered in a large push whose server ended: a note in that file waits and is not put in quarantine', async () => {
  const { worker, phone } = await workerOf()
  const id = randomUUID()
  const opening = write({ type: 'child', fileIds: [childFile(id)], recordId: id }, { name: 'Robin', team: 'North' })
  // as it lies there when the process ends between the inbox and applying
  await asSystem(service.pool, (client) =>
    keepInInbox(client, [
      {
        opId: opening.opId,
        sha256: opening.sha256,
        raw: opening.raw,
        personId: worker.personId,
        deviceId: phone.deviceId,
        receivedAt: new Date().toISOString(),
      },
    ]),
  )
  const first = note(childFile(id), 'The first evening')
  const other = { ...service, app: serverOver(service.pool) }
  const [early] = await (await as(other, worker)).push(first)
  assert.is(early?.status, 'retry')
  await sweepInbox(service.pool, silentLog, 0)
  assert.is(await statusOf(opening.opId), 'applied')
  assert.is(await statusOf(first.opId), 'applied', 'the sweeper has taken both, in their order')
})

test('a stranger to the file is put in quarantine at once when nothing of theirs waits', async () => {
  const { child } = await workerOf()
  const stranger = await addPerson(service, 'childs-social-worker')
  const notes = many(child, 60)
  await pushFor(await as(service, stranger), notes, { keptIsEnough: true })
  await behind.drained()
  assert.is(await statusOf(notes[0]?.opId ?? ''), 'quarantined')
})

test('one digest for the batch: the words arrive as they were; a changed byte refuses all of it', async () => {
  const { child, phone } = await workerOf()
  const notes = many(child, 3)
  const digest = sha256Of(notes.map((one) => one.sha256).join(''))
  const operations = notes.map(({ opId, raw }) => ({ opId, raw }))
  const spoiled = operations.map((one, n) => (n === 1 ? { ...one, raw: one.raw.replace('Step', 'Stop') } : one))
  assert.is((await pushFor(phone, [], { digest, operations: spoiled })).status, 400)
  assert.is((await pushFor(phone, [], { operations })).status, 400, 'no hash at all')
  const answer = await answerOf(await pushFor(phone, [], { digest, operations }))
  assert.ok(answer.results.every((one) => one.status === 'applied'))
  const { rows } = await service.pool.query<{ sha256: string }>(
    'SELECT sha256 FROM op_inbox WHERE op_id = ANY($1) ORDER BY arrival',
    [notes.map((one) => one.opId)],
  )
  assert.equal(
    rows.map((row) => row.sha256),
    notes.map((one) => one.sha256),
  )
})

test('words in phrases lie on the disk to the letter; what would fill the server is refused unread', async () => {
  const { child, phone } = await workerOf()
  const one = note(child, 'She said "no",\n\tthen\u0001 {"protocol":1,"nonce":" again.')
  const request = {
    protocol: 1,
    nonce: randomUUID(),
    deviceId: phone.deviceId,
    keptIsEnough: true,
    digest: sha256Of(one.sha256),
    operations: [{ opId: one.opId, raw: one.raw }],
  }
  const send = (body: string) =>
    phone.request('/sync/v1/push', { method: 'POST', body, headers: { 'content-type': PHRASES_TYPE } })
  const short = withPhrases(JSON.stringify(request))
  assert.ok(short && short.length < JSON.stringify(request).length)
  assert.is((await answerOf(await send(short))).results[0]?.status, 'applied')
  const { rows } = await service.pool.query<{ raw: string }>('SELECT raw FROM op_inbox WHERE op_id = $1', [one.opId])
  assert.is(rows[0]?.raw, one.raw)
  assert.is((await send('\u0001'.repeat(1_000_000))).status, 413)
})

function closedGate(): { gate: Promise<void>; open: () => void } {
  const hinge: (() => void)[] = []
  return { gate: new Promise((resolve) => hinge.push(resolve)), open: () => hinge.forEach((turn) => turn()) }
}

test('work behind the answers goes on in order, tells who waits, and makes the fast wait for room', async () => {
  const line = workBehind(10)
  const order: string[] = []
  const { gate, open } = closedGate()
  const first = line.add('anna', 8, async () => {
    await gate
    order.push('first')
  })
  const failing = line
    .add('anna', 8, () => Promise.reject(new Error('the database is away')))
    .catch(() => order.push('failed'))
  const third = line.add('ben', 1, async () => void order.push('third'))
  let hasRoom = false
  const room = line.room().then(() => (hasRoom = true))
  await new Promise((resolve) => setTimeout(resolve, 20))
  assert.not(hasRoom)
  assert.ok(line.waitsFor('anna') && line.waitsFor('ben') && !line.waitsFor('carla'))
  open()
  await Promise.all([first, failing, third, room, line.drained()])
  assert.equal(order, ['first', 'failed', 'third'])
  assert.not(line.waitsFor('anna'))
})

test.run()

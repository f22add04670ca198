import { createHash, randomUUID } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { bodyHash } from '../../src/model/body.ts'
import type { Body } from '../../src/model/field.ts'
import { fileSubject } from '../../src/model/file.ts'
import type { FileId, Uuid } from '../../src/model/file.ts'
import type { Actor, Role } from '../../src/model/person.ts'
import { ROLES } from '../../src/model/person.ts'
import type { DeliveryList } from '../../src/protocol/deliveries.ts'
import { CannotStart } from '../../src/server/cannot-start.ts'
import { readConfig } from '../../src/server/config.ts'
import { asPerson, asSystem } from '../../src/server/db/pool.ts'
import { deliverDue, openDelivering, sayFromDay, sayTargets } from '../../src/server/deliveries/deliver.ts'
import { MOST_TRIES } from '../../src/server/deliveries/delivery-rows.ts'
import type { Target } from '../../src/server/deliveries/delivery-rows.ts'
import { makeFile, readSigned } from '../../src/server/deliveries/make-file.ts'
import { signatureOf, toWebhook } from '../../src/server/deliveries/to-webhook.ts'
import { runJobs } from '../../src/server/jobs/run-jobs.ts'
import { makeMetrics } from '../../src/server/metrics.ts'
import { must } from '../support/must.ts'
import { unzip } from '../support/unzip.ts'
import { startReceiver } from '../support/webhook-receiver.ts'
import type { Receiver } from '../support/webhook-receiver.ts'
import {
  LIMITS,
  addHousehold,
  addPerson,
  as,
  openTeam,
  operation,
  place,
  serverOver,
  silentLog,
  startService,
  write,
  writeRecord,
} from './support/service.ts'
import type { Service } from './support/service.ts'

let service: Service
let receiver: Receiver
let folder: string
const never = new AbortController().signal
const configOf = (more: NodeJS.ProcessEnv = {}) =>
  readConfig({
    DELIVERY_FOLDER: folder,
    DELIVERY_WEBHOOK_URL: receiver.url,
    DELIVERY_WEBHOOK_SECRET: receiver.secret,
    ...more,
  }).delivery

test.before.each(async () => {
  service = await startService()
  receiver = await startReceiver()
  folder = mkdtempSync(join(tmpdir(), 'doorstep-store-'))
  await asSystem(service.pool, (client) => sayTargets(client, configOf()))
})
test.after.each(async () => {
  await service.close()
  await receiver.close()
  rmSync(folder, { recursive: true, force: true })
})

const LETTER = { greeting: 'Dear Peter', why: 'To help', heard: 'You said', agreed: 'Calls', whom: 'Hannah' }

/** A child's letter, written by the worker and approved by the manager, as their devices would. */
async function approvedLetter(body: Body = LETTER) {
  const team = await openTeam(service)
  const on = { type: 'childs-version', fileIds: [team.child], recordId: randomUUID() }
  assert.is(must((await team.phone.push(write(on, body)))[0]).status, 'applied')
  const sign = operation({ ...on, base: { revision: 1 } }, { kind: 'sign', as: 'sign', bodyHash: bodyHash(body) })
  assert.is(must((await team.desk.push(sign))[0]).status, 'applied')
  return { ...team, ...on, sign }
}

interface Row {
  readonly id: Uuid
  readonly target: Target
  readonly tries: number
  readonly trouble: string | null
  readonly revision: number
  readonly paper: string
  readonly isDelivered: boolean
  readonly isFailed: boolean
  readonly isKept: boolean
}
async function rows(recordId: Uuid): Promise<readonly Row[]> {
  const { rows: found } = await service.pool.query<Row>(
    `SELECT id, target, tries, trouble, revision, paper, delivered_at IS NOT NULL AS "isDelivered",
       failed_at IS NOT NULL AS "isFailed", content IS NOT NULL AS "isKept"
     FROM delivery WHERE record_id = $1 ORDER BY revision, target`,
    [recordId],
  )
  return found
}
const one = async (recordId: Uuid, target: Target): Promise<Row> =>
  must((await rows(recordId)).find((row) => row.target === target))

const round = (target: Target, config = configOf()) =>
  deliverDue(service.pool, target, must(openDelivering(config)[target]), silentLog, never)
/** As though its time had come. */
const itIsTime = () => service.pool.query(`UPDATE delivery SET next_at = now() WHERE delivered_at IS NULL`)
const inFolder = (): string[] => readdirSync(folder).filter((name) => !name.startsWith('.'))

test('with the signature, and not before it, one delivery is put down for each place', async () => {
  const { recordId, phone, desk, child, sign } = await approvedLetter()
  assert.equal(
    (await rows(recordId)).map(({ target, revision, paper, tries }) => [target, revision, paper, tries]),
    [
      ['folder', 2, 'letter', 0],
      ['webhook', 2, 'letter', 0],
    ],
  )
  // sent once more, read, and shown to the child: the paper is the same
  await desk.push(sign)
  const on = { type: 'childs-version', fileIds: [child], recordId, base: { revision: 2 } }
  const read = operation(on, { kind: 'mark', markId: randomUUID(), mark: 'read' })
  assert.is(must((await phone.push(read))[0]).status, 'applied')
  const shown = operation(on, {
    kind: 'amend',
    addendumId: randomUUID(),
    text: 'Shown to Peter',
    corrections: { shownOn: '2026-05-02' },
  })
  assert.is(must((await desk.push(shown))[0]).status, 'applied')
  assert.is((await rows(recordId)).length, 2)
  // and a draft is nobody's paper
  const draft = write({ type: 'childs-version', fileIds: [child] }, LETTER)
  await phone.push(draft)
  assert.is((await rows(draft.op.recordId)).length, 0)
})

test('a correction of what was signed is delivered as a paper of its own', async () => {
  const { recordId, desk, child } = await approvedLetter()
  const on = { type: 'childs-version', fileIds: [child], recordId, base: { revision: 2 } }
  const amend = operation(on, {
    kind: 'amend',
    addendumId: randomUUID(),
    text: 'Calls on Sundays',
    corrections: { agreed: 'Calls on Sundays' },
  })
  assert.is(must((await desk.push(amend))[0]).status, 'applied')
  assert.equal(
    (await rows(recordId)).map(({ target, revision }) => [target, revision]),
    [
      ['folder', 2],
      ['webhook', 2],
      ['folder', 3],
      ['webhook', 3],
    ],
  )
  await round('folder')
  const words = inFolder().map((name) => unzip(readFileSync(join(folder, name))).get('word/document.xml') ?? '')
  assert.is(words.length, 2)
  assert.is(words.filter((text) => text.includes('Calls on Sundays')).length, 1)
})

test('the folder gets a Word file once, whole, under a name that names nobody', async () => {
  const { recordId, child } = await approvedLetter()
  assert.equal(await round('folder'), { delivered: 1, failed: 0 })
  const [name = ''] = inFolder()
  const { id, isDelivered, isKept } = await one(recordId, 'folder')
  assert.match(name, new RegExp(`^\\d{4}-\\d\\d-\\d\\d-letter-${fileSubject(child)}-${id}\\.docx$`))
  assert.ok(isDelivered)
  assert.not.ok(isKept, 'the paper is not kept twice')
  const text = unzip(readFileSync(join(folder, name))).get('word/document.xml') ?? ''
  assert.match(text, 'Dear Peter')
  assert.equal(await round('folder'), { delivered: 0, failed: 0 })
  // a server that died after the file was there, and before it could say so
  await service.pool.query(`UPDATE delivery SET delivered_at = NULL, next_at = now() WHERE id = $1`, [id])
  assert.equal(await round('folder'), { delivered: 1, failed: 0 })
  assert.equal(readdirSync(folder), [name], 'one file, and nothing left beside it')
})

/** What the store would get of it; whether it was signed is asked where it is put down. */
async function paperFor(recordId: Uuid, paper: string): Promise<string> {
  const of = { id: randomUUID(), recordId, revision: 1, paper, tries: 1 }
  const made = await asSystem(service.pool, async (client) =>
    makeFile(client, of, must(await readSigned(client, of)), new Date().toISOString()),
  )
  return (unzip(must(made).content).get('word/document.xml') ?? '').replace(/<[^>]+>/g, ' ')
}

test('minutes go to the council’s own file whole: where the meeting was, and who was not invited', async () => {
  const { child, manager } = await openTeam(service)
  const household = await addHousehold(service)
  await place(service, child, household, '2026-01-05')
  const meeting = await writeRecord(service, 'stability-meeting', [child, household], {
    label: 'stability',
    held: '2026-05-26T14:00+01:00',
    place: '14 Mill Lane',
    notInvited: 'Her uncle: he frightens her',
    chair: { recordId: manager.personId, name: manager.name },
  })
  const words = await paperFor(meeting, 'minutes')
  for (const said of ['Copy for the council’s file', '14 Mill Lane', 'he frightens her']) assert.match(words, said)
})

test('a provider’s report goes by number there too: no name that stands in the child’s file is in it', async () => {
  const { child } = await openTeam(service)
  const household = await addHousehold(service)
  await place(service, child, household, '2026-01-05')
  await writeRecord(service, 'network-contact', [child], {
    person: { name: 'Kofi' },
    relation: 'friend',
    visibleTo: [],
  })
  const report = await writeRecord(service, 'progress-report', [child, household], {
    code: 'C-1111-2222',
    from: '2026-06-01',
    until: '2026-08-31',
    status: 'green',
    feedback: 'Peter likes it. Kofi came.',
  })
  const words = await paperFor(report, 'report')
  assert.match(words, 'C-1111-2222 likes it. K. came.')
  assert.not.match(words, /Peter|Kofi/)
})

test('a folder that is missing or closed fails in words, and the paper arrives when it is there again', async () => {
  const { recordId } = await approvedLetter()
  const gone = join(folder, 'not-mounted')
  assert.equal(await round('folder', configOf({ DELIVERY_FOLDER: gone })), { delivered: 0, failed: 1 })
  assert.is((await one(recordId, 'folder')).trouble, 'no-folder')
  assert.equal(await round('folder'), { delivered: 0, failed: 0 }, 'not before its time')
  await itIsTime()
  mkdirSync(gone)
  if (process.getuid?.() !== 0) {
    chmodSync(gone, 0o500)
    await round('folder', configOf({ DELIVERY_FOLDER: gone }))
    assert.is((await one(recordId, 'folder')).trouble, 'folder-closed')
    chmodSync(gone, 0o700)
    await itIsTime()
  }
  assert.equal(await round('folder', configOf({ DELIVERY_FOLDER: gone })), { delivered: 1, failed: 0 })
  assert.is(readdirSync(gone).length, 1)
})

test('the webhook is signed as Standard Webhooks says: the example of its specification', () => {
  const secret = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64')
  assert.is(
    signatureOf(secret, 'msg_p5jXN8AQM9LWM0D4loKWxJek', '1614265330', '{"test": 2432232314}'),
    'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  )
})

test('a receiver that answers 500 twice, refuses, points elsewhere, hangs and dies takes each paper once in the end', async () => {
  const { recordId, child } = await approvedLetter()
  receiver.behave('answer 500', 'answer 500', 'answer 403', 'redirect', 'take, then die')
  const troubles: (string | null)[] = []
  for (let tries = 0; tries < 5; tries += 1) {
    assert.equal(await round('webhook'), { delivered: 0, failed: 1 })
    troubles.push((await one(recordId, 'webhook')).trouble)
    await itIsTime()
  }
  assert.equal(troubles, ['receiver-broken', 'receiver-broken', 'refused', 'refused', 'unreachable'])
  assert.equal(await round('webhook'), { delivered: 1, failed: 0 })
  const { id } = await one(recordId, 'webhook')
  assert.equal(
    [receiver.accepted.length, receiver.accepted[0]?.id],
    [1, id],
    'it died after it had taken it: the same id',
  )
  assert.ok(receiver.knocks.every((knock) => knock.isRight && knock.id === id))
  assert.is(new Set(receiver.knocks.map(({ body }) => body)).size, 1, 'each try carried the same bytes')
  const { data } = JSON.parse(must(receiver.accepted[0]).body) as { data: { [field: string]: string } }
  assert.equal([data.recordId, data.childId, data.paper], [recordId, fileSubject(child), 'letter'])
  const content = Buffer.from(must(data.content), 'base64')
  assert.is(createHash('sha256').update(content).digest('hex'), data.sha256)
  assert.match(unzip(content).get('word/document.xml') ?? '', 'Dear Peter')
})

test('a receiver that says nothing is left after a while, and a secret that changes is signed with both', async () => {
  const { recordId } = await approvedLetter()
  const webhook = configOf({ DELIVERY_WEBHOOK_SECRET: `whsec_${'A'.repeat(32)} ${receiver.secret}` }).deliveryWebhook
  if (!webhook || webhook === 'off') throw new Error('no webhook')
  receiver.behave('hang')
  const impatient = (parcel: Parameters<typeof toWebhook>[1]) => toWebhook(webhook, parcel, never, 300)
  assert.equal(await deliverDue(service.pool, 'webhook', impatient, silentLog, never), { delivered: 0, failed: 1 })
  assert.is((await one(recordId, 'webhook')).trouble, 'no-answer')
  await itIsTime()
  assert.equal(await deliverDue(service.pool, 'webhook', impatient, silentLog, never), { delivered: 1, failed: 0 })
  assert.is(receiver.accepted.length, 1)
})

test('two servers at once deliver each paper once', async () => {
  const letters = [await approvedLetter(), await approvedLetter(), await approvedLetter()]
  const done = await Promise.all([round('webhook'), round('webhook'), round('folder'), round('folder')])
  assert.is(
    done.reduce((sum, { delivered }) => sum + delivered, 0),
    2 * letters.length,
  )
  assert.is(receiver.knocks.length, letters.length)
  assert.is(readdirSync(folder).length, letters.length)
})

test('after two days it has failed; whoever may follow it sees why, and has it tried again', async () => {
  const { recordId, desk, phone, manager } = await approvedLetter()
  let waited = 0
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    receiver.behave('answer 500')
    await round('webhook')
    const { rows: next } = await service.pool.query<{ minutes: number }>(
      `SELECT round(extract(epoch FROM next_at - tried_at) / 60)::int AS minutes FROM delivery WHERE record_id = $1 AND target = 'webhook'`,
      [recordId],
    )
    waited += must(next[0]).minutes
    await itIsTime()
  }
  assert.is(waited, 2 * 24 * 60)
  const failed = await one(recordId, 'webhook')
  assert.equal([failed.tries, failed.isFailed, failed.trouble], [MOST_TRIES, true, 'receiver-broken'])
  assert.equal(await round('webhook'), { delivered: 0, failed: 0 }, 'nobody tries any more')

  assert.is((await desk.pull()).undelivered, 1, 'the manager is told with the next round')
  assert.is((await phone.pull()).undelivered, undefined, 'and nobody whose work it is not')
  const answer = await desk.request('/api/deliveries')
  const { items, targets } = (await answer.json()) as DeliveryList
  assert.equal(targets, ['folder', 'webhook'])
  assert.equal(
    items.map(({ target, trouble, failedAt }) => [target, trouble, failedAt !== undefined]),
    [
      ['webhook', 'receiver-broken', true],
      ['folder', undefined, false],
    ],
    'what failed comes first',
  )
  const again = () => desk.request(`/api/deliveries/${failed.id}`, { method: 'POST' })
  assert.is((await again()).status, 204)
  assert.equal(await round('webhook'), { delivered: 1, failed: 0 })
  assert.is(must(receiver.accepted[0]).id, failed.id, 'under the same id as before')
  assert.is((await desk.pull()).undelivered, undefined)
  assert.is((await again()).status, 409, 'what has arrived is not sent again')
  const { rows: audit } = await service.pool.query(
    `SELECT record_ids FROM audit WHERE action = 'deliver-again' AND person_id = $1`,
    [manager.personId],
  )
  assert.equal(audit, [{ record_ids: [recordId] }])
})

test('a server that died in its last try leaves no paper between waiting and failed', async () => {
  const { recordId } = await approvedLetter()
  await service.pool.query(`UPDATE delivery SET tries = $1, trouble = NULL, next_at = now()`, [MOST_TRIES])
  await round('webhook')
  const row = await one(recordId, 'webhook')
  assert.equal([row.isFailed, row.trouble], [true, 'broken-off'])
})

test('who may not take the record out of its file is answered as though there were nothing', async () => {
  const { recordId, name, child } = await approvedLetter()
  await round('folder', configOf({ DELIVERY_FOLDER: join(folder, 'nowhere') }))
  const { id } = await one(recordId, 'folder')
  const nowhere = randomUUID()
  const asked = async (actor: Actor): Promise<readonly [number, string]> => {
    const device = await as(service, actor)
    const [own, other] = await Promise.all(
      [id, nowhere].map((which) => device.request(`/api/deliveries/${which}`, { method: 'POST' })),
    )
    const text = await must(own).text()
    if (must(own).status === 404) assert.is(text, await must(other).text(), actor.role)
    return [must(own).status, text]
  }
  const foreign = await addPerson(service, 'team-manager', 'Another')
  assert.is((await asked(foreign))[0], 404)
  const seen: Role[] = []
  for (const role of ROLES.filter((one) => one !== 'team-manager' && one !== 'assistant-team-manager')) {
    const actor = await addPerson(service, role, name)
    await service.pool.query('INSERT INTO file_grant (person_id, file_id) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      actor.personId,
      child satisfies FileId,
    ])
    const list = await (await as(service, actor)).request('/api/deliveries')
    const found = list.status === 200 && ((await list.json()) as DeliveryList).items.length > 0
    if (found) seen.push(role)
    const there = await asPerson(service.pool, actor.personId, (client) => client.query('SELECT id FROM delivery'))
    assert.is(there.rowCount, found ? 2 : 0, `${role}: below the code as well`)
    if (!found) assert.is((await asked(actor))[0], 404, role)
  }
  assert.equal(seen.sort(), ['head-of-service', 'senior-manager', 'senior-practitioner', 'service-manager'])
  const mayRead = asPerson(service.pool, foreign.personId, (client) => client.query('SELECT content FROM delivery'))
  assert.is(
    await mayRead.then(
      () => 'read',
      (error: { code: string }) => error.code,
    ),
    '42501',
  )
})

async function until(done: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200 && !(await done()); tries += 1) await new Promise((wait) => setTimeout(wait, 50))
  assert.ok(await done(), 'in time')
}

test('the queue delivers by itself, at once where somebody asks; "off" ends it and nothing else does', async () => {
  const { recordId, desk } = await approvedLetter()
  receiver.behave('answer 500')
  const jobs = await runJobs(service.pool, silentLog, makeMetrics(), LIMITS, [], undefined, openDelivering(configOf()))
  try {
    await jobs.deliverNow()
    await until(async () => (await one(recordId, 'webhook')).trouble === 'receiver-broken')
    await until(async () => (await one(recordId, 'folder')).isDelivered)
    const app = serverOver(service.pool, { deliverNow: () => jobs.deliverNow() })
    const { id } = await one(recordId, 'webhook')
    const answer = await app.request(`/api/deliveries/${id}`, { method: 'POST', headers: { cookie: desk.cookie } })
    assert.is(answer.status, 204)
    await until(async () => (await one(recordId, 'webhook')).isDelivered)
  } finally {
    await jobs.stop()
  }
  const say = (env: NodeJS.ProcessEnv) =>
    asSystem(service.pool, (client) => sayTargets(client, readConfig(env).delivery))
  const targets = async () => (await service.pool.query('SELECT FROM delivery_target')).rowCount
  await say({})
  assert.is(await targets(), 2, 'a server that knows of none takes none away')
  await say({ DELIVERY_FOLDER: 'off', DELIVERY_WEBHOOK_URL: 'off' })
  assert.is(await targets(), 0)
  assert.is((await rows((await approvedLetter()).recordId)).length, 0)
})

test('what was signed before a place was named goes there from the day that is said, each paper once', async () => {
  const off = { DELIVERY_FOLDER: 'off', DELIVERY_WEBHOOK_URL: 'off' }
  await asSystem(service.pool, (client) => sayTargets(client, readConfig(off).delivery))
  const before = await approvedLetter()
  const correct = operation(
    { type: 'childs-version', fileIds: [before.child], recordId: before.recordId, base: { revision: 2 } },
    { kind: 'amend', addendumId: randomUUID(), text: 'The day was wrong', corrections: { agreed: 'Calls on Friday' } },
  )
  assert.is(must((await before.desk.push(correct))[0]).status, 'applied')
  assert.is((await rows(before.recordId)).length, 0)
  const start = async (DELIVERY_FROM?: string) => {
    const config = configOf(DELIVERY_FROM === undefined ? {} : { DELIVERY_FROM })
    await asSystem(service.pool, (client) => sayTargets(client, config))
    await sayFromDay(service.pool, config, silentLog)
  }
  const put = async () => (await rows(before.recordId)).map(({ target, revision }) => `${revision} ${target}`)
  await start()
  assert.equal(await put(), [], 'nobody has said a day')
  await start('2199-01-01')
  assert.equal(await put(), [], 'signed before that day')
  // two servers that start at the same time, and once more after that
  await Promise.all([start('2020-01-01'), start('2020-01-01')])
  await start('2020-01-01')
  const all = ['2 folder', '2 webhook', '3 folder', '3 webhook']
  assert.equal(await put(), all)
  await round('folder')
  await round('folder')
  assert.is(inFolder().length, 2)
  const after = await approvedLetter()
  assert.is((await rows(after.recordId)).length, 2)
  await start('2019-01-01')
  assert.is((await rows(after.recordId)).length, 2, 'put down already in the transaction of the signature')
  assert.equal(await put(), all)
  const answer = await before.desk.request('/api/deliveries')
  const { from, items } = (await answer.json()) as DeliveryList
  assert.equal(from, [
    { target: 'folder', day: '2019-01-01' },
    { target: 'webhook', day: '2019-01-01' },
  ])
  const { rows: signed } = await service.pool.query<{ at: string }>(
    `SELECT record->'signatures'->0->>'at' AS at FROM revision WHERE record_id = $1 AND revision = 2`,
    [before.recordId],
  )
  assert.ok(
    items.some(({ askedAt }) => Date.parse(askedAt) === Date.parse(must(signed[0]).at)),
    'it says when it was signed, not when it was found',
  )
  // named again after it was taken away: what was signed meanwhile
  await asSystem(service.pool, (client) => sayTargets(client, readConfig(off).delivery))
  const meanwhile = await approvedLetter()
  assert.is((await rows(meanwhile.recordId)).length, 0)
  await start('2020-01-01')
  assert.is((await rows(meanwhile.recordId)).length, 2)
  assert.equal(await put(), all)
})

test('a day that is none, and a day without a place, are said at the start', () => {
  refused({ DELIVERY_FROM: '2026-02-30' })
  refused({ DELIVERY_FROM: 'April' })
  refused({ DELIVERY_FROM: '2026-04-01', DELIVERY_FOLDER: 'off', DELIVERY_WEBHOOK_URL: '' })
})

const refused = (env: NodeJS.ProcessEnv): void =>
  assert.throws(
    () => configOf(env),
    (error: unknown) => error instanceof CannotStart && !error.message.includes('council.example'),
  )

test('papers are never sent in clear, to an address with a password, or without a proper secret', () => {
  refused({ DELIVERY_WEBHOOK_URL: 'http://store.council.example/papers' })
  refused({ DELIVERY_WEBHOOK_URL: 'https://ann:secret@store.council.example/papers' })
  refused({ DELIVERY_WEBHOOK_URL: 'store.council.example' })
  refused({ DELIVERY_WEBHOOK_SECRET: '' })
  refused({ DELIVERY_WEBHOOK_SECRET: 'whsec_c2hvcnQ=' })
  refused({ DELIVERY_WEBHOOK_SECRET: 'A'.repeat(44) })
})

test.run()

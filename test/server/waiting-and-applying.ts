/** Words that come by two ways at once, and words that are made to be read where they should not be. */
import { randomUUID } from 'node:crypto'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { DecisionAnswer } from '../../src/protocol/waiting.ts'
import { applyBatch } from '../../src/server/apply/apply-batch.ts'
import { parkUnreadable } from '../../src/server/apply/push.ts'
import { sweepInbox } from '../../src/server/apply/sweep.ts'
import { takeUpAgain } from '../../src/server/apply/take-up-again.ts'
import { openPool } from '../../src/server/db/pool.ts'
import { must } from '../support/must.ts'
import type { Service } from './support/service.ts'
import { addPerson, allocate, as, openTeam, operation, silentLog, startService, write } from './support/service.ts'

let service: Service
test.before(async () => {
  service = await startService()
})
test.after(() => service.close())

/** Until somebody waits for what is held here; false after a while. */
async function isWaitedFor(relation: string): Promise<boolean> {
  for (let n = 0; n < 100; n += 1) {
    const { rowCount } = await service.pool.query(
      'SELECT FROM pg_locks WHERE NOT granted AND relation = $1::regclass',
      [relation],
    )
    if (rowCount) return true
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return false
}

test('a last resort that arrives while the same words are being applied: they took effect, and wait for nobody', async () => {
  const { phone, worker, child } = await openTeam(service)
  const note = write({ type: 'statutory-visit', fileIds: [child] }, { school: 'Twice on its way.' })
  const holding = await service.pool.connect()
  let pushed: Promise<unknown>
  let told: Promise<Response>
  try {
    await holding.query('BEGIN')
    await holding.query('LOCK TABLE doorstep.revision IN EXCLUSIVE MODE')
    pushed = phone.push(note)
    assert.ok(await isWaitedFor('doorstep.revision'))
    told = phone.request('/sync/v1/deadletter', {
      method: 'POST',
      body: JSON.stringify({
        protocol: 1,
        nonce: 'nonce-of-mine',
        deviceId: phone.deviceId,
        personId: worker.personId,
        opId: note.opId,
        sha256: note.sha256,
        raw: note.raw,
        reason: 'No answer.',
      }),
    })
    await Promise.race([told, new Promise((resolve) => setTimeout(resolve, 500))])
    await holding.query('COMMIT')
  } finally {
    holding.release()
  }
  await pushed
  assert.is((await told).status, 200)
  const { rows } = await service.pool.query<{ status: string }>('SELECT status FROM op_result WHERE op_id = $1', [
    note.opId,
  ])
  assert.equal(rows, [{ status: 'applied' }])
  assert.is((await phone.pullAll()).get(note.op.recordId)?.revision, 1)
})

test('long words are kept in parts without breaking a sign in two', async () => {
  const { phone, desk, child } = await openTeam(service)
  const words = `${'x'.repeat(149_999)}\u{1F600}${'y'.repeat(60_000)}`
  const long = write({ type: 'statutory-visit', fileIds: [child] }, { school: words })
  assert.is((await phone.push(long))[0]?.status, 'parked')
  const kept = await desk.request(`/api/waiting/${long.opId}`, {
    method: 'POST',
    body: JSON.stringify({ decision: 'attach', words: 'Kept whole.' }),
  })
  assert.is(kept.status, 200, await kept.clone().text())
  const { recordId } = (await kept.json()) as DecisionAnswer
  const note = must((await desk.pullAll()).get(must(recordId)))
  assert.ok((note.body.words as { words: string }[]).map((part) => part.words).join('') === words)
})

test('words that claim to rest on another record bring nothing of it with them', async () => {
  const { phone, child } = await openTeam(service)
  const secret = write({ type: 'statutory-visit', fileIds: [child] }, { school: 'Said in confidence.' })
  await phone.push(secret)
  const other = await openTeam(service)
  const made = operation(
    { type: 'statutory-visit', fileIds: [other.child], prevOpId: secret.opId, base: { opId: secret.opId } },
    { kind: 'write', changes: [{ field: 'school', splices: [{ at: 0, cut: 0, put: 'Or so. ' }] }] },
  )
  assert.is((await other.phone.push(made))[0]?.status, 'parked')
  const kept = await other.desk.request(`/api/waiting/${made.opId}`, {
    method: 'POST',
    body: JSON.stringify({ decision: 'attach', words: 'Kept.' }),
  })
  assert.is(kept.status, 200, await kept.clone().text())
  const { recordId } = (await kept.json()) as DecisionAnswer
  const text = JSON.stringify((await other.desk.pullAll()).get(must(recordId))?.body)
  assert.not.match(text, /confidence/)
  assert.match(text, /Or so/)
})

test('as large as a last resort may be: it can still be kept in the file', async () => {
  const { phone, desk, worker, child } = await openTeam(service)
  const huge = write({ type: 'statutory-visit', fileIds: [child] }, { school: 'z'.repeat(15_000_000) })
  const told = await phone.request('/sync/v1/deadletter', {
    method: 'POST',
    body: JSON.stringify({
      protocol: 1,
      nonce: randomUUID(),
      deviceId: phone.deviceId,
      personId: worker.personId,
      opId: huge.opId,
      sha256: huge.sha256,
      raw: huge.raw,
      reason: 'Large.',
    }),
  })
  assert.is(told.status, 200, await told.clone().text())
  const kept = await desk.request(`/api/waiting/${huge.opId}`, {
    method: 'POST',
    body: JSON.stringify({ decision: 'attach', words: 'Kept.' }),
  })
  assert.is(kept.status, 200, await kept.clone().text())
})

test('words are let in at another server while this one sets them aside: they took effect, and wait for nobody', async () => {
  const { phone, worker, child } = await openTeam(service)
  await service.pool.query(`
    CREATE FUNCTION choke_here() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN IF current_setting('application_name') = 'troubled' THEN RAISE EXCEPTION 'out of order' USING ERRCODE = '22000'; END IF; RETURN NEW; END $$;
    CREATE TRIGGER choke_here BEFORE INSERT ON revision FOR EACH ROW EXECUTE FUNCTION choke_here()`)
  const note = write({ type: 'statutory-visit', fileIds: [child] }, { school: 'Taken by the other.' })
  const arrival = { ...note, personId: worker.personId, deviceId: phone.deviceId, receivedAt: new Date().toISOString() }
  const troubled = openPool(`${service.url}?application_name=troubled`, { max: 2 })
  const log = Object.assign(Object.create(silentLog) as typeof silentLog, { error: () => (isFailed = true) })
  let isFailed = false
  // between its failure and what it does about it, the other server is asked
  const connect = troubled.connect.bind(troubled)
  const late = Object.assign(Object.create(troubled) as typeof troubled, {
    connect: async () => {
      if (isFailed) assert.is((await phone.push(note))[0]?.status, 'applied')
      isFailed = false
      return connect()
    },
  })
  const { results } = await applyBatch(late, [{ ...arrival, actor: worker }], log)
  await troubled.end()
  await service.pool.query('DROP TRIGGER choke_here ON revision')
  assert.equal(
    results.map(({ status }) => status),
    ['applied'],
  )
  const { rows } = await service.pool.query<{ action: string }>(
    `SELECT detail ->> 'status' AS action FROM audit WHERE op_id = $1`,
    [note.opId],
  )
  assert.equal(rows, [{ action: 'applied' }])
})

test('words that are given up waiting for, while what they wait for comes: they took effect, and wait for nobody', async () => {
  const { phone, worker, child } = await openTeam(service)
  const note = write({ type: 'statutory-visit', fileIds: [child] }, { school: 'Just in time.' })
  const arrival = { ...note, personId: worker.personId, deviceId: phone.deviceId, receivedAt: new Date().toISOString() }
  const result = { opId: note.opId, sha256: note.sha256, status: 'parked' as const, recordId: note.op.recordId }
  const holding = await service.pool.connect()
  let pushed: ReturnType<typeof phone.push>
  let given: Promise<void>
  try {
    await holding.query('BEGIN')
    await holding.query('LOCK TABLE doorstep.revision IN EXCLUSIVE MODE')
    pushed = phone.push(note)
    assert.ok(await isWaitedFor('doorstep.revision'))
    given = parkUnreadable(service.pool, [{ arrival, result }])
    await Promise.race([given, new Promise((resolve) => setTimeout(resolve, 500))])
    await holding.query('COMMIT')
  } finally {
    holding.release()
  }
  assert.is((await pushed)[0]?.status, 'applied')
  await given
  const { rows } = await service.pool.query<{ status: string }>('SELECT status FROM op_result WHERE op_id = $1', [
    note.opId,
  ])
  assert.equal(rows, [{ status: 'applied' }])
})

test('after a restore: what a manager is deciding about at this moment does not take effect as well', async () => {
  const { desk, name, child } = await openTeam(service)
  await service.pool.query(`INSERT INTO server_epoch (epoch, since) VALUES (gen_random_uuid(), now())`)
  const colleague = await addPerson(service, 'childs-social-worker', name)
  const phone = await as(service, colleague)
  const note = write({ type: 'statutory-visit', fileIds: [child] }, { school: 'Once is enough.' })
  const other = write({ type: 'statutory-visit', fileIds: [child] }, { school: 'Nobody decides this.' })
  assert.equal(
    (await phone.push(note, other)).map(({ status }) => status),
    ['quarantined', 'quarantined'],
  )
  await allocate(service, colleague, child)
  const holding = await service.pool.connect()
  let decided: Promise<Response>
  let again: Promise<void>
  try {
    await holding.query('BEGIN')
    await holding.query('LOCK TABLE doorstep.decision IN SHARE ROW EXCLUSIVE MODE')
    decided = desk.request(`/api/waiting/${note.opId}`, {
      method: 'POST',
      body: JSON.stringify({ decision: 'attach', words: 'Kept in the file.' }),
    })
    assert.ok(await isWaitedFor('doorstep.decision'))
    again = takeUpAgain(service.pool)
    await Promise.race([again, new Promise((resolve) => setTimeout(resolve, 500))])
    await holding.query('COMMIT')
  } finally {
    holding.release()
  }
  assert.is((await decided).status, 200, await (await decided).clone().text())
  await again
  await sweepInbox(service.pool, silentLog, 0)
  const seen = await desk.pullAll()
  assert.not.ok(seen.has(note.op.recordId), 'it is in the note of the manager')
  assert.ok(seen.has(other.op.recordId), 'the rest comes in')
  await service.pool.query(`DELETE FROM server_epoch WHERE since = (SELECT max(since) FROM server_epoch)`)
})

test.run()

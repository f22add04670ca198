/** Words that come by two ways at once, and words that are made to be read where they should not be. */
import { randomUUID } from 'node:crypto'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { DecisionAnswer } from '../../src/protocol/waiting.ts'
import { must } from '../support/must.ts'
import type { Service } from './support/service.ts'
import { openTeam, operation, startService, write } from './support/service.ts'

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

test.run()

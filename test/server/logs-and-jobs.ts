import { Writable } from 'node:stream'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { openPool } from '../../src/server/db/pool.ts'
import { alone } from '../../src/server/jobs/alone.ts'
import { runJobs } from '../../src/server/jobs/run-jobs.ts'
import { makeLog } from '../../src/server/log.ts'
import { makeMetrics } from '../../src/server/metrics.ts'
import { freshDatabase } from '../support/postgres.ts'
import {
  addChild,
  addHousehold,
  addPerson,
  allocate,
  as,
  LIMITS,
  place,
  startService,
  write,
} from './support/service.ts'

const CANARIES = ['Quetzalcoatl', 'Wimpole', 'canary.person', 'hunter-two-words']

test('nothing that people write, and no name or address of theirs, reaches the logs', async () => {
  let lines = ''
  const stream = new Writable({ write: (chunk: Buffer, _encoding, done) => ((lines += chunk.toString()), done()) })
  const log = makeLog('trace', stream)
  const service = await startService({ log })
  const [child, household] = [await addChild(service, 'North', 'Wimpole'), await addHousehold(service)]
  await place(service, child, household)
  const carer = await addPerson(service, 'foster-carer')
  await allocate(service, carer, household)
  const phone = await as(service, carer)
  const sent = write({ type: 'daily-log', fileIds: [child, household] }, { happened: 'Quetzalcoatl at the table' })
  await phone.push(sent, { ...sent, opId: crypto.randomUUID() }, { ...sent, sha256: 'a'.repeat(64) })
  await phone.pullAll()
  await service.app.request('/auth/sign-in', {
    method: 'POST',
    body: JSON.stringify({
      email: 'canary.person@council.example',
      passphrase: 'hunter-two-words',
      deviceId: crypto.randomUUID(),
    }),
  })
  // And where everything goes wrong: the database says the values it stumbled over.
  await service.pool.query(`
    CREATE FUNCTION choke() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'cannot take %', NEW.record USING ERRCODE = TG_ARGV[0]; END $$;
    CREATE TRIGGER choke BEFORE INSERT ON revision FOR EACH ROW EXECUTE FUNCTION choke('22000')`)
  await phone.push(write({ type: 'daily-log', fileIds: [child, household] }, { happened: 'Quetzalcoatl again' }))
  await service.pool.query(
    `DROP TRIGGER choke ON revision; CREATE TRIGGER choke BEFORE INSERT ON revision FOR EACH ROW EXECUTE FUNCTION choke('XX000')`,
  )
  await phone
    .push(write({ type: 'daily-log', fileIds: [child, household] }, { happened: 'Quetzalcoatl for good' }))
    .catch(() => {})
  assert.match(lines, /parked/)
  assert.match(lines, /a request failed/)
  for (const canary of CANARIES) assert.not.match(lines, canary)
  assert.not.match(lines, new RegExp(child.slice(6)), 'nor whose file it was')
  await service.close()
})

test('a job of the timetable runs once, however many servers take part', async () => {
  const database = await freshDatabase()
  const [one, two] = [makeMetrics(), makeMetrics()]
  const silent = makeLog('silent')
  const servers = [await runJobs(database.pool, silent, one, LIMITS), await runJobs(database.pool, silent, two, LIMITS)]
  try {
    await database.pool.query(`SELECT graphile_worker.add_job('sweep-inbox', job_key := 'now')`)
    const done = async () => {
      const counts = await Promise.all(
        [one, two].map(async (metrics) =>
          (await metrics.jobs.get()).values
            .filter((value) => value.labels.task === 'sweep-inbox' && value.labels.outcome === 'done')
            .reduce((sum, value) => sum + value.value, 0),
        ),
      )
      return counts.reduce((sum, count) => sum + count, 0)
    }
    for (let tries = 0; tries < 100 && (await done()) === 0; tries += 1)
      await new Promise((wait) => setTimeout(wait, 50))
    assert.is(await done(), 1)
    const { rows } = await database.pool.query<{ identifier: string }>(
      'SELECT identifier FROM graphile_worker._private_known_crontabs ORDER BY 1',
    )
    assert.equal(
      rows.map((row) => row.identifier),
      ['end-openings', 'forget-sessions', 'look-at-clocks', 'regrant-by-date', 'sweep-inbox', 'two-plus-list'],
    )
  } finally {
    for (const server of servers) await server.stop()
    await database.close()
  }
})

const fail = () => Promise.reject(new Error('no'))

test('a server that dies in the middle of a job holds up nobody, and two are never at the same one', async () => {
  const database = await freshDatabase()
  const others = openPool(database.url, { max: 1 })
  try {
    let done = 0
    const work = async () => void (done += 1)
    // another server is at it, and then is gone without a word
    const dying = await others.connect()
    await dying.query(`SELECT pg_advisory_lock(4710, hashtext('look-at-clocks'))`)
    assert.not.ok(await alone(database.pool, 'look-at-clocks', work))
    assert.ok(await alone(database.pool, 'sweep-inbox', work), 'other work goes on')
    dying.release(new Error('killed'))
    for (let tries = 0; tries < 100 && !(await alone(database.pool, 'look-at-clocks', work)); tries += 1)
      await new Promise((wait) => setTimeout(wait, 20))
    assert.is(done, 2)
    assert.is(await alone(database.pool, 'sweep-inbox', fail).catch(() => 'failed'), 'failed')
    assert.ok(await alone(database.pool, 'sweep-inbox', work), 'one that failed has let go')
  } finally {
    await others.end()
    await database.close()
  }
})

test.run()

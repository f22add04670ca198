import { randomUUID } from 'node:crypto'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { FileId } from '../../src/model/file.ts'
import { keepInInbox } from '../../src/server/apply/inbox.ts'
import { sha256Of } from '../../src/server/apply/arrival.ts'
import { sweepInbox } from '../../src/server/apply/sweep.ts'
import { asSystem } from '../../src/server/db/pool.ts'
import type { Service } from './support/service.ts'
import {
  addChild,
  addHousehold,
  addPerson,
  allocate,
  as,
  place,
  serverOver,
  silentLog,
  startService,
  write,
} from './support/service.ts'

let service: Service
test.before(async () => {
  service = await startService()
})
test.after(() => service.close())

async function carerAtHome() {
  const [child, household] = [await addChild(service), await addHousehold(service)]
  await place(service, child, household)
  const carer = await addPerson(service, 'foster-carer')
  await allocate(service, carer, household)
  return { carer, files: [child, household] as readonly FileId[] }
}

const log = (fileIds: readonly FileId[], happened: string) => write({ type: 'daily-log', fileIds }, { happened })

async function holdsTogether(files: readonly FileId[]): Promise<number> {
  let steps = 0
  for (const file of files) {
    const { rows } = await service.pool.query<{ seq: number; digest: string; chain: string }>(
      'SELECT seq, digest, chain FROM change WHERE file_id = $1 ORDER BY seq',
      [file],
    )
    let chain: string = file
    rows.forEach((row, index) => {
      chain = sha256Of(chain + row.digest)
      assert.is(row.seq, index + 1, `${file} is dense`)
      assert.is(row.chain, chain, `${file} is one chain`)
    })
    const { rows: head } = await service.pool.query<{ head_seq: number; chain: string }>(
      'SELECT head_seq, chain FROM file WHERE id = $1',
      [file],
    )
    assert.equal(head[0], { head_seq: rows.length, chain })
    steps += rows.length
  }
  return steps
}

test('eight devices on two servers push at once: every sequence is dense and every word is there', async () => {
  const { carer, files } = await carerAtHome()
  const before = await holdsTogether(files)
  const second = { ...service, app: serverOver(service.pool) }
  const devices = await Promise.all(Array.from({ length: 8 }, (_, n) => as(n % 2 ? service : second, carer)))
  const statuses = await Promise.all(
    devices.map(async (device, n) => {
      const answers = []
      for (let round = 0; round < 5; round += 1) {
        answers.push(
          ...(await device.push(
            ...Array.from({ length: 5 }, (_, m) => log(m % 2 ? files : [...files].reverse(), `${n}.${round}.${m}`)),
          )),
        )
      }
      return answers.map((answer) => answer.status)
    }),
  )
  assert.equal([...new Set(statuses.flat())], ['applied'])
  assert.is(await holdsTogether(files), before + 8 * 5 * 5 * 2)
})

test('many devices push the same operation at the same moment: it takes effect once', async () => {
  const { carer, files } = await carerAtHome()
  const sent = log(files, 'Once only')
  const devices = await Promise.all(Array.from({ length: 6 }, () => as(service, carer)))
  const answers = (await Promise.all(devices.map((device) => device.push(sent)))).flat()
  assert.ok(
    answers.every((answer) => answer.status === 'applied' || answer.status === 'duplicate'),
    JSON.stringify(answers),
  )
  const { rows } = await service.pool.query<{ count: number }>('SELECT count(*) FROM revision WHERE op_id = $1', [
    sent.opId,
  ])
  assert.is(rows[0]?.count, 1)
})

test('one operation that the database cannot take is parked alone; the others of its batch go through', async () => {
  const { carer, files } = await carerAtHome()
  await service.pool.query(`
    CREATE FUNCTION choke() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN IF NEW.record::text LIKE '%choke on this%' THEN RAISE EXCEPTION 'too big a bite' USING ERRCODE = '22000'; END IF; RETURN NEW; END $$;
    CREATE TRIGGER choke BEFORE INSERT ON revision FOR EACH ROW EXECUTE FUNCTION choke()`)
  const phone = await as(service, carer)
  const batch = Array.from({ length: 9 }, (_, n) => log(files, n === 4 ? 'choke on this' : `fine ${n}`))
  const answers = await phone.push(...batch)
  assert.equal(
    answers.map((answer) => answer.status),
    batch.map((_, n) => (n === 4 ? 'parked' : 'applied')),
  )
  assert.match(answers[4]?.reason ?? '', /Your words are kept/)
  const { rows } = await service.pool.query<{ raw: string }>('SELECT raw FROM op_inbox WHERE op_id = $1', [
    batch[4]?.opId,
  ])
  assert.is(rows[0]?.raw, batch[4]?.raw)
  await holdsTogether(files)
  const after =
    batch[4] &&
    write(
      {
        type: 'daily-log',
        fileIds: files,
        recordId: batch[4].op.recordId,
        prevOpId: batch[4].opId,
        base: { opId: batch[4].opId },
      },
      { happened: 'more' },
      { happened: 'choke on this' },
    )
  assert.is(after && (await phone.push(after))[0]?.status, 'parked', 'what follows on it waits with it')
  await service.pool.query('DROP TRIGGER choke ON revision')
})

test('the server ends between inbox and apply: the sweeper finishes the work', async () => {
  const { carer, files } = await carerAtHome()
  const sent = [log(files, 'accepted, never applied'), log(files, 'nor this')]
  const deviceId = randomUUID()
  await asSystem(service.pool, (client) =>
    keepInInbox(
      client,
      sent.map((one) => ({ ...one, personId: carer.personId, deviceId, receivedAt: new Date().toISOString() })),
    ),
  )
  assert.is(await sweepInbox(service.pool, silentLog, 3600), 0, 'what a push is just working on is left to it')
  assert.is(await sweepInbox(service.pool, silentLog, 0), 2)
  assert.is(await sweepInbox(service.pool, silentLog, 0), 0)
  const phone = await as(service, carer)
  const seen = await phone.pullAll()
  for (const one of sent) assert.ok(seen.has(one.op.recordId))
  assert.equal(
    await phone.push(...sent),
    sent.map((one) => ({ opId: one.opId, status: 'duplicate', reason: 'applied' })),
  )
})

const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString()

test('words that rest on what is gone everywhere wait two weeks, and then for a person, with what follows on them', async () => {
  const { carer, files } = await carerAtHome()
  const [gone, early, late] = [log(files, 'on a tablet that drowned'), randomUUID(), randomUUID()]
  const follows = (recordId: string) => {
    const place = { type: 'daily-log', fileIds: files, recordId }
    const first = write({ ...place, prevOpId: gone.opId, base: { opId: gone.opId } }, { happened: 'more' })
    const second = { ...place, prevOpId: first.opId, base: { opId: first.opId } }
    return [first, write(second, { happened: 'more, and more' }, { happened: 'more' })]
  }
  const kept = [...follows(early), ...follows(late)]
  const days = (one: (typeof kept)[number]) => (one.op.recordId === early ? 15 : 13)
  const deviceId = randomUUID()
  await asSystem(service.pool, (client) =>
    keepInInbox(
      client,
      kept.map((one) => ({ ...one, personId: carer.personId, deviceId, receivedAt: daysAgo(days(one)) })),
    ),
  )
  await sweepInbox(service.pool, silentLog, 0)
  const { rows } = await service.pool.query<{ op_id: string; status: string; reason: string }>(
    'SELECT op_id, status, reason FROM op_result WHERE op_id = ANY($1::uuid[])',
    [kept.map((one) => one.opId)],
  )
  assert.equal(
    new Set(rows.map((row) => row.op_id)),
    new Set(kept.filter((one) => one.op.recordId === early).map((one) => one.opId)),
  )
  for (const row of rows) assert.is(row.status, 'parked')
  assert.ok(rows.some((row) => row.reason === 'What it rests on never came'))
})

test('a failed apply leaves the words in the inbox and no hole in any sequence', async () => {
  const { carer, files } = await carerAtHome()
  const phone = await as(service, carer)
  // No code of its own: the kind of failure that is nobody's fault, such as a lost connection.
  await service.pool.query(`
    CREATE FUNCTION away() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'gone' USING ERRCODE = '57P01'; END $$;
    CREATE TRIGGER away BEFORE INSERT ON change FOR EACH STATEMENT EXECUTE FUNCTION away()`)
  const sent = log(files, 'still here')
  const failed = await phone.push(sent).then(
    () => '',
    (error: Error) => error.message,
  )
  assert.match(failed, /503/)
  await service.pool.query('DROP TRIGGER away ON change')
  assert.is(await sweepInbox(service.pool, silentLog, 0), 1)
  assert.equal(await phone.push(sent), [{ opId: sent.opId, status: 'duplicate', reason: 'applied' }])
  await holdsTogether(files)
})

test('text that is no operation is parked with a reason, under its number', async () => {
  const { carer, files } = await carerAtHome()
  const phone = await as(service, carer)
  const good = log(files, 'good')
  const cases = [
    { opId: randomUUID(), raw: 'not json', sha256: sha256Of('not json') },
    { opId: randomUUID(), raw: '{}', sha256: sha256Of('{}') },
    { opId: randomUUID(), raw: good.raw, sha256: good.sha256 },
    { opId: randomUUID(), raw: good.raw, sha256: 'a'.repeat(64) },
  ]
  const answers = await phone.push(...cases, good)
  assert.equal(
    answers.map((answer) => answer.status),
    ['parked', 'parked', 'parked', 'parked', 'applied'],
  )
  assert.ok(answers.slice(0, 4).every((answer) => answer.reason))
})

test.run()

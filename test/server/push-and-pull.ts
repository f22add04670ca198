import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { must } from '../support/must.ts'
import { personFile } from '../../src/model/file.ts'
import type { FileId } from '../../src/model/file.ts'
import type { PullAnswer } from '../../src/protocol/messages.ts'
import { bodyHash } from '../../src/model/body.ts'
import { sha256Of } from '../../src/server/apply/arrival.ts'
import type { Service } from './support/service.ts'
import {
  addChild,
  addHousehold,
  addPerson,
  allocate,
  as,
  operation,
  place,
  send,
  serverOver,
  startService,
  write,
} from './support/service.ts'

let service: Service
test.before(async () => {
  service = await startService()
})
test.after(() => service.close())

async function caseOfTwo() {
  const child = await addChild(service)
  const household = await addHousehold(service)
  await place(service, child, household)
  const worker = await addPerson(service, 'childs-social-worker')
  const supervisor = await addPerson(service, 'supervising-social-worker')
  const carer = await addPerson(service, 'foster-carer')
  await allocate(service, worker, child)
  await allocate(service, supervisor, household)
  await allocate(service, carer, household)
  return { child, household, worker, supervisor, carer }
}

const log = (fileIds: readonly FileId[], happened: string) =>
  write({ type: 'daily-log', fileIds }, { date: '2026-05-01', happened, wentWell: 'Bedtime' })

test('a carer writes a log in the evening, both workers read it', async () => {
  const { child, household, worker, supervisor, carer } = await caseOfTwo()
  const sent = write(
    { type: 'daily-log', fileIds: [child, household] },
    {
      date: '2026-05-01',
      happened: 'We baked bread',
      wentWell: 'Bedtime',
    },
  )
  const phone = await as(service, carer)
  assert.equal(await phone.push(sent), [{ opId: sent.opId, status: 'applied' }])
  for (const reader of [worker, supervisor]) {
    const record = (await (await as(service, reader)).pullAll()).get(sent.op.recordId)
    assert.is(record?.body.happened, 'We baked bread')
    assert.is(record?.author.personId, carer.personId)
    assert.is(record?.revision, 1)
    assert.ok(record?.receivedAt)
  }
})

test('what a worker marks as read keeps the time at which the words were received', async () => {
  const { child, household, supervisor, carer } = await caseOfTwo()
  const sent = log([child, household], 'We baked bread')
  const phone = await as(service, carer)
  await phone.push(sent)
  const came = (await phone.pullAll()).get(sent.op.recordId)?.receivedAt
  const { type, fileIds, recordId } = sent.op
  const desk = await as(service, supervisor)
  await desk.push(
    operation({ type, fileIds, recordId, base: { revision: 1 } }, { kind: 'mark', markId: sent.opId, mark: 'read' }),
  )
  const read = must((await desk.pullAll()).get(recordId))
  assert.is(read.marks.length, 1)
  assert.ok(came !== undefined && Date.parse(must(read.receivedAt)) > Date.parse(came), 'the receipt came later')
  assert.is(read.wordsReceivedAt, came)
})

test('a record that lies in two files is one step in each, with one digest', async () => {
  const { child, household, carer } = await caseOfTwo()
  const sent = log([child, household], 'A quiet day')
  const phone = await as(service, carer)
  await phone.push(sent)
  const answer = await phone.pull()
  const steps = answer.files.flatMap((file) =>
    file.changes.filter((change) => change.opId === sent.opId).map((change) => ({ file: file.fileId, change })),
  )
  assert.equal(steps.map((step) => step.file).sort(), [child, household].sort())
  const digest = sha256Of(`${sent.opId}|${sent.op.recordId}|1`)
  for (const { change } of steps) {
    assert.is(change.digest, digest)
    assert.is(change.sha256, sent.sha256)
    assert.is(change.record?.id, sent.op.recordId)
  }
})

test('sequences run from one without a hole and every chain can be followed', async () => {
  const { child, household, carer } = await caseOfTwo()
  const phone = await as(service, carer)
  for (let day = 0; day < 5; day += 1) await phone.push(log([child, household], `Day ${day}`))
  const answer = await phone.pull()
  for (const file of answer.files) {
    let chain: string = file.fileId
    file.changes.forEach((change, index) => {
      assert.is(change.seq, index + 1)
      chain = sha256Of(chain + change.digest)
      assert.is(change.chain, chain)
    })
    assert.is(file.changes.length, answer.grants.find((grant) => grant.fileId === file.fileId)?.headSeq)
  }
})

test('what is held already is not sent again; a cursor from elsewhere starts from nothing', async () => {
  const { child, household, carer } = await caseOfTwo()
  const phone = await as(service, carer)
  await phone.push(log([child, household], 'First'))
  const first = await phone.pull({}, [child])
  const last = first.files[0]?.changes.at(-1)
  assert.ok(last)
  const held = { seq: last.seq, chain: must(last.chain), epoch: 1 }
  assert.equal((await phone.pull({ [child]: held }, [child])).files, [])
  const second = log([child, household], 'Second')
  await phone.push(second)
  const next = await phone.pull({ [child]: held }, [child])
  assert.equal(
    next.files[0]?.changes.map((change) => change.opId),
    [second.opId],
  )
  const foreign = await phone.pull({ [child]: { ...held, chain: 'f'.repeat(64) } }, [child])
  assert.is(foreign.files[0]?.changes[0]?.seq, 1)
})

test('the same push again has no effect and says so', async () => {
  const { child, household, carer } = await caseOfTwo()
  const phone = await as(service, carer)
  const sent = log([child, household], 'Once')
  await phone.push(sent)
  assert.equal(await phone.push(sent), [{ opId: sent.opId, status: 'duplicate', reason: 'applied' }])
  const { rows } = await service.pool.query<{ count: number }>('SELECT count(*) FROM revision WHERE record_id = $1', [
    sent.op.recordId,
  ])
  assert.is(rows[0]?.count, 1)
})

test('other words under the same number are parked, and the first stay', async () => {
  const { child, household, carer } = await caseOfTwo()
  const phone = await as(service, carer)
  const sent = log([child, household], 'The truth')
  await phone.push(sent)
  const forged = send({ ...sent.op, patch: { kind: 'write', changes: [{ field: 'happened', to: 'Something else' }] } })
  const [answer] = await phone.push(forged)
  assert.is(answer?.status, 'parked')
  assert.is((await phone.pullAll()).get(sent.op.recordId)?.body.happened, 'The truth')
  const { rows } = await service.pool.query<{ raw: string }>(
    'SELECT raw FROM op_inbox WHERE op_id = $1 ORDER BY arrival',
    [sent.opId],
  )
  assert.equal(
    rows.map((row) => row.raw),
    [sent.raw, forged.raw],
  )
})

test('two servers take turns: what goes in at one comes out at the other', async () => {
  const { child, household, carer } = await caseOfTwo()
  const other = { ...service, app: serverOver(service.pool) }
  const sent = log([child, household], 'Through the other door')
  await (await as(service, carer)).push(sent)
  assert.ok((await (await as(other, carer)).pullAll()).has(sent.op.recordId))
})

test('two people edit different paragraphs offline: both are kept, merged and unread', async () => {
  const { child, worker, supervisor, household } = await caseOfTwo()
  const one = await as(service, worker)
  const first = { what: 'Ring the school\n\nAsk about the trip' }
  const create = write({ type: 'action', fileIds: [child, household] }, first)
  assert.is((await one.push(create))[0]?.status, 'applied')
  const at = {
    type: 'action',
    fileIds: [child, household],
    recordId: create.op.recordId,
    base: { revision: 1 },
  }
  const mine = write(at, { what: 'Ring the school on Monday\n\nAsk about the trip' }, first)
  const theirs = write(at, { what: 'Ring the school\n\nAsk about the trip to Whitby' }, first)
  assert.is((await one.push(mine))[0]?.status, 'applied')
  assert.is((await (await as(service, supervisor)).push(theirs))[0]?.status, 'merged')
  const merged = (await one.pullAll()).get(create.op.recordId)
  assert.is(merged?.body.what, 'Ring the school on Monday\n\nAsk about the trip to Whitby')
  assert.is(merged?.mergedUnread, true)
  const { rows } = await service.pool.query<{ authored: { what: string } | null }>(
    'SELECT authored FROM revision WHERE record_id = $1 ORDER BY revision',
    [create.op.recordId],
  )
  assert.equal(
    rows.map((row) => row.authored?.what),
    [undefined, undefined, 'Ring the school\n\nAsk about the trip to Whitby'],
  )
})

test('ten edits written one upon another before the first arrived never conflict', async () => {
  const { child, household, worker } = await caseOfTwo()
  const tablet = await as(service, worker)
  const create = write({ type: 'action', fileIds: [child, household] }, { what: '0' })
  let last = create
  const edits = Array.from({ length: 10 }, (_, n) => {
    last = write(
      {
        type: 'action',
        fileIds: [child, household],
        recordId: create.op.recordId,
        prevOpId: last.opId,
        base: { opId: last.opId },
      },
      { what: String(n + 1) },
      { what: String(n) },
    )
    return last
  })
  const answers = [...(await tablet.push(create, ...edits.slice(0, 4))), ...(await tablet.push(...edits.slice(4)))]
  assert.equal([...new Set(answers.map((answer) => answer.status))], ['applied'])
  assert.is((await tablet.pullAll()).get(create.op.recordId)?.body.what, '10')
})

test('an edit that arrives before what it follows on is asked for again, and then taken', async () => {
  const { child, household, worker } = await caseOfTwo()
  const tablet = await as(service, worker)
  const create = write({ type: 'action', fileIds: [child, household] }, { what: 'One' })
  const edit = write(
    {
      type: 'action',
      fileIds: [child, household],
      recordId: create.op.recordId,
      prevOpId: create.opId,
      base: { opId: create.opId },
    },
    { what: 'Two' },
    { what: 'One' },
  )
  assert.is((await tablet.push(edit))[0]?.status, 'retry')
  assert.is((await tablet.push(create))[0]?.status, 'applied')
  assert.is((await tablet.push(edit))[0]?.status, 'applied')
})

test('a signature over words that have changed since is stale, and the record stays a draft', async () => {
  const { child, worker } = await caseOfTwo()
  const tablet = await as(service, worker)
  const create = write({ type: 'chronology-entry', fileIds: [child] }, {})
  await tablet.push(create)
  const sign = operation(
    {
      type: 'chronology-entry',
      fileIds: [child],
      recordId: create.op.recordId,
      prevOpId: create.opId,
      base: { opId: create.opId },
    },
    { kind: 'sign', as: 'sign', bodyHash: bodyHash({ event: 'Other words' }) },
  )
  const [answer] = await tablet.push(sign)
  assert.is(answer?.status, 'stale')
  const record = (await tablet.pullAll()).get(create.op.recordId)
  assert.is(record?.status, 'draft')
  const own = (await tablet.pull({}, [child])).files[0]?.changes.find((change) => change.opId === sign.opId)
  assert.is(own?.sha256, sign.sha256, 'the echo lets the device move on')
})

test('text that a database cannot hold is kept letter by letter all the same', async () => {
  const { child, household, carer } = await caseOfTwo()
  const phone = await as(service, carer)
  const sent = log([child, household], 'fine')
  for (const strange of ['nul \u0000 end', 'half \ud83d end']) {
    const raw = sent.raw.replace('fine', strange)
    const opId = crypto.randomUUID()
    assert.is((await phone.push({ opId, sha256: sha256Of(raw), raw }))[0]?.status, 'parked')
    const { rows } = await service.pool.query<{ raw: string; raw_form: string }>(
      'SELECT raw, raw_form FROM op_inbox WHERE op_id = $1',
      [opId],
    )
    assert.is(rows[0]?.raw_form, 'json')
    assert.is(JSON.parse(rows[0]?.raw ?? ''), raw)
  }
})

test('a change of access is a step in the own file of the person', async () => {
  const worker = await addPerson(service, 'childs-social-worker')
  const tablet = await as(service, worker)
  const before =
    (await tablet.pull()).grants.find((grant) => grant.fileId === personFile(worker.personId))?.headSeq ?? 0
  await allocate(service, worker, await addChild(service))
  const after = (await tablet.pull()).grants.find((grant) => grant.fileId === personFile(worker.personId))?.headSeq ?? 0
  // The allocation itself lies there too.
  assert.is(after, before + 2)
})

test('a brief answer leaves out what follows from the rest, and every chain can still be followed to the end', async () => {
  const { child, household, carer, worker } = await caseOfTwo()
  const phone = await as(service, carer)
  const first = log([child, household], 'As it was written, with "quotes", {braces} and a \u0001 in it')
  await phone.push(first)
  const edited = write(
    { ...first.op, recordId: first.op.recordId, prevOpId: first.opId, base: { opId: first.opId } },
    { date: '2026-05-01', happened: 'And written on', wentWell: 'Bedtime' },
    {
      date: '2026-05-01',
      happened: 'As it was written, with "quotes", {braces} and a \u0001 in it',
      wentWell: 'Bedtime',
    },
  )
  await phone.push(edited, log([child, household], 'Another day'))
  const briefly = async (person: typeof carer): Promise<PullAnswer> => {
    const device = await as(service, person)
    const asked = { protocol: 1, nonce: 'n'.repeat(8), deviceId: device.deviceId, cursors: {}, brief: true }
    return (
      await device.request('/sync/v1/pull', { method: 'POST', body: JSON.stringify(asked) })
    ).json() as Promise<PullAnswer>
  }
  for (const reader of [carer, worker]) {
    const long = await (await as(service, reader)).pull()
    const brief = await briefly(reader)
    for (const file of brief.files) {
      const same = must(long.files.find((one) => one.fileId === file.fileId))
      let chain: string = file.fileId
      file.changes.forEach((change, n) => {
        const { record } = change
        assert.equal(record, same.changes[n]?.record, 'the record is the same, whether it was read here or not')
        chain = sha256Of(chain + (change.digest ?? sha256Of(`${record?.opId}|${record?.id}|${record?.revision}`)))
        assert.is(change.chain, n === file.changes.length - 1 ? chain : undefined)
        assert.is(change.digest === undefined, record !== undefined)
        assert.is(change.opId ?? record?.opId, same.changes[n]?.opId)
        if (reader === worker && record?.author.personId === carer.personId) assert.is(change.sha256, undefined)
      })
      assert.is(chain, same.changes.at(-1)?.chain)
    }
    const echoes = brief.files.flatMap((file) => file.changes).filter((change) => change.sha256 === edited.sha256)
    assert.is(echoes.length > 0, reader === carer, 'only the writer waits for the hash')
  }
})

test.run()

/** What reaches the carers' device of the meetings about their home, and what does not, by any door of the server. */
import { randomUUID } from 'node:crypto'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { bodyHash } from '../../src/model/body.ts'
import type { Body } from '../../src/model/field.ts'
import { definitions } from '../../src/records/all.ts'
import { historyOf } from '../../src/server/sync/history.ts'
import { must } from '../support/must.ts'
import type { Service } from './support/service.ts'
import {
  addChild,
  addHousehold,
  addPerson,
  allocate,
  as,
  operation,
  place,
  startService,
  write,
  writeRecord,
} from './support/service.ts'

let service: Service
test.before(async () => {
  service = await startService()
})
test.after(() => service.close())

test('the carers of the next home read nothing of what was said about the people of the one before', async () => {
  const child = await addChild(service, 'North')
  const [before, next] = [await addHousehold(service, 'North'), await addHousehold(service, 'North')]
  await place(service, child, before, '2024-01-01', '2025-01-01')
  await place(service, child, next, '2025-01-01')
  const [theirs, mine] = [
    await addPerson(service, 'foster-carer', 'North'),
    await addPerson(service, 'foster-carer', 'North'),
  ]
  await allocate(service, theirs, before)
  await allocate(service, mine, next)
  const ofBoth = definitions.filter(({ type, alsoIn }) => alsoIn !== undefined || type === 'carer-supervision')
  assert.ok(ofBoth.length > 5)
  const [old, now] = [await as(service, theirs), await as(service, mine)]
  for (const { type } of ofBoth) {
    const [said, here, search] = [
      await writeRecord(service, type, [child, before], {}),
      await writeRecord(service, type, [child, next], {}),
      await writeRecord(service, type, [child, await addHousehold(service, 'North')], {}),
    ]
    const [seen, seenBefore] = [await now.pullAll(), await old.pullAll()]
    assert.is(seen.has(said), false, `${type} of the home before`)
    assert.is(seen.has(search), false, `${type} of a home that is thought of`)
    assert.is(seen.has(here), true, `${type} of this home`)
    assert.is(seenBefore.has(said), true, `${type}, to those it was said with`)
  }
})

test('a child’s version reaches the carers once it is approved, and no word of it before', async () => {
  const child = await addChild(service, 'North')
  const household = await addHousehold(service, 'North')
  await place(service, child, household)
  const [carer, worker, manager] = [
    await addPerson(service, 'foster-carer', 'North'),
    await addPerson(service, 'childs-social-worker', 'North'),
    await addPerson(service, 'team-manager', 'North'),
  ]
  await allocate(service, carer, household)
  await allocate(service, worker, child)
  const body = { greeting: 'Dear Peter', why: 'To help', heard: 'You said', agreed: 'Calls', whom: 'Hannah' }
  const recordId = randomUUID()
  const letter = { type: 'childs-version', fileIds: [child], recordId }
  assert.is(must((await (await as(service, worker)).push(write(letter, body)))[0]).status, 'applied')
  const tablet = await as(service, carer)
  assert.not((await tablet.pullAll()).has(recordId))
  const signature = operation(
    { ...letter, base: { revision: 1 } },
    { kind: 'sign', as: 'sign', bodyHash: bodyHash(body) },
  )
  assert.is(must((await (await as(service, manager)).push(signature))[0]).status, 'applied')
  assert.is(must((await tablet.pullAll()).get(recordId)).status, 'signed')
})

test('the carers read the minutes of their meeting without what was said of people who were not asked to it', async () => {
  const child = await addChild(service, 'North')
  const household = await addHousehold(service, 'North')
  await place(service, child, household)
  const [carer, worker] = [
    await addPerson(service, 'foster-carer', 'North'),
    await addPerson(service, 'childs-social-worker', 'North'),
  ]
  await allocate(service, carer, household)
  await allocate(service, worker, child)
  const recordId = randomUUID()
  const meeting = { type: 'stability-meeting', fileIds: [child, household], recordId }
  const bodies: readonly Body[] = [
    { purpose: 'Sleep' },
    { purpose: 'Sleep', notInvited: 'Uncle Ricky, because of the order' },
    { purpose: 'Sleep', notInvited: 'Ricky, and his brother' },
  ]
  const device = await as(service, worker)
  for (const [n, body] of bodies.entries()) {
    const base = n === 0 ? null : { revision: n }
    const [answer] = await device.push(write({ ...meeting, base }, body, bodies[n - 1] ?? {}))
    assert.is(must(answer).status, 'applied', JSON.stringify(answer))
  }
  const tablet = await as(service, carer)
  assert.equal(must((await tablet.pullAll()).get(recordId)).body, { purpose: 'Sleep' })
  assert.equal(must((await device.pullAll()).get(recordId)).body, bodies[2])
  const history = await historyOf(service.pool, carer, recordId, 100)
  assert.is(must(history).steps.length, 3)
  assert.not.match(JSON.stringify(history), /Ricky/)
})

test.run()

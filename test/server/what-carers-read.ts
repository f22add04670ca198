/** What reaches the carers' device of the meetings about their home, and what does not, by any door of the server. */
import { randomUUID } from 'node:crypto'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { bodyHash } from '../../src/model/body.ts'
import type { AnyRecordDefinition } from '../../src/model/define-record.ts'
import type { Body } from '../../src/model/field.ts'
import type { FileId } from '../../src/model/file.ts'
import type { Patch } from '../../src/model/operation.ts'
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

/** What the home reads only once it is signed has a test of its own below. */
const isReadUnsigned = ({ withhold }: AnyRecordDefinition): boolean => !withhold?.({}, false).includes('foster-carer')

const DONE: Patch = { kind: 'write', changes: [{ field: 'status', to: 'done' }] }

const CHILDS_OWN = ['health-assessment', 'education-plan', 'attendance', 'appointment', 'overnight-stay', 'audit']

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
  const inBoth = definitions.filter(
    // whether a home can be kept is told to the agency, never to the carers
    ({ type, alsoIn, files }) =>
      (alsoIn !== undefined && type !== 'keeping-decision') ||
      (files.includes('child') && files.includes('household') && type !== 'placement') ||
      type === 'carer-supervision' ||
      type === 'scaling',
  )
  const all = inBoth.filter(({ permission }) => permission['foster-carer']?.includes('h'))
  // What is known of the child goes with the child; what an auditor found is not for carers.
  assert.equal(
    inBoth.filter((one) => !all.includes(one)).map(({ type }) => type),
    CHILDS_OWN,
  )
  for (const type of ['daily-log', 'incident', 'scaling'])
    assert.ok(
      all.some((one) => one.type === type),
      type,
    )
  const ofBoth = all.filter(isReadUnsigned)
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

test('nor does their agency, which holds the child’s file as they do', async () => {
  const child = await addChild(service, 'North')
  const [before, next] = [await addHousehold(service, 'North'), await addHousehold(service, 'North')]
  await place(service, child, before, '2024-01-01', '2025-01-01')
  await place(service, child, next, '2025-01-01')
  const agency = await addPerson(service, 'independent-provider', 'Partner')
  await allocate(service, agency, next)
  const device = await as(service, agency)
  const ofOneHome = definitions.filter(
    (one) => one.permission['independent-provider']?.includes('h') && isReadUnsigned(one),
  )
  for (const type of ['daily-log', 'incident', 'scaling', 'keeping-decision'])
    assert.ok(
      ofOneHome.some((one) => one.type === type),
      type,
    )
  assert.ok(ofOneHome.length > 10)
  for (const { type } of ofOneHome) {
    const [said, here] = [
      await writeRecord(service, type, [child, before], {}),
      await writeRecord(service, type, [child, next], {}),
    ]
    const seen = await device.pullAll()
    assert.is(seen.has(said), false, `${type} of the home before`)
    assert.is(seen.has(here), true, `${type} of this home`)
  }
})

test('nobody goes on with a draft of the home before: not its log as the next carers, not its incident as their agency', async () => {
  const child = await addChild(service, 'North')
  const [before, next] = [await addHousehold(service, 'North'), await addHousehold(service, 'North')]
  await place(service, child, before, '2024-01-01', '2025-01-01')
  await place(service, child, next, '2025-01-01')
  const field = { 'daily-log': 'happened', incident: 'during' } as const
  for (const [role, type] of [
    ['foster-carer', 'daily-log'],
    ['independent-provider', 'incident'],
  ] as const) {
    const person = await addPerson(service, role, 'North')
    await allocate(service, person, next)
    const device = await as(service, person)
    const body: Body = { [field[type]]: 'A door was slammed.' }
    for (const [home, status] of [
      [before, 'refused'],
      [next, 'applied'],
    ] as const) {
      const recordId = await writeRecord(service, type, [child, home], body)
      const on = { type, fileIds: [child, home], recordId, base: { revision: 1 } }
      const [answer] = await device.push(write(on, { [field[type]]: 'A door was slammed. And more.' }, body))
      assert.is(
        must(answer).status === 'applied' ? 'applied' : 'refused',
        status,
        `${type}: ${must(answer).reason ?? ''}`,
      )
    }
  }
})

test('of the homes of a child, carers and their agency read their own, past and to come, and the name of no other', async () => {
  const child = await addChild(service, 'North')
  const other = async (name: string) => await addHousehold(service, 'North', name)
  const [before, home, respite, next] = [
    await other('Canary Joyce'),
    await addHousehold(service, 'North', 'Denise and Mark'),
    await other('Canary Olive'),
    await other('Canary Pat'),
  ]
  const into = (files: readonly FileId[], householdName: string, start: string, more: Body = {}) =>
    writeRecord(service, 'placement', [child, ...files], { householdName, start, ...more })
  const [was, unit] = [
    await into([before], 'Canary Joyce', '2019-01-01', { end: '2020-01-01', overlap: 'Canary Joyce was ill' }),
    // a children's home or a parent's: no household here has a file of it
    await into([], 'Canary House', '2020-01-01', { end: '2021-01-01' }),
  ]
  const [ours, breakOf, later] = [
    await into([home], 'Denise and Mark', '2021-01-01'),
    await into([respite], 'Canary Olive', '2021-06-01', { temporary: { answer: true, reason: 'A rest' } }),
    await into([next], 'Canary Pat', '2999-01-01'),
  ]
  for (const role of ['foster-carer', 'independent-provider'] as const) {
    const [mine, olive] = [await addPerson(service, role, 'North'), await addPerson(service, role, 'North')]
    await allocate(service, mine, home)
    await allocate(service, olive, respite)
    for (const [person, own, theirs] of [
      [mine, ours, [was, unit, breakOf, later]],
      [olive, breakOf, [was, unit, ours, later]],
    ] as const) {
      const device = await as(service, person)
      const seen = await device.pullAll()
      assert.ok(seen.has(child.slice('child:'.length)), `${role}: the child is theirs`)
      assert.is(must(seen.get(own)).body.start, own === ours ? '2021-01-01' : '2021-06-01', `${role}: their own home`)
      for (const id of theirs) {
        assert.not(seen.has(id), `${role}: another home`)
        assert.is((await device.request(`/sync/v1/history/${id}`)).status, 404, `${role}: its versions`)
      }
      const words = JSON.stringify([...seen.values()])
      for (const name of ['Joyce', 'House', 'Pat', person === mine ? 'Olive' : 'Denise'])
        assert.not.match(words, new RegExp(name), `${role}: ${name}`)
    }
    // whose home it was knows that it was, and whose it will be that it will; neither has the child's file
    for (const [file, id] of [
      [before, was],
      [next, later],
    ] as const) {
      const person = await addPerson(service, role, 'North')
      await allocate(service, person, file)
      const seen = await (await as(service, person)).pullAll()
      assert.ok(seen.has(id), `${role}: their own, past or to come`)
      for (const one of [was, unit, ours, breakOf, later]) if (one !== id) assert.not(seen.has(one), role)
    }
  }
  for (const role of ['childs-social-worker', 'supervising-social-worker'] as const) {
    const worker = await addPerson(service, role, 'North')
    await allocate(service, worker, role === 'childs-social-worker' ? child : home)
    const seen = await (await as(service, worker)).pullAll()
    for (const id of [was, unit, ours, breakOf, later]) assert.ok(seen.has(id), `${role} sees where the child lived`)
  }
})

test('actions are their own home’s and the child’s; those of another home are not read, changed or ticked off', async () => {
  const child = await addChild(service, 'North')
  const [before, home] = [await addHousehold(service, 'North'), await addHousehold(service, 'North')]
  await place(service, child, before, '2020-01-01', '2021-01-01')
  await place(service, child, home, '2021-01-01')
  const set = (files: readonly FileId[], what: string) =>
    writeRecord(service, 'action', files, { what, plan: 'child', due: '2026-06-01', source: 'Meeting', status: 'open' })
  const [theirs, ofHome, ours, childs] = [
    await set([child, before], 'Canary: Joyce rests on Sundays'),
    await set([before], 'Canary: Joyce sees her doctor'),
    await set([child, home], 'A lock for the bathroom'),
    await set([child], 'Swimming on Thursdays'),
  ]
  const asked = await writeRecord(service, 'help-request', [child, before], { need: 'Canary: Joyce cannot sleep' })
  for (const role of ['foster-carer', 'independent-provider'] as const) {
    const person = await addPerson(service, role, 'North')
    await allocate(service, person, home)
    const device = await as(service, person)
    const seen = await device.pullAll()
    for (const id of [theirs, ofHome, asked]) assert.not(seen.has(id), `${role}: ${id === asked ? 'help' : 'action'}`)
    for (const id of [ours, childs]) assert.ok(seen.has(id), `${role}: their own, and the child’s`)
    assert.not.match(JSON.stringify([...seen.values()]), /Canary/)
    const tick = (recordId: string, files: readonly FileId[]) =>
      operation({ type: 'action', fileIds: files, recordId, base: { revision: 1 } }, DONE)
    const [no, nowhere, yes] = await device.push(
      tick(theirs, [child, before]),
      tick(randomUUID(), [child, before]),
      tick(ours, [child, home]),
    )
    assert.equal([must(no).status, must(no).reason], [must(nowhere).status, must(nowhere).reason], role)
    assert.not(['applied', 'merged'].includes(must(no).status), role)
    assert.match(must(yes).status, /^(applied|merged|duplicate)$/, `${role}: ${must(yes).reason ?? ''}`)
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

test('what the reviewing officer is still weighing reaches no home; signed, its date and words do', async () => {
  const child = await addChild(service, 'North')
  const household = await addHousehold(service, 'North')
  await place(service, child, household)
  const [carer, agency, officer] = [
    await addPerson(service, 'foster-carer', 'North'),
    await addPerson(service, 'independent-provider', 'Partner'),
    await addPerson(service, 'reviewing-officer', ''),
  ]
  await allocate(service, carer, household)
  await allocate(service, agency, household)
  await allocate(service, officer, child)
  const body = { date: '2025-05-01', text: 'She waits for her room', dispute: { answer: true, reason: 'The delay' } }
  const recordId = randomUUID()
  const comment = { type: 'iro-comment', fileIds: [child, household], recordId }
  const desk = await as(service, officer)
  assert.is(must((await desk.push(write(comment, body)))[0]).status, 'applied')
  const homes = [await as(service, carer), await as(service, agency)]
  for (const home of homes) assert.not((await home.pullAll()).has(recordId))
  const signature = operation(
    { ...comment, base: { revision: 1 } },
    { kind: 'sign', as: 'sign', bodyHash: bodyHash(body) },
  )
  assert.is(must((await desk.push(signature))[0]).status, 'applied')
  for (const home of homes)
    assert.equal(must((await home.pullAll()).get(recordId)).body, { date: body.date, text: body.text })
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

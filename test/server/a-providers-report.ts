/** An agency's report on a child who lives in its home: begun, signed and followed at once; on no other child, and read by no other home. */
import { randomUUID } from 'node:crypto'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { bodyHash } from '../../src/model/body.ts'
import type { Body } from '../../src/model/field.ts'
import type { FileId } from '../../src/model/file.ts'
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

const BODY: Body = {
  code: 'C-1',
  provider: 'Partner',
  providerContact: 'Nadia',
  authority: 'Wrenbury',
  commissioner: 'Bilal',
  from: '2026-06-01',
  until: '2026-08-31',
  frequency: 'quarterly',
  status: 'red',
  steps: 'We wait up',
  demand: 'A second adult at night',
  outcomes: [{ id: randomUUID(), outcome: 'Home by ten', term: 'short', support: 'Lifts', progress: 'Twice' }],
  feedback: 'I can sort it.',
  planned: [{ id: randomUUID(), what: 'A key worker', owner: { name: 'Nadia' }, due: '2026-09-20' }],
  meeting: { answer: false },
  level: 'same',
}
const begun = (fileIds: readonly FileId[], recordId = randomUUID()) => ({
  recordId,
  sent: write({ type: 'progress-report', fileIds, recordId }, BODY),
})

/** A home of an agency's worker, and a child who lives in it. */
async function home(start = '2020-01-01', end?: string) {
  const [child, household] = [await addChild(service, 'Partner'), await addHousehold(service, 'Partner')]
  await place(service, child, household, start, end)
  const agency = await addPerson(service, 'independent-provider', 'Partner')
  await allocate(service, agency, household)
  return { child, household, agency, device: await as(service, agency) }
}

test('S1.10 S1.15 S1.17 an agency begins and signs a report, and what follows from it; nothing waits for a manager', async () => {
  const { child, household, device } = await home()
  const files = [child, household]
  const { recordId, sent } = begun(files)
  const worker = await addPerson(service, 'childs-social-worker', 'Partner')
  await allocate(service, worker, child)
  const signature = operation(
    { type: 'progress-report', fileIds: files, recordId, base: { opId: sent.opId }, prevOpId: sent.opId },
    { kind: 'sign', as: 'sign', bodyHash: bodyHash(BODY) },
  )
  const action = write({ type: 'action', fileIds: files }, { what: 'A second adult at night', plan: 'child' })
  const request = write({ type: 'support-request', fileIds: files }, { what: 'Therapy', about: recordId })
  const results = await device.push(sent, signature, action, request)
  assert.equal(
    results.map(({ status }) => status),
    ['applied', 'applied', 'applied', 'applied'],
    JSON.stringify(results),
  )
  const council = await as(service, worker)
  const seen = must((await council.pullAll()).get(recordId))
  assert.equal([seen.status, seen.body.steps], ['signed', 'We wait up'])
  const receipt = operation(
    { type: 'progress-report', fileIds: files, recordId, base: { revision: 2 } },
    { kind: 'sign', as: 'countersign', bodyHash: bodyHash(BODY) },
  )
  assert.is(must((await council.push(receipt))[0]).status, 'applied', 'S1.11')
  assert.is(must((await device.pullAll()).get(recordId)).signatures.length, 2, 'and the agency sees that it has come')
})

test('G an agency reaches no child who does not live in its home, in whatever files it puts the report', async () => {
  const [mine, theirs] = [await home(), await home()]
  const elsewhere = [[theirs.child, theirs.household], [theirs.child, mine.household], [theirs.child]]
  for (const files of elsewhere) {
    const { recordId, sent } = begun(files)
    assert.is(must((await mine.device.push(sent))[0]).status, 'quarantined')
    assert.not((await theirs.device.pullAll()).has(recordId), 'nobody reads what is set aside')
  }
  const { recordId, sent } = begun([theirs.child, theirs.household])
  await theirs.device.push(sent)
  assert.not((await mine.device.pullAll()).has(recordId))
})

test('G of a child who has moved on the next agency reads no report of the one before; its own writer still does', async () => {
  const { child, household, agency, device } = await home('2020-01-01', '2025-01-01')
  const next = await addHousehold(service, 'Partner')
  await place(service, child, next, '2025-01-01')
  const other = await addPerson(service, 'independent-provider', 'Partner')
  await allocate(service, other, next)
  const before = await writeRecord(service, 'progress-report', [child, household], BODY)
  const now = await writeRecord(service, 'progress-report', [child, next], BODY)
  const [seen, seenBefore] = [await (await as(service, other)).pullAll(), await device.pullAll()]
  assert.equal([seen.has(before), seen.has(now)], [false, true])
  assert.equal([seenBefore.has(before), seenBefore.has(now)], [true, false], agency.name)
  assert.is(must((await device.push(begun([child, household]).sent))[0]).status, 'quarantined', 'the child has left')
})

test.run()

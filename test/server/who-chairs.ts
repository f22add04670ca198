import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { bodyHash } from '../../src/model/body.ts'
import type { Body } from '../../src/model/field.ts'
import type { FileId } from '../../src/model/file.ts'
import type { Json } from '../../src/model/json.ts'
import type { Actor, Role } from '../../src/model/person.ts'
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

let rows = 0
const row = (cells: { readonly [cell: string]: Json }): Json => ({
  id: `00000000-0000-7000-8000-${String((rows += 1)).padStart(12, '0')}`,
  ...cells,
})

/** A review in which nothing is missing, with the chair that is named. */
const review = (chair: Actor, holdsCase: boolean): Body => ({
  held: '2026-05-01T14:00:00+01:00',
  chair: { recordId: chair.personId, name: chair.name },
  chairPost: 'senior-practitioner',
  chairHoldsCase: { answer: holdsCase },
  present: [row({ who: { name: 'Denise' } })],
  childsView: 'I want to stay.',
  working: 'Breakfast.',
  worries: 'The nights.',
  scores: [row({ person: { name: 'Denise' }, relation: 'carer', score: 6 })],
  stabilising: { answer: true },
  oversight: 'statutory-review',
})

async function caseIn(team: string) {
  const child = await addChild(service, team)
  const household = await addHousehold(service, team)
  await place(service, child, household)
  const worker = await addPerson(service, 'childs-social-worker', team)
  await allocate(service, worker, child)
  return { child, household, worker }
}

/** Begins the review as the worker, and signs it as the chair; answers with what the server says of the signature. */
async function signedBy(chair: Actor, worker: Actor, fileIds: readonly FileId[], holdsCase = false) {
  const body = review(chair, holdsCase)
  const begun = write({ type: 'review-meeting', fileIds }, body)
  assert.equal(await (await as(service, worker)).push(begun), [{ opId: begun.opId, status: 'applied' }])
  const device = await as(service, chair)
  const signature = operation(
    { type: 'review-meeting', fileIds, recordId: begun.op.recordId, base: { revision: 1 } },
    { kind: 'sign', as: 'sign', bodyHash: bodyHash(body) },
  )
  return must((await device.push(signature))[0])
}

const allocateAs = (worker: Actor, file: FileId, role: Role) =>
  writeRecord(service, 'allocation', [file, `person:${worker.personId}`], {
    role,
    worker: { recordId: worker.personId, name: worker.name },
    from: '2020-01-01',
  })

test('a senior practitioner who is allocated to chair signs what a colleague’s case came to', async () => {
  const { child, household, worker } = await caseIn('Chairs 1')
  const chair = await addPerson(service, 'senior-practitioner', 'Chairs 1')
  await allocate(service, chair, child)
  assert.is((await signedBy(chair, worker, [child, household])).status, 'applied')
})

test('a senior practitioner who holds the case does not sign as its chair, whatever the record says of it', async () => {
  const { child, household, worker } = await caseIn('Chairs 2')
  const chair = await addPerson(service, 'senior-practitioner', 'Chairs 2')
  await allocateAs(chair, child, 'childs-social-worker')
  const answer = await signedBy(chair, worker, [child, household])
  assert.is(answer.status, 'parked')
  assert.match(must(answer.reason), /holds this case may not chair/)
})

test('whoever supervises the carers does not chair either, also where the meeting lies in the child’s file alone', async () => {
  const { child, household, worker } = await caseIn('Chairs 3')
  const chair = await addPerson(service, 'senior-practitioner', 'Chairs 3')
  await allocateAs(chair, child, 'senior-practitioner')
  await allocateAs(chair, household, 'supervising-social-worker')
  assert.is((await signedBy(chair, worker, [child])).status, 'parked')
})

test('a manager of another team is allocated to the child, has the file and chairs', async () => {
  const { child, household, worker } = await caseIn('Chairs 4')
  const chair = await addPerson(service, 'team-manager', 'Elsewhere')
  await allocate(service, chair, child)
  assert.ok((await (await as(service, chair)).pullAll()).size > 0)
  assert.is((await signedBy(chair, worker, [child, household])).status, 'applied')
})

test('who does not chair does not sign', async () => {
  const { child, household, worker } = await caseIn('Chairs 5')
  const chair = await addPerson(service, 'team-manager', 'Chairs 5')
  const other = await addPerson(service, 'team-manager', 'Chairs 5')
  const body = review(chair, false)
  const fileIds = [child, household]
  const begun = write({ type: 'review-meeting', fileIds }, body)
  await (await as(service, worker)).push(begun)
  const signature = operation(
    { type: 'review-meeting', fileIds, recordId: begun.op.recordId, base: { revision: 1 } },
    { kind: 'sign', as: 'sign', bodyHash: bodyHash(body) },
  )
  const answer = must((await (await as(service, other)).push(signature))[0])
  assert.is(answer.status, 'parked')
  assert.match(must(answer.reason), /the chair signs/)
})

test.run()

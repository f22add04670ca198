import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { randomUUID } from 'node:crypto'
import { bodyHash } from '../../src/model/body.ts'
import type { Body, YesNo } from '../../src/model/field.ts'
import { fileSubject } from '../../src/model/file.ts'
import type { FileId } from '../../src/model/file.ts'
import { must } from '../support/must.ts'
import type { Sent, Service } from './support/service.ts'
import { openTeam, operation, startService, write, writeRecord } from './support/service.ts'

let service: Service
test.before(async () => {
  service = await startService()
})
test.after(() => service.close())

const proposal = (siblings: YesNo): Body => ({
  date: '2026-04-30',
  to: 'Dad',
  why: 'He has a tenancy.',
  childsView: 'If we go we both go.',
  siblings,
  risks: 'Nights alone.',
  protects: 'Gran next door.',
  planDuring: 'Weekends first.',
  planAfter: 'Weekly visits for six months.',
  ifNot: 'Back to Anwen.',
  decision: 'go-home',
  from: '2026-06-01',
})
const YES = proposal({ answer: true, reason: 'Wren' })

const assessment = (child: FileId, date: string): Body => ({
  date,
  children: [
    {
      id: randomUUID(),
      child: { recordId: fileSubject(child), name: 'Peter' },
      needs: 'His sister in the next bed.',
      views: 'If we go we both go.',
    },
  ],
  observations: 'He waits for her.',
  strengths: 'They look after each other.',
  risks: 'He carries her worries.',
  recommendation: 'together',
  why: 'They say so, and it is so.',
  familyTime: 'Every day.',
})

/** Written and signed: both steps as a device sends them. */
function signed(type: string, child: FileId, body: Body): readonly [Sent, Sent] {
  const begun = write({ type, fileIds: [child] }, body)
  const signature = operation(
    {
      type,
      fileIds: [child],
      recordId: begun.op.recordId,
      deviceId: begun.op.deviceId,
      prevOpId: begun.opId,
      base: { opId: begun.opId },
    },
    { kind: 'sign', as: 'sign', bodyHash: bodyHash(body) },
  )
  return [begun, signature]
}

test('S4.18: the server refuses a signed proposal to go home where no sibling assessment is signed', async () => {
  const { child, phone } = await openTeam(service)
  const [, answer] = await phone.push(...signed('reunification', child, YES))
  assert.is(must(answer).status, 'parked')
  assert.match(String(must(answer).reason), /^Write the sibling assessment first/)
})

test('S4.18: with the assessment signed before it, the proposal is signed', async () => {
  const { child, phone } = await openTeam(service)
  for (const one of await phone.push(...signed('sibling-assessment', child, assessment(child, '2026-04-20'))))
    assert.is(one.status, 'applied')
  const [, answer] = await phone.push(...signed('reunification', child, YES))
  assert.is(must(answer).status, 'applied')
})

test('S4.18: assessment and proposal may both come from one day without signal, in one push', async () => {
  const { child, phone } = await openTeam(service)
  const answers = await phone.push(
    ...signed('sibling-assessment', child, assessment(child, '2026-04-20')),
    ...signed('reunification', child, YES),
  )
  assert.equal(
    answers.map(({ status }) => status),
    ['applied', 'applied', 'applied', 'applied'],
  )
})

test('S4.11: an assessment of more than twelve months ago does not open the gate', async () => {
  const { child, phone } = await openTeam(service)
  await phone.push(...signed('sibling-assessment', child, assessment(child, '2025-04-30')))
  const [, answer] = await phone.push(...signed('reunification', child, YES))
  assert.is(must(answer).status, 'parked')
})

test('S4.18: another child’s assessment does not open the gate', async () => {
  const { child, phone } = await openTeam(service)
  const other = await openTeam(service)
  await other.phone.push(...signed('sibling-assessment', other.child, assessment(child, '2026-04-20')))
  const [, answer] = await phone.push(...signed('reunification', child, YES))
  assert.is(must(answer).status, 'parked')
})

test('S4.18: "no" is not signed past a sister whom the network names', async () => {
  const { child, phone } = await openTeam(service)
  await writeRecord(service, 'network-contact', [child], { person: { name: 'Wren' }, relation: 'sister' })
  const [, answer] = await phone.push(...signed('reunification', child, proposal({ answer: false })))
  assert.is(must(answer).status, 'parked')
  assert.match(String(must(answer).reason), /^Wren is written down/)
})

test.run()

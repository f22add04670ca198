/** Signing brings records into files of the signed record that the signer does not hold; nothing else gets there so. */
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { randomUUID } from 'node:crypto'
import { bodyHash } from '../../src/model/body.ts'
import { derivedId } from '../../src/model/derived-id.ts'
import type { Body } from '../../src/model/field.ts'
import type { FileId, Uuid } from '../../src/model/file.ts'
import { asSystem } from '../../src/server/db/pool.ts'
import { must } from '../support/must.ts'
import type { Sent, Service } from './support/service.ts'
import {
  addHousehold,
  addPerson,
  allocate,
  as,
  openTeam,
  operation,
  send,
  startService,
  write,
  writeRecord,
} from './support/service.ts'

let service: Service
test.before(async () => {
  service = await startService()
})
test.after(() => service.close())

const ROW = randomUUID()
const BODY: Body = {
  date: '2026-04-30',
  needs: 'Somebody who reads to him.',
  strengths: 'Time in the evenings.',
  gaps: 'A bed of his own size.',
  support: [{ id: ROW, what: 'A bed, before he comes', owner: { name: 'Sam' } }],
  traumaImpact: 'Grief.',
  householdImpact: 'Glad of company.',
  decision: 'match-with-support',
  why: 'Near his school.',
}

/** A child whom Sam, who supervises the home, does not hold; and a match of the two that waits for Sam's signature. */
async function matched() {
  const { child, phone, desk } = await openTeam(service)
  const home = await addHousehold(service)
  const sam = await addPerson(service, 'supervising-social-worker')
  await allocate(service, sam, home)
  const matching = await writeRecord(service, 'matching', [child, home], BODY)
  const tablet = await as(service, sam)
  assert.ok((await tablet.pullAll()).has(matching), 'by the home’s file')
  assert.not((await tablet.pullAll()).has(child.slice('child:'.length)), 'not the child’s own')
  return { child, home, matching, tablet, phone, desk }
}

const signature = (matching: Uuid, fileIds: readonly FileId[]): Sent =>
  operation(
    { type: 'matching', fileIds, recordId: matching, base: { revision: 1 } },
    { kind: 'sign', as: 'sign', bodyHash: bodyHash(BODY) },
  )

/** As a device begins it with the signature. */
function action(matching: Uuid, fileIds: readonly FileId[], key = `support:${ROW}`): Sent {
  const begun = write(
    { type: 'action', fileIds, recordId: derivedId(matching, key) },
    { what: 'A bed, before he comes', plan: 'carer', status: 'open' },
  )
  return send({ ...begun.op, followsFrom: matching })
}

test('what follows from their signature lies in the child’s file too, where the child’s worker reads it', async () => {
  const { child, home, matching, tablet, phone } = await matched()
  const follows = action(matching, [child, home])
  const answers = await tablet.push(signature(matching, [child, home]), follows)
  assert.equal(
    answers.map(({ status }) => status),
    ['applied', 'applied'],
  )
  assert.is((await phone.pullAll()).get(follows.op.recordId)?.body.what, 'A bed, before he comes')
  assert.ok((await tablet.pullAll()).has(follows.op.recordId))
})

test('what arrives before the signature waits for it, and is taken in with the next look', async () => {
  const { child, home, matching, tablet } = await matched()
  const follows = action(matching, [child, home])
  assert.is(must((await tablet.push(follows))[0]).status, 'retry')
  const answers = await tablet.push(signature(matching, [child, home]), follows)
  assert.equal(
    answers.map(({ status }) => status),
    ['applied', 'applied'],
  )
})

test('nothing else gets into a file that the writer does not hold by naming what they signed', async () => {
  const { child, home, matching, tablet, phone } = await matched()
  await tablet.push(signature(matching, [child, home]))
  const stranger = await openTeam(service)
  for (const [what, wrong] of [
    ['another key', action(matching, [child, home], 'support:else')],
    ['a file that the signed record does not lie in', action(matching, [stranger.child, home])],
    ['another kind of record', send({ ...action(matching, [child, home]).op, type: 'daily-log' })],
    ['no record named', send({ ...action(matching, [child, home]).op, followsFrom: randomUUID() })],
  ] as const) {
    const answer = must((await tablet.push(wrong))[0])
    assert.is(answer.status, 'quarantined', what)
    assert.not((await phone.pullAll()).has(wrong.op.recordId), what)
  }
})

test('whoever does not read the signed record learns nothing by naming it: the same answer as for one that is not there', async () => {
  const { child, home, matching } = await matched()
  const stranger = await openTeam(service)
  const asked = action(matching, [child, home])
  const nowhere = send({ ...asked.op, opId: randomUUID(), followsFrom: randomUUID() })
  const answers = await stranger.phone.push(asked, nowhere)
  assert.equal(
    answers.map(({ status }) => status),
    ['quarantined', 'quarantined'],
  )
  assert.is(must(answers[0]).reason, must(answers[1]).reason)
})

test('after a restore a signature and what follows wait for the record itself, which another device sends again', async () => {
  const { child } = await openTeam(service)
  const home = await addHousehold(service)
  const [sam, desk] = [
    await addPerson(service, 'supervising-social-worker'),
    await addPerson(service, 'placements-team'),
  ]
  for (const [who, file] of [
    [sam, home],
    [desk, home],
    [desk, child],
  ] as const)
    await allocate(service, who, file)
  const [tablet, maker] = [await as(service, sam), await as(service, desk)]
  const made = write({ type: 'matching', fileIds: [child, home] }, BODY)
  const { recordId } = made.op
  const signed = send({ ...signature(recordId, [child, home]).op, baseHash: bodyHash(BODY) })
  const follows = action(recordId, [child, home])
  const statuses = async (...sent: Sent[]) => (await tablet.push(...sent)).map(({ status }) => status)
  assert.equal(await statuses(action(randomUUID(), [child, home])), ['quarantined'], 'a service that never came back')

  await asSystem(service.pool, (client) => client.query('INSERT INTO server_epoch DEFAULT VALUES'))
  const elsewhere = (await openTeam(service)).child
  assert.equal(await statuses(action(randomUUID(), [elsewhere])), ['quarantined'], 'none of its files is theirs')
  assert.equal(await statuses(follows), ['retry'], 'alone')
  assert.equal(await statuses(signed, follows), ['retry', 'retry'])
  assert.is(must((await maker.push(made))[0]).status, 'applied')
  assert.equal(await statuses(signed, follows), ['applied', 'applied'])
})

test.run()

/** Every version of a record, over the real tables: who wrote what, when, and who may ask. */
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { bodyHash } from '../../src/model/body.ts'
import type { FileId } from '../../src/model/file.ts'
import type { HistoryAnswer, HistoryStep } from '../../src/protocol/history.ts'
import { must } from '../support/must.ts'
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
} from './support/service.ts'
import type { Device, Service } from './support/service.ts'

let service: Service
test.before(async () => {
  service = await startService()
})
test.after(() => service.close())

async function people() {
  const child = await addChild(service)
  const household = await addHousehold(service)
  await place(service, child, household)
  const hannah = await addPerson(service, 'childs-social-worker')
  const sam = await addPerson(service, 'childs-social-worker')
  const carer = await addPerson(service, 'foster-carer')
  await allocate(service, hannah, child)
  await allocate(service, sam, child)
  await allocate(service, carer, household)
  return { child, household, hannah, sam, carer }
}

async function history(device: Device, recordId: string, before?: number): Promise<HistoryAnswer> {
  const answer = await device.request(`/sync/v1/history/${recordId}${before === undefined ? '' : `?before=${before}`}`)
  assert.is(answer.status, 200)
  return (await answer.json()) as HistoryAnswer
}
const told = (step: HistoryStep | undefined) => must(must(step).told)
const kinds = (answer: HistoryAnswer) => answer.steps.map((step) => step.told?.kind)

test('two workers in one sentence, a choice, a signature, late words: each step with its writer, both versions word for word', async () => {
  const { child, hannah, sam } = await people()
  const [hers, his] = [await as(service, hannah), await as(service, sam)]
  const visit = { type: 'statutory-visit', fileIds: [child] as FileId[] }
  const first = write(visit, { health: 'He did not hit her.', date: '2026-05-01' })
  const recordId = first.op.recordId
  await hers.push(first)
  const start = { health: 'He did not hit her.', date: '2026-05-01' }
  const onFirst = { ...visit, recordId, base: { revision: 1 } as const }
  const one = write(onFirst, { ...start, health: 'He did hit her.' }, start)
  const school = write(
    { ...onFirst, base: { opId: one.opId }, prevOpId: one.opId },
    { health: 'He did hit her.', date: '2026-05-01', school: 'Fine' },
    { ...start, health: 'He did hit her.' },
  )
  await hers.push(one, school)
  // somebody else writes last, in another field: the version is still Hannah's
  const between = write(onFirst, { ...start, place: 'At home' }, start)
  await his.push(between)
  const two = write(onFirst, { ...start, health: 'He did not hit her on Monday.' }, start)
  assert.equal((await his.push(two))[0]?.status, 'conflict')
  const record = must((await his.pullAll()).get(recordId))
  const question = must(record.conflicts[0])
  assert.equal(
    question.versions.map(({ personId, value }) => [personId, value]),
    [
      [hannah.personId, 'He did hit her.'],
      [sam.personId, 'He did not hit her on Monday.'],
    ],
  )
  assert.is(question.versions[1]?.device, two.op.deviceId)
  assert.ok(question.versions[0]?.device)
  await hers.push(
    operation(
      { ...visit, recordId, base: { revision: record.revision } },
      { kind: 'write', changes: [{ field: 'health', to: 'He did hit her.' }], resolves: [question.id] },
    ),
  )
  const answer = await history(his, recordId)
  assert.equal(kinds(answer), ['chose', 'conflict', 'wrote', 'wrote', 'wrote', 'began'])
  assert.is(answer.more, false)
  const conflict = told(answer.steps[1])
  assert.is(conflict.by?.personId, sam.personId)
  assert.equal(
    conflict.questions.map(({ field, versions }) => [field, versions.map(({ value }) => value)]),
    [['health', ['He did hit her.', 'He did not hit her on Monday.']]],
  )
  const wrote = told(answer.steps[4])
  assert.equal(
    [wrote.by?.personId, wrote.changes],
    [hannah.personId, [{ field: 'health', from: 'He did not hit her.', to: 'He did hit her.' }]],
  )
  assert.is(wrote.by?.at, one.op.claimedAt, 'written when the device says, with its offset')
  assert.ok(must(wrote.receivedAt) !== one.op.claimedAt)
})

test('signed, amended, late, taken up, read, put to one side: each kind of step is called what it is', async () => {
  const { child, hannah } = await people()
  const visit = await as(service, hannah)
  const log = { type: 'chronology-entry', fileIds: [child] as FileId[] }
  const body = { date: '2026-05-01', event: 'Moved school', source: 'School', significance: 'important', impact: 'Sad' }
  const first = write(log, body)
  const recordId = first.op.recordId
  const on = (revision: number) => ({ ...log, recordId, base: { revision } as const })
  await visit.push(first)
  await visit.push(operation(on(1), { kind: 'sign', as: 'sign', bodyHash: bodyHash({ date: 'another' }) }))
  const signed = operation(on(1), { kind: 'sign', as: 'sign', bodyHash: bodyHash(body) })
  const [status] = await visit.push(signed)
  const late = write(on(1), { ...body, impact: 'Sad, then proud' }, body)
  await visit.push(late)
  await visit.push(
    operation(on(3), { kind: 'amend', addendumId: late.opId, text: 'It was later', late: 'put-aside' }),
    operation(on(3), { kind: 'amend', addendumId: signed.opId, text: 'The new school is nearer' }),
    operation(on(3), { kind: 'mark', markId: first.opId, mark: 'discussed', note: 'With her' }),
  )
  assert.is(status?.status, 'applied', JSON.stringify(status))
  const answer = await history(visit, recordId)
  assert.equal(kinds(answer), ['marked', 'amended', 'settled', 'late', 'signed', 'unchanged', 'began'])
  assert.equal(
    [0, 1, 2].map((at) => told(answer.steps[at]).words),
    ['With her', 'The new school is nearer', 'It was later'],
  )
  assert.match(must(told(answer.steps[3]).words), /Sad, then proud/)
  assert.is(told(answer.steps[5]).by?.personId, hannah.personId, 'who tried, though nothing changed')
  assert.is(told(answer.steps[2]).settled, 'put-aside')
})

test('who may not see the whole record today is told of no version: the same 404 as for a record that is not there', async () => {
  const { child, household, hannah, carer } = await people()
  const stranger = await as(service, await addPerson(service, 'childs-social-worker', 'South'))
  const visit = write({ type: 'statutory-visit', fileIds: [child] }, { health: 'A tooth', date: '2026-05-01' })
  const [hers, phone] = [await as(service, hannah), await as(service, carer)]
  await hers.push(visit)
  const incident = write({ type: 'incident', fileIds: [child, household] }, { kinds: ['injury'], during: 'A fall' })
  await phone.push(incident)
  assert.is((await history(phone, incident.op.recordId)).steps.length, 1)
  await hers.push(
    write(
      { type: 'incident', fileIds: [child, household], recordId: incident.op.recordId, base: { revision: 1 } },
      { kinds: ['injury', 'allegation'], during: 'A fall' },
      { kinds: ['injury'], during: 'A fall' },
    ),
  )
  const answers = await Promise.all([
    stranger.request(`/sync/v1/history/${visit.op.recordId}`),
    phone.request(`/sync/v1/history/${visit.op.recordId}`),
    phone.request(`/sync/v1/history/${incident.op.recordId}`),
    hers.request(`/sync/v1/history/${visit.opId}`),
    hers.request('/sync/v1/history/not-an-id'),
    hers.request(`/sync/v1/history/${visit.op.recordId}?before=x`),
  ])
  const said = await Promise.all(answers.map(async (answer) => [answer.status, await answer.text()]))
  for (const one of said) assert.equal(one, said[0])
  assert.is(said[0]?.[0], 404)
  assert.is((await history(hers, incident.op.recordId)).steps.length, 2)
})

test('a version that was kept from the reader’s role when it was written is a step without words', async () => {
  const { child, household, hannah, carer } = await people()
  const [hers, phone] = [await as(service, hannah), await as(service, carer)]
  const incident = { type: 'incident', fileIds: [child, household] as FileId[] }
  const first = write(incident, { kinds: ['injury'], during: 'A fall' })
  const recordId = first.op.recordId
  const on = (revision: number) => ({ ...incident, recordId, base: { revision } as const })
  await phone.push(first)
  const secret = { kinds: ['injury', 'allegation'], during: 'Canary words' }
  await hers.push(write(on(1), secret, { kinds: ['injury'], during: 'A fall' }))
  await hers.push(write(on(2), { kinds: ['injury'], during: 'A fall, after all' }, secret))
  const answer = await history(phone, recordId)
  assert.equal(kinds(answer), ['wrote', undefined, 'began'])
  assert.not.match(JSON.stringify(answer), /Canary|allegation/)
  assert.equal(told(answer.steps[0]).changes, [{ field: 'during', from: 'A fall', to: 'A fall, after all' }])
  assert.match(JSON.stringify(await history(hers, recordId)), /Canary words/)
})

test('what had waited and was let in says who let it in, and stands under its writer’s name', async () => {
  const team = 'Team of the history'
  const worker = await addPerson(service, 'childs-social-worker', team)
  const manager = await addPerson(service, 'team-manager', team)
  const child = await addChild(service, team)
  await allocate(service, worker, child)
  const [phone, desk] = [await as(service, worker), await as(service, manager)]
  const note = write({ type: 'statutory-visit', fileIds: [child] }, { school: 'She read aloud.' })
  await service.pool.query('UPDATE file_grant SET revoked_at = now() WHERE person_id = $1 AND file_id = $2', [
    worker.personId,
    child,
  ])
  assert.is((await phone.push(note))[0]?.status, 'quarantined')
  const body = JSON.stringify({ decision: 'release', words: 'Words to the writer alone.' })
  assert.is((await desk.request(`/api/waiting/${note.opId}`, { method: 'POST', body })).status, 200)
  const answer = await history(desk, note.op.recordId)
  const step = told(answer.steps[0])
  assert.equal([step.kind, step.by?.personId, step.released?.by], ['began', worker.personId, manager.name])
  assert.not.match(JSON.stringify(answer), /Words to the writer alone/)
})

test('asking is a read like any other: it stands in the audit; without a session it is refused', async () => {
  const { child, hannah } = await people()
  const hers = await as(service, hannah)
  const visit = write({ type: 'statutory-visit', fileIds: [child] }, { health: 'A tooth' })
  await hers.push(visit)
  await history(hers, visit.op.recordId)
  const { rows } = await service.pool.query<{ record_ids: string[]; role: string }>(
    `SELECT record_ids, role FROM audit WHERE action = 'read-history' AND person_id = $1`,
    [hannah.personId],
  )
  assert.equal(rows, [{ record_ids: [visit.op.recordId], role: 'childs-social-worker' }])
  assert.is((await service.app.request(`/sync/v1/history/${visit.op.recordId}`)).status, 401)
})

test('a note of many versions comes in pages that join without a gap', async () => {
  const { child, hannah } = await people()
  const hers = await as(service, hannah)
  const visit = { type: 'statutory-visit', fileIds: [child] as FileId[] }
  const sent = [write(visit, { health: 'Version 1' })]
  for (let n = 2; n <= 120; n += 1) {
    const before = must(sent.at(-1))
    sent.push(
      write(
        { ...visit, recordId: before.op.recordId, prevOpId: before.opId, base: { opId: before.opId } },
        { health: `Version ${n}` },
        { health: `Version ${n - 1}` },
      ),
    )
  }
  await hers.push(...sent.slice(0, 100))
  await hers.push(...sent.slice(100))
  const steps: HistoryStep[] = []
  for (let before: number | undefined, more = true; more; ) {
    const answer = await history(hers, must(sent[0]).op.recordId, before)
    steps.push(...answer.steps)
    before = answer.steps.at(-1)?.revision
    more = answer.more
  }
  assert.equal(
    steps.map(({ revision }) => revision),
    Array.from({ length: 120 }, (_, n) => 120 - n),
  )
  for (const step of steps.slice(0, -1))
    assert.equal(told(step).changes, [
      { field: 'health', from: `Version ${step.revision - 1}`, to: `Version ${step.revision}` },
    ])
})

test.run()

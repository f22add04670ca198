/**
 * No definition has had a second version yet. Here one has had three: what devices of the first two send is taken,
 * brought into today's form and read by everybody; what comes from a later one than is known is kept untouched.
 */
import { randomUUID } from 'node:crypto'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { AnyRecordDefinition } from '../../src/model/define-record.ts'
import type { Body } from '../../src/model/field.ts'
import type { FileId } from '../../src/model/file.ts'
import type { Patch } from '../../src/model/operation.ts'
import { upgradeRecord } from '../../src/model/upgrade.ts'
import { definitionOf } from '../../src/records/all.ts'
import { must } from '../support/must.ts'
import type { Device, Sent, Service, Written } from './support/service.ts'
import {
  addChild,
  addHousehold,
  addPerson,
  allocate,
  as,
  operation,
  place,
  send,
  startService,
} from './support/service.ts'

const log = must(definitionOf('daily-log')) as { -readonly [K in keyof AnyRecordDefinition]: AnyRecordDefinition[K] }
const before = { ...log }
let service: Service
test.before(async () => {
  service = await startService()
  log.version = 3
  log.upgrade = {
    // of the first version: "day" instead of "what"; of the second: "what" instead of "happened"
    1: ({ day, ...body }): Body => ({ ...body, ...(day !== undefined && { what: day }) }),
    2: ({ what, ...body }): Body => ({ ...body, ...(what !== undefined && { happened: what }) }),
  }
})
test.after(async () => {
  Object.assign(log, before)
  if (!before.upgrade) delete log.upgrade
  await service.close()
})

async function carer() {
  const [child, household] = [await addChild(service), await addHousehold(service)]
  await place(service, child, household)
  const person = await addPerson(service, 'foster-carer')
  await allocate(service, person, household)
  return { files: [child, household] as readonly FileId[], phone: await as(service, person) }
}
/** As a device of that version would freeze it. */
const from = (version: number, written: Omit<Written, 'type'>, patch: Patch): Sent =>
  send({ ...operation({ type: 'daily-log', ...written }, patch).op, schemaVersion: version })
const sets = (...changes: readonly (readonly [string, string])[]): Patch => ({
  kind: 'write',
  changes: changes.map(([field, to]) => ({ field, to })),
})
const bodyOf = async (phone: Device, recordId: string) => (await phone.pullAll()).get(recordId)

test('what devices of the two versions before send is taken and brought into today’s form', async () => {
  const { files, phone } = await carer()
  const first = from(1, { fileIds: files }, sets(['day', 'We baked bread'], ['sleep', 'All night']))
  const second = from(2, { fileIds: files }, sets(['what', 'We went to the river'], ['sleep', 'Badly']))
  assert.equal(
    (await phone.push(first, second)).map((result) => result.status),
    ['applied', 'applied'],
  )
  for (const [sent, happened] of [
    [first, 'We baked bread'],
    [second, 'We went to the river'],
  ] as const) {
    const record = must(await bodyOf(phone, sent.op.recordId))
    assert.equal([record.body.happened, record.body.day, record.body.what], [happened, undefined, undefined])
    assert.is(record.schemaVersion, 3)
  }
  const { rows } = await service.pool.query<{ raw: string }>('SELECT raw FROM op_inbox WHERE op_id = $1', [first.opId])
  assert.is(rows[0]?.raw, first.raw, 'and is kept as it came')
})

test('an old device goes on with its own note, and with one that a newer device has begun: no word is lost', async () => {
  const { files, phone } = await carer()
  const begun = from(1, { fileIds: files }, sets(['day', 'We baked'], ['sleep', 'All night']))
  const goesOn = from(
    1,
    { fileIds: files, recordId: begun.op.recordId, prevOpId: begun.opId, base: { opId: begun.opId } },
    {
      kind: 'write',
      changes: [
        { field: 'day', splices: [{ at: 8, cut: 0, put: ' bread' }] },
        { field: 'food', to: 'Soup' },
      ],
    },
  )
  assert.equal(
    (await phone.push(begun, goesOn)).map((result) => result.status),
    ['applied', 'applied'],
  )
  const record = must(await bodyOf(phone, begun.op.recordId))
  assert.equal(
    [record.body.happened, record.body.sleep, record.body.food, record.body.day],
    ['We baked bread', 'All night', 'Soup', undefined],
  )
})

test('a note of the first version, kept before there was another, is gone on with by a device of today and by one between', async () => {
  const { files, phone } = await carer()
  Object.assign(log, { version: 1, fields: { ...before.fields, day: before.fields['happened'] } })
  const begun = from(1, { fileIds: files }, sets(['day', 'We baked'], ['sleep', 'All night']))
  assert.is((await phone.push(begun))[0]?.status, 'applied')
  Object.assign(log, { version: 3, fields: before.fields })
  const { recordId } = begun.op
  const between = from(
    2,
    { fileIds: files, recordId, base: { revision: 1 } },
    { kind: 'write', changes: [{ field: 'what', splices: [{ at: 8, cut: 0, put: ' bread' }] }] },
  )
  const today = from(3, { fileIds: files, recordId, base: { opId: begun.opId } }, sets(['food', 'Soup']))
  assert.equal(
    (await phone.push(between, today)).map((result) => result.status),
    ['applied', 'applied'],
  )
  const record = must(await bodyOf(phone, recordId))
  assert.equal([record.body.happened, record.body.sleep, record.body.food], ['We baked bread', 'All night', 'Soup'])
})

test('what comes from a later version than is known is parked with its words, and read by nobody as if it were known', async () => {
  const { files, phone } = await carer()
  const later = from(9, { fileIds: files }, sets(['notYetThere', 'latercanary']))
  const [result] = await phone.push(later)
  assert.is(result?.status, 'parked')
  assert.match(must(result?.reason), 'later version')
  const { rows } = await service.pool.query<{ raw: string }>(`SELECT raw FROM op_inbox WHERE raw LIKE '%latercanary%'`)
  assert.equal(rows, [{ raw: later.raw }])
  const known = must(await bodyOf(phone, (await aLog(phone, files)).op.recordId))
  const tomorrow = { ...known, schemaVersion: 9, body: { notYetThere: 'x' } }
  assert.equal(upgradeRecord(log, tomorrow), { record: tomorrow, readable: false }, 'a device shows it untouched')
})

async function aLog(phone: Device, fileIds: readonly FileId[]): Promise<Sent> {
  const sent = from(3, { fileIds, recordId: randomUUID() }, sets(['happened', 'Pancakes']))
  assert.is((await phone.push(sent))[0]?.status, 'applied')
  return sent
}

test('what is made and gone on with in one batch, by whoever knows today’s form, rests on what was just made', async () => {
  const { files, phone } = await carer()
  const first = from(3, { fileIds: files }, sets(['happened', 'A slow morning'], ['sleep', 'Well']))
  const { recordId } = first.op
  const onNumber = from(3, { fileIds: files, recordId, base: { revision: 1 } }, sets(['sleep', 'Badly']))
  const onOperation = from(
    3,
    { fileIds: files, recordId, prevOpId: onNumber.opId, base: { opId: onNumber.opId } },
    { kind: 'write', changes: [{ field: 'happened', splices: [{ at: 2, cut: 4, put: 'quick' }] }] },
  )
  assert.equal(
    (await phone.push(first, onNumber, onOperation)).map((result) => result.status),
    ['applied', 'applied', 'applied'],
  )
  const record = must(await bodyOf(phone, recordId))
  assert.equal([record.body.happened, record.body.sleep], ['A quick morning', 'Badly'])
})

test.run()

import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { AnyRecordDefinition } from '../../src/model/define-record.ts'
import { upgradeRecord } from '../../src/model/upgrade.ts'
import { draft, note } from './support/a-record.ts'

const third: AnyRecordDefinition = {
  ...note,
  version: 3,
  upgrade: {
    1: ({ heading, ...body }) => ({ ...body, title: heading }),
    2: (body) => ({ ...body, title: [body.title ?? null, '!'] }),
  },
}

test('an old body takes every step to today', () => {
  const { record, readable } = upgradeRecord(third, { ...draft({}), body: { heading: 'Tea' } })
  assert.equal([readable, record.body, record.schemaVersion], [true, { title: ['Tea', '!'] }, 3])
})

test('a record of today is not touched', () => {
  const record = draft({ title: 'Tea' })
  assert.is(upgradeRecord(note, record).record, record)
})

test('a later version, an unknown kind and a lost step are left as they are and said not to be readable', () => {
  const later = { ...draft({ title: 'Tea' }), schemaVersion: 9 }
  assert.equal(upgradeRecord(note, later), { record: later, readable: false })
  assert.equal(upgradeRecord(undefined, later), { record: later, readable: false })
  const old = draft({ title: 'Tea' })
  assert.equal(upgradeRecord({ ...note, version: 2 }, old), { record: old, readable: false })
})

test.run()

import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { attachment, dateTime, drawing, person, photo, type Field } from '../../src/model/field.ts'
import type { Json } from '../../src/model/json.ts'
import { plainBody, plainValue } from '../../src/model/plain.ts'
import { behaviourOf } from '../../src/model/fields/all.ts'
import { id, note } from './support/a-record.ts'

const shape = (field: Field, value: Json) => behaviourOf(field).shape(field, value, behaviourOf)

test('a body as plain words has every answer on a line, labels of answers rather than their codes', () => {
  assert.is(
    plainBody(note, {
      story: 'We went out',
      said: 'it was ace',
      seen: 'no',
      kinds: ['a', 'c'],
      hurt: { answer: true, reason: 'Wren' },
      day: '2026-09-10',
      score: 6,
      people: [
        { id: id('a'), name: 'Ella', points: 4 },
        { id: id('b'), name: 'Mark' },
      ],
    }),
    ['We went out', '“it was ace”', 'No', 'A, C', 'Yes: Wren', '10 September 2026', '6', 'Ella, 4; Mark'].join('\n'),
  )
  assert.is(plainBody(note, {}), '')
})

test('people, pictures and moments have words too', () => {
  const hash = 'a'.repeat(64)
  assert.is(plainValue(person({ label: 'Who', from: ['staff'] }), { name: 'Hannah', recordId: id('hannah') }), 'Hannah')
  assert.is(plainValue(drawing({ label: 'Drawing' }), { sha256: hash, mime: 'image/svg+xml', bytes: 5 }), 'A drawing')
  assert.is(
    plainValue(attachment({ label: 'Paper', accept: ['application/pdf'] }), {
      sha256: hash,
      mime: 'application/pdf',
      bytes: 5,
      name: 'Plan.pdf',
    }),
    'Plan.pdf',
  )
  assert.is(plainValue(dateTime({ label: 'When' }), '2026-09-10T15:34:00+01:00'), '10 September 2026, 15:34')
})

test('a paper is of a kind that is kept, a picture has its fingerprint, a person a name, a moment a time', () => {
  const blob = { sha256: 'a'.repeat(64), mime: 'image/png', bytes: 5 }
  const paper = attachment({ label: 'Paper', accept: ['application/pdf', 'image/*'] })
  assert.is(shape(paper, blob), undefined)
  assert.type(shape(paper, { ...blob, mime: 'text/html' }), 'string')
  assert.is(shape(photo({ label: 'Photo' }), blob), undefined)
  assert.type(shape(photo({ label: 'Photo' }), { ...blob, sha256: 'x' }), 'string')
  assert.type(shape(photo({ label: 'Photo' }), { ...blob, bytes: -1 }), 'string')
  assert.is(shape(person({ label: 'Who', from: [] }), { name: 'Nan' }), undefined)
  assert.type(shape(person({ label: 'Who', from: [] }), { recordId: 'nobody', name: 'Nan' }), 'string')
  for (const when of ['2026-09-10T15:34+01:00', '2026-09-10T15:34:00.123Z', '2026-09-10T15:34'])
    assert.is(shape(dateTime({ label: 'When' }), when), undefined, when)
  for (const when of ['2026-09-10', '2026-09-31T10:00', '2026-09-10T24:00', '15:34'])
    assert.type(shape(dateTime({ label: 'When' }), when), 'string', when)
})

test.run()

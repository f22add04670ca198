import * as fs from 'node:fs'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { checkBody, missingForSigning } from '../../src/model/check.ts'
import type { Field, Fields } from '../../src/model/field.ts'
import { definitionOf, definitions } from '../../src/records/all.ts'
import { known } from './support/known.ts'

/** Screens of their own show these; the generic form does not. */
const OUTSIDE_SECTIONS: { readonly [type: string]: readonly string[] } = { 'statutory-visit': ['jots'] }

const inside = (fields: Fields): readonly [string, Field][] =>
  Object.entries(fields).flatMap(([id, field]) => [
    [id, field] as [string, Field],
    ...(field.kind === 'rows' ? inside(field.fields) : []),
  ])

for (const definition of definitions) {
  test(`${definition.type} stands on its own`, () => {
    const placed = definition.sections.flatMap((section) => section.fields)
    const expected = Object.keys(definition.fields).filter((id) => !OUTSIDE_SECTIONS[definition.type]?.includes(id))
    assert.equal([...placed].sort(), expected.sort(), 'every question stands in one section, once')
    for (const id of [...(definition.extract ?? []), ...(definition.occurred ? [definition.occurred] : [])]) {
      assert.ok(definition.fields[id], `${id} is a field`)
    }
    for (const [id, field] of inside(definition.fields)) {
      assert.ok(field.label.trim() !== '', `${id} has words`)
      if (field.kind === 'choice' || field.kind === 'many-of') {
        const values = field.options.map((option) => option.value)
        assert.is(new Set(values).size, values.length, `${id} offers an answer once`)
      }
      if (field.when && definition.fields[id]) assert.ok(definition.fields[field.when.field], `${id} hangs on a field`)
    }
    assert.ok(definition.version >= 1)
    for (let version = 1; version < definition.version; version++)
      assert.type(definition.upgrade?.[version], 'function')
  })

  test(`${definition.type}: nothing written yet is no mistake`, () => {
    assert.equal(checkBody(definition, {}), [])
    missingForSigning(definition, {})
    const line = definition.summary({}, {})
    assert.ok(line.length > 3 && line.length < 120 && !/undefined|null|NaN/.test(line), line)
    assert.equal(definition.withhold?.({}, false).filter((role) => role === 'reviewing-officer') ?? [], [])
    definition.follows?.({}, { id: 'x' })
  })

  test(`${definition.type}: extracts are cut for somebody, and roles with an extract have one`, () => {
    const readers = Object.values(definition.permission).some((letters) => letters?.includes('e'))
    assert.is(definition.extract !== undefined, readers)
  })
}

test('each kind is found by its name, and a name nobody knows is not', () => {
  assert.is(new Set(definitions.map(({ type }) => type)).size, definitions.length)
  for (const definition of definitions) assert.is(definitionOf(definition.type), definition)
  assert.is(definitionOf('constructor'), undefined)
})

test('every file that defines a record is on the list', () => {
  const folder = new URL('../../src/records/', import.meta.url)
  const defining = fs
    .readdirSync(folder)
    .filter((name) => fs.readFileSync(new URL(name, folder), 'utf8').includes('= defineRecord('))
  assert.equal(defining.map((name) => name.replace('.ts', '')).sort(), definitions.map(({ type }) => type).sort())
})

test('what follows from signing is of the right shape and complete enough to be done', () => {
  const row = '0b9f7f0e-6a1e-4a5e-8d35-2f6f2f1b6a01'
  const actions = [
    {
      id: row,
      what: 'A lock for her drawer',
      owner: { name: 'Denise' },
      due: '2026-09-24',
      plan: 'carer',
      promised: { answer: true },
    },
  ]
  const bodies = {
    'statutory-visit': { date: '2026-09-10', alone: 'alone', changed: 'She has a lock', actions },
    'supervisory-visit': { date: '2026-09-10', actions },
    incident: {
      kinds: ['aggression', 'damage'],
      start: '2026-09-02T19:10:00+01:00',
      after: 'She slept',
      notifiable: { answer: false },
    },
  }
  for (const [type, body] of Object.entries(bodies)) {
    const follows = known(type).follows?.(body, { id: row }) ?? []
    assert.ok(follows.length > 0)
    assert.is(new Set(follows.map(({ key }) => key)).size, follows.length)
    for (const one of follows) {
      assert.equal(checkBody(known(one.type), one.body), [], one.type)
      assert.equal(missingForSigning(known(one.type), one.body), [], one.type)
    }
  }
})

test.run()

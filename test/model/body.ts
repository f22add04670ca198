import * as fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { applyChanges, bodyHash, diffBodies } from '../../src/model/body.ts'
import { canonicalJson, type Json } from '../../src/model/json.ts'
import { bodies, id, note, prose } from './support/a-record.ts'

test('what was changed, made on what was there, is what is there now', () => {
  fc.assert(
    fc.property(bodies, bodies, (from, to) => {
      const made = applyChanges(note.fields, from, JSON.parse(JSON.stringify(diffBodies(note.fields, from, to))))
      assert.equal(made, to)
    }),
    { numRuns: 1000 },
  )
})

test('a body that did not change sends nothing', () => {
  fc.assert(fc.property(bodies, (body) => assert.equal(diffBodies(note.fields, body, { ...body }), [])))
})

test('splices ascend, do not overlap and never cut a character in two', () => {
  fc.assert(
    fc.property(prose, prose, (from, to) => {
      const change = diffBodies(note.fields, { story: from }, { story: to })[0]
      if (!change || !('splices' in change)) return
      let end = 0
      for (const { at, cut, put } of change.splices) {
        assert.ok(at >= end && at + cut <= from.length)
        assert.not.match(
          from.slice(at, at + cut) + put,
          /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/,
        )
        end = at + cut
      }
    }),
    { numRuns: 500 },
  )
})

test('a long note edited two hundred times does not send the note two hundred times', () => {
  let body = { story: 'Wren said that the house is quiet when it rains and Gareth does the voices. '.repeat(120) }
  let sent = 0
  for (let edit = 0; edit < 200; edit++) {
    const at = (edit * 37) % body.story.length
    const next = { story: `${body.story.slice(0, at)} and ${body.story.slice(at)}` }
    sent += JSON.stringify(diffBodies(note.fields, body, next)).length
    body = next
  }
  assert.ok(sent < 2 * body.story.length, `${sent} characters sent for a note of ${body.story.length}`)
})

test('one row among many, one tick among several are sent alone', () => {
  const people = Array.from({ length: 40 }, (_, n) => ({
    id: id(`row ${n}`),
    name: `Person ${n}`,
    said: 'Something long enough to matter',
  }))
  const changed = people.map((row, n) => (n === 7 ? { ...row, said: 'Something else' } : row))
  const changes = diffBodies(
    note.fields,
    { people, kinds: ['a', 'b', 'c'] },
    { people: changed, kinds: ['a', 'b', 'c', 'd'] },
  )
  assert.equal(
    changes.find((change) => change.field === 'people'),
    { field: 'people', put: [changed[7]], drop: [] },
  )
  assert.ok(JSON.stringify(changes).length < 200)
})

test('a new row is sent without the others, one taken out by its id', () => {
  const people = Array.from({ length: 9 }, (_, n) => ({ id: id(`row ${n}`), name: `Person ${n}` }))
  const fresh = { id: id('new'), name: 'New' }
  assert.equal(diffBodies(note.fields, { people }, { people: [...people.slice(1), fresh] }), [
    { field: 'people', put: [fresh], drop: [id('row 0')] },
  ])
})

test('rows put in another order keep that order', () => {
  const [a, b] = [
    { id: id('a'), name: 'A' },
    { id: id('b'), name: 'B' },
  ]
  const changes = diffBodies(note.fields, { people: [a, b] }, { people: [b, a] })
  assert.equal(applyChanges(note.fields, { people: [a, b] }, changes), { people: [b, a] })
})

test('an answer that this build does not know travels whole', () => {
  const changes = diffBodies(note.fields, {}, { later: { deep: [1] } })
  assert.equal(changes, [{ field: 'later', to: { deep: [1] } }])
})

test('equal bodies have equal hashes in whatever order they were filled in; others have not', () => {
  assert.is(bodyHash({ a: 1, b: [{ d: 1, c: 2 }] }), bodyHash({ b: [{ c: 2, d: 1 }], a: 1 }))
  assert.is(bodyHash({ a: 1, b: undefined }), bodyHash({ a: 1 }))
  fc.assert(
    fc.property(bodies, bodies, (one, other) => {
      assert.is(bodyHash(one) === bodyHash(other), canonicalJson(one as Json) === canonicalJson(other as Json))
    }),
  )
})

test.run()

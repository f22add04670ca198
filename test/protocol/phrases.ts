/** What goes in phrases comes back to the letter, is much shorter, and cannot be made to fill a server. */
import { gzipSync } from 'node:zlib'
import { createHash } from 'node:crypto'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import fc from 'fast-check'
import { withoutPhrases, withPhrases } from '../../src/protocol/phrases.ts'

const id = fc.uuid()
const raw = fc
  .record({
    opId: id,
    prevOpId: fc.option(id),
    deviceId: id,
    recordId: id,
    type: fc.string(),
    schemaVersion: fc.nat(),
    base: fc.oneof(fc.constant(null), fc.record({ revision: fc.nat() }), fc.record({ opId: id })),
    patch: fc.record({ kind: fc.constantFrom('write', 'sign'), changes: fc.array(fc.jsonValue()) }),
    claimedAt: fc.string({ unit: 'binary' }),
    fileIds: fc.array(fc.string({ unit: 'binary' })),
  })
  .map((operation) => JSON.stringify(operation))
const message = fc.record({
  protocol: fc.constant(1),
  nonce: id,
  deviceId: id,
  personId: id,
  keptIsEnough: fc.constant(true),
  digest: fc.string(),
  operations: fc.array(fc.record({ opId: id, raw: fc.oneof(raw, fc.string({ unit: 'binary' })) }), { maxLength: 4 }),
})

test('every message comes back as it was, whatever its words are made of', () => {
  fc.assert(
    fc.property(message, (one) => {
      const json = JSON.stringify(one)
      const short = withPhrases(json)
      if (short !== undefined) assert.is(withoutPhrases(short, json.length), json)
    }),
    { numRuns: 300 },
  )
})

test('a step of a note takes a third less on the wire', () => {
  const step = JSON.stringify({
    opId: '01a20201-dc96-7034-9705-033f9dd58a52',
    prevOpId: null,
    deviceId: '01a20201-45d7-766b-bc41-eb2c262d8f67',
    recordId: '01a20201-53b6-7156-b4ad-9ac9d6e0d320',
    type: 'statutory-visit',
    schemaVersion: 1,
    base: { revision: 7 },
    baseHash: createHash('sha256').update('base').digest('hex'),
    patch: {
      kind: 'write',
      changes: [{ field: 'health', splices: [{ at: 1398, cut: 2, put: 'She slept well again.' }] }],
    },
    claimedAt: '2026-11-22T06:46:50.272+00:00',
    fileIds: ['child:016f7a15-1680-7179-af70-c3d23bd1fbe9'],
  })
  const json = JSON.stringify({
    protocol: 1,
    nonce: 'ed95f741-bae9-48d6-8322-25722ea27bf1',
    deviceId: '01a20201-45d7-766b-bc41-eb2c262d8f67',
    personId: '016f7a15-1680-7458-a123-c7cd538ac141',
    keptIsEnough: true,
    digest: createHash('sha256').update('digest').digest('hex'),
    operations: [{ opId: '01a20201-dc96-7034-9705-033f9dd58a52', raw: step }],
  })
  const short = withPhrases(json) ?? json
  assert.ok(gzipSync(short).length < (gzipSync(json).length * 2) / 3, `${gzipSync(short).length} bytes`)
})

test('a large batch goes as it is', () => {
  assert.is(withPhrases(JSON.stringify({ protocol: 1, nonce: 'x'.repeat(20_000) })), undefined)
})

test('a few characters that stand for a great deal are not written out beyond what is taken', () => {
  assert.is(withoutPhrases('\u0001'.repeat(1000), 1000), undefined)
  assert.is(withoutPhrases('\u0001'.repeat(2), 100), '{"protocol":1,"nonce":"{"protocol":1,"nonce":"')
})

test('the first list stands as it was shipped: devices out there send it', () => {
  const all = Array.from({ length: 31 }, (_, n) => String.fromCharCode(n + 1)).join(' ')
  const whole = withoutPhrases(all, 10_000) ?? ''
  assert.is(
    createHash('sha256').update(whole).digest('hex'),
    '2ee6cd607433482fbdfc28614b175ba021b9392b1b0ae76659805a5ea3b2ba71',
  )
})

test.run()

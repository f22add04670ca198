/** Rows sealed while the disk was busy: used in their own place, under their own key, and once. */
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { openJson, randomBytes } from '../../src/device/seal.ts'
import { rowSealer, sealInAdvance } from '../../src/device/sealing.ts'

const key = randomBytes(32)
const records = rowSealer(key, 'records', 'id', ['stamp', 'shelf'])
const sealedIn = (row: object): Uint8Array => (row as { sealed: Uint8Array }).sealed
const opened = (sealed: Uint8Array, by = key, about = 'records "a"') => openJson(by, sealed, about)

test('what was sealed in advance is put down once, and sealed anew the next time', () => {
  const record = { id: 'a', body: { health: 'Slept well \u{1f642}' } }
  sealInAdvance(key, 'records', 'a', record)
  const first = records.seal({ id: 'a', stamp: 1, shelf: 2, record })
  const second = records.seal({ id: 'a', stamp: 2, shelf: 2, record })
  for (const row of [first, second]) assert.equal(opened(sealedIn(row)), { record })
  assert.not.equal(sealedIn(first), sealedIn(second))
  assert.equal(Object.keys(first), ['id', 'stamp', 'shelf', 'sealed'], 'and nothing of it in clear')
})

test('not under another key, not in another place, and not with more to seal beside it', () => {
  const record = { id: 'a' }
  const other = randomBytes(32)
  sealInAdvance(other, 'records', 'a', record)
  assert.equal(opened(sealedIn(records.seal({ id: 'a', stamp: 1, shelf: 2, record }))), { record })
  sealInAdvance(key, 'records', 'b', record)
  assert.equal(opened(sealedIn(records.seal({ id: 'a', stamp: 1, shelf: 2, record }))), { record })
  sealInAdvance(key, 'records', 'a', record)
  const more = records.seal({ id: 'a', stamp: 1, shelf: 2, record, kept: 'beside it' })
  assert.equal(opened(sealedIn(more)), { record, kept: 'beside it' })
})

test('a text longer than the desk, and one that just fits', () => {
  for (const length of [1, 21_000, 22_000, 200_000]) {
    const record = { words: 'é'.repeat(length) }
    assert.equal(opened(sealedIn(records.seal({ id: 'a', record }))), { record })
  }
})

test.run()

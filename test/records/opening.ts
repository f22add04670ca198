import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { opening } from '../../src/records/summary-words.ts'

test('words that go on end with one mark, also where a sentence ends just there', () => {
  assert.is(opening('She moved nearer the door. Then she sang.', 30), 'She moved nearer the door…')
  assert.is(opening('She moved nearer the door and then she sang.', 30), 'She moved nearer the door and…')
})

test('short words stay as they are, and a long one without a space is cut', () => {
  assert.is(opening('She sang. Twice.', 30), 'She sang. Twice.')
  assert.is(opening('.'.repeat(40), 30), `${'.'.repeat(30)}…`)
  assert.is(opening('a'.repeat(40), 30), `${'a'.repeat(30)}…`)
})

test.run()

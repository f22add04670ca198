/** What the rules can go by, and what they leave alone. */
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { isReadable } from '../../../src/practice/process/child-process.ts'

test('a senior manager’s slip of the keyboard is no limit, and nobody’s device counts it out day by day', () => {
  for (const value of ['9999999999 WD', '99999 days', '-1 WD', '5', 'soon', '', '1e9 WD'])
    assert.not(isReadable('discussion', value), value)
  for (const value of ['5 WD', '14 days', '2 weeks', '14 days and 10 WD, the stricter'])
    assert.ok(isReadable('discussion', value), value)
  assert.not(isReadable('gate', '11'))
})

test.run()

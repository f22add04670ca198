import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { asWords, csvText } from '../../../src/practice/exchange/csv.ts'

// whatever a cell may hold, quotes, commas and line breaks before all
const cell = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom('"', ',', '\r', '\n', ' ', 'a', '=', '’'), { maxLength: 8 }).map((marks) => marks.join('')),
)
const lines = fc
  .integer({ min: 1, max: 6 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 12 }))

test('whatever stands in a cell, another program reads the same', () => {
  fc.assert(
    fc.property(lines, (written) => {
      const read: unknown = parse(csvText(written), { record_delimiter: '\r\n', skip_empty_lines: false, trim: false })
      assert.equal(read, written)
    }),
    { numRuns: 400 },
  )
})

test('a line is quoted only where it must be, and ends as RFC 4180 says', () => {
  assert.is(csvText([['a', 'b c', 'd,e', 'f"g', 'h\ni', '']]), 'a,b c,"d,e","f""g","h\ni",\r\n')
  assert.is(csvText([]), '')
})

test('what somebody wrote is never worked out as a formula, and plain words stay as they are', () => {
  assert.equal(['=1+1', '+44 1', '-3', '@home', '\tx'].map(asWords), ["'=1+1", "'+44 1", "'-3", "'@home", "'\tx"])
  assert.equal(['Nye', 'a=b', '12', ''].map(asWords), ['Nye', 'a=b', '12', ''])
})

test.run()

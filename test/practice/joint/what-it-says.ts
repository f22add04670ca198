import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile } from '../../../src/model/file.ts'
import { TOLD_BY, whatItSays } from '../../../src/practice/joint/what-it-says.ts'
import { definitionOf } from '../../../src/records/all.ts'
import { record, TILLY } from '../support/wrenbury.ts'

test('S4.1: whatever is told beside the other file is a question that its record asks', () => {
  const unasked = Object.entries(TOLD_BY).flatMap(([type, ids]) =>
    ids.filter((id) => !definitionOf(type)?.fields[id]).map((id) => `${type}: ${id}`),
  )
  assert.equal(unasked, [])
})

test('S4.1: an impact assessment says what it does to the carers, what is missing, and what it comes to', () => {
  const one = record('impact-assessment', [childFile(TILLY)], {
    carers: 'Neither sleeps.',
    support: 'A night off is missing.',
    conclusion: 'more-support',
  })
  assert.equal(
    whatItSays(one).map(({ words }) => words),
    ['Neither sleeps.', 'A night off is missing.', 'More support is needed'],
  )
})

test.run()

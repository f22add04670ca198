import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { askedBy } from '../../src/app/screens/process-due.ts'
import { sourceWords } from '../../src/app/source-words.ts'

test('a rule says in words where it comes from, and its number after that', () => {
  assert.is(sourceWords('S2.7, set by the service'), 'the stability flowchart, S2.7, set by the service')
  assert.is(sourceWords('S2.10, S2.14, S2.16'), 'the stability flowchart, S2.10, S2.14, S2.16')
  assert.is(sourceWords('S3.14, F8 [P]'), 'the practice standard, S3.14, signal F8, set by the service')
  assert.is(sourceWords('S4.9, S4.19, F18 [P]'), 'the learning brief, S4.9, S4.19, signal F18, set by the service')
  assert.is(sourceWords('T7'), 'rule T7 of the stability process')
  assert.is(sourceWords('E 3'), 'set by the service')
  assert.is(sourceWords('reg 28(7)'), 'reg 28(7)')
})

test('what a rule asks comes before where it stands', () => {
  assert.is(askedBy({ what: 'statutory visit', rule: 'reg 28(4)', words: 'weekly' }), 'weekly, reg 28(4)')
  assert.is(
    askedBy({ what: 'answer help request', rule: 'S4.15' }),
    'three working days, the learning brief, S4.15, set by the service',
  )
  assert.is(
    askedBy({ what: 'hold PSM', rule: 'T7' }),
    'five working days, or two weeks after a discussion, rule T7 of the stability process',
  )
})

test.run()

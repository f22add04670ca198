/** F8, F11 and F15, on both sides of each threshold: one thing put beside a quiet home. */
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { CaseRecord } from '../../../src/model/record.ts'
import { safetyPlanAsked } from '../../../src/practice/own/safety.ts'
import { signed } from '../process/support/records.ts'
import { record, TODAY } from '../support/wrenbury.ts'
import { ago, child, home, rulesOfHome, sentence, incident } from '../support/quiet-home.ts'

const missing = (start: string, more = {}) =>
  record('missing-episode', [child], { kind: 'M', start, end: start, interviewOn: start, ...more })

test('S1.16, F8: twice in 28 days speaks, the second 28 days ago does not', () => {
  assert.is(sentence('F8', missing(ago(2)), missing(ago(27))), 'Missing twice in 28 days.')
  assert.not.ok(rulesOfHome(missing(ago(2)), missing(ago(28))).includes('F8'))
})

test('F8: once for more than 24 hours', () => {
  assert.not.ok(rulesOfHome(missing(ago(5), { end: ago(4) })).includes('F8'))
  assert.ok(rulesOfHome(missing(ago(5), { end: ago(3) })).includes('F8'))
})

const both = (...records: readonly CaseRecord[]) => [
  rulesOfHome(...records).includes('F8'),
  safetyPlanAsked(records, TODAY) !== undefined,
]

test('F8, S3.14: away without leave is not missing; an incident of going missing is, once for each day, as the safety plan counts', () => {
  const [yes, no] = [
    [true, true],
    [false, false],
  ]
  assert.equal(both(missing(ago(2)), missing(ago(9), { kind: 'A' })), no)
  assert.not.ok(rulesOfHome(missing(ago(5), { kind: 'A', end: ago(2) })).includes('F8'), 'A for three days')
  assert.equal(both(missing(ago(2)), incident(9, ['missing'])), yes)
  assert.equal(both(incident(2, ['missing']), incident(9, ['missing'])), yes)
  assert.equal(both(missing(ago(2)), incident(2, ['missing']), incident(9)), no)
  assert.equal(both(incident(2, ['missing']), incident(27, ['missing'])), yes)
  assert.equal(both(incident(2, ['missing']), incident(28, ['missing'])), no)
})

const back = (returned: string) => missing(ago(3), { returned, interviewOn: undefined })

test('E missing return, F8: the talk is late after 72 hours, not at 72', () => {
  assert.not.ok(rulesOfHome(back('2026-09-07T12:00:00+01:00')).includes('F8'))
  assert.ok(rulesOfHome(back('2026-09-07T11:59:00+01:00')).includes('F8'))
})

test('S1.16, F11: three in 14 days speak, the third on the fifteenth day does not', () => {
  assert.ok(rulesOfHome(incident(0), incident(5), incident(13)).includes('F11'))
  assert.not.ok(rulesOfHome(incident(0), incident(5), incident(14)).includes('F11'))
})

test('F11: twice as many as in the four weeks before', () => {
  const before = [incident(30), incident(40)]
  assert.ok(rulesOfHome(...before, incident(1), incident(9), incident(16), incident(20)).includes('F11'))
  assert.not.ok(rulesOfHome(...before, incident(1), incident(9), incident(20)).includes('F11'))
})

const asked = (days: number) => signed('impact-assessment', [child, home], { date: ago(days) }, 'Sam', ago(days))

test('S4.17, F15: drugs, and nobody has asked the family; asked on the day it is quiet', () => {
  assert.ok(rulesOfHome(incident(5, ['substances'])).includes('F15'))
  assert.not.ok(rulesOfHome(incident(5, ['substances']), asked(5)).includes('F15'))
  assert.ok(rulesOfHome(incident(5, ['substances']), asked(6)).includes('F15'))
  assert.not.ok(rulesOfHome(incident(5, ['illness'])).includes('F15'))
})

test.run()

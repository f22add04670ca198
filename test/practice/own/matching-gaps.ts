import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Body } from '../../../src/model/field.ts'
import { childFile, householdFile } from '../../../src/model/file.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { filesOf } from '../../../src/practice/of-type.ts'
import { matchingGaps } from '../../../src/practice/own/matching-gaps.ts'
import { matching } from '../../../src/records/matching.ts'
import { must } from '../../support/must.ts'
import { id, record, TODAY } from '../support/wrenbury.ts'

const callum = id(41)
const jess = id(42)
const files = [childFile(callum), householdFile(jess)]
const START = '2026-07-01'
const home = (more: Body = {}) => record('placement', files, { start: START, ...more })
const household = (approvedOn: string) =>
  record('household', [householdFile(jess)], { name: 'Jess', approvedOn }, { id: jess })
const match = (more: Body = {}) =>
  record(
    'matching',
    files,
    { date: '2026-06-28', home: { recordId: jess, name: 'Jess' }, ...more },
    { status: 'signed' },
  )
const support = (from: string) => ({ support: [{ id: id(801), what: 'A mentor', from }] })
const gaps = (...records: readonly CaseRecord[]) => matchingGaps(filesOf(records), callum, TODAY)

test('F18: carers approved less than twelve months before, and no support: said in sentences with records', () => {
  const found = must(gaps(home(), household('2025-07-02')))
  assert.is(found.newCarers, true)
  assert.equal(found.words, [
    'The carers were approved on 2 July 2025, less than twelve months before',
    'No matching is signed for this home',
  ])
  assert.is(gaps(home(), household('2025-07-01')), undefined)
})

test('S4.9: a home outside its terms asks for support as well', () => {
  assert.is(must(gaps(home({ outsideTerms: { answer: true } }), household('2019-01-01'))).outsideTerms, true)
  assert.is(gaps(home({ outsideTerms: { answer: false } }), household('2019-01-01')), undefined)
})

test('S4.9: a past that asks for care which knows trauma, as the matching answers it', () => {
  assert.is(must(gaps(home(), household('2019-01-01'), match({ trauma: { answer: true } }))).traumaNeed, true)
  assert.is(gaps(home(), household('2019-01-01'), match({ trauma: { answer: false }, needs: 'Neglect' })), undefined)
})

test('S4.9: where nobody was asked yet, the words of the matching or of the request tell', () => {
  assert.is(must(gaps(home(), household('2019-01-01'), match({ needs: 'Years of neglect.' }))).traumaNeed, true)
  const request = record(
    'placement-request',
    [childFile(callum)],
    { needs: 'Grew up with violence.' },
    { status: 'signed' },
  )
  assert.is(must(gaps(home(), household('2019-01-01'), request)).traumaNeed, true)
  assert.is(gaps(home(), household('2019-01-01'), match({ needs: 'A quiet home.' })), undefined)
})

test('S4.19: support is from day one while it begins within the first week', () => {
  assert.is(gaps(home(), household('2026-01-01'), match(support('2026-07-08'))), undefined)
  const late = must(gaps(home(), household('2026-01-01'), match(support('2026-07-09'))))
  assert.is(late.words.at(-1), 'The first support began 8 days after the first day')
})

test('S4.19: a support without a day is a hope, and said to be one', () => {
  const found = must(gaps(home(), household('2026-01-01'), match({ support: [{ id: id(801), what: 'A mentor' }] })))
  assert.is(found.words.at(-1), 'No support from the first day is written down with a date')
})

test('S4.19: signing the matching makes every support an action on the carers’ plan with its day', () => {
  const [follows] = must(matching.follows?.(match({ ...support('2026-07-01') }).body, { id: id(1) }), 'follows')
  assert.is(must(follows).type, 'action')
  assert.is(must(follows).body.due, '2026-07-01')
  assert.is(must(follows).body.plan, 'carer')
  assert.equal(matching.follows?.(match({ ...support('2026-07-01'), decision: 'no-match' }).body, { id: id(1) }), [])
})

test.run()

/** Section E: who visits whom, and whose clock it stops. Each visit on both sides of every line. */
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile, householdFile } from '../../src/model/file.ts'
import type { CaseRecord } from '../../src/model/record.ts'
import { visitsByBoth } from '../../src/practice/both-visits.ts'
import { filesOf } from '../../src/practice/of-type.ts'
import { supervisionDue } from '../../src/practice/supervision-due.ts'
import { visitDue } from '../../src/practice/visits-due.ts'
import { visitsThatCount } from '../../src/practice/visits-that-count.ts'
import { must } from '../support/must.ts'
import { DENISES, record, TILLY, TODAY, wrenbury } from './support/wrenbury.ts'
import { signed, supervised } from './process/support/records.ts'

const [tilly, home] = [childFile(TILLY), householdFile(DENISES)]
const DAY = '2026-09-09'
const visited = (more: object = {}) =>
  signed('statutory-visit', [tilly], { date: DAY, manner: 'in-person', alone: 'alone', ...more }, 'Hannah', DAY)
const called = (more: object = {}) =>
  signed('supervisory-visit', [home], { date: DAY, announced: 'unannounced', ...more }, 'Sam', DAY)
const talked = supervised([tilly, home], DAY, [['Denise', 'carer', 7]])
const CLOCKS = ['statutory visit', 'carer supervision', 'supervisory visit', 'unannounced visit'] as const
const countsFor = (one: CaseRecord) => CLOCKS.filter((clock) => visitsThatCount(clock, [one]).length > 0)

// reg 28, NMS 21.8, S2.7
test('a visit to the child stops the child’s clock and no other; the carers’ worker’s stop none of the child’s', () => {
  assert.equal(countsFor(visited()), ['statutory visit'])
  assert.equal(countsFor(called()), ['supervisory visit', 'unannounced visit'])
  assert.equal(countsFor(called({ announced: 'announced' })), ['supervisory visit'])
  assert.equal(countsFor(talked), ['carer supervision'])
})

test('a virtual visit, one where the child was not seen, and a form that was only opened stop nothing', () => {
  assert.equal(countsFor(visited({ manner: 'virtual' })), [])
  assert.equal(countsFor(visited({ alone: 'not-seen' })), [])
  assert.equal(countsFor(visited({ alone: 'not-alone' })), ['statutory visit'])
  const opened = record('supervisory-visit', [home], { date: DAY, announced: 'unannounced' })
  assert.equal(countsFor(opened), [])
  assert.equal(countsFor({ ...opened, body: { ...opened.body, agreed: 'A night off.' } }), [
    'supervisory visit',
    'unannounced visit',
  ])
  assert.equal(countsFor({ ...talked, status: 'draft', signatures: [] }), [])
})

const records = (more: readonly CaseRecord[], file: string) =>
  [...wrenbury(), ...more].filter(({ fileIds }) => fileIds.some((one) => one === file))

test('a supervisory visit moves neither the child’s next visit nor the month’s supervision', () => {
  const child = (...more: CaseRecord[]) => visitDue(records(more, tilly), TODAY)
  const carers = (...more: CaseRecord[]) => supervisionDue(records(more, home), TODAY)
  const both = { ...called(), fileIds: [tilly, home] }
  assert.equal(child(both), child())
  assert.is.not(must(child(visited())).due, must(child()).due)
  assert.equal(must(carers(both)).last, carers()?.last)
  assert.is(must(carers(talked)).last, DAY)
})

const sideBySide = (...more: CaseRecord[]) => visitsByBoth(filesOf([...wrenbury(), ...more]), [TILLY], TODAY)
const row = (of: string, ...more: CaseRecord[]) =>
  must(sideBySide(...more).rows.find((one) => one.role === 'supervising-social-worker' && one.of === of))

// S4.8, S4.22
test('side by side, supervision and visits of the carers’ worker are two rows; one says nothing of the other’s time', () => {
  assert.equal(row('supervision', called()), row('supervision'))
  assert.equal([row('visits', called()).last, row('visits', called()).unannounced], [DAY, DAY])
  assert.equal(row('visits', talked), row('visits'))
  assert.is(row('supervision', talked).last, DAY)
})

const days = (...more: CaseRecord[]) => sideBySide(...more).gaps.reduce((sum, gap) => sum + gap.days, 0)

test('somebody was there on a day on which either of them came', () => {
  const gap = must(sideBySide().gaps[0])
  const between = new Date((Date.parse(gap.from) + Date.parse(gap.until)) / 2).toISOString().slice(0, 10)
  const fills = (one: CaseRecord) => days({ ...one, body: { ...one.body, date: between } }) < days()
  assert.equal([fills(visited()), fills(called()), fills(talked)], [true, true, true])
  assert.not.ok(fills(visited({ manner: 'virtual' })))
})

test.run()

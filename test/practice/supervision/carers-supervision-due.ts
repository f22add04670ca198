import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { CaseRecord } from '../../../src/model/record.ts'
import { supervisionDue } from '../../../src/practice/supervision-due.ts'
import { must } from '../../support/must.ts'
import { by, record } from '../support/wrenbury.ts'
import { homeClock, homeIs, homes } from '../timers/support/home.ts'

const home = (approvedOn: string) => [homeIs({ approvedOn }, approvedOn)]
const visit = (date: string, announced: string) =>
  record('supervisory-visit', homes, { date, announced }, { status: 'signed', author: by('Sam', date) })
const withoutNotice = (records: readonly CaseRecord[], day: string) => must(supervisionDue(records, day)).unannouncedDue

test('NMS 21.8: a home approved last week owes no visit without notice yet; a year after its approval it does', () => {
  const young = home('2026-09-03')
  assert.not.ok(withoutNotice(young, '2026-09-10'))
  assert.not.ok(withoutNotice([...young, visit('2027-08-01', 'planned')], '2027-09-02'))
  assert.ok(withoutNotice([...young, visit('2027-08-01', 'planned')], '2027-09-03'))
  assert.is(homeClock(young, 'unannounced visit', '2026-09-10')?.due, '2027-09-03', 'the day of its clock')
})

test('NMS 21.8: a visit without notice holds for a year', () => {
  const visited = [...home('2020-01-06'), visit('2026-03-02', 'unannounced')]
  assert.not.ok(withoutNotice(visited, '2027-03-01'))
  assert.ok(withoutNotice(visited, '2027-03-02'))
})

const held = (date: string, status: 'signed' | 'draft' = 'signed') =>
  record('carer-supervision', homes, { date }, { status, author: by('Sam', date) })
const due = (...records: readonly CaseRecord[]) => {
  const { last, due: by } = must(supervisionDue([...home('2026-05-04'), ...records], '2026-09-10'))
  return [last, by]
}

test('S2.7: a signed supervision is the month’s; one that is only begun and a supervisory visit are none', () => {
  assert.equal(due(), [undefined, '2026-06-04'])
  assert.equal(due(held('2026-08-20')), ['2026-08-20', '2026-09-20'])
  assert.equal(due(held('2026-08-20'), held('2026-07-21')), ['2026-08-20', '2026-09-20'])
  assert.equal(due(held('2026-08-20', 'draft')), [undefined, '2026-06-04'])
  assert.equal(due(visit('2026-08-20', 'planned')), [undefined, '2026-06-04'])
  assert.equal(due(held('2026-09-11')), [undefined, '2026-06-04'], 'one that is ahead')
})

test.run()

import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile } from '../../src/model/file.ts'
import type { CaseRecord } from '../../src/model/record.ts'
import { filesOf } from '../../src/practice/of-type.ts'
import { visitDue } from '../../src/practice/visits-due.ts'
import { visitsAhead } from '../../src/practice/visit-list.ts'
import { childName } from '../../src/practice/home.ts'
import { PETER, record, TILLY, TODAY, WREN, wrenbury } from './support/wrenbury.ts'

const mine = (records: readonly CaseRecord[]) => filesOf(records).inFile(childFile(TILLY))
const changed = (change: (one: CaseRecord) => CaseRecord) => mine(wrenbury().map(change))
const visit = (body: CaseRecord['body']) =>
  record('statutory-visit', [childFile(TILLY)], { date: '2026-09-08', manner: 'in-person', alone: 'alone', ...body })

test('Tilly, seen on 11 August, is due by 22 September: twelve days left', () => {
  assert.equal(visitDue(mine(wrenbury()), TODAY), {
    due: '2026-09-22',
    rule: 'six-weekly',
    source: 'reg 28',
    lastVisit: '2026-08-11',
    daysLeft: 12,
    neverRecorded: false,
  })
})

test('a virtual visit, a visit where she was not seen and one still to come change nothing', () => {
  for (const body of [{ manner: 'virtual' }, { alone: 'not-seen' }, { date: '2026-09-11' }, { alone: undefined }]) {
    assert.is(visitDue([...mine(wrenbury()), visit(body)], TODAY)?.due, '2026-09-22')
  }
  assert.is(visitDue([...mine(wrenbury()), visit({})], TODAY)?.due, '2026-10-20')
})

test('a visit that was thrown away does not count', () => {
  assert.is(visitDue([...mine(wrenbury()), { ...visit({}), status: 'discarded' }], TODAY)?.due, '2026-09-22')
})

test('a corrected date counts as corrected', () => {
  const seen = visit({})
  const addendum = { id: seen.id, text: 'It was the 7th', corrections: { date: '2026-09-07' }, ...seen.author }
  assert.is(
    visitDue([...mine(wrenbury()), { ...seen, status: 'signed', addenda: [addendum] }], TODAY)?.due,
    '2026-10-19',
  )
})

test('temporary approval goes by weeks until the review of this home', () => {
  const temporary = changed((one) =>
    one.type === 'placement' && !one.body.end
      ? { ...one, body: { ...one.body, visitBasis: 'temporary-approval' } }
      : one,
  )
  assert.is(visitDue(temporary, TODAY)?.due, '2026-08-18')
  assert.is(
    visitDue([...temporary, record('statutory-review', [childFile(TILLY)], { date: '2026-03-01' })], TODAY)?.rule,
    'weekly until the first review',
  )
  assert.equal(
    visitDue([...temporary, record('statutory-review', [childFile(TILLY)], { date: '2026-04-20' })], TODAY)?.due,
    '2026-09-08',
  )
})

const home = (body: CaseRecord['body']) =>
  changed((one) => (one.type === 'placement' && !one.body.end ? { ...one, body: { ...one.body, ...body } } : one))

test('the codes of a return say which paragraph counts where nobody has', () => {
  assert.is(visitDue(home({ placementType: 'P1', legalStatus: 'C1' }), TODAY)?.source, 'reg 28(4)')
  assert.is(visitDue(home({ placementType: 'P1', legalStatus: 'C2' }), TODAY)?.source, 'reg 28(5)')
  assert.is(visitDue(home({ placementType: 'R5' }), TODAY)?.source, 'reg 28(6)')
})

const after = (child: CaseRecord['body'], home: CaseRecord['body'] = {}) =>
  changed((one) =>
    one.type === 'placement' && !one.body.end
      ? { ...one, body: { ...one.body, start: '2024-01-02', ...home } }
      : one.type === 'child'
        ? { ...one, body: { ...one.body, ...child } }
        : one,
  )

test('a long-term home after its year: six months where the child agreed, three where not, six weeks where it is neither', () => {
  assert.is(
    visitDue(after({ longTerm: { answer: true }, agreedSixMonthly: { answer: true } }), TODAY)?.due,
    '2027-02-11',
  )
  assert.is(visitDue(after({ longTerm: { answer: true } }), TODAY)?.due, '2026-11-11')
  assert.is(visitDue(after({}, { intendedLength: 'to-eighteen' }), TODAY)?.due, '2026-11-11')
  assert.is(visitDue(after({ agreedSixMonthly: { answer: true } }), TODAY)?.due, '2026-09-22')
})

test('a child in no placement has no visit due', () => {
  assert.is(visitDue(mine(wrenbury()), '2025-01-01'), undefined)
})

test('brothers and sisters are one visit, and today’s comes first', () => {
  const ahead = visitsAhead(filesOf(wrenbury()), [TILLY, WREN, PETER], TODAY)
  assert.equal(
    ahead.map((one) => one.children.map(childName)),
    [['Peter', 'Wren'], ['Tilly']],
  )
  assert.equal(
    ahead.map(({ booked, due }) => [booked, due.due]),
    [
      [TODAY, '2026-09-14'],
      ['2026-09-22', '2026-09-22'],
    ],
  )
})

test('a sister who is not on the caseload is not in its visits', () => {
  assert.equal(
    visitsAhead(filesOf(wrenbury()), [PETER], TODAY).map((one) => one.children.map(childName)),
    [['Peter']],
  )
})

test.run()

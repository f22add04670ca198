import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile } from '../../src/model/file.ts'
import type { Body } from '../../src/model/field.ts'
import type { CaseRecord } from '../../src/model/record.ts'
import { filesOf } from '../../src/practice/of-type.ts'
import { isNewOnList } from '../../src/practice/two-plus-children.ts'
import { twoPlusCsv } from '../../src/practice/two-plus-csv.ts'
import { twoPlusRows } from '../../src/practice/two-plus-rows.ts'
import { must } from '../support/must.ts'
import { by, id, record } from './support/wrenbury.ts'

const RAFI = id(71)
const AMAL = id(72)
const mine = [childFile(RAFI)]
const NOW = '2026-09-10T09:00:00+01:00'

const home = (body: Body, written = '2025-01-01', fileIds = mine): CaseRecord =>
  record('placement', fileIds, body, { author: by('Hannah', written) })
const moved = [
  home({ householdName: 'Gill', start: '2026-01-05', end: '2026-05-11', ending: 'carer' }, '2026-01-05'),
  home({ householdName: 'Denise and Mark', start: '2026-05-11' }, '2026-05-11'),
]
const told = (at: string) => record('notice', mine, { kind: 'two-plus-list', at })
const notified = record('notice', mine, { kind: 'reviewing-officer-notified', at: '2026-05-11T15:00:00+01:00' })
const rafi = record('child', mine, { name: 'Rafi', birthDate: '2015-03-01' }, { id: RAFI })

test('a child with a second home is new on the list until somebody is told', () => {
  assert.not.ok(isNewOnList(moved, '2026-05-10'), 'the first home is the only one so far')
  assert.ok(isNewOnList(moved, '2026-05-12'))
  assert.not.ok(isNewOnList([...moved, told('2026-06-01T06:10:00Z')], '2026-09-10'))
})

test('whoever came off the list and comes onto it again is new once more', () => {
  const later = [
    ...moved.slice(0, 1),
    home({ householdName: 'Denise and Mark', start: '2026-05-11', end: '2027-08-02' }),
    home({ householdName: 'Anwen', start: '2027-08-02' }),
    told('2026-06-01T06:10:00Z'),
  ]
  assert.not.ok(isNewOnList(later, '2027-06-01'), 'one home in twelve months')
  assert.ok(isNewOnList(later, '2027-09-01'))
})

test('a short stay that the child comes back from is no second home, whoever wrote it down', () => {
  const short = [
    home({ householdName: 'Denise and Mark', start: '2025-01-05' }),
    home({ householdName: 'Gill', start: '2026-07-05', end: '2026-07-19', temporary: { answer: true } }),
    home({ householdName: 'A weekend', start: '2026-08-05', end: '2026-08-06', placementType: 'T1' }),
  ]
  assert.equal(twoPlusRows(filesOf([rafi, ...short]), '2026-09-10', NOW), [])
  assert.not.ok(isNewOnList(short, '2026-09-10'))
})

// S2.12
test('the list says which homes, where it stands, whose turn it is and what has been tried', () => {
  const tried = [
    notified,
    told('2026-06-01T06:10:00Z'),
    record('notice', mine, { kind: 'support-considered', at: '2026-05-20T10:00:00+01:00' }),
    record('action', mine, { what: 'Bedtime rules on the fridge', status: 'done', due: '2026-06-30' }),
    record('action', mine, { what: 'School tells Denise by four', status: 'open', due: '2026-10-01' }),
  ]
  const [row, ...more] = twoPlusRows(filesOf([rafi, ...moved, ...tried]), '2026-09-10', NOW)
  assert.equal(more, [])
  const { name, age, count, fresh, homes, state, next, tried: said } = must(row)
  assert.equal([name, age, count, fresh], ['Rafi', 11, 2, false])
  assert.equal(
    homes.map(({ name: whose, from, to, how }) => [whose, from, to, how]),
    [
      ['Gill', '2026-01-05', '2026-05-11', 'the carers could not go on'],
      ['Denise and Mark', '2026-05-11', undefined, ''],
    ],
  )
  // The planning meeting of the new home was never held, so triage waits for it.
  assert.equal([state, next?.what, next?.overdue], ['Placed', 'hold placement planning meeting', true])
  assert.equal(
    said.map(({ on, words }) => [on, words]),
    [
      ['2026-05-20', 'a support meeting was considered'],
      [undefined, '1 of 2 agreed actions done'],
    ],
  )
})

test('of an earlier day the list says what stood then', () => {
  const files = filesOf([rafi, ...moved, notified])
  assert.equal(twoPlusRows(files, '2026-05-01', NOW), [])
  const [row] = twoPlusRows(files, '2026-05-12', NOW)
  assert.ok(row?.fresh)
  assert.not.ok(row?.next?.overdue, 'on the day after the placing nothing was late yet')
})

test('children from a return and from Doorstep stand in one list, by name and by nothing else', () => {
  const file = [childFile(AMAL)]
  const returned = [
    record('child', file, { returnId: '10023' }, { id: AMAL }),
    home({ start: '2025-11-02', end: '2026-02-02', placementType: 'U4', endingReason: 'X1' }, '2026-08-01', file),
    home({ start: '2026-02-02', end: '2026-04-02', placementType: 'U4', endingReason: 'X1' }, '2026-08-01', file),
    home({ start: '2026-04-02', placementType: 'U6' }, '2026-08-01', file),
  ]
  const rows = twoPlusRows(filesOf([rafi, ...moved, ...returned]), '2026-09-10', NOW)
  assert.equal(
    rows.map(({ name, count }) => [name, count]),
    [
      ['Child 10023', 3],
      ['Rafi', 2],
    ],
  )
  assert.is(must(rows[0]).state, 'Monitored', 'a home that was under way')
})

test('the table for other programs keeps commas, quotes and lines, and works nothing out', () => {
  const odd = record('child', mine, { name: '=cmd("x"), Rafi' }, { id: RAFI })
  const csv = twoPlusCsv(twoPlusRows(filesOf([odd, ...moved]), '2026-09-10', NOW))
  const lines = csv.trimEnd().split('\r\n')
  assert.is(lines.length, 2)
  assert.ok(must(lines[1]).startsWith(`"'=cmd(""x""), Rafi",`))
})

test.run()

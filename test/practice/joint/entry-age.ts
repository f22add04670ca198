import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { derivedId } from '../../../src/model/derived-id.ts'
import { childFile } from '../../../src/model/file.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { entryAge, lateEntries } from '../../../src/practice/joint/entry-age.ts'
import { narrative } from '../../../src/practice/joint/narrative.ts'
import { filesOf } from '../../../src/practice/of-type.ts'
import { must } from '../../support/must.ts'
import { by, id, record, TILLY, TODAY, wrenbury } from '../support/wrenbury.ts'
import { signed } from '../process/support/records.ts'

const file = childFile(TILLY)
const visit = (date: string, signedOn: string) => signed('statutory-visit', [file], { date }, 'Hannah', signedOn)
const log = (date: string, written: string) => record('daily-log', [file], { date }, { author: by('Denise', written) })

test('S4.12 an entry is as old as the days from what it is about until it was signed', () => {
  assert.equal(entryAge(visit('2026-09-01', '2026-09-03'), TODAY)?.days, 2)
  assert.is(entryAge(visit('2026-09-01', '2026-09-03'), TODAY)?.isLate, false)
})

test('S4.12 five working days are in time, over a weekend too; the sixth is late', () => {
  // Tuesday 1 September and five working days: Tuesday the 8th
  const age = must(entryAge(visit('2026-09-01', '2026-09-08'), TODAY))
  assert.equal([age.inTimeUntil, age.isLate], ['2026-09-08', false])
  assert.is(entryAge(visit('2026-09-01', '2026-09-09'), TODAY)?.isLate, true)
})

test('S4.12 what nobody signs is as old as its first word', () => {
  assert.is(entryAge(log('2026-09-01', '2026-09-01'), TODAY)?.days, 0)
  assert.is(entryAge(log('2026-08-31', '2026-09-09'), TODAY)?.isLate, true)
})

test('S4.12 a draft grows older until it is signed, and says that it is not finished', () => {
  const draft = record('statutory-visit', [file], { date: '2026-09-01' })
  const [now, before] = [must(entryAge(draft, TODAY)), must(entryAge(draft, '2026-09-08'))]
  assert.equal([now.days, now.isLate, now.isFinished], [9, true, false])
  assert.is(before.isLate, false)
})

test('plans, the register and what lies ahead have no such age', () => {
  assert.is(entryAge(record('care-plan', [file], { date: '2026-09-01' }), TODAY), undefined)
  assert.is(entryAge(record('placement', [file], { start: '2026-09-01' }), TODAY), undefined)
  assert.is(entryAge(record('statutory-visit', [file], { date: '2026-09-11' }), TODAY), undefined)
})

test('S4.12 of a file: how many there are since a day and which were late', () => {
  const records = [
    visit('2026-09-01', '2026-09-09'),
    visit('2026-08-20', '2026-08-21'),
    visit('2026-05-01', '2026-06-01'),
  ]
  const found = lateEntries(records, '2026-08-20', TODAY)
  assert.is(found.written, 2)
  assert.equal(
    found.late.map(({ recordId }) => recordId),
    [must(records[0]).id],
  )
})

test('S4.12 the story goes from the first day on, month by month, with the child’s words and what each event meant', () => {
  const entry = record('chronology-entry', [file], { date: '2026-08-20', event: 'Gill wrote.', impact: 'She slept.' })
  const months = narrative(filesOf([...wrenbury(), entry]), TILLY, TODAY)
  assert.is(must(months[0]).month, '2025-11')
  assert.is(must(must(months[0]).lines[0]).words, 'Came to live with Gill')
  const july = must(months.find(({ month }) => month === '2026-07'))
  assert.is(
    must(july.lines.find(({ type }) => type === 'statutory-visit')).said,
    'They go quiet when I come in. I think they are deciding.',
  )
  assert.is(
    must(must(months.find(({ month }) => month === '2026-08')).lines.find(({ impact }) => impact)).impact,
    'She slept.',
  )
})

test('S3.11 what a teacher told us stands in it with who said it', () => {
  const message = record('chronology-entry', [file], {
    date: '2026-09-01',
    kind: 'message',
    from: 'Mrs Lowe, class teacher',
    event: 'She sang alone in front of the class.',
  })
  const lines = narrative(filesOf([...wrenbury(), message]), TILLY, TODAY).flatMap((one) => one.lines)
  assert.ok(
    lines.some(({ words }) => words === 'Mrs Lowe, class teacher told us: She sang alone in front of the class.'),
  )
})

const ids = (records: readonly CaseRecord[]) =>
  narrative(filesOf(records), TILLY, TODAY).flatMap(({ lines }) => lines.map(({ recordId }) => recordId))
test('S3.11 what the chronology says of a record stands instead of the record, once', () => {
  const one: CaseRecord = visit('2026-09-01', '2026-09-02')
  const entry = record('chronology-entry', [file], { date: '2026-09-01', event: 'She spoke.', record: one.id })
  assert.ok(ids([one]).includes(one.id))
  assert.equal(ids([one, entry]), [entry.id])
  assert.equal(
    ids([record('statutory-visit', [file], { date: '2026-09-01' }, { id: id(9) })]),
    [],
    'a draft is not told',
  )
})

test('S4.12 what a signature brought into the chronology is told once, with what the child said at the visit', () => {
  const words = [{ id: id(41), quote: 'I know where the batteries are.' }]
  const one = signed('statutory-visit', [file], { date: '2026-09-01', words }, 'Hannah', '2026-09-02')
  const entry = record(
    'chronology-entry',
    [file],
    { date: '2026-09-01', event: 'Visit, seen alone' },
    { id: derivedId(one.id, 'chronology') },
  )
  const lines = narrative(filesOf([one, entry]), TILLY, TODAY).flatMap((month) => month.lines)
  assert.equal(
    lines.map(({ words: told, said }) => [told, said]),
    [['Visit, seen alone', 'I know where the batteries are.']],
  )
})

test.run()

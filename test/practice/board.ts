import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { addDays } from '../../src/model/calendar.ts'
import { childFile } from '../../src/model/file.ts'
import type { CaseRecord } from '../../src/model/record.ts'
import { boardRow, boardRows } from '../../src/practice/board.ts'
import { filesOf } from '../../src/practice/of-type.ts'
import { must } from '../support/must.ts'
import { actor, by, DENISES, mark, record, TILLY, TODAY, WREN, wrenbury } from './support/wrenbury.ts'

const tilly = childFile(TILLY)
const denises = `household:${DENISES}` as const
const rowWith = (...more: CaseRecord[]) => must(boardRow(filesOf([...wrenbury(), ...more]), TILLY, TODAY))
const rules = (...more: CaseRecord[]) => rowWith(...more).conversations.map(({ rule }) => rule)
const sentence = (rule: string, ...more: CaseRecord[]) =>
  rowWith(...more).conversations.find((one) => one.rule === rule)
const incident = (day: string) => record('incident', [tilly, denises], { kinds: ['other'], start: `${day}T12:00:00Z` })
const missing = (start: string, more = {}) =>
  record('missing-episode', [tilly], { kind: 'M', start, end: start, interviewOn: start, ...more })

test('lines stand by their next date alone', () => {
  const rows = boardRows(filesOf(wrenbury()), actor('Priya'), TODAY)
  assert.equal(
    rows.map(({ name, next, late }) => [name, next?.words, next?.date, late]),
    [
      ['Tilly', 'Action', '2026-09-07', true],
      ['Wren', 'Action', '2026-09-12', false],
      ['Peter', 'Visit', '2026-09-14', false],
    ],
  )
})

test('a manager sees the own team only', () => {
  assert.equal(boardRows(filesOf(wrenbury()), { ...actor('Priya'), team: 'South' }, TODAY), [])
})

test('the next date says whose it is', () => {
  const { next } = must(boardRow(filesOf(wrenbury()), WREN, '2026-09-13'))
  assert.equal([next?.who, next?.personId], ['Hannah', undefined])
  const peter = must(boardRows(filesOf(wrenbury()), actor('Priya'), TODAY).find(({ name }) => name === 'Peter'))
  assert.equal([peter.next?.who, peter.next?.personId], ['Hannah', actor('Hannah').personId])
})

test('Denise’s answers fell three times; the sentence leads to them', () => {
  const fell = record('scaling', [tilly], {
    date: '2026-09-09',
    person: { name: 'Denise' },
    relation: 'carer',
    score: 3,
  })
  const found = must(sentence('F2', fell))
  assert.is(found.words, 'Denise’s answers fell three times, to 3 on 9 September.')
  assert.is(found.evidence.length, 4)
  assert.ok(found.evidence.includes(fell.id))
})

test('F1: below five once; F2: a fall of two at once, whoever answered', () => {
  assert.equal(
    rowWith()
      .conversations.filter(({ rule }) => rule === 'F1')
      .map(({ words }) => words),
    ['Denise answered 4 on 4 September.'],
  )
  assert.ok(
    rowWith().conversations.some(
      ({ rule, words }) => rule === 'F2' && words === 'Sam answered 5 on 4 September, and 8 before.',
    ),
  )
  const five = record('scaling', [tilly], {
    date: '2026-09-09',
    person: { name: 'Denise' },
    relation: 'carer',
    score: 5,
  })
  assert.not.ok(rules(five).includes('F1'))
})

test('F5: overdue, or two late in six months, but one late visit is nobody’s headline', () => {
  assert.not.ok(rules().includes('F5'))
  const late = must(boardRow(filesOf(wrenbury()), TILLY, '2026-09-23'))
  assert.is(
    late.conversations.find(({ rule }) => rule === 'F5')?.words,
    'The visit due on 22 September has not been made.',
  )
})

const ask = (day: string, marks: CaseRecord['marks'] = []) =>
  record(
    'help-request',
    [denises, tilly],
    { need: 'A break on Saturday', urgency: 'today' },
    { author: by('Denise', day), marks },
  )

test('F7: nobody took it up in time, or two are open', () => {
  assert.not.ok(rules(ask('2026-09-09')).includes('F7'))
  assert.is(
    sentence('F7', ask('2026-09-08'))?.words,
    'Denise asked for help on 8 September and nobody has taken it up.',
  )
  assert.not.ok(rules(ask('2026-09-08', [mark('acknowledged', 'Sam', '2026-09-08')])).includes('F7'))
  assert.is(sentence('F7', ask('2026-09-09'), ask('2026-09-10'))?.words, 'Two requests for help are open.')
  assert.is(rowWith(ask('2026-09-08')).state.words, 'Monitored, one request open')
})

test('F8: twice in 28 days, more than a day once, or the talk after coming back late', () => {
  assert.not.ok(rules().includes('F8'))
  assert.is(sentence('F8', missing('2026-08-20'))?.words, 'Missing twice in 28 days.')
  assert.not.ok(rules(missing('2026-08-13')).includes('F8'))
  assert.is(
    sentence('F8', missing('2026-08-10', { interviewOn: undefined, returned: '2026-08-11T10:00:00+01:00' }))?.words,
    'The talk after coming back is late.',
  )
})

test('F9: four days without a log where every day was agreed', () => {
  assert.not.ok(rules().includes('F9'))
  const later = must(boardRow(filesOf(wrenbury()), TILLY, '2026-09-13'))
  assert.is(later.conversations.find(({ rule }) => rule === 'F9')?.words, 'No log for 4 days; every day was agreed.')
  assert.not.ok(
    must(boardRow(filesOf(wrenbury()), TILLY, '2026-09-12')).conversations.some(({ rule }) => rule === 'F9'),
  )
})

const log = (days: number, words: string) =>
  record(
    'daily-log',
    [tilly, denises],
    { date: addDays(TODAY, -days), happened: words },
    { author: by('Denise', TODAY) },
  )

test('F9: logs of this fortnight half as long as those before', () => {
  const long = 'We walked the dog along the canal and she told me about school for a whole hour today'
  const logs = [20, 19, 18, 17]
    .map((days) => log(days, long))
    .concat([3, 4, 5].map((days) => log(days, 'All fine today')))
  assert.is(sentence('F9', ...logs)?.words, 'The logs of this fortnight are half as long as before.')
})

test('F11: three in a fortnight, or twice as many as in the four weeks before', () => {
  assert.not.ok(rules().includes('F11'))
  assert.is(sentence('F11', incident('2026-09-05'), incident('2026-09-06'))?.words, 'Three incidents this fortnight.')
  const doubled = [incident('2026-07-20'), incident('2026-08-01'), incident('2026-08-20'), incident('2026-08-21')]
  assert.is(sentence('F11', ...doubled)?.words, 'Four incidents in four weeks, two in the four before.')
})

test('F13: two homes in twelve months, and a home that ended without a plan', () => {
  assert.is(sentence('F13')?.words, 'Two homes in twelve months.')
  assert.is(rowWith().homes, 2)
  const broke = wrenbury().map((one) =>
    one.body.householdName === 'Gill' ? { ...one, body: { ...one.body, planned: { answer: false } } } : one,
  )
  const row = must(boardRow(filesOf(broke), TILLY, TODAY))
  assert.is(
    row.conversations.find(({ rule }) => rule === 'F13')?.words,
    'Two homes in twelve months. The home before this one ended without a plan.',
  )
})

test('the strip and the scale of the line: five of five on time, seven to four', () => {
  const row = rowWith()
  assert.is(row.coverage?.words, '5 of 5 on time')
  assert.equal(
    row.scale.map(({ score }) => score),
    [7, 7, 6, 6, 5, 4],
  )
})

test('a child from a return, whose visits nobody has recorded here, is not said to be years late and stands last', () => {
  const child = '00000000-0000-7000-8000-000000000109'
  const file = childFile(child)
  const imported = [
    record('child', [file], { returnId: '50224', team: 'North' }, { id: child }),
    record('placement', [file], { start: '2019-04-01', placementType: 'U4' }),
  ]
  const rows = boardRows(filesOf([...wrenbury(), ...imported]), actor('Priya'), TODAY)
  const last = must(rows.at(-1))
  assert.equal(
    [last.name, last.home, last.late, last.next?.words],
    ['Child 50224', 'foster home, long term', false, 'No visit recorded yet'],
  )
})

test('nothing in a line adds up to a score', () => {
  assert.not.match(JSON.stringify(rowWith().conversations), /risk|rank|total|average|%/i)
})

test.run()

import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile } from '../../src/model/file.ts'
import type { CaseRecord } from '../../src/model/record.ts'
import { boardRow, boardRows } from '../../src/practice/board.ts'
import { filesOf } from '../../src/practice/of-type.ts'
import { must } from '../support/must.ts'
import { placed, said, signed, supervised } from './process/support/records.ts'
import { actor, ANWENS, by, DENISES, PETER, record, TILLY, TODAY, WREN, wrenbury } from './support/wrenbury.ts'

const noon = (day: string) => `${day}T12:00:00+01:00`
const NOW = noon(TODAY)
const tilly = childFile(TILLY)
const peter = childFile(PETER)
const denises = `household:${DENISES}` as const
const rowWith = (...more: CaseRecord[]) => must(boardRow(filesOf([...wrenbury(), ...more]), TILLY, NOW))

test('lines stand by their next date alone', () => {
  const rows = boardRows(filesOf(wrenbury()), actor('Priya'), NOW)
  assert.equal(
    rows.map(({ name, next }) => [name, next?.words, next?.date, next?.late]),
    [
      ['Tilly', 'Tell the team manager', '2026-09-07', true],
      ['Wren', 'Action', '2026-09-12', false],
      ['Peter', 'Visit', '2026-09-14', false],
    ],
  )
})

test('a manager sees the own team only', () => {
  assert.equal(boardRows(filesOf(wrenbury()), { ...actor('Priya'), team: 'South' }, NOW), [])
})

test('the next date says whose it is', () => {
  const { next } = must(boardRow(filesOf(wrenbury()), WREN, noon('2026-09-13')))
  assert.equal([next?.owner.name, next?.owner.personId], ['Hannah', undefined])
  const peter = must(boardRows(filesOf(wrenbury()), actor('Priya'), NOW).find(({ name }) => name === 'Peter'))
  assert.equal([peter.next?.owner.name, peter.next?.owner.personId], ['Hannah', actor('Hannah').personId])
})

test('a request about Peter alone stands on his line', () => {
  const peters = record(
    'help-request',
    [peter],
    { need: 'A break', urgency: 'today' },
    { author: by('Denise', '2026-09-08') },
  )
  assert.is(must(boardRow(filesOf([...wrenbury(), peters]), PETER, NOW)).state.words, 'Monitored, one request open')
})

// S4.8
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
  const rows = boardRows(filesOf([...wrenbury(), ...imported]), actor('Priya'), NOW)
  const last = must(rows.at(-1))
  assert.equal(
    [last.name, last.home, last.next?.late, last.next?.words],
    ['Child 50224', 'foster home, long term', false, 'No visit recorded yet'],
  )
})

const both = [peter, `household:${ANWENS}`] as const
const carers = (score: number) =>
  [
    ['Anwen', 'carer', score],
    ['Sam', 'supervising-social-worker', 8],
  ] as const
const peterWith = (now: string, ...more: CaseRecord[]) => must(boardRow(filesOf([...wrenbury(), ...more]), PETER, now))

// S2.6
test('a 4 in supervision: a meeting is arranged, whose it is, and by when', () => {
  const { state, next, past } = peterWith(noon('2026-09-10'), supervised(both, '2026-09-02', carers(4)))
  assert.equal(state, { words: 'Arranging a meeting', detail: 'Anwen gave 4 on Wednesday 2 September' })
  assert.equal(
    [next?.words, next?.date, next?.owner.name, next?.late],
    ['Hold the stability meeting', '2026-09-09', 'Sam', true],
  )
  assert.equal([next?.rule, next?.counted], ['T7', 'five working days'])
  assert.equal(
    past.map(({ words, escalated }) => [words, escalated]),
    [['Hold the stability meeting', false]],
  )
})

test('two working days after it was missed the senior manager hears of it, and the line says so', () => {
  const four = supervised(both, '2026-09-02', carers(4))
  const climbed = (day: string) => peterWith(noon(day), four).past.some(({ escalated }) => escalated)
  assert.equal([climbed('2026-09-11'), climbed('2026-09-12')], [false, true])
})

test('a meeting that is booked says when; cancelled, it says why there is to be one', () => {
  const four = supervised(both, '2026-09-08', carers(4))
  const booking = said([peter], 'meeting-booked', 'Sam', '2026-09-09T10:00', { bookedFor: '2026-09-14T14:00' })
  assert.is(peterWith(NOW, four, booking).state.detail, 'Booked for 14 September, 14:00')
  const off = said([peter], 'meeting-cancelled', 'Sam', '2026-09-09T12:00', { reason: 'School cannot come.' })
  assert.is(peterWith(NOW, four, booking, off).state.detail, 'Anwen gave 4 on Tuesday 8 September')
})

test('a child for whom a home is looked for stands on the board before there is one', () => {
  const child = '00000000-0000-7000-8000-000000000110'
  const file = childFile(child)
  const asked = [
    record('child', [file], { name: 'Remi', team: 'North' }, { id: child }),
    signed('placement-request', [file], { kind: 'planned' }, 'Priya', '2026-09-09'),
  ]
  const row = must(boardRow(filesOf([...wrenbury(), ...asked]), child, NOW))
  assert.equal(
    [row.name, row.home, row.state.words, row.state.detail],
    ['Remi', 'no home yet', 'Looking for a home', 'A planned placement request (K1) was sent on Wednesday 9 September'],
  )
})

test('a child who left without warning stays on the board until what is owed for it is done', () => {
  const left = (end: string) => [
    record('child', [childFile(TILLY)], { name: 'Tilly', team: 'North' }, { id: TILLY }),
    placed([tilly, denises], '2026-03-27', { end, leftFor: 'return-home', planned: { answer: false } }),
    said([tilly], 'reviewing-officer-notified', 'Priya', '2026-03-27T13:00'),
    signed('planning-meeting', [tilly, denises], { held: '2026-03-30T10:00' }, 'Hannah', '2026-03-30'),
  ]
  const row = must(boardRow(filesOf(left('2026-09-01')), TILLY, NOW))
  assert.equal(
    [row.state.words, row.next?.words, row.next?.date],
    ['Home ended', 'Send written notice of the ending', '2026-09-15'],
  )
  const done = [
    said([tilly], 'ending-notice', 'Hannah', '2026-09-02T10:00'),
    signed('disruption-meeting', [tilly, denises], { held: '2026-09-08T10:00' }, 'Priya', '2026-09-08'),
  ]
  assert.is(boardRow(filesOf([...left('2026-09-01'), ...done]), TILLY, NOW), undefined)
})

test.run()

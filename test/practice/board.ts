import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { addDays } from '../../src/model/calendar.ts'
import { childFile } from '../../src/model/file.ts'
import type { CaseRecord } from '../../src/model/record.ts'
import { boardRow, boardRows } from '../../src/practice/board.ts'
import { filesOf } from '../../src/practice/of-type.ts'
import { must } from '../support/must.ts'
import { placed, said, signed, supervised } from './process/support/records.ts'
import { actor, ANWENS, by, DENISES, mark, PETER, record, TILLY, TODAY, WREN, wrenbury } from './support/wrenbury.ts'

const noon = (day: string) => `${day}T12:00:00+01:00`
const NOW = noon(TODAY)
const tilly = childFile(TILLY)
const peter = childFile(PETER)
const denises = `household:${DENISES}` as const
const rowWith = (...more: CaseRecord[]) => must(boardRow(filesOf([...wrenbury(), ...more]), TILLY, NOW))
const rules = (...more: CaseRecord[]) => rowWith(...more).conversations.map(({ rule }) => rule)
const sentence = (rule: string, ...more: CaseRecord[]) =>
  rowWith(...more).conversations.find((one) => one.rule === rule)
const incident = (day: string) => record('incident', [tilly, denises], { kinds: ['other'], start: `${day}T12:00:00Z` })
const missing = (start: string, more = {}) =>
  record('missing-episode', [tilly], { kind: 'M', start, end: start, interviewOn: start, ...more })

test('lines stand by their next date alone', () => {
  const rows = boardRows(filesOf(wrenbury()), actor('Priya'), NOW)
  assert.equal(
    rows.map(({ name, next }) => [name, next?.words, next?.date, next?.late]),
    [
      ['Tilly', 'Action', '2026-09-07', true],
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
  const late = must(boardRow(filesOf(wrenbury()), TILLY, noon('2026-09-23')))
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
  const peters = record(
    'help-request',
    [peter],
    { need: 'A break', urgency: 'today' },
    { author: by('Denise', '2026-09-08') },
  )
  assert.is(must(boardRow(filesOf([...wrenbury(), peters]), PETER, NOW)).state.words, 'Monitored, one request open')
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
  const later = must(boardRow(filesOf(wrenbury()), TILLY, noon('2026-09-13')))
  assert.is(later.conversations.find(({ rule }) => rule === 'F9')?.words, 'No log for 4 days; every day was agreed.')
  assert.not.ok(
    must(boardRow(filesOf(wrenbury()), TILLY, noon('2026-09-12'))).conversations.some(({ rule }) => rule === 'F9'),
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
  const row = must(boardRow(filesOf(broke), TILLY, NOW))
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

test('nothing in a line adds up to a score', () => {
  assert.not.match(JSON.stringify(rowWith().conversations), /risk|rank|total|average|%/i)
})

test.run()

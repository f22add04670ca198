import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile } from '../../src/model/file.ts'
import { lastWords } from '../../src/practice/last-words.ts'
import { filesOf } from '../../src/practice/of-type.ts'
import { promisesTo, promisesToAll } from '../../src/practice/promises.ts'
import { by, id, PETER, record, TILLY, TODAY, WREN, wrenbury } from './support/wrenbury.ts'

const fileOf = (child: string, more = [] as ReturnType<typeof wrenbury>) =>
  filesOf([...wrenbury(), ...more]).inFile(childFile(child))

test('what was promised to Tilly: the lock is there, the call about the cat is three days late', () => {
  assert.equal(
    promisesTo(fileOf(TILLY), TODAY).map(({ what, state, daysLate }) => [what, state, daysLate]),
    [
      ['A lock for her drawer', 'kept', 0],
      ['Ring Gill about the cat', 'late', 3],
    ],
  )
})

const stuck = (due: string) =>
  record('action', [childFile(TILLY)], { what: 'A passport', due, status: 'blocked', promised: { answer: true } })

test('a promise that is late because something is in the way says both', () => {
  const told = promisesTo(fileOf(TILLY, [stuck('2026-09-08'), stuck('2026-09-20')]), TODAY)
  assert.equal(
    told.filter(({ what }) => what === 'A passport').map(({ state, blocked, daysLate }) => [state, blocked, daysLate]),
    [
      ['late', true, 2],
      ['blocked', true, 0],
    ],
  )
})

test('a promise kept long ago is not told again, and an action nobody promised is not a promise', () => {
  const old = record('action', [childFile(TILLY)], {
    what: 'A bike',
    due: '2026-05-01',
    status: 'done',
    doneOn: '2026-05-02',
    promised: { answer: true },
  })
  assert.is(promisesTo(fileOf(TILLY, [old]), TODAY).length, 2)
})

test('a promise to both stands once, and is open until it is kept for both', () => {
  const both = promisesToAll([fileOf(PETER), fileOf(WREN)], TODAY)
  assert.equal(
    both.map(({ what, state }) => [what, state]),
    [
      ['Bring the photographs of Nan', 'kept'],
      ['Tell Wren the answer about swimming on Saturdays', 'open'],
    ],
  )
  const half = fileOf(WREN).map((one) =>
    one.body.what === 'Bring the photographs of Nan' ? { ...one, body: { ...one.body, status: 'open' } } : one,
  )
  assert.is(promisesToAll([fileOf(PETER), half], TODAY).find(({ what }) => what.startsWith('Bring'))?.state, 'open')
})

test('Tilly’s last words are the newest ones, verbatim, with who, when and where', () => {
  const said = lastWords(fileOf(TILLY), TODAY)
  assert.is(said?.words, 'They go quiet when I come in. I think they are deciding.')
  assert.equal([said?.to, said?.date, said?.setting, said?.how], ['Hannah', '2026-07-30', 'alone', 'visit'])
})

const page = (maySee: readonly string[]) =>
  record(
    'childs-views',
    [childFile(TILLY)],
    { date: '2026-09-01', pieces: [{ id: id(7001), kind: 'words', words: 'Only for Nan', maySee: [...maySee] }] },
    { author: by('Hannah', '2026-09-01') },
  )

test('a page the child did not let the worker see is not shown, one they did is', () => {
  assert.is(lastWords(fileOf(TILLY, [page(['mum'])]), TODAY)?.date, '2026-07-30')
  assert.is(lastWords(fileOf(TILLY, [page(['worker'])]), TODAY)?.words, 'Only for Nan')
  // A carer's copy holds only pages shared with carers, and no longer says with whom else.
  const shared = {
    ...page([]),
    body: { date: '2026-09-01', pieces: [{ id: id(7001), words: 'For you too' }] },
    extract: true as const,
  }
  assert.is(lastWords([shared], TODAY)?.words, 'For you too')
})

test('of two things said on one day the later one is the last', () => {
  const log = record(
    'daily-log',
    [childFile(TILLY)],
    {
      date: '2026-09-09',
      words: [
        { id: id(1), quote: 'first', time: '8:00' },
        { id: id(2), quote: 'second', time: '19:30' },
      ],
    },
    { author: by('Denise', '2026-09-09') },
  )
  assert.is(lastWords(fileOf(TILLY, [log]), TODAY)?.words, 'second')
})

test.run()

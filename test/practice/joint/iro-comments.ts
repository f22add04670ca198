import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile, householdFile } from '../../../src/model/file.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { commentSteps } from '../../../src/practice/joint/iro-clocks.ts'
import { commentsAbout, commentsIn, commentState, openComments } from '../../../src/practice/joint/iro-comments.ts'
import { filesOf } from '../../../src/practice/of-type.ts'
import { clocksOf } from '../../../src/practice/process/clocks.ts'
import { disputeTimers } from '../../../src/practice/timers/dispute.ts'
import { must } from '../../support/must.ts'
import { by, DENISES, id, mark, record, TILLY, TODAY, wrenbury } from '../support/wrenbury.ts'
import { signed } from '../process/support/records.ts'

const files = [childFile(TILLY), householdFile(DENISES)]
const comment = (date: string, more = {}, extra: Partial<CaseRecord> = {}) =>
  signed(
    'iro-comment',
    files,
    { date, text: 'The calls with Mum.', dispute: { answer: false }, ...more },
    'Ruth',
    date,
    extra,
  )
const inDispute = (date: string, more = {}) => comment(date, { dispute: { answer: true, reason: 'Gill.' }, ...more })
const state = (one: CaseRecord, today = TODAY) => commentState(must(commentsIn([one])[0]), today)

test('S4.24 a comment asks for its answer by the day it names: on that day it is in time, the day after it is late', () => {
  const one = comment('2026-09-01', { replyBy: '2026-09-10' })
  assert.equal([state(one).state, state(one).daysLeft], ['to-answer', 0])
  assert.is(state(one, '2026-09-11').daysLeft, -1)
})

test('S4.24 an answer is a mark with words, and closes the date', () => {
  const answered = comment(
    '2026-09-01',
    { replyBy: '2026-09-10' },
    { marks: [mark('answered', 'Hannah', '2026-09-05')] },
  )
  assert.equal([state(answered).state, state(answered).due], ['answered', undefined])
  const read = comment('2026-09-01', { replyBy: '2026-09-10' }, { marks: [mark('read', 'Hannah', '2026-09-05')] })
  assert.is(state(read).state, 'to-answer')
})

test('a comment without a date asks for nothing', () => {
  assert.equal([state(comment('2026-09-01')).state, state(comment('2026-09-01')).due], ['noted', undefined])
})

test('S4.24 a dispute is resolved in 20 working days in all; the August bank holiday is none of them (IRO handbook 6.2)', () => {
  // from Monday 3 August: four weeks, and a day more for 31 August
  assert.is(state(inDispute('2026-08-03')).due, '2026-09-01')
  assert.is(state(inDispute('2026-08-04')).due, '2026-09-02')
  assert.is(state(inDispute('2026-08-03'), '2026-09-01').daysLeft, 0)
  assert.is(state(inDispute('2026-08-03'), '2026-09-02').daysLeft, -1)
})

test('S4.24 a dispute is with the team manager until the officer takes it on; an answer does not end it, an agreement does', () => {
  assert.is(state(inDispute('2026-08-20')).step, 'team-manager')
  assert.is(state(inDispute('2026-08-20', { step: 'service-manager' })).step, 'service-manager')
  const answered = { ...inDispute('2026-08-20'), marks: [mark('answered', 'Priya', '2026-08-25')] }
  assert.is(state(answered).state, 'in-dispute')
  const resolved = inDispute('2026-08-20', { resolvedOn: '2026-09-01', outcome: 'Gill is visited.' })
  assert.equal([state(resolved).state, state(resolved).due], ['resolved', undefined])
})

const undated = (at: string) =>
  comment(at, { date: undefined, dispute: { answer: true, reason: 'Gill.' } }, { author: by('Ruth', at) })
const dues = (one: CaseRecord) => [state(one).due, must(disputeTimers([one])[0]).due]

test('a dispute without a date counts from the London day of its writing, on its card and in its clock alike', () => {
  // half past eleven in the evening in London, and half an hour later
  assert.equal(dues(undated('2026-08-03T22:30:00Z')), ['2026-09-01', '2026-09-01'])
  assert.equal(dues(undated('2026-08-03T23:00:00Z')), ['2026-09-02', '2026-09-02'])
  assert.equal(dues(inDispute('2026-08-03')), ['2026-09-01', '2026-09-01'])
})

test('S4.24 it stands beside the records it names, and beside no other', () => {
  const one = comment('2026-09-01', { about: [{ id: id(1), record: id(900), words: 'Visit' }] })
  assert.equal(
    commentsAbout([one], id(900)).map((each) => each.id),
    [one.id],
  )
  assert.equal(commentsAbout([one], id(901)), [])
})

test('what is not signed yet is nobody’s to answer', () => {
  const draft = record('iro-comment', files, { date: '2026-09-01', text: 'x', replyBy: TODAY })
  assert.equal(commentsIn([draft]), [])
  assert.equal(openComments([draft], TODAY), [])
})

test('S4.24 its clock runs among the child’s clocks, for the worker or for the manager it is with', () => {
  const records = [
    ...wrenbury(),
    comment('2026-09-01', { replyBy: '2026-09-08' }),
    inDispute('2026-08-03', { step: 'service-manager' }),
  ]
  const now = `${TODAY}T10:00:00+01:00`
  const [toAnswer, ...more] = commentSteps(filesOf(records), TILLY, now).map(({ step }) => step)
  assert.equal(
    [must(toAnswer).due, must(toAnswer).who.name, must(toAnswer).rule],
    ['2026-09-08', 'Hannah', 'the day the officer asked for'],
  )
  assert.equal(more, [], 'a dispute has a clock of its own')
  const clocks = clocksOf(filesOf(records), TILLY, now)
  const dispute = must(clocks.find(({ what }) => what === 'settle IRO dispute'))
  assert.equal([dispute.due, dispute.who.role, dispute.overdue], ['2026-09-01', 'service-manager', true])
  assert.ok(clocks.some(({ what }) => what === 'answer reviewing officer’s comment'))
})

test.run()

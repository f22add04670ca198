/** The clock of help, to the minute: over weekends, bank holidays and the nights in which the clocks change. */
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile, householdFile } from '../../src/model/file.ts'
import type { CaseRecord, Mark } from '../../src/model/record.ts'
import { helpUnanswered, supportLate } from '../../src/practice/help-facts.ts'
import { arrivedAt, hasArrived, helpState } from '../../src/practice/help-state.ts'
import type { HelpRequest } from '../../src/practice/help-state.ts'
import { isOverdue } from '../../src/practice/process/ask.ts'
import { supportWaits } from '../../src/practice/support-wait.ts'
import { must } from '../support/must.ts'
import { by, DENISES, mark, record, TILLY } from './support/wrenbury.ts'

const files = [householdFile(DENISES), childFile(TILLY)]
const ask = (at: string, urgency: string, marks: readonly Mark[] = [], more: Partial<CaseRecord> = {}): HelpRequest =>
  record(
    'help-request',
    files,
    { need: 'A night’s rest', urgency, wantedBy: at.slice(0, 10) },
    {
      author: by('Denise', at),
      marks,
      ...more,
    },
  )
const due = (at: string, urgency: string, marks: readonly Mark[] = []) => helpState(ask(at, urgency, marks)).due

test('S4.15: urgent help is acknowledged within two hours, to the second, whatever night or holiday it is', () => {
  for (const [from, until] of [
    ['2026-09-10T14:02:00+01:00', '2026-09-10T16:02:00+01:00'],
    ['2026-09-12T23:30:00+01:00', '2026-09-13T01:30:00+01:00'],
    // Good Friday
    ['2026-04-03T10:00:00+01:00', '2026-04-03T12:00:00+01:00'],
    // the night of spring and the night of autumn: two hours have passed when the clock says three, and one
    ['2026-03-29T00:30:00+00:00', '2026-03-29T03:30:00+01:00'],
    ['2026-10-25T00:30:00+01:00', '2026-10-25T01:30:00+00:00'],
  ] as const) {
    assert.is(due(from, 'now'), until)
    const last = Date.parse(until)
    assert.not.ok(isOverdue(until, new Date(last).toISOString()), 'on the minute it is in time')
    assert.ok(isOverdue(until, new Date(last + 1000).toISOString()))
  }
})

test('S4.15: help for today and for this week is acknowledged within one working day', () => {
  for (const [from, until] of [
    ['2026-09-10T23:59:00+01:00', '2026-09-11'],
    ['2026-09-11T09:00:00+01:00', '2026-09-14'],
    ['2026-09-12T09:00:00+01:00', '2026-09-14'],
    // before Easter, and before the August holiday
    ['2026-04-02T09:00:00+01:00', '2026-04-07'],
    ['2026-08-28T09:00:00+01:00', '2026-09-01'],
  ] as const)
    for (const urgency of ['today', 'week']) assert.is(due(from, urgency), until)
  assert.not.ok(isOverdue('2026-09-14', '2026-09-14T23:59:59+01:00'))
  assert.ok(isOverdue('2026-09-14', '2026-09-15T00:00:00+01:00'))
})

const seen = (at: string) => [mark('acknowledged', 'Sam', at)]

test('S4.15: it is answered within three working days of being raised, however soon it was acknowledged', () => {
  assert.is(due('2026-09-10T14:02:00+01:00', 'now', seen('2026-09-10T14:10:00+01:00')), '2026-09-15')
  assert.is(due('2026-09-10T14:02:00+01:00', 'week', seen('2026-09-11T09:00:00+01:00')), '2026-09-15')
  assert.is(due('2026-04-02T09:00:00+01:00', 'today', seen('2026-04-02T10:00:00+01:00')), '2026-04-09')
})

test('two hours run from when it was raised on the phone, and nobody is said to have it before it came', () => {
  const lay = { revision: 1, receivedAt: '2026-09-10T17:00:00+01:00' }
  const late = ask('2026-09-10T14:02:00+01:00', 'now', [], lay)
  assert.is(helpState(late).due, '2026-09-10T16:02:00+01:00')
  assert.is(arrivedAt(late), lay.receivedAt)
  assert.ok(hasArrived(late))
  assert.not.ok(hasArrived(ask('2026-09-10T14:02:00+01:00', 'now', [], { revision: 0 })))
  // a phone that is an hour ahead
  assert.is(helpState(ask('2026-09-10T18:00:00+01:00', 'now', [], lay)).due, '2026-09-10T19:00:00+01:00')
  // once something was added, the time of arrival is no longer known
  assert.is(arrivedAt({ ...late, revision: 2 }), undefined)
})

test('S4.15: raised, acknowledged, answered, closed; and open again in the carer’s words where it was not sorted', () => {
  const at = '2026-09-10T14:02:00+01:00'
  const taken = mark('acknowledged', 'Sam', '2026-09-10T14:30:00+01:00')
  const answered = { ...mark('answered', 'Sam', '2026-09-11T10:00:00+01:00'), note: 'I have asked.' }
  const not: Mark = { ...mark('reopened', 'Denise', '2026-09-14T18:00:00+01:00'), note: 'Nobody came.' }
  const closed = mark('closed', 'Denise', '2026-09-16T09:00:00+01:00')
  const state = (...marks: Mark[]) => helpState(ask(at, 'now', marks))
  assert.is(state().state, 'raised')
  assert.equal([state(taken).state, state(taken).taken?.name], ['acknowledged', 'Sam'])
  assert.equal([state(taken, answered).state, state(taken, answered).due], ['answered', undefined])
  const again = state(taken, answered, not)
  assert.equal(
    [again.state, again.due, again.again?.note, again.taken, again.raised],
    ['raised', '2026-09-14T20:00:00+01:00', 'Nobody came.', undefined, '2026-09-10'],
  )
  assert.is(state(taken, answered, not, mark('answered', 'Sam', '2026-09-15T09:00:00+01:00')).state, 'answered')
  assert.is(state(taken, answered, not, closed).state, 'closed')
  assert.is(state(closed).state, 'closed', 'sorted before anybody answered')
})

test('what is read is not taken up by it, nor is it by those who only look whether all is as it should be', () => {
  const read = mark('read', 'Sam', '2026-09-10T15:00:00+01:00')
  const reviewer = mark('acknowledged', 'Ruth', '2026-09-10T15:00:00+01:00')
  assert.is(helpState(ask('2026-09-10T14:02:00+01:00', 'now', [read, reviewer])).state, 'raised')
  const mark2: Mark = { ...mark('read', 'Mark', '2026-09-10T15:00:00+01:00'), role: 'foster-carer' }
  assert.is(helpState(ask('2026-09-10T14:02:00+01:00', 'now', [mark2])).state, 'raised')
})

const say = (name: string) => name
test('F7: help is a reason to talk one second after its two hours, and not before', () => {
  const one = ask('2026-09-10T14:02:00+01:00', 'now')
  assert.is(helpUnanswered([one], '2026-09-10T16:02:00+01:00', say), undefined)
  assert.is(
    must(helpUnanswered([one], '2026-09-10T16:02:01+01:00', say)).words,
    'Denise asked for help on 10 September and nobody has taken it up.',
  )
  const two = [one, ask('2026-09-10T15:00:00+01:00', 'week')]
  assert.is(helpUnanswered(two, '2026-09-10T15:30:00+01:00', say)?.words, 'Two requests for help are open.')
})

const wait = (askedOn: string, body: object = {}) =>
  record('support-request', files, { kind: 'respite', what: 'One weekend a month', askedOn, ...body })

test('F19, S4.16: respite is waited for twenty working days; on the day after it is a reason to talk', () => {
  // 24 August, and a bank holiday on the 31st between
  const asked = wait('2026-08-24')
  const at = (day: string) => must(supportWaits([asked], day)[0])
  assert.equal([at('2026-08-24').days, at('2026-08-31').days, at('2026-09-01').days], [0, 4, 5])
  assert.equal([at('2026-09-22').days, at('2026-09-22').due, at('2026-09-22').late], [20, '2026-09-22', false])
  assert.equal([at('2026-09-23').days, at('2026-09-23').late], [21, true])
  assert.equal(supportLate([asked], '2026-09-22T23:59:59+01:00'), [])
  assert.equal(
    supportLate([asked], '2026-09-23T00:00:00+01:00').map(({ words }) => words),
    ['Respite has been waited for 21 working days, since 24 August.'],
  )
  const school = wait('2026-08-24', { kind: 'education' })
  assert.equal(supportLate([school], '2026-09-23T00:00:00+01:00'), [], 'F19 speaks of respite and therapy')
})

const waiting = (status: string) => supportWaits([wait('2026-08-24', { status })], '2026-09-10').length

test('S4.16: begun, refused and no longer needed end a wait; agreed to is still waited for', () => {
  assert.equal(['asked', 'agreed', 'begun', 'refused', 'withdrawn'].map(waiting), [1, 1, 0, 0, 0])
})

test.run()

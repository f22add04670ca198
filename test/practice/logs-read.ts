import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { addDays } from '../../src/model/calendar.ts'
import { childFile, householdFile } from '../../src/model/file.ts'
import type { Body } from '../../src/model/field.ts'
import type { CaseRecord } from '../../src/model/record.ts'
import { cameOf, takenToSupervision } from '../../src/practice/log-follow-ups.ts'
import { logGap, logsShorter } from '../../src/practice/log-gap.ts'
import {
  logsNotDiscussed,
  logsOverdue,
  logsToRead,
  nextSupervision,
  readBy,
  readMark,
} from '../../src/practice/logs-read.ts'
import { filesOf } from '../../src/practice/of-type.ts'
import { must } from '../support/must.ts'
import { householdClocks } from '../../src/practice/timers/household-timers.ts'
import { by, DENISES, mark, record, TILLY, TODAY, wrenbury } from './support/wrenbury.ts'

const home = householdFile(DENISES)
const files = [childFile(TILLY), home]
const log = (ago: number, more: Partial<CaseRecord> = {}, body: Body = {}) =>
  record(
    'daily-log',
    files,
    { date: addDays(TODAY, -ago), happened: 'School, tea, bed.', ...body },
    {
      author: by('Denise', addDays(TODAY, -ago)),
      ...more,
    },
  )
const days = (list: readonly { readonly log: CaseRecord }[]) => list.map(({ log: one }) => one.body.date)

test('S4.5, E “SSW reads 7 days”: on the seventh day a log is in time, on the eighth it is overdue', () => {
  assert.equal(logsOverdue(filesOf([log(7)]), DENISES, TODAY), [])
  assert.equal(
    logsToRead(filesOf([log(7)]), DENISES, TODAY).map(({ due, daysLeft }) => [due, daysLeft]),
    [[TODAY, 0]],
  )
  assert.equal(days(logsOverdue(filesOf([log(8)]), DENISES, TODAY)), [addDays(TODAY, -8)])
})

test('S4.5: every unread log has its own day, the first due first', () => {
  const list = filesOf([log(1), log(9), log(3)])
  assert.equal(
    days(logsToRead(list, DENISES, TODAY)),
    [9, 3, 1].map((ago) => addDays(TODAY, -ago)),
  )
  assert.equal(days(logsOverdue(list, DENISES, TODAY)), [addDays(TODAY, -9)])
})

test('S4.5: read, or talked about, by the household’s worker is read; by the child’s worker or the carer it is not', () => {
  const read = (kind: 'read' | 'discussed' | 'acknowledged', name: string) =>
    logsToRead(filesOf([log(2, { marks: [mark(kind, name, TODAY)] })]), DENISES, TODAY).length === 0
  assert.ok(read('read', 'Sam'))
  assert.ok(read('discussed', 'Sam'))
  assert.not.ok(read('acknowledged', 'Sam'))
  assert.not.ok(read('read', 'Hannah'))
  assert.not.ok(read('read', 'Denise'))
  const nadia = { ...mark('read', 'Nadia', TODAY), role: 'independent-provider' as const }
  assert.ok(readMark(log(2, { marks: [nadia] })), 'of an agency home the agency’s own worker reads')
})

test('S4.5: a day written up late is read within seven days of its writing', () => {
  const late = log(9, { author: by('Denise', addDays(TODAY, -3)) })
  assert.is(readBy(late as Parameters<typeof readBy>[0]), addDays(TODAY, 4))
  assert.equal(logsOverdue(filesOf([late]), DENISES, TODAY), [])
})

test('S4.5: an empty log, a worker’s own note and a day to come are nobody’s reading; what is over four weeks old does not pile up', () => {
  const none = [log(2, {}, { happened: ' ' }), log(2, { author: { ...by('Sam', TODAY) } }), log(-1), log(29)]
  assert.equal(logsToRead(filesOf(none), DENISES, TODAY), [])
  assert.is(logsToRead(filesOf([log(28)]), DENISES, TODAY).length, 1)
})

const supervision = (ago: number, more: Partial<CaseRecord> = {}, body: Body = {}) =>
  record('carer-supervision', files, { date: addDays(TODAY, -ago), ...body }, { status: 'signed', ...more })

test('S4.5, S4.20: what was not talked about since the last supervision stands on the next agenda, oldest first', () => {
  const talked = log(4, { marks: [mark('discussed', 'Sam', TODAY)] })
  const list = filesOf([log(3), log(10), log(11), log(5), talked, supervision(10), supervision(2, { status: 'draft' })])
  assert.equal(
    logsNotDiscussed(list, DENISES, TODAY).map(({ body }) => body.date),
    [addDays(TODAY, -5), addDays(TODAY, -3)],
    'of the day of the supervision itself and before it nothing',
  )
  assert.equal(logsNotDiscussed(list, DENISES, TODAY, childFile('another')), [])
  assert.equal(days(logsNotDiscussed(filesOf([log(28), log(27)]), DENISES, TODAY).map((one) => ({ log: one }))), [
    addDays(TODAY, -27),
  ])
})

test('S2.7: the next supervision is the day that was agreed, else a month after the last', () => {
  assert.is(nextSupervision(filesOf([supervision(10)]), DENISES, TODAY), '2026-09-30')
  assert.is(nextSupervision(filesOf([supervision(10, {}, { nextDate: '2026-09-22' })]), DENISES, TODAY), '2026-09-22')
  assert.is(nextSupervision(filesOf([supervision(60, {}, { nextDate: '2026-08-01' })]), DENISES, TODAY), undefined)
})

const follow = (of: CaseRecord, body: Body) =>
  record('log-follow-up', files, { date: TODAY, log: of.id, ...body }, { author: by('Sam', TODAY) })

test('S4.5: the carer reads where a log was taken, and what came of it', () => {
  const one = log(2)
  const taken = follow(one, { where: 'supervision', on: '2026-09-24' })
  const words = (list: readonly CaseRecord[], of = one) =>
    cameOf(filesOf(list), of).map(({ by: who, words: said, since }) => [who, said, since])
  assert.equal(words([one, taken]), [['Sam', 'took this to your supervision on 24 September', undefined]])
  assert.ok(takenToSupervision(filesOf([one, taken]), home).has(one.id))
  const talked = { ...one, marks: [mark('discussed', 'Sam', '2026-09-24')] }
  assert.equal(words([talked, taken], talked), [
    ['Sam', 'took this to your supervision on 24 September', 'Talked about on 24 September'],
  ])
  assert.not.ok(takenToSupervision(filesOf([talked, taken]), home).has(one.id))
  const ring = record('action', files, { what: 'Ring the school', due: '2026-09-14', plan: 'carer', status: 'open' })
  const respite = record('support-request', files, { kind: 'respite', what: 'Two nights', status: 'asked' })
  const list = [
    one,
    ring,
    respite,
    follow(one, { where: 'action', made: ring.id, what: 'Ring the school' }),
    follow(one, { where: 'support', made: respite.id, what: 'Two nights' }),
  ]
  assert.equal(words(list), [
    ['Sam', 'made an action of it: Ring the school', 'By 14 September'],
    ['Sam', 'asked for respite, a short break: Two nights', 'Asked, waiting'],
  ])
  const done = { ...ring, body: { ...ring.body, status: 'done', doneOn: '2026-09-12' } }
  assert.is(words([one, done, must(list[3])])[0]?.[2], 'Done on 12 September')
  assert.equal(words([one, follow(log(3), { where: 'chronology' })]), [], 'another log’s is another’s')
})

const gap = (ago: number, agreed: 'daily' | 'three-a-week' | 'weekly' | undefined) =>
  logGap([log(ago)], agreed, TODAY)?.days
test('F9: a gap of three days beyond what was agreed, and not a day before', () => {
  assert.equal([gap(3, 'daily'), gap(4, 'daily')], [undefined, 4])
  assert.equal([gap(5, 'three-a-week'), gap(6, 'three-a-week')], [undefined, 6])
  assert.equal([gap(9, 'weekly'), gap(10, 'weekly')], [undefined, 10])
  assert.is(gap(60, undefined), undefined, 'nothing was agreed')
  assert.is(logGap([], 'daily', TODAY), undefined)
})

const long = (ago: number) => log(ago, {}, { happened: 'word '.repeat(20).trim() })
const short = (ago: number, count: number) => log(ago, {}, { happened: 'word '.repeat(count).trim() })
test('F9: this fortnight’s logs half as long as those before, three of each at least', () => {
  const before = [15, 18, 21].map(long)
  assert.ok(logsShorter([...before, ...[1, 2, 3].map((ago) => short(ago, 10))], TODAY))
  assert.not.ok(logsShorter([...before, ...[1, 2, 3].map((ago) => short(ago, 11))], TODAY))
  assert.not.ok(logsShorter([...before, ...[1, 2].map((ago) => short(ago, 2))], TODAY))
})

const clocks = (...logs: readonly CaseRecord[]) =>
  householdClocks(
    filesOf([...wrenbury().filter(({ type }) => type !== 'daily-log'), ...logs]),
    DENISES,
    `${TODAY}T12:00:00+01:00`,
  )
    .clocks.filter(({ what }) => what === 'read the log')
    .map(({ due, overdue, recordId, who, rule }) => [due, overdue, recordId, who.name, rule])
test('E “SSW reads 7 days”, S4.5: each log unread on its seventh day is a clock of the supervising worker, overdue on the eighth', () => {
  const [six, seven, eight] = [log(6), log(7), log(8)]
  assert.equal(clocks(six), [])
  assert.equal(clocks(six, seven, eight), [
    ['2026-09-09', true, eight.id, 'Sam', 'S4.5, set by the service'],
    [TODAY, false, seven.id, 'Sam', 'S4.5, set by the service'],
  ])
  assert.equal(clocks({ ...eight, marks: [mark('read', 'Sam', TODAY)] }), [])
})

const clock = (...more: readonly CaseRecord[]) =>
  householdClocks(filesOf([...wrenbury(), ...more]), DENISES, `${TODAY}T12:00:00+01:00`).clocks.find(
    ({ what }) => what === 'ask the family again',
  )
test('S4.17: the day on which the family is asked again is a clock of the supervising worker', () => {
  const asked = record('impact-assessment', files, { date: '2026-07-01', review: '2026-09-09' }, { status: 'signed' })
  assert.equal([clock(asked)?.due, clock(asked)?.overdue, clock(asked)?.who.name], ['2026-09-09', true, 'Sam'])
  assert.is(clock({ ...asked, body: { ...asked.body, review: TODAY } })?.overdue, false)
  assert.is(clock(), undefined)
})

test.run()

/** S1.16 and F14: what the records say to each prompt, and what is not known here. */
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { CaseRecord } from '../../../src/model/record.ts'
import { filesOf } from '../../../src/practice/of-type.ts'
import { attendanceFacts } from '../../../src/practice/reports/attendance.ts'
import { countsFor } from '../../../src/practice/reports/report-counts.ts'
import type { Prompt } from '../../../src/records/progress-report.ts'
import { must } from '../../support/must.ts'
import { actor, ASHA, asha, ashasHome, record, TODAY } from './support/ashas-home.ts'
import type { Name } from './support/ashas-home.ts'

const PERIOD = { from: '2026-06-01', until: '2026-08-31' }
const counted = (prompt: Prompt, more: readonly CaseRecord[], who: Name = 'Nadia') =>
  must(
    countsFor(actor(who), filesOf([...ashasHome(), ...more]), ASHA, PERIOD, `${TODAY}T09:00:00Z`).find(
      (one) => one.prompt === prompt,
    ),
  )
const away = (start: string, end = start) => record('missing-episode', { kind: 'M', start, end }, { fileIds: [asha] })
const happened = (start: string, kinds: readonly string[], more = {}) =>
  record('incident', { kinds: [...kinds], start: `${start}T21:00`, ...more })
const school = (until: string, attended: number, possible = 100) =>
  record('attendance', { where: 'school', from: until, until, possible: String(possible), attended: String(attended) })
const missedOn = (date: string, state = 'missed') => record('appointment', { date, kind: 'dentist', state, why: 'x' })

test('S1.16 missing episodes count from the first to the last day of the period', () => {
  const list = [away('2026-05-31'), away('2026-06-01'), away('2026-08-31'), away('2026-09-01')]
  const count = counted('missing', list)
  assert.is(count.said, '2 episodes.')
  assert.equal(count.recordIds, [list[1]?.id, list[2]?.id])
  assert.is(counted('missing', []).said, 'None is recorded.')
})
test('S1.16 an incident of going missing counts once, beside the episode that tells of it', () => {
  assert.is(
    counted('missing', [away('2026-07-01', '2026-07-02'), happened('2026-07-02', ['missing'])]).said,
    '1 episode.',
  )
  assert.is(counted('missing', [happened('2026-07-02', ['missing'])]).said, '1 episode.')
})
test('S1.16 away without leave is no missing episode, and the carer who writes of the next morning tells of the same night', () => {
  const absent = record('missing-episode', { kind: 'A', start: '2026-07-01' }, { fileIds: [asha] })
  assert.is(counted('missing', [absent]).said, 'None is recorded.')
  assert.is(counted('missing', [away('2026-07-01'), happened('2026-07-02', ['missing'])]).said, '1 episode.')
  assert.is(counted('missing', [away('2026-07-01'), happened('2026-07-03', ['missing'])]).said, '2 episodes.')
})
test('S1.16 attendance that nobody entered is said to be just that, and never none', () => {
  assert.is(counted('attendance', []).said, 'Nobody has entered attendance for these days.')
  assert.is(
    counted('attendance', [school('2026-07-10', 50, 60), school('2026-08-31', 53, 60)]).said,
    '85 in 100: 103 of 120 half days.',
  )
})
test('S1.16 missed appointments stand beside all of them; what the service cancelled is nobody’s miss', () => {
  assert.is(counted('appointments', []).said, 'Nobody has entered an appointment for these days.')
  assert.is(counted('appointments', [missedOn('2026-06-05', 'kept')]).said, 'The one appointment was not missed.')
  assert.is(
    counted('appointments', [missedOn('2026-06-05'), missedOn('2026-06-06', 'cancelled')]).said,
    '1 of 2 appointments missed.',
  )
})
test('S1.16 both numbers of a count have their list: what was counted first, then what it was counted among', () => {
  const [kept, missed] = [missedOn('2026-06-05', 'kept'), missedOn('2026-06-06')]
  assert.equal(counted('appointments', [kept, missed]).recordIds, [missed.id, kept.id])
  const [fine, low] = [answer(7), answer(4)]
  assert.equal(counted('breakdown', [fine, low]).recordIds, [low.id, fine.id])
  const [before, now] = [happened('2026-05-31', ['police']), happened('2026-06-01', ['online'])]
  assert.equal(counted('risks', [before, now]).recordIds, [now.id, before.id])
})
test('S1.16 risk-taking is seen beside as many days before', () => {
  const list = [
    happened('2026-05-31', ['police']),
    happened('2026-06-01', ['exploitation']),
    happened('2026-08-31', ['online']),
    happened('2026-07-01', ['illness']),
  ]
  assert.is(counted('risks', list).said, '2 incidents, after 1 in the 92 days before.')
})
test('S1.16 a notifiable incident is a safeguarding one whatever its kind; the agency is told what it does not see', () => {
  const list = [
    happened('2026-07-01', ['illness'], { notifiable: { answer: true, reason: 'serious' } }),
    happened('2026-07-02', ['illness']),
  ]
  assert.match(counted('safeguarding', list).said, /^1 incident\. What is kept from the home/)
  assert.is(counted('safeguarding', list, 'Elin').said, '1 incident.')
})
const stay = (from: string, until: string) =>
  record('overnight-stay', { from, until, kind: 'friends', agreed: { answer: true } })
test('S1.16 nights are counted, not mornings, and only those within the period', () => {
  const over = counted('overnight', [
    stay('2026-05-30', '2026-06-02'),
    stay('2026-08-31', '2026-09-02'),
    stay('2026-05-30', '2026-06-01'),
  ])
  // of the first the night of 1 June, of the second that of 31 August, of the third none
  assert.is(over.said, '2 nights in 2 stays.')
})
test('S1.16 an agency is not told where the process stands, and the report says so; the council is', () => {
  assert.match(counted('breakdown', []).said, /^Where the process stands is not known here\./)
  assert.not.match(counted('breakdown', [], 'Elin').said, /not known/)
})
const answer = (score: number) =>
  record('scaling', { date: '2026-07-01', score, person: { name: 'Lynn' }, relation: 'carer' })
test('S1.16 answers below five are counted, five is not', () => {
  assert.match(counted('breakdown', [answer(4), answer(5)]).said, /1 of 2 answers on the scale below 5\.$/)
})
test('S1.16 what a role may not read is not known here, and not none', () => {
  assert.equal(
    [counted('attendance', [], 'Bilal').known, counted('attendance', [], 'Bilal').said],
    [false, 'Not known here.'],
  )
})

test('F14 attendance of 89 in 100 is a fact, 90 in 100 is none', () => {
  assert.equal(
    attendanceFacts([school('2026-07-10', 899, 1000)], TODAY).map(({ kind, counted: of, limit }) => [kind, of, limit]),
    [['attendance-low', 89, 90]],
  )
  assert.equal(attendanceFacts([school('2026-07-10', 90)], TODAY), [])
})
test('F14 two missed appointments are a fact, one is none, and those of more than a term ago are past', () => {
  const two = [missedOn('2026-06-11'), missedOn('2026-08-02')]
  assert.equal(
    attendanceFacts(two, TODAY).map(({ kind, recordIds }) => [kind, recordIds]),
    [['appointments-missed', two.map(({ id }) => id)]],
  )
  assert.equal(attendanceFacts(two.slice(1), TODAY), [])
  assert.equal(attendanceFacts([missedOn('2026-06-10'), missedOn('2026-08-02')], TODAY), [], '10 June is 92 days ago')
})

test.run()

/** F12 to F14, F16 and F18, on both sides of each threshold: one thing put beside a quiet home. */
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { addDays, addMonths } from '../../../src/model/calendar.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { signed } from '../process/support/records.ts'
import { record } from '../support/wrenbury.ts'
import { ago, child, home, member, rulesOfHome, rulesWhere, sentence, report } from '../support/quiet-home.ts'

test('S1.12, F12: red once, amber twice; amber once and a draft do not speak', () => {
  assert.ok(rulesOfHome(report(ago(5), 'red')).includes('F12'))
  assert.not.ok(rulesOfHome(report(ago(5), 'amber')).includes('F12'))
  assert.ok(rulesOfHome(report(ago(35), 'amber'), report(ago(5), 'amber')).includes('F12'))
  assert.not.ok(rulesOfHome(report(ago(65), 'red'), report(ago(35), 'amber'), report(ago(5), 'green')).includes('F12'))
  assert.not.ok(rulesOfHome({ ...report(ago(5), 'red'), status: 'draft', signatures: [] }).includes('F12'))
})

const earlier = (end: string, more = {}) =>
  record('placement', [child], {
    householdName: 'Gill',
    start: '2024-01-01',
    end,
    placementType: 'U6',
    ending: 'planned',
    planned: { answer: true },
    ...more,
  })

test('S2.12, F13: a home left within twelve months counts, one left before does not', () => {
  assert.is(sentence('F13', earlier('2025-09-10')), 'Two homes in twelve months.')
  assert.not.ok(rulesOfHome(earlier('2025-09-09')).includes('F13'))
})

test('S5.8, F13: an earlier home that ended without a plan', () => {
  assert.is(
    sentence('F13', earlier('2025-01-01', { planned: { answer: false } })),
    'The home before this one ended without a plan.',
  )
})

const attended = (count: number) =>
  record('attendance', [child, home], {
    where: 'school',
    from: ago(40),
    until: ago(5),
    possible: '100',
    attended: String(count),
  })
const appointment = (days: number, state = 'missed') =>
  record('appointment', [child, home], { date: ago(days), kind: 'dentist', state })

test('S1.16, F14: attendance of 89 per cent speaks, 90 does not; of two the newest', () => {
  assert.is(sentence('F14', attended(89)), 'Attended 89 half days in a hundred over thirteen weeks.')
  assert.not.ok(rulesOfHome(attended(90)).includes('F14'))
})

test('F14: two missed appointments speak, one does not; what the service cancelled is not missed', () => {
  assert.ok(rulesOfHome(appointment(3), appointment(30)).includes('F14'))
  assert.not.ok(rulesOfHome(appointment(3), appointment(30, 'cancelled')).includes('F14'))
})

test('S5.9, F16: somebody moved in 27 days ago speaks, 28 days ago does not', () => {
  assert.ok(rulesOfHome(member('Dee', 'child', { joined: ago(27) })).includes('F16'))
  assert.not.ok(rulesOfHome(member('Dee', 'child', { joined: ago(28) })).includes('F16'))
})

const ill = (more = {}) =>
  record('home-change', [home], { kind: 'carer-ill', from: ago(60), words: 'Bob’s back', ...more })

test('F16: a carer who is ill, until they are well', () => {
  assert.ok(rulesOfHome(ill()).includes('F16'))
  assert.not.ok(rulesOfHome(ill({ until: ago(40) })).includes('F16'))
})

const approvedOn = (date: string) => (one: CaseRecord) =>
  one.type === 'household' ? { ...one, body: { ...one.body, approvedOn: date } } : one

const needs = (words: string) =>
  signed('placement-request', [child], { kind: 'planned', needs: words }, 'Priya', '2026-04-20')

test('F18: new carers, a need for care that knows trauma and no support from the first day; one of them missing, no signal', () => {
  const start = '2026-05-01'
  assert.ok(rulesWhere(approvedOn(addDays(addMonths(start, -12), 1)), needs('Early neglect')).includes('F18'))
  assert.not.ok(rulesWhere(approvedOn(addMonths(start, -12)), needs('Early neglect')).includes('F18'))
  assert.not.ok(rulesWhere(approvedOn('2026-01-01'), needs('A garden')).includes('F18'))
  const matched = signed(
    'matching',
    [child, home],
    { date: start, needs: 'Early neglect', support: [{ id: 'a', what: 'A mentor', from: '2026-05-08' }] },
    'Sam',
    start,
  )
  assert.not.ok(rulesWhere(approvedOn('2026-01-01'), needs('Early neglect'), matched).includes('F18'))
})

test.run()

/**
 * What Doorstep shows for a list of events, case by case: the rows of the table, the readings, and the clocks of section E.
 * Long because it is a list of cases, each a few lines.
 */
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { askProcess } from '../../../src/practice/process/ask.ts'
import type { ProcessEvent } from '../../../src/practice/process/event.ts'
import type { SettingVersion } from '../../../src/practice/process/settings.ts'

type Told = readonly [at: string, type: ProcessEvent['type'], data?: object]

let number = 0
/** 'YYYY-MM-DD HH:MM' on a summer's or winter's clock in London. */
const instant = (at: string): string => {
  const [day = '', time = '12:00'] = at.split(' ')
  const summer = day >= '2026-03-29' && day < '2026-10-25'
  return `${day}T${time}:00${summer ? '+01:00' : '+00:00'}`
}
const eventsOf = (told: readonly Told[]): ProcessEvent[] =>
  told.map(([at, type, data = {}]) => {
    number += 1
    return { id: `e${number}`, at: instant(at), type, by: 'somebody', data } as ProcessEvent
  })

const ask = (told: readonly Told[], now: string, settings: readonly SettingVersion[] = []) =>
  askProcess(eventsOf(told), settings, instant(now))
type Answer = ReturnType<typeof ask>
const step = (answer: Answer, what: string) => answer.nextSteps.find((one) => one.what === what)
const due = (answer: Answer, what: string) => step(answer, what)?.due
const names = (answer: Answer): string[] => answer.nextSteps.map(({ what }) => what)

const HOME: readonly Told[] = [
  ['2026-03-02 10:00', 'K1 sent', { kind: 'planned' }],
  ['2026-03-09 14:00', 'placed', { placement: 'A', cafcassInvolved: true }],
  ['2026-03-09 16:00', 'IRO notified'],
  ['2026-03-09 16:05', 'CAFCASS notified'],
  ['2026-03-12 10:00', 'PPM held'],
]
const answers = (...scores: readonly (readonly [relation: string, score: number, adult?: boolean])[]) =>
  scores.map(([relation, score, adult = true]) => ({ person: relation, relation, adult, score }))
const supervised = (at: string, scores: object[], actionsRequired: boolean | null = false): Told => [
  at,
  'carer supervision',
  { signed: true, stabilityDiscussed: true, scores, actionsRequired },
]
const LOW = supervised('2026-06-01 11:00', answers(['carer', 4], ['SSW', 6]))
const MEETING: readonly Told[] = [
  ...HOME,
  LOW,
  ['2026-06-05 10:00', 'PSM held', { chair: { role: 'TM', holdsThisCase: false } }],
]
const ACTIONS: readonly Told[] = [
  ...MEETING,
  ['2026-06-08 15:00', 'D6 signed', { reviewDate: '2026-07-01', actions: [] }],
]
const NOT_STABLE: readonly Told[] = [...ACTIONS, ['2026-07-01 10:00', 'review held', { stabilising: false }]]
const APPROVED: readonly Told[] = [...NOT_STABLE, ['2026-07-03 09:30', 'move approved']]

// S2.7–S2.10
test('T4 to T7: four is below the gate, five is not; an unanswered question waits', () => {
  assert.is(
    ask([...HOME, supervised('2026-06-01', answers(['carer', 5], ['SSW', 9]))], '2026-06-02').state,
    'MONITORED',
  )
  assert.is(ask([...HOME, LOW], '2026-06-02').state, 'ARRANGING')
  const open = ask([...HOME, supervised('2026-06-01', answers(['carer', 6]), null)], '2026-06-02')
  assert.is(open.state, 'SCALED')
  assert.is(step(open, 'answer: any actions required?')?.owner, 'SSW')
})

test('reading 1: the gate is the lowest of carers and their worker; a child’s low answer opens triage and calls no meeting', () => {
  const worker = ask([...HOME, supervised('2026-06-01', answers(['carer', 8], ['SSW', 4]))], '2026-06-02')
  assert.is(worker.state, 'ARRANGING')
  const child = ask([...HOME, supervised('2026-06-01', answers(['carer', 8], ['child', 2, false]))], '2026-06-02')
  assert.is(child.state, 'TRIAGE')
  assert.not.ok(names(child).includes('hold PSM'))
  const daughter = ask(
    [...HOME, supervised('2026-06-01', answers(['carer', 8], ['carer’s daughter', 3]))],
    '2026-06-02',
  )
  assert.is(daughter.state, 'TRIAGE')
  const outside = ask([...HOME, ['2026-06-01', 'scaling', answers(['child', 3, false])[0] ?? {}]], '2026-06-02')
  assert.is(outside.state, 'TRIAGE')
})

// E PSM decision, S2.14, S2.16
test('reading 2: five days are working days, two weeks the stricter of 14 days and 10 working days', () => {
  // Thursday before Easter: Friday and Monday are bank holidays
  const easter = ask([...HOME, supervised('2026-04-02 11:00', answers(['carer', 3]))], '2026-04-03')
  assert.is(due(easter, 'hold PSM'), '2026-04-13')
  const talk: Told[] = [
    ['2026-12-14 10:00', 'issue reported'],
    ['2026-12-14 12:00', 'triage', { immediateRisk: false }],
    ['2026-12-15 10:00', 'stability discussion', { psmRequired: true }],
  ]
  // 10 working days over Christmas end on 31 December, 14 days on the 29th: the 29th
  assert.is(due(ask([...HOME, ...talk], '2026-12-16'), 'hold PSM'), '2026-12-29')
})

test('a substitute day counts as the holiday, the weekend day itself is only a weekend', () => {
  // Boxing Day 2026 is a Saturday; its substitute is Monday 28 December
  const late = ask([...HOME, supervised('2026-12-24 11:00', answers(['carer', 3]))], '2026-12-24 18:00')
  assert.is(due(late, 'hold PSM'), '2027-01-05')
})

// S2.11, S2.13–S2.17
test('T8 to T12: a worry, triage the same day, the talk on the next working day', () => {
  const worry = ask([...HOME, ['2026-06-05 16:00', 'carer notice']], '2026-06-05 17:00')
  assert.is(worry.state, 'TRIAGE')
  assert.is(step(worry, 'tell team manager')?.owner, 'CSW')
  assert.is(due(worry, 'tell team manager'), '2026-06-08')
  const friday = ask(
    [...HOME, ['2026-06-05 16:00', '2+ list sent'], ['2026-06-05 17:00', 'triage', { immediateRisk: false }]],
    '2026-06-06',
  )
  assert.is(friday.state, 'DISCUSSION')
  assert.is(due(friday, 'stability discussion'), '2026-06-08')
  for (const type of ['issue reported', 'signal accepted'] as const)
    assert.is(ask([...HOME, ['2026-06-05', type]], '2026-06-06').state, 'TRIAGE')
  for (const type of ['signal raised', 'signal dismissed'] as const)
    assert.is(ask([...HOME, ['2026-06-05', type]], '2026-06-06').state, 'MONITORED')
})

test('reading 3: a booking is a milestone, a cancelled meeting satisfies nothing', () => {
  const booked = ask([...HOME, LOW, ['2026-06-02', 'PSM booked'], ['2026-06-04', 'PSM cancelled']], '2026-06-09')
  assert.is(booked.state, 'ARRANGING')
  assert.is(step(booked, 'hold PSM')?.overdue, true)
})

test('a day is in time until its end in London, an hour up to and including itself', () => {
  assert.is(step(ask([...HOME, LOW], '2026-06-08 23:59'), 'hold PSM')?.overdue, false)
  assert.is(step(ask([...HOME, LOW], '2026-06-09 00:00'), 'hold PSM')?.overdue, true)
  const back: Told = ['2026-06-05 20:15', 'missing return']
  assert.is(step(ask([...HOME, back], '2026-06-08 20:15'), 'return-home interview')?.overdue, false)
  assert.is(step(ask([...HOME, back], '2026-06-08 20:16'), 'return-home interview')?.overdue, true)
})

test('hours go on through the night on which the clocks change', () => {
  const spring = ask([...HOME, ['2026-03-28 20:00', 'missing return']], '2026-03-30')
  assert.is(due(spring, 'return-home interview'), '2026-03-31T21:00:00+01:00')
  const autumn = ask([...HOME, ['2026-10-24 20:00', 'missing return']], '2026-10-26')
  assert.is(due(autumn, 'return-home interview'), '2026-10-27T19:00:00+00:00')
})

const chaired = (chair?: object) => ask([...HOME, LOW, ['2026-06-05 10:00', 'PSM held', { chair }]], '2026-06-06')

// S2.18, S5.13
test('T13 and reading 6: who may chair, and who may not', () => {
  for (const role of ['TM', 'ATM', 'SP', 'fostering TM', 'social work TM', 'senior manager', 'independent person'])
    assert.is(chaired({ role, holdsThisCase: false }).state, 'HELD', role)
  assert.is(chaired({ role: 'IRO', holdsThisCase: false, suitableForChild: true }).state, 'HELD')
  for (const chair of [
    { role: 'TM', holdsThisCase: true },
    { role: 'CSW', holdsThisCase: false },
    { role: 'IRO', holdsThisCase: false },
    undefined,
  ]) {
    const refused = chaired(chair)
    assert.is(refused.state, 'ARRANGING')
    assert.is(refused.refused.length, 1)
  }
})

test('what cannot be signed is refused with a reason, and the rest stands as if it were a draft', () => {
  const without = ask(
    [
      ...HOME,
      ['2026-06-01', 'carer supervision', { signed: true, stabilityDiscussed: false, scores: answers(['carer', 2]) }],
    ],
    '2026-06-02',
  )
  assert.is(without.state, 'MONITORED')
  assert.match(without.refused[0]?.reason ?? '', /stability/)
  assert.is(
    ask(
      [...HOME, ['2026-06-01', 'carer supervision', { signed: true, stabilityDiscussed: true, scores: [] }]],
      '2026-06-02',
    ).refused.length,
    1,
  )
  assert.equal(ask([...HOME, ['2026-06-01', 'carer supervision', { signed: false }]], '2026-06-02').refused, [])
  const minutes = ask([...MEETING, ['2026-06-08', 'D6 signed', { actions: [] }]], '2026-06-09')
  assert.is(minutes.state, 'HELD')
  assert.is(minutes.refused.length, 1)
  assert.is(
    ask([...NOT_STABLE, ['2026-07-03', 'move refused', { reason: '', reviewDate: '2026-07-24' }]], '2026-07-04').state,
    'APPROVAL',
  )
})

test('what the table does not allow from where the placement stands is kept and shown', () => {
  const early = ask([...HOME, ['2026-06-05', 'review held', { stabilising: true }]], '2026-06-06')
  assert.is(early.state, 'MONITORED')
  assert.equal(
    early.kept.map(({ event, stood }) => [event.type, stood]),
    [['review held', 'MONITORED']],
  )
})

// S2.23, S2.24, S5.31, E PSM review
test('T14 to T17: the review has the chair’s date; stabilising with a new date goes on, without one it is over', () => {
  assert.is(due(ask(ACTIONS, '2026-06-09'), 'hold review meeting'), '2026-07-01')
  const again = ask(
    [...ACTIONS, ['2026-07-01', 'review held', { stabilising: true, nextReviewDate: '2026-08-03' }]],
    '2026-07-02',
  )
  assert.is(again.state, 'ACTIONS')
  assert.is(due(again, 'hold review meeting'), '2026-08-03')
  const over = ask(
    [...ACTIONS, ['2026-07-01', 'review held', { stabilising: true, oversight: 'statutory review' }]],
    '2026-07-02',
  )
  assert.is(over.state, 'MONITORED')
  const open = ask([...ACTIONS, ['2026-07-01', 'review held', { stabilising: null }]], '2026-07-02')
  assert.is(step(open, 'decide: stabilising?')?.owner, 'Chair')
  assert.is(ask(NOT_STABLE, '2026-07-02').state, 'APPROVAL')
})

// S2.25–S2.28
test('T18 to T21: approval is told, then the worker says whether the home can be kept', () => {
  const approved = ask(APPROVED, '2026-07-03 12:00')
  assert.is(approved.state, 'DECIDED')
  assert.ok(names(approved).includes('notify IRO') && names(approved).includes('notify CAFCASS'))
  const kept = ask([...APPROVED, ['2026-07-06', 'maintainability decided', { maintainable: true }]], '2026-07-07')
  assert.is(kept.state, 'PLANNED_MOVE')
  assert.ok(names(kept).includes('send planned K1') && names(kept).includes('statutory review before the move'))
  const lost = ask([...APPROVED, ['2026-07-06', 'maintainability decided', { maintainable: false }]], '2026-07-07')
  assert.is(lost.state, 'EMERGENCY')
  assert.ok(names(lost).includes('send emergency K1'), 'reading 9: the review is owed all the same')
  assert.ok(names(lost).includes('statutory review before the move'))
})

// E disruption meeting, S5.11
test('T22 and T23: danger waits for no review; whoever moved unplanned is owed a meeting to learn from', () => {
  const harm = ask([...HOME, ['2026-06-03', 'risk of serious injury to others']], '2026-06-04')
  assert.is(harm.state, 'EMERGENCY')
  assert.not.ok(names(harm).includes('statutory review before the move'))
  assert.is(due(harm, 'inform IRO'), null)
  const moved = ask(
    [
      ...HOME,
      ['2026-06-03', 'immediate significant harm'],
      ['2026-06-04 15:00', 'child moved', { unplanned: true }],
      ['2026-06-04 16:00', 'placed', { placement: 'B', emergency: true }],
    ],
    '2026-06-05',
  )
  assert.is(moved.state, 'PLACED')
  assert.is(due(moved, 'disruption meeting'), '2026-07-02')
  assert.is(due(moved, 'written notice of ending'), '2026-06-18')
  assert.is(due(moved, 'notify IRO'), '2026-06-11')
  assert.ok(names(moved).includes('consider support meeting: earlier unplanned ending'))
})

test('T24 and T25: an ending and a withdrawal have their reasons', () => {
  assert.is(
    ask([...HOME, ['2026-06-05', 'placement ended', { reason: 'return home', planned: true }]], '2026-06-06').state,
    'ENDED',
  )
  assert.is(ask([...HOME, ['2026-06-05', 'placement ended', { planned: true }]], '2026-06-06').state, 'MONITORED')
  assert.is(
    ask([HOME[0] as Told, ['2026-03-04', 'K1 withdrawn', { reason: 'stays with gran' }]], '2026-03-05').state,
    '–',
  )
  const outside = ask(
    [...HOME, ['2026-06-05', 'placement ended', { reason: 'temporary approval ended, reg 25(6)', planned: true }]],
    '2026-06-06',
  )
  assert.not.ok(names(outside).includes('written notice of ending'), 'reading 9')
})

test('reading 11: supervision goes on in every open state and only ever brings a date forward', () => {
  const inTriage = ask(
    [...HOME, ['2026-06-01', 'issue reported'], supervised('2026-06-02', answers(['carer', 3]))],
    '2026-06-03',
  )
  assert.is(inTriage.state, 'ARRANGING')
  assert.is(due(inTriage, 'hold PSM'), '2026-06-09')
  const later = ask([...HOME, LOW, supervised('2026-06-04', answers(['carer', 2]))], '2026-06-05')
  assert.is(due(later, 'hold PSM'), '2026-06-08')
  const forward = ask([...ACTIONS, supervised('2026-06-10', answers(['carer', 3]))], '2026-06-11')
  assert.is(due(forward, 'hold review meeting'), '2026-06-17')
  const risk = ask([...ACTIONS, ['2026-06-10', 'triage', { immediateRisk: true }]], '2026-06-11')
  assert.is(due(risk, 'hold review meeting'), '2026-06-17')
  assert.is(step(ask([...ACTIONS, ['2026-06-10', 'issue reported']], '2026-06-11'), 'tell team manager')?.owner, 'CSW')
})

// T8, reading 11
test('wherever the placement stands, a sign that is taken up is told the manager by the next working day', () => {
  const taken: Told = ['2026-06-05 16:00', 'signal accepted']
  const arranging = ask([...HOME, LOW, taken], '2026-06-08')
  assert.equal(
    [arranging.state, due(arranging, 'tell team manager'), step(arranging, 'tell team manager')?.overdue],
    ['ARRANGING', '2026-06-08', false],
  )
  assert.ok(step(ask([...HOME, LOW, taken], '2026-06-09'), 'tell team manager')?.overdue)
  const approval = ask([...NOT_STABLE, ['2026-07-03 16:00', 'signal accepted']], '2026-07-06')
  assert.equal([approval.state, due(approval, 'tell team manager')], ['APPROVAL', '2026-07-06'])
  const settings: SettingVersion[] = [{ name: 'discussion', value: '3 WD', from: '2026-06-01' }]
  assert.is(due(ask([...HOME, taken], '2026-06-08', settings), 'tell team manager'), '2026-06-10')
})

test('reading 12: at the same instant the table’s order decides, then the id', () => {
  const same = ask(
    [...HOME, ['2026-06-01 10:00', 'triage', { immediateRisk: true }], ['2026-06-01 10:00', 'issue reported']],
    '2026-06-02',
  )
  assert.is(same.state, 'ARRANGING')
})

test('settings are dated: a change moves no date that was promised before', () => {
  const settings: SettingVersion[] = [{ name: 'PSM after a low scale', value: '3 WD', from: '2026-06-02' }]
  assert.is(due(ask([...HOME, LOW], '2026-06-03', settings), 'hold PSM'), '2026-06-08')
  const after = supervised('2026-06-02 11:00', answers(['carer', 4]))
  assert.is(due(ask([...HOME, after], '2026-06-03', settings), 'hold PSM'), '2026-06-05')
  assert.is(
    ask([...HOME, supervised('2026-06-02', answers(['carer', 5]))], '2026-06-03', [{ name: 'gate', value: '6' }]).state,
    'ARRANGING',
  )
})

const visit = (status: string, method: string): Told => ['2026-06-20', 'statutory visit', { status, method }]

// reg 33, E review papers, E LADO, FSR 36, E help limits, reg 23, reg 25, handbook 6.2
test('section E: visits, reviews, and what must be told', () => {
  const start: Told[] = [['2026-06-16 14:00', 'placed', { placement: 'A', enteredCare: true }]]
  assert.is(due(ask(start, '2026-06-17'), 'looked-after review'), '2026-07-14')
  assert.is(
    due(ask([...start, ['2026-07-14', 'statutory review held', { number: 1 }]], '2026-07-15'), 'looked-after review'),
    '2026-10-14',
  )
  const second = ask(
    [
      ...start,
      ['2026-07-14', 'statutory review held', { number: 1 }],
      ['2026-10-14', 'statutory review held', { number: 2 }],
    ],
    '2026-10-15',
  )
  assert.is(due(second, 'looked-after review'), '2027-04-14')
  assert.is(due(second, 'circulate review decisions'), '2026-10-21')
  assert.is(due(second, 'update care plan'), '2026-10-28')
  assert.is(due(ask([...start, visit('done', 'in person')], '2026-06-21'), 'statutory visit'), '2026-08-01')
  assert.is(due(ask([...start, visit('cancelled', 'in person')], '2026-06-21'), 'statutory visit'), '2026-06-23')
  assert.is(due(ask([...start, visit('done', 'virtual')], '2026-06-21'), 'statutory visit'), '2026-06-23')
  assert.is(due(ask([...start, ['2026-06-19 22:00', 'allegation']], '2026-06-20'), 'tell LADO'), '2026-06-22')
  assert.is(
    due(
      ask([...start, ['2026-06-20 09:00', 'notifiable event', { kind: 'serious illness' }]], '2026-06-20 10:00'),
      'notify Schedule 7 recipients',
    ),
    '2026-06-21T09:00:00+01:00',
  )
  const help = ask([...start, ['2026-06-19 09:00', 'help request', { urgency: 'now' }]], '2026-06-19 10:00')
  assert.is(due(help, 'acknowledge help request'), '2026-06-19T11:00:00+01:00')
  assert.is(due(help, 'answer help request'), '2026-06-24')
  const temporary: Told[] = [['2026-06-16 14:00', 'placed', { temporaryApproval: true, outsideTerms: true }]]
  assert.is(due(ask(temporary, '2026-06-17'), 'end or extend temporary approval'), '2026-10-06')
  assert.is(
    due(
      ask([...temporary, ['2026-09-30', 'temporary approval extended']], '2026-10-01'),
      'end or extend temporary approval',
    ),
    '2026-12-01',
  )
  assert.is(due(ask(temporary, '2026-06-17'), 'end placement outside terms or amend approval'), '2026-06-24')
  assert.is(
    due(ask([...start, ['2026-06-17', 'IRO dispute raised']], '2026-06-18'), 'settle IRO dispute'),
    '2026-07-15',
  )
})

test.run()

import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile, householdFile } from '../../../src/model/file.ts'
import type { Body } from '../../../src/model/field.ts'
import type { Actor, Role } from '../../../src/model/person.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { filesOf } from '../../../src/practice/of-type.ts'
import { clocksOf, hears } from '../../../src/practice/process/clocks.ts'
import type { Clock } from '../../../src/practice/process/clocks.ts'
import { clockKey } from '../../../src/practice/timers/late-reasons.ts'
import { must } from '../../support/must.ts'
import { actor, by, id, record } from '../support/wrenbury.ts'

const TILLY = id(81)
const HOME = id(82)
const mine = [childFile(TILLY)]
const both = [childFile(TILLY), householdFile(HOME)]
const PLACED = '2026-05-11'

const allocated = (name: string, file: CaseRecord['fileIds']): CaseRecord =>
  record('allocation', file, {
    role: actor(name).role,
    worker: { recordId: actor(name).personId, name },
    from: '2026-01-01',
  })
const home = (body: Body = {}, written = PLACED): CaseRecord =>
  record(
    'placement',
    both,
    { start: PLACED, householdName: 'Denise and Mark', beganBecause: 'S', ...body },
    { author: by('Hannah', `${written}T16:00:00Z`) },
  )
const file = (...more: readonly CaseRecord[]) =>
  filesOf([
    record('child', mine, { name: 'Tilly' }, { id: TILLY }),
    allocated('Hannah', mine),
    allocated('Sam', [householdFile(HOME)]),
    ...more,
  ])
const clock = (files: ReturnType<typeof file>, what: string, now: string): Clock | undefined =>
  clocksOf(files, TILLY, now).find((one) => one.what === what)
const who = (role: Role): Actor => ({ personId: id(900), name: 'Somebody', role, team: 'North' })
const PLANNING = 'hold placement planning meeting'

test('every clock names its rule, its owner and its date', () => {
  const clocks = clocksOf(file(home()), TILLY, '2026-05-12T09:00:00+01:00')
  assert.equal(
    clocks
      .map(({ what, rule, due, who: owner }) => [what, rule, due, owner.name ?? owner.role])
      .sort((a, b) => String(a[0]).localeCompare(String(b[0]))),
    [
      ['carer supervision', 'T4', '2026-06-11', 'Sam'],
      [PLANNING, 'T3', '2026-05-18', 'Hannah'],
      // reg 33: twenty working days, leaving out the bank holiday of 25 May
      ['looked-after review', 'reg 33', '2026-06-09', 'reviewing-officer'],
      ['notify IRO', 'T2', '2026-05-11', 'placements-team'],
      ['statutory visit', 'reg 28', '2026-05-18', 'Hannah'],
    ],
  )
})

const at = (now: string) => must(clock(file(home()), PLANNING, now))

const heard = (one: Clock) =>
  [
    actor('Hannah'),
    who('childs-social-worker'),
    who('team-manager'),
    who('assistant-team-manager'),
    who('senior-manager'),
  ].map((each) => hears(each, one))

test('the owner hears when it is near, the manager and the assistant when it passed, the senior manager when it stays so', () => {
  assert.equal(heard(at('2026-05-13T23:59:00+01:00')), [false, false, false, false, false], 'far')
  assert.equal(heard(at('2026-05-14T00:00:00+01:00')), [true, false, false, false, false], 'near')
  assert.equal(heard(at('2026-05-19T00:00:00+01:00')), [true, false, true, true, false], 'missed')
  assert.equal(heard(at('2026-05-21T00:00:00+01:00')), [true, false, true, true, true], 'two working days later')
})

test('where nobody is allocated the manager hears before anything is missed', () => {
  const files = filesOf([record('child', mine, { name: 'Tilly' }, { id: TILLY }), home()])
  const near = must(clock(files, PLANNING, '2026-05-14T09:00:00+01:00'))
  assert.is(near.level, 'soon')
  assert.ok(hears(who('team-manager'), near))
})

test('what a return tells years later makes nobody late: only what is ahead of it runs', () => {
  const returned = home({ start: '2024-02-01' }, '2026-05-11')
  const review = record(
    'statutory-review',
    mine,
    { date: '2025-03-03', purpose: 'ordinary' },
    { author: by('Ruth', '2026-05-11') },
  )
  const now = '2026-05-11T18:00:00+01:00'
  assert.equal(
    clocksOf(file(returned, review), TILLY, now)
      .filter(({ level }) => level === 'missed' || level === 'escalated')
      .map(({ what }) => what),
    [],
  )
  // but a home that somebody here writes down two days late is late with what was due meanwhile
  assert.is(clock(file(home({}, '2026-05-13')), 'notify IRO', '2026-05-13T18:00:00+01:00')?.level, 'missed')
})

const action = (n: number) =>
  record(
    'action',
    mine,
    { what: 'Ring the school', due: '2026-05-20', owner: { recordId: actor('Hannah').personId, name: 'Hannah' } },
    { id: id(n) },
  )

test('a request for help and each action have clocks of their own, known apart without their words', () => {
  const help = record(
    'help-request',
    both,
    { need: 'A night off', urgency: 'this-week' },
    { author: by('Denise', '2026-05-12T09:00:00Z') },
  )
  const clocks = clocksOf(file(home(), action(701), action(702), help), TILLY, '2026-05-13T09:00:00+01:00')
  const keys = clocks.map(clockKey)
  assert.is(new Set(keys).size, keys.length)
  assert.not.ok(keys.some((key) => key.includes('school')))
  const asked = must(clocks.find(({ what }) => what === 'acknowledge help request'))
  assert.equal([asked.due, asked.who.name, asked.level], ['2026-05-13', 'Sam', 'soon'])
})

test('a meeting that was begun as a record keeps its clock, so that nobody is told anew', () => {
  const now = '2026-06-05T09:00:00+01:00'
  const worry = [
    record('planning-meeting', mine, { held: '2026-05-13T10:00:00+01:00' }, signed('Hannah', '2026-05-13T12:00:00Z')),
    record(
      'triage',
      mine,
      { at: '2026-06-02T10:00:00+01:00', immediateRisk: { answer: true } },
      signed('Hannah', '2026-06-02T10:00:00Z'),
    ),
    record('notice', mine, { kind: 'issue', at: '2026-06-01T10:00:00+01:00', words: 'She says she cannot go on' }),
  ]
  const before = must(clock(file(home(), ...worry), 'hold PSM', now))
  const begun = record('stability-meeting', mine, { label: 'stability' })
  const after = must(clock(file(home(), ...worry, begun), 'hold PSM', now))
  assert.is(after.recordId, begun.id)
  assert.is(clockKey(after), clockKey(before))
})

function signed(name: string, at: string): Partial<CaseRecord> {
  return { status: 'signed', signatures: [{ ...by(name, at), as: 'sign', bodyHash: '' }] }
}

test.run()

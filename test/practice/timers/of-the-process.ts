import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Body } from '../../../src/model/field.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { ruleOf } from '../../../src/practice/timers/rules.ts'
import { by, record } from '../support/wrenbury.ts'
import { allocatedTo, both, childClock, childIs, dueOf, homes, mine, placedOn, signedBy } from './support/home.ts'

const PLACED = '2026-05-11'
const around = (body: Body = {}, child: Body = {}) => [
  childIs(child, PLACED),
  placedOn(PLACED, { beganBecause: 'S', ...body }),
  allocatedTo('Sam', homes),
]
/** On the day itself it is in time; on the next it is late. */
function bothSides(records: readonly CaseRecord[], what: string, due: string, next: string): void {
  assert.equal(dueOf(childClock(records, what, due)), [due, false], what)
  assert.equal(dueOf(childClock(records, what, next)), [due, true], what)
}
const reviewOn = (date: string) => record('statutory-review', mine, { date }, { author: by('Ruth', date) })

test('E reg 9(2), S2.5: the placement plan and its meeting within five working days', () => {
  bothSides(around(), 'hold placement planning meeting', '2026-05-18', '2026-05-19')
  const held = record(
    'planning-meeting',
    both,
    { held: '2026-05-18T10:00' },
    signedBy('Hannah', '2026-05-18T11:00:00+01:00'),
  )
  assert.is(childClock([...around(), held], 'hold placement planning meeting', '2026-05-19'), undefined)
})

test('E reg 13: written notice before the placing, in an emergency within five working days', () => {
  bothSides(around(), 'notify IRO', PLACED, '2026-05-12')
  bothSides(around({ emergency: { answer: true } }), 'notify IRO', '2026-05-18', '2026-05-19')
})

test('S2.7, S4.3, E supervision: carers are supervised every month; one that is only a draft does not count', () => {
  bothSides(around(), 'carer supervision', '2026-06-11', '2026-06-12')
  const talk = {
    date: '2026-06-10',
    stability: 'Steady',
    scores: [{ id: 'a', relation: 'carer', score: 7 }],
    actionsRequired: { answer: false },
  }
  const draft = record('carer-supervision', both, talk, { author: by('Sam', '2026-06-10') })
  assert.ok(childClock([...around(), draft], 'carer supervision', '2026-06-12')?.overdue)
  const signed = record('carer-supervision', both, talk, signedBy('Sam', '2026-06-10'))
  bothSides([...around(), signed], 'carer supervision', '2026-07-10', '2026-07-11')
})

test('E reg 33: review within twenty working days of entering care, then three months, then six', () => {
  const entered = { enteredCare: PLACED }
  bothSides(around({}, entered), 'looked-after review', '2026-06-09', '2026-06-10')
  bothSides([...around({}, entered), reviewOn('2026-06-08')], 'looked-after review', '2026-09-08', '2026-09-09')
  bothSides(
    [...around({}, entered), reviewOn('2026-06-08'), reviewOn('2026-09-08')],
    'looked-after review',
    '2027-03-08',
    '2027-03-09',
  )
})

test('E long-term reviews: every six months, a meeting once a year, to be checked locally', () => {
  const what = 'review meeting of the year'
  const longTerm = (...more: readonly CaseRecord[]) => [
    childIs({ longTerm: { answer: true } }, '2025-01-06'),
    placedOn('2025-01-06'),
    reviewOn('2026-02-02'),
    ...more,
  ]
  bothSides(longTerm(), what, '2027-02-02', '2027-02-03')
  const onPaper = record('statutory-review', mine, { date: '2026-08-03', meeting: { answer: false } })
  bothSides(longTerm(onPaper), what, '2027-02-02', '2027-02-03')
  assert.is(childClock(longTerm(reviewOn('2026-08-03')), what, '2027-02-03')?.due, '2027-08-03')
  assert.is(childClock(around({}, { longTerm: { answer: true } }), what, '2027-02-03'), undefined, 'in the first year')
  assert.ok(ruleOf({ what, rule: 'E' }).checkLocally)
})

test('E IRO handbook: decisions in five working days, the care plan in ten, the record in fifteen, circulated in twenty', () => {
  // Friday 15 May 2026; 25 May is a bank holiday
  const held = [...around(), reviewOn('2026-05-15')]
  bothSides(held, 'circulate review decisions', '2026-05-22', '2026-05-23')
  bothSides(held, 'update care plan', '2026-06-01', '2026-06-02')
  bothSides(held, 'complete review record', '2026-06-08', '2026-06-09')
  bothSides(held, 'circulate review record', '2026-06-15', '2026-06-16')
})

test('E missing: return interview within 72 hours, over the night the clocks go forward (Jonah)', () => {
  const back = record(
    'missing-episode',
    mine,
    { kind: 'M', start: '2026-03-27', returned: '2026-03-27T18:00:00+00:00' },
    { author: by('Hannah', '2026-03-27T19:00:00+00:00') },
  )
  const records = [childIs({}, '2026-01-05'), placedOn('2026-01-05'), back]
  const what = 'return-home interview'
  assert.equal(dueOf(childClock(records, what, '2026-03-30T19:00:00+01:00')), ['2026-03-30T19:00:00+01:00', false])
  assert.equal(dueOf(childClock(records, what, '2026-03-30T19:00:01+01:00')), ['2026-03-30T19:00:00+01:00', true])
})

test('E unplanned end and E reg 14: disruption meeting in twenty working days, late notice in ten', () => {
  const ended = [
    childIs({}, PLACED),
    record(
      'placement',
      both,
      { start: PLACED, end: '2026-07-01', planned: { answer: false }, leftFor: 'return-home', ending: 'carer' },
      { author: by('Hannah', PLACED) },
    ),
  ]
  bothSides(ended, 'disruption meeting', '2026-07-29', '2026-07-30')
  bothSides(ended, 'written notice of ending', '2026-07-15', '2026-07-16')
  assert.ok(ruleOf({ what: 'disruption meeting', rule: 'T24' }).checkLocally)
})

test('E: every row that stands in words says what it asks and where from', () => {
  for (const what of ['hold PSM', 'stability discussion', 'hold review meeting', 'acknowledge help request']) {
    const rule = ruleOf({ what, rule: 'T7' })
    assert.ok(rule.words && rule.source, what)
  }
  assert.is(ruleOf({ what: 'triage: immediate risk?', rule: 'T8' }).source, 'rule T8')
})

test.run()

import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { filesOf } from '../../../src/practice/of-type.ts'
import { hearersOf } from '../../../src/practice/process/clocks.ts'
import { ruleOf } from '../../../src/practice/timers/rules.ts'
import { timersFor } from '../../../src/practice/timers/child-timers.ts'
import { actor, record } from '../support/wrenbury.ts'
import { allocatedTo, childClock, childIs, dueOf, mine, noon, placedOn, signedBy } from './support/home.ts'

const start = [childIs({}, '2026-01-05'), placedOn('2026-01-05'), allocatedTo('Hannah', mine)]
const CLOCKS = [
  ['care-plan', 'review plan'],
  ['pathway-plan', 'review pathway plan'],
] as const
const plan = (type: string, date: string, review: string | undefined, more = signedBy('Hannah', date)) =>
  record(type, mine, { date, ...(review && { review }) }, more)

for (const [type, clock] of CLOCKS) {
  test(`S3.10, S3.15: a ${type} is looked at again by the day it says, and a newer one takes its place`, () => {
    const first = [...start, plan(type, '2026-03-10', '2026-09-10')]
    assert.equal(dueOf(childClock(first, clock, '2026-09-10')), ['2026-09-10', false])
    assert.equal(dueOf(childClock(first, clock, '2026-09-11')), ['2026-09-10', true])
    assert.is(childClock([...first, plan(type, '2026-09-09', '2027-03-01')], clock, '2026-09-11')?.due, '2027-03-01')
  })

  test(`E: of a ${type} the child’s social worker is told before; when it is missed it climbs`, () => {
    const first = [...start, plan(type, '2026-03-10', '2026-09-10')]
    assert.is(childClock(first, clock, '2026-09-02')?.level, undefined)
    const near = childClock(first, clock, '2026-09-03')
    assert.equal([near?.level, near?.who.name], ['soon', 'Hannah'])
    const late = childClock(first, clock, '2026-09-11')
    assert.equal(late && hearersOf(late), [{ personId: actor('Hannah').personId }, { role: 'team-manager' }])
    assert.is(childClock(first, clock, '2026-09-16')?.level, 'escalated')
    assert.equal(
      timersFor(actor('Hannah'), filesOf(first), noon('2026-09-10')).filter(({ what }) => what === clock).length,
      1,
    )
  })

  test(`a ${type} that is not signed, or names no day, has no clock; one that is begun is gone on with`, () => {
    assert.is(childClock([...start, plan(type, '2026-03-10', '2026-09-10', {})], clock, '2026-09-11'), undefined)
    assert.is(childClock([...start, plan(type, '2026-03-10', undefined)], clock, '2026-09-11'), undefined)
    const draft = plan(type, '2026-09-10', '2026-12-01', {})
    const running = childClock([...start, plan(type, '2026-03-10', '2026-09-10'), draft], clock, '2026-09-11')
    assert.equal([running?.due, running?.recordId], ['2026-09-10', draft.id])
  })
}

test('S3.10, S3.15: where each of them comes from stands beside it', () => {
  assert.is(ruleOf({ what: 'review plan', rule: 'E' }).source, 'reg 6(1), S3.10')
  assert.is(ruleOf({ what: 'review pathway plan', rule: 'E' }).checkLocally, true)
})

test.run()

import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { filesOf } from '../../../src/practice/of-type.ts'
import { hearersOf } from '../../../src/practice/process/clocks.ts'
import { ruleOf } from '../../../src/practice/timers/rules.ts'
import { timersFor } from '../../../src/practice/timers/child-timers.ts'
import { actor, record } from '../support/wrenbury.ts'
import { allocatedTo, both, childClock, childIs, dueOf, mine, noon, placedOn, signedBy } from './support/home.ts'

const REVIEW = 'review safety plan'
const start = [childIs({}, '2026-01-05'), placedOn('2026-01-05'), allocatedTo('Hannah', mine)]
const plan = (date: string, review: string | undefined, more = signedBy('Hannah', date)) =>
  record('safety-plan', both, { date, ...(review && { review }) }, more)

test('S3.14: a safety plan is looked at again by the day it says, and a newer one takes its place', () => {
  const first = [...start, plan('2026-08-03', '2026-09-10')]
  assert.equal(dueOf(childClock(first, REVIEW, '2026-09-10')), ['2026-09-10', false])
  assert.equal(dueOf(childClock(first, REVIEW, '2026-09-11')), ['2026-09-10', true])
  assert.is(childClock([...first, plan('2026-09-09', '2026-12-01')], REVIEW, '2026-09-11')?.due, '2026-12-01')
  assert.equal(ruleOf({ what: REVIEW, rule: 'S3.14' }), {
    words: 'looked at again by the day that the plan says',
    source: 'S3.14',
  })
})

test('S3.14: it is the child’s social worker’s, who is told before; when it has passed the team manager hears', () => {
  const first = [...start, plan('2026-08-03', '2026-09-10')]
  const near = childClock(first, REVIEW, '2026-09-08')
  assert.is(near?.level, 'soon')
  assert.is(near?.who.name, 'Hannah')
  const late = childClock(first, REVIEW, '2026-09-11')
  assert.equal(late && hearersOf(late), [{ personId: actor('Hannah').personId }, { role: 'team-manager' }])
  assert.equal(
    timersFor(actor('Hannah'), filesOf(first), noon('2026-09-10')).flatMap(({ what, rule }) =>
      what === REVIEW ? [rule] : [],
    ),
    ['S3.14'],
  )
})

test('S3.14: a plan that is not signed, or names no day, has no clock; one that is begun is gone on with', () => {
  assert.is(childClock([...start, plan('2026-08-03', '2026-09-10', {})], REVIEW, '2026-09-11'), undefined)
  assert.is(childClock([...start, plan('2026-08-03', undefined)], REVIEW, '2026-09-11'), undefined)
  const draft = plan('2026-09-10', '2026-12-01', {})
  const clock = childClock([...start, plan('2026-08-03', '2026-09-10'), draft], REVIEW, '2026-09-11')
  assert.equal([clock?.due, clock?.recordId], ['2026-09-10', draft.id])
})

test.run()

import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile, personFile } from '../../../src/model/file.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { missingForSigning } from '../../../src/model/check.ts'
import { filesOf } from '../../../src/practice/of-type.ts'
import {
  currentAssessment,
  currentPlan,
  freshnessOf,
  isOlderThanAssessment,
  pastOfPlan,
  plansIn,
} from '../../../src/practice/plans/current-plan.ts'
import { planReaders, stillToGet } from '../../../src/practice/plans/plan-readers.ts'
import { planBegins, takenOver } from '../../../src/practice/plans/plan-start.ts'
import { carePlan } from '../../../src/records/care-plan.ts'
import { must } from '../../support/must.ts'
import { actor, id, mark, record, TILLY, TODAY, wrenbury } from '../support/wrenbury.ts'
import { signed } from '../process/support/records.ts'

const file = childFile(TILLY)
const goal = (n: number, more = {}) => ({ id: id(n), goal: `Goal ${n}`, ...more })
const plan = (date: string, more = {}, extra: Partial<CaseRecord> = {}) =>
  signed('care-plan', [file], { date, bottomLine: 'Nobody moves her at night.', ...more }, 'Hannah', date, extra)
const assessed = (date: string) => signed('assessment', [file], { date }, 'Hannah', date)

test('S3.7 the newest signed plan stands; one that is only begun does not', () => {
  const draft = record('care-plan', [file], { date: '2026-09-09' })
  assert.is(currentPlan([plan('2026-03-01'), plan('2026-06-01'), draft])?.body.date, '2026-06-01')
  assert.is(currentPlan([draft]), undefined)
})

test('S4.14 a plan is past its own day from the day after, and so is a goal that is still open', () => {
  const goals = [goal(1, { by: '2026-09-01' }), goal(2, { by: '2026-09-01', reached: 'reached' }), goal(3)]
  const one = currentPlan([plan('2026-06-01', { review: '2026-09-01', goals })])
  assert.equal(pastOfPlan(one, '2026-09-01'), { review: undefined, goals: 0 })
  assert.equal(pastOfPlan(one, '2026-09-02'), { review: '2026-09-01', goals: 1 })
  assert.equal(pastOfPlan(undefined, '2026-09-02'), { review: undefined, goals: 0 })
})

test('S5.28 a plan that is finished is a version of its own, beside those before it', () => {
  const [first, second] = [plan('2026-03-01'), plan('2026-06-01')]
  assert.equal(
    plansIn([second, first]).map(({ id: one, body }) => [one, body.date]),
    [
      [first.id, '2026-03-01'],
      [second.id, '2026-06-01'],
    ],
  )
})

test('S3.7 a plan older than its assessment says so; of the same day it does not', () => {
  const one = must(currentPlan([plan('2026-06-01')]))
  assert.is(isOlderThanAssessment(one, currentAssessment([assessed('2026-06-02')])), true)
  assert.is(isOlderThanAssessment(one, currentAssessment([assessed('2026-06-01')])), false)
  assert.is(isOlderThanAssessment(one, undefined), false)
})

test('S3.4 an assessment is current for six months: to the day, and not one day longer', () => {
  assert.equal(freshnessOf('2026-03-10', TODAY), { days: 184, isOld: false })
  assert.is(freshnessOf('2026-03-09', TODAY).isOld, true)
})

test('S3.7 a new plan begins with the goals that are still open, the bottom line and the newest assessment', () => {
  const before = plan('2026-03-01', {
    goals: [goal(11), goal(12, { reached: 'reached' }), goal(13, { reached: 'open' })],
  })
  const begins = planBegins([before, assessed('2026-08-30')], TODAY)
  assert.equal(
    (begins.goals as readonly { id: string }[]).map((one) => one.id),
    [id(11), id(13)],
  )
  assert.is(begins.bottomLine, 'Nobody moves her at night.')
  assert.is(begins.review, '2027-03-10')
  assert.ok(begins.from)
  assert.is(begins.childsView, undefined, 'what the child says is asked again')
  const last = must(currentPlan([before]))
  assert.ok(
    takenOver(begins, last).includes(carePlan.fields.goals.label),
    'until it is written anew it says whose it is',
  )
  assert.not.ok(takenOver({ ...begins, bottomLine: 'Two of us.' }, last).includes(carePlan.fields.bottomLine.label))
  assert.equal(takenOver({}, last), [])
})

test('S3.9 without a bottom line and a contingency no plan is signed', () => {
  const fields = missingForSigning(carePlan, {}).map((one) => one.field)
  assert.ok(fields.includes('bottomLine') && fields.includes('contingency') && fields.includes('madeWith'))
})

test('S4.14 signing puts each action on its plan, with the goal it serves', () => {
  const follows = carePlan.follows?.(
    { date: '2026-06-01', actions: [{ id: id(21), what: 'Call at four', plan: 'carer', goal: id(11) }] },
    { id: id(1) },
  )
  assert.equal(
    must(follows).map(({ type, body }) => [type, body.what, body.plan, body.goal, body.source]),
    [['action', 'Call at four', 'carer', id(11), 'Plan, 1 June 2026']],
  )
})

test('S3.10 who took part and who works with the child is to have the plan; a receipt or their own mark says that they do', () => {
  const madeWith = [{ id: id(31), who: { name: 'Gill' }, how: 'On the phone' }]
  const one = plan('2026-06-01', { madeWith }, { marks: [mark('read', 'Sam', '2026-06-03')] })
  const given = record('notice', [file], {
    kind: 'minutes-shared',
    at: '2026-06-02T10:00:00+01:00',
    about: one.id,
    to: 'Gill',
    how: ['letter'],
  })
  const readers = (records: readonly CaseRecord[]) => planReaders(filesOf(records), must(currentPlan([one])), TODAY)
  const before = readers([...wrenbury(), one])
  assert.equal(new Set(before.map(({ name }) => name)), new Set(['Gill', 'Ruth', 'Sam']))
  assert.equal(
    stillToGet(before).map(({ name }) => name),
    ['Gill', 'Ruth'],
  )
  const after = readers([...wrenbury(), one, given])
  assert.equal(
    stillToGet(after).map(({ name }) => name),
    ['Ruth'],
  )
  assert.is(after.find(({ name }) => name === 'Gill')?.tookPart, 'On the phone')
})

test('whose work with the child has ended is not asked to have the new plan', () => {
  const gone = record('allocation', [file, personFile(actor('Priya').personId)], {
    role: 'supervising-social-worker',
    worker: { recordId: actor('Priya').personId, name: 'Priya' },
    from: '2026-01-01',
    to: TODAY,
  })
  const one = must(currentPlan([plan('2026-06-01')]))
  assert.not(planReaders(filesOf([...wrenbury(), gone]), one, TODAY).some(({ name }) => name === 'Priya'))
  assert.ok(planReaders(filesOf([...wrenbury(), gone]), one, '2026-09-09').some(({ name }) => name === 'Priya'))
})

test.run()

import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile, householdFile, personFile } from '../../../src/model/file.ts'
import { filesOf } from '../../../src/practice/of-type.ts'
import { ownWaiting } from '../../../src/practice/own/own-waiting.ts'
import { must } from '../../support/must.ts'
import { actor, id, record, TODAY } from '../support/wrenbury.ts'

const jonah = id(31)
const home = id(32)
const hannah = actor('Hannah')
const sam = actor('Sam')
const given = (to: typeof hannah, file: ReturnType<typeof childFile>, until?: string) =>
  record('allocation', [file, personFile(to.personId)], {
    role: to.role,
    worker: { recordId: to.personId, name: to.name },
    from: '2026-01-01',
    ...(until && { to: until }),
  })
const missing = (start: string) => record('missing-episode', [childFile(jonah)], { kind: 'M', start })
const records = [
  record('child', [childFile(jonah)], { name: 'Jonah', birthDate: '2010-03-01' }, { id: jonah }),
  missing('2026-09-01'),
  missing('2026-08-20'),
  record(
    'pathway-plan',
    [childFile(jonah)],
    {
      date: '2026-08-01',
      papers: [{ id: id(1), paper: 'passport', state: 'applied', since: '2026-08-15', by: '2026-09-30' }],
    },
    { status: 'signed' },
  ),
]

test('S3.14, S3.15: what waits is on the day of the worker who holds the case', () => {
  const lines = ownWaiting(hannah, filesOf([...records, given(hannah, childFile(jonah))]), TODAY)
  const plan = must(lines.find(({ type }) => type === 'safety-plan'))
  assert.is(plan.words, 'Missing twice in 28 days, and no current safety plan')
  assert.is(plan.due, TODAY)
  assert.equal(plan.begin, [childFile(jonah)])
  const passport = must(lines.find(({ type }) => type === 'pathway-plan'))
  assert.is(passport.recordId, jonah, 'papers are ticked on the child’s page')
  assert.is(passport.due, '2026-09-30')
})

test('S3.14: a worker who has given the case away hears nothing of it', () => {
  assert.equal(ownWaiting(hannah, filesOf([...records, given(hannah, childFile(jonah), '2026-09-01')]), TODAY), [])
})

test('S4.9: the supervising social worker hears of a home with new carers and no matching', () => {
  const there = record('placement', [childFile(jonah), householdFile(home)], { start: '2026-07-01' })
  const household = (approvedOn: string) =>
    record('household', [householdFile(home)], { name: 'Jess', approvedOn }, { id: home })
  const lines = (approvedOn: string) =>
    ownWaiting(sam, filesOf([...records, there, household(approvedOn), given(sam, householdFile(home))]), TODAY)
  assert.is(must(lines('2026-01-01')[0]).type, 'matching')
  assert.equal(lines('2015-01-01'), [])
})

test.run()

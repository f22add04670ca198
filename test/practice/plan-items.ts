import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile } from '../../src/model/file.ts'
import { filesOf } from '../../src/practice/of-type.ts'
import { planItemsFor } from '../../src/practice/plan-items.ts'
import { id, record, TODAY } from './support/wrenbury.ts'

const CHILD = id(7101)
const mine = [childFile(CHILD)]
const goal = (words: string, by: string, reached?: string) => ({
  id: words,
  goal: words,
  by,
  ...(reached && { reached }),
})
const plan = (date: string, goals: readonly ReturnType<typeof goal>[], more = {}) =>
  record('care-plan', mine, { date, goals: [...goals] }, more)
const act = (what: string, due: string, more = {}) =>
  record('action', mine, { what, due, plan: 'child', status: 'open', ...more })
const words = (...records: readonly ReturnType<typeof record>[]) =>
  planItemsFor(filesOf(records), CHILD, TODAY).map((one) => one.words)

test('S3.13: a visit may be about the goals that are not reached and the open actions of the child’s plan, by their days', () => {
  assert.equal(
    words(
      act('Swimming', '2026-10-02'),
      plan('2026-08-01', [
        goal('Sleeps through', '2026-12-01'),
        goal('Sees Mum', '2026-10-01'),
        goal('Walks', '2026-09-01', 'reached'),
      ]),
      act('Glasses', '2026-09-01', { status: 'blocked' }),
      act('Done', '2026-09-01', { status: 'done' }),
      act('Course', '2026-09-01', { plan: 'carer' }),
    ),
    ['Sees Mum', 'Sleeps through', 'Glasses', 'Swimming'],
  )
})

test('S3.13: only the newest plan counts, not one that lies ahead or was thrown away', () => {
  assert.equal(
    words(
      plan('2026-05-01', [goal('Old', '2026-12-01')]),
      plan('2026-09-10', [goal('New', '2026-12-01')]),
      plan('2026-09-11', [goal('Ahead', '2026-12-01')]),
      plan('2026-09-09', [goal('Thrown', '2026-12-01')], { status: 'discarded' }),
    ),
    ['New'],
  )
})

test.run()

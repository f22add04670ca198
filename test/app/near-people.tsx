import './support/page.ts'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile, ORGANISATION } from '../../src/model/file.ts'
import { carePlan } from '../../src/records/care-plan.ts'
import { paperNotebook } from './family/support/paper-notebook.ts'
import { actor, record, TILLY } from '../practice/support/wrenbury.ts'

const { peopleAround } = await import('../../src/app/form/people.ts')

const WORKER = '019f0000-0000-7000-8000-0000000000a1'

test('who a plan was made with: the child is nearer than their workers; who sees to a goal: workers come first', () => {
  const notebook = paperNotebook(actor('Hannah'))
  const worker = { ...record('person', [ORGANISATION], { name: 'Hannah' }), id: WORKER }
  const given = { worker: { recordId: WORKER, name: 'Hannah' }, role: 'childs-social-worker', from: '2026-01-01' }
  const plan = record('care-plan', [childFile(TILLY)], {})
  const child = record('child', [childFile(TILLY)], { name: 'Tilly' })
  for (const one of [worker, record('allocation', [childFile(TILLY)], given), child, plan]) notebook.put(one)
  const { madeWith, goals } = carePlan.fields
  const offered = (from: typeof madeWith.fields.who.from) =>
    peopleAround(notebook.casebook, plan, from, '2026-09-10').map(({ name }) => name)
  assert.equal(offered(madeWith.fields.who.from), ['Tilly', 'Hannah'])
  assert.equal(offered(goals.fields.owner.from), ['Hannah', 'Tilly'])
})

test.run()

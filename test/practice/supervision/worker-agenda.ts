import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile, householdFile, personFile } from '../../../src/model/file.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { filesOf } from '../../../src/practice/of-type.ts'
import { childRowId, keptUp, stoodWords, workerAgenda } from '../../../src/practice/supervision/worker-agenda.ts'
import { childrenOfWorker } from '../../../src/practice/supervision/worker-caseload.ts'
import { must } from '../../support/must.ts'
import { actor, DENISES, PETER, record, TILLY, TODAY, wrenbury, WREN } from '../support/wrenbury.ts'

const NOW = `${TODAY}T10:00:00+01:00`
const agenda = (records: readonly CaseRecord[] = wrenbury(), name = 'Hannah') =>
  workerAgenda(filesOf(records), actor(name).personId, NOW)

test('S4.2 every child whom the worker carries stands on the agenda by itself; a supervising worker carries those of their homes', () => {
  assert.equal(
    agenda().map(({ name }) => name),
    ['Peter', 'Tilly', 'Wren'],
  )
  assert.equal(new Set(agenda(wrenbury(), 'Sam').map(({ name }) => name)), new Set(['Peter', 'Tilly', 'Wren']))
})

test('who no longer works with a child has them no longer on the agenda, from the day it ended', () => {
  const records = wrenbury().map((one) =>
    one.type === 'allocation' && one.fileIds.includes(childFile(TILLY)) && one.body.role === 'childs-social-worker'
      ? { ...one, body: { ...one.body, to: TODAY } }
      : one,
  )
  const on = (day: string) => childrenOfWorker(filesOf(records), actor('Hannah').personId, day)
  assert.not(on(TODAY).includes(TILLY))
  assert.ok(on('2026-09-09').includes(TILLY))
})

test('S4.14 what is overdue on the child’s plan and on the carers’ is on the agenda by itself; what is due today is not', () => {
  const carers = record('action', [householdFile(DENISES)], {
    what: 'A weekend off for Denise',
    plan: 'carer',
    owner: { name: 'Sam' },
    due: '2026-09-09',
    status: 'open',
  })
  const today = record('action', [childFile(TILLY)], {
    what: 'A bike',
    plan: 'child',
    owner: { name: 'Sam' },
    due: TODAY,
  })
  const tilly = must(agenda([...wrenbury(), carers, today]).find(({ childId }) => childId === TILLY))
  assert.equal(
    tilly.overdue.map(({ what, plan }) => [what, plan]),
    [
      ['Ring Gill about the cat', 'child'],
      ['A weekend off for Denise', 'carer'],
    ],
  )
})

test('S4.14 where the process stands and what the carers answered last is kept in the words of the record', () => {
  const tilly = must(agenda().find(({ childId }) => childId === TILLY))
  assert.match(stoodWords(tilly), /; the carers’ answer 4 on 4 September$/)
})

test('S4.7 a signed plan is named on the agenda, one that is only begun is not', () => {
  const body = { date: '2026-08-01', goals: [] }
  const draft = record('care-plan', [childFile(TILLY)], body)
  assert.is(must(agenda([...wrenbury(), draft]).find(({ childId }) => childId === TILLY)).plan, undefined)
  const { author } = draft
  const plan = { ...draft, status: 'signed' as const, signatures: [{ ...author, as: 'sign' as const, bodyHash: '' }] }
  assert.is(must(agenda([...wrenbury(), plan]).find(({ childId }) => childId === TILLY)).plan?.id, plan.id)
})

test('S4.14 the agenda keeps up: what became overdue since joins, what was settled goes, and nothing written is touched', () => {
  const records = wrenbury()
  const first = must(keptUp({}, agenda(records)))
  assert.equal(
    first.children.map(({ child }) => child?.name),
    ['Peter', 'Tilly', 'Wren'],
  )
  assert.is(keptUp(first, agenda(records)), undefined, 'nothing is new')
  const done = records.map((one) =>
    one.body.what === 'Ring Gill about the cat.' ? { ...one, body: { ...one.body, status: 'done' } } : one,
  )
  assert.equal(must(keptUp(first, agenda(done))).overdue, [])
  const spoken = { ...first, overdue: first.overdue.map((point) => ({ ...point, outcome: 'Hannah rings today.' })) }
  assert.is(keptUp(spoken, agenda(done)), undefined, 'what was talked through stays')
})

test('a child who was handed on stays where something was written about them, and goes where nothing was', () => {
  const records = wrenbury()
  const first = must(keptUp({}, agenda(records)))
  const without = agenda(records).filter(({ childId }) => childId !== PETER)
  assert.equal(
    must(keptUp(first, without)).children.map(({ child }) => child?.name),
    ['Tilly', 'Wren'],
  )
  const written = {
    ...first,
    children: first.children.map((row) => (row.id === childRowId(PETER) ? { ...row, stability: 'Steady.' } : row)),
  }
  assert.is(keptUp(written, without), undefined)
})

test('what lies on the carers’ plan of a home with two children is talked through once', () => {
  const carers = record('action', [householdFile('00000000-0000-7000-8000-000000000202')], {
    what: 'Respite',
    plan: 'carer',
    owner: { name: 'Sam' },
    due: '2026-08-01',
  })
  const { overdue } = must(keptUp({}, agenda([...wrenbury(), carers])))
  assert.is(overdue.filter(({ what }) => what?.startsWith('Respite')).length, 1)
})

test('an allocation in somebody’s own file alone carries no child', () => {
  const stray = record('allocation', [personFile(actor('Priya').personId)], {
    role: 'childs-social-worker',
    worker: { recordId: actor('Priya').personId, name: 'Priya' },
    from: '2026-01-01',
  })
  assert.equal(childrenOfWorker(filesOf([...wrenbury(), stray]), actor('Priya').personId, TODAY), [])
  assert.ok(childrenOfWorker(filesOf(wrenbury()), actor('Hannah').personId, TODAY).includes(WREN))
})

test.run()

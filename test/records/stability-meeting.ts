/** What the guidance on support meetings asks of one, asked for by the record itself. */
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { missingForSigning } from '../../src/model/check.ts'
import type { ChoiceField, Field, ManyOfField, RowsField } from '../../src/model/field.ts'
import { known } from './support/known.ts'

const meeting = known('stability-meeting')
const field = (id: string): Field => meeting.fields[id] ?? (assert.unreachable(id) as never)
const values = (id: string): string[] => (field(id) as ChoiceField | ManyOfField).options.map(({ value }) => value)
const missing = missingForSigning(meeting, {}).map((one) => one.field)

test('S5.5–S5.12: it may be called for each reason that the guidance names, early or in a crisis', () => {
  assert.equal(values('triggers'), [
    'breakdown',
    'trauma',
    'planned-move',
    'earlier-breakdown',
    'change',
    'beyond-review',
    'new-home',
    'crisis',
  ])
  assert.ok(missing.includes('triggers'))
})

test('S4.26: one to pause and reflect is a meeting of its own name, and anybody who writes here may begin it', () => {
  assert.ok(values('label').includes('pause'))
  for (const role of [
    'childs-social-worker',
    'supervising-social-worker',
    'team-manager',
    'reviewing-officer',
  ] as const)
    assert.match(meeting.permission[role] ?? '', /c/, role)
  assert.is(meeting.summary({ label: 'pause', held: '2026-09-01T10:00:00Z' }, {}), 'Pause and reflect')
})

test('S5.14, S5.18: whom the child would like in the chair, how they take part and who tells them are asked before it is signed', () => {
  assert.equal(values('childThere'), ['attends', 'part', 'views', 'advocate'])
  for (const id of ['childsChair', 'childThere', 'childsView', 'feedbackPlan']) assert.ok(missing.includes(id), id)
})

test('S5.20–S5.24: a goal, dated actions, rules, roles, and who stays in the child’s life', () => {
  assert.equal(values('goal'), ['stay', 'end-well'])
  for (const id of ['goal', 'actions', 'rules', 'roles', 'relationships']) assert.ok(missing.includes(id), id)
  const inRow = (field('actions') as RowsField).fields
  assert.ok(inRow.due?.required, 'an action has a day')
  assert.ok((field('relationships') as RowsField).fields.how?.required, 'and a relationship a way')
})

test('S5.25, S4.6: it lies in the child’s file and in the household’s', () => {
  assert.equal([meeting.files, meeting.alsoIn], [['child'], ['household']])
})

test.run()

import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Body } from '../../src/model/field.ts'
import { childFile, householdFile } from '../../src/model/file.ts'
import type { CaseRecord } from '../../src/model/record.ts'
import { askedForOf, closedBy } from '../../src/practice/asked-for.ts'
import type { ActionRecord } from '../../src/practice/asked-for.ts'
import { asType, filesOf } from '../../src/practice/of-type.ts'
import { definitionOf } from '../../src/records/all.ts'
import { action } from '../../src/records/action.ts'
import { actionsFrom } from '../../src/records/follow-on.ts'
import { must } from '../support/must.ts'
import { signed } from './process/support/records.ts'
import { by, DENISES, record, TILLY, TODAY, wrenbury } from './support/wrenbury.ts'

const [tilly, home] = [childFile(TILLY), householdFile(DENISES)]
const asked = (body: Body, on = '2026-09-02', files = [tilly]): ActionRecord =>
  must(asType(action, record('action', files, { what: 'Ask the whole family', ...body }, { author: by('Hannah', on) })))
const impact = (on: string) => signed('impact-assessment', [tilly, home], { date: '2026-08-20' }, 'Sam', on)
const found = (one: ActionRecord, more: readonly CaseRecord[]) =>
  askedForOf(filesOf([...wrenbury(), one, ...more]), one, TODAY)

test('S4.14 an action that asks for an assessment says when it was signed: from its own day on, and not before', () => {
  const one = asked({ asks: 'impact-assessment' })
  assert.is(found(one, [impact('2026-09-01')]), undefined)
  assert.is(must(found(one, [impact('2026-09-02')])).on, '2026-09-02')
  const first = must(found(one, [impact('2026-09-08'), impact('2026-09-05')]))
  assert.is(first.words, 'Impact assessment, signed on 5 September 2026')
  assert.is(found(one, [impact('2026-09-11')]), undefined, 'what is signed on a later day is not there yet')
})

test('S4.14 what is only begun, of another kind, or of another child, answers nothing; words are not guessed at', () => {
  const one = asked({ asks: 'impact-assessment' })
  assert.is(found(one, [record('impact-assessment', [tilly, home], { date: '2026-09-05' })]), undefined)
  assert.is(found(one, [signed('matching', [tilly, home], { date: '2026-09-05' }, 'Sam', '2026-09-05')]), undefined)
  const other = signed('impact-assessment', [home], { date: '2026-09-05' }, 'Sam', '2026-09-05')
  assert.is(found(one, [other]), undefined)
  assert.ok(
    found(asked({ asks: 'impact-assessment' }, '2026-09-02', [home]), [other]),
    'the home’s own action is answered',
  )
  assert.is(found(asked({ what: 'Write the impact assessment' }), [impact('2026-09-05')]), undefined)
})

test('what needs no signature counts from the day it was written; a closed action asks for nothing', () => {
  const school = record('education-plan', [tilly], { date: '2026-09-01' }, { author: by('Hannah', '2026-09-04') })
  assert.is(
    must(found(asked({ asks: 'education-plan' }), [school])).words,
    'Education plan, written on 4 September 2026',
  )
  assert.is(found(asked({ asks: 'education-plan', status: 'done' }), [school]), undefined)
  assert.ok(found(asked({ asks: 'education-plan', status: 'blocked' }), [school]))
})

test('S4.1 an action about what the home’s file lacks says when it came there', () => {
  const episode = record('missing-episode', [tilly], { start: '2026-09-01T20:00:00+01:00' })
  const one = asked({ about: episode.id }, '2026-09-03', [tilly, home])
  assert.is(found(one, [episode]), undefined)
  const told = signed(
    'incident',
    [tilly, home],
    { kinds: ['missing'], start: '2026-09-01T20:00:00+01:00' },
    'Sam',
    '2026-09-07',
  )
  assert.is(must(found(one, [episode, told])).on, '2026-09-07')
})

test('closing it keeps what was said of it already, and says by what and since when', () => {
  const one = asked({ asks: 'impact-assessment', status: 'open' })
  const answer = must(found(one, [impact('2026-09-05')]))
  assert.equal(closedBy(one, answer), {
    ...one.body,
    status: 'done',
    doneOn: '2026-09-05',
    evidence: 'Impact assessment, signed on 5 September 2026',
  })
  assert.is(closedBy(asked({ evidence: 'Sam rang.' }), answer).evidence, 'Sam rang.')
})

test('what a meeting’s action asks for goes along when its minutes are signed', () => {
  const [made] = actionsFrom([{ id: 'a', what: 'Ask them', asks: 'impact-assessment' }], 'Visit', '2026-09-01')
  assert.is(must(made).body.asks, 'impact-assessment')
})

test('whatever an action may ask for is a kind of record: another word would never be answered', () => {
  for (const { value } of action.fields.asks.options) assert.ok(definitionOf(value), value)
})

test.run()

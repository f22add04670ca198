/** F1 to F4, on both sides of each threshold: one answer put beside a quiet home. */
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { addDays, addMonths } from '../../../src/model/calendar.ts'
import { SIGNAL_WORDS } from '../../../src/practice/signals/signal.ts'
import { must } from '../../support/must.ts'
import { record, TODAY } from '../support/wrenbury.ts'
import { ago, answer, member, rulesOfHome, rulesWhere, sentence, signalsOfHome } from '../support/quiet-home.ts'

test('a home that is well says nothing', () => {
  assert.equal(signalsOfHome(), [])
})

test('S2.8, F1: an answer of 4 speaks, 5 does not, and of two answers the newest counts', () => {
  assert.is(sentence('F1', answer('Zoe', 'relative', 4, 5)), `Zoe answered 4 on 5 September.`)
  assert.equal(rulesOfHome(answer('Zoe', 'relative', 5, 5)), ['F3'])
  assert.not.ok(rulesOfHome(answer('Zoe', 'relative', 4, 9), answer('Zoe', 'relative', 5, 5)).includes('F1'))
})

const gate = (value: string) =>
  record('practice-setting', ['organisation'], { name: 'gate', value, from: '2026-01-01', why: 'Tried.' })

test('F1 speaks below 5 whatever number a service has set for calling a meeting, and its rule says so', () => {
  for (const value of ['4', '7']) {
    assert.ok(rulesOfHome(gate(value), answer('Zoe', 'relative', 4, 5)).includes('F1'))
    assert.not.ok(rulesOfHome(gate(value), answer('Zoe', 'relative', 5, 5)).includes('F1'))
  }
  assert.match(SIGNAL_WORDS.F1.when, 'Always 5, whatever number calls a meeting in this service')
})

test('F2: a fall of two speaks, a fall of one does not', () => {
  assert.is(sentence('F2', answer('Ann', 'carer', 6, 2)), 'Ann answered 6 on 8 September, and 8 before.')
  assert.not.ok(rulesOfHome(answer('Ann', 'carer', 7, 2)).includes('F2'))
})

test('F2: three falls one after another speak, two do not', () => {
  const falls = [answer('Ann', 'carer', 7, 9), answer('Ann', 'carer', 6, 5), answer('Ann', 'carer', 5, 1)]
  assert.is(sentence('F2', ...falls), 'Ann’s answers fell three times, to 5 on 9 September.')
  assert.is(must(signalsOfHome(...falls).find(({ rule }) => rule === 'F2')).evidence.length, 4)
  assert.not.ok(rulesOfHome(...falls.slice(0, 2)).includes('F2'))
})

test('S4.17, F3: three apart speaks, two apart does not', () => {
  assert.is(sentence('F3', answer('Cy', 'carers-child', 5, 2)), 'Cy answered 5 and Sam 8.')
  assert.not.ok(rulesOfHome(answer('Cy', 'carers-child', 6, 2)).includes('F3'))
})

test('S4.10, F4: a son who answers 4 speaks, 5 does not; a carer’s low answer is told once', () => {
  const five = answer('Cy', 'carers-child', 5, 9)
  assert.ok(rulesOfHome(five, answer('Cy', 'carers-child', 4, 2)).includes('F4'))
  assert.not.ok(rulesOfHome(answer('Cy', 'carers-child', 5, 2)).includes('F4'))
  assert.not.ok(rulesOfHome(answer('Ann', 'carer', 4, 2)).includes('F4'))
})

const lastAsked = (date: string) =>
  rulesWhere((one) =>
    (one.body.person as { name?: string } | undefined)?.name === 'Cy' && one.type === 'scaling'
      ? { ...one, body: { ...one.body, date } }
      : one,
  )

test('S4.10, F4: asked two months ago to the day speaks, a day less does not', () => {
  const edge = addMonths(TODAY, -2)
  assert.ok(lastAsked(edge).includes('F4'))
  assert.not.ok(lastAsked(addDays(edge, 1)).includes('F4'))
})

test('F4: who moved in last week has not been forgotten yet', () => {
  assert.not.ok(rulesOfHome(member('Dee', 'child', { joined: ago(40) })).includes('F4'))
  assert.ok(rulesOfHome(member('Dee', 'child', { joined: '2026-06-01' })).includes('F4'))
})

test.run()

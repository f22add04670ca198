/** F5 to F7, on both sides of each threshold: one thing put beside a quiet home. */
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { CaseRecord } from '../../../src/model/record.ts'
import { signed } from '../process/support/records.ts'
import { by, mark, record, TODAY } from '../support/wrenbury.ts'
import { ago, child, home, rulesOfHome, rulesWhere, sentence, visited } from '../support/quiet-home.ts'

const lastVisit = (days: number) =>
  rulesWhere((one) => (one.type === 'statutory-visit' && one.body.date === ago(10) ? undefined : one), visited(days))

test('S4.8, F5: six weeks after the last visit it is not late, a day later it is', () => {
  assert.not.ok(lastVisit(42).includes('F5'))
  assert.ok(
    rulesWhere(
      (one) =>
        one.type === 'statutory-visit' && (one.body.date === ago(10) || one.body.date === ago(50)) ? undefined : one,
      visited(43),
    ).includes('F5'),
  )
})

const visits = (...days: number[]) =>
  rulesWhere((one) => (one.type === 'statutory-visit' ? undefined : one), ...days.map(visited))

test('F5: two late in six months speak, one does not', () => {
  assert.not.ok(visits(127, 80, 40, 5).includes('F5'))
  assert.ok(visits(127, 80, 33, 5).includes('F5'))
})

const supervisedOn = (date: string) =>
  rulesWhere((one) => (one.type === 'carer-supervision' ? { ...one, body: { ...one.body, date } } : one))

test('S4.3, F6: supervised 35 days ago does not speak, 36 days ago does', () => {
  assert.not.ok(supervisedOn(ago(35)).includes('F6'))
  assert.ok(supervisedOn(ago(36)).includes('F6'))
})

const unsigned = (one: CaseRecord): CaseRecord =>
  one.type === 'carer-supervision' ? { ...one, status: 'draft', signatures: [] } : one

test('S2.7, F6: a supervision that is not signed and a supervisory visit are no supervision', () => {
  const visit = record('supervisory-visit', [home], { date: ago(5) }, { status: 'signed' })
  assert.ok(rulesWhere(unsigned, visit).includes('F6'))
  assert.not.ok(
    rulesWhere(unsigned, signed('carer-supervision', [home], { date: ago(5) }, 'Sam', ago(5))).includes('F6'),
  )
})

const ask = (at: string, marks: ReturnType<typeof mark>[] = []) =>
  record('help-request', [home, child], { need: 'A break', urgency: 'today' }, { author: by('Denise', at), marks })

test('S4.4, F7: on its last day it is not late, the day after it is; taken up it waits three days', () => {
  assert.not.ok(rulesOfHome(ask(ago(1))).includes('F7'))
  assert.is(sentence('F7', ask(ago(2))), 'Denise asked for help on 8 September and nobody has taken it up.')
  assert.not.ok(rulesOfHome(ask(ago(2), [mark('acknowledged', 'Sam', ago(2))])).includes('F7'))
})

test('F7: one open request is work, two are worth a word', () => {
  assert.is(sentence('F7', ask(ago(1)), ask(TODAY)), 'Two requests for help are open.')
})

test.run()

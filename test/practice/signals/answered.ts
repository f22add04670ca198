/** What is said to a signal, and how long it holds; and what is true of all of them. */
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { addDays } from '../../../src/model/calendar.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { filesOf } from '../../../src/practice/of-type.ts'
import { openSignals, signalsWithAnswers } from '../../../src/practice/signals/answered.ts'
import { SIGNAL_RULES, SIGNAL_WORDS } from '../../../src/practice/signals/signal.ts'
import { must } from '../../support/must.ts'
import { said } from '../process/support/records.ts'
import {
  ago,
  answer,
  CHILD,
  child,
  NOW,
  quietHome,
  rulesOfHome,
  signalsOfHome,
  incident,
  report,
} from '../support/quiet-home.ts'

const put = (kind: string, at: string, about: string, more = {}) =>
  said([child], kind, 'Hannah', at, { rule: 'F1', about, ...more })

test('put aside with a reason it is quiet; with a newer answer, or after four weeks, it speaks again', () => {
  const low = answer('Zoe', 'relative', 4, 5)
  const look = (now: string, ...more: readonly CaseRecord[]) =>
    openSignals(filesOf([...quietHome(), low, ...more]), CHILD, now, 'team-manager').filter(({ rule }) => rule === 'F1')
      .length
  const aside = put('signal-dismissed', `${ago(4)}T10:00`, low.id, { reason: 'She was ill that day' })
  assert.is(look(NOW), 1)
  assert.is(look(NOW, aside), 0)
  assert.is(look(NOW, aside, answer('Zoe', 'relative', 3, 1)), 1)
  assert.is(look(`${addDays(ago(4), 27)}T12:00:00+01:00`, aside), 0)
  assert.is(look(`${addDays(ago(4), 28)}T12:00:00+01:00`, aside), 1)
})

test('one answer is told once: a fall of the carers’ son is F2 and not F4 as well', () => {
  assert.equal(rulesOfHome(answer('Cy', 'carers-child', 3, 2)), ['F2', 'F3'])
})

test('taken up it says by whom, and opens triage', () => {
  const low = answer('Zoe', 'relative', 4, 5)
  const taken = put('signal-accepted', `${ago(4)}T10:00`, low.id, { words: 'Let us talk' })
  const found = must(
    signalsWithAnswers(filesOf([...quietHome(), low, taken]), CHILD, NOW, 'team-manager').find(
      ({ rule }) => rule === 'F1',
    ),
  )
  assert.equal([found.answer?.how, found.answer?.by, found.answer?.reason], ['taken-up', 'Hannah', 'Let us talk'])
})

test('every rule has its words and its source, every signal its evidence, and nothing adds up to a score', () => {
  assert.equal(Object.keys(SIGNAL_WORDS), [...SIGNAL_RULES])
  const many = signalsOfHome(
    incident(0, ['substances']),
    incident(1),
    incident(2),
    answer('Ann', 'carer', 2, 1),
    report(ago(1), 'red'),
  )
  assert.ok(many.length > 4)
  for (const { words, evidence, rule } of many) {
    assert.ok(evidence.length > 0, rule)
    assert.not.match(words, /\brisk|rank|total|average|probab/i)
  }
})

test.run()

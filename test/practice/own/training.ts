import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { householdFile } from '../../../src/model/file.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { filesOf } from '../../../src/practice/of-type.ts'
import { answerTo, trainingPrompts, unanswered } from '../../../src/practice/own/training.ts'
import { must } from '../../support/must.ts'
import { by, id, record, TODAY } from '../support/wrenbury.ts'

const home = id(42)
const file = householdFile(home)
const household = (approvedOn: string) => record('household', [file], { name: 'Jess', approvedOn }, { id: home })
const old = household('2015-01-01')
const score = (value: number, date: string, relation = 'carer') =>
  record('scaling', [file], { date, score: value, relation, person: { name: 'Jess' } })
const topics = (...records: readonly CaseRecord[]) =>
  trainingPrompts(filesOf(records), home, TODAY).map(({ topic }) => topic)

test('S4.21: new carers are offered attachment, brain and trauma, until a year has gone', () => {
  assert.equal(topics(household('2025-09-11')), ['attachment', 'brain', 'trauma'])
  assert.equal(topics(household('2025-09-10')), [])
})

test('S4.21: an answer below five offers a refresher, five does not, nor an answer of somebody else', () => {
  assert.equal(topics(old, score(5, '2026-09-01')), [])
  const [prompt] = trainingPrompts(filesOf([old, score(4, '2026-09-01')]), home, TODAY)
  assert.is(must(prompt).words, 'Jess answered 4 on 1 September 2026')
  assert.equal(topics(old, score(2, '2026-09-01', 'child')), [])
})

test('S4.21: an answer of 28 days ago is over', () => {
  assert.equal(topics(old, score(3, '2026-08-14')), ['trauma'])
  assert.equal(topics(old, score(3, '2026-08-13')), [])
})

test('S4.21: after a restraint calming down, after self-harm a talk about that', () => {
  const held = record('incident', [file], {
    kinds: ['aggression'],
    restraint: { answer: true },
    start: '2026-09-02T18:00:00+01:00',
  })
  const hurt = record('incident', [file], { kinds: ['self-harm'], start: '2026-09-03T18:00:00+01:00' })
  assert.equal(topics(old, held, hurt), ['de-escalation', 'self-harm'])
  assert.equal(topics(old, record('incident', [file], { kinds: ['illness'], start: '2026-09-02T18:00:00+01:00' })), [])
})

const offered = (on: string) => record('training-need', [file], { topic: 'trauma', offeredOn: on })

test('S4.21: what was offered in the last six months is not offered again', () => {
  assert.equal(topics(old, score(4, '2026-09-01'), offered('2026-03-11')), [])
  assert.equal(topics(old, score(4, '2026-09-01'), offered('2026-03-10')), ['trauma'])
})

test('S4.21: the carers answer on their phone, and that answer stands', () => {
  const offer = record('training-need', [file], { topic: 'trauma', offeredOn: '2026-09-01' })
  assert.is(unanswered([offer]).length, 1)
  const answered = {
    ...offer,
    marks: [{ id: id(3), kind: 'answered' as const, note: 'Yes, please', ...by('Denise', '2026-09-02') }],
  }
  assert.equal(answerTo(answered), { words: 'Yes, please', by: 'Denise' })
  assert.is(unanswered([answered]).length, 0)
})

test.run()

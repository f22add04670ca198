import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { missingForSigning } from '../../src/model/check.ts'
import type { Body } from '../../src/model/field.ts'
import { known } from './support/known.ts'

const missing = (type: string, body: Body) => missingForSigning(known(type), body).map(({ message }) => message)
const line = (type: string, body: Body, child?: string) => known(type).summary(body, child ? { child } : {})

test('an incident cannot end before it begins, be told before it happened, or leave out how a child was found', () => {
  const start = '2026-09-02T19:10:00+01:00'
  const whole = {
    kinds: ['missing'],
    start,
    end: '2026-09-02T22:00:00+01:00',
    before: 'x',
    during: 'x',
    after: 'x',
    missingDetail: 'At the park',
    followUp: 'x',
    notifiable: { answer: false },
    told: [{ id: 'a', who: { name: 'Sam' }, when: '2026-09-02T20:00:00+01:00' }],
  }
  assert.equal(missing('incident', whole), [])
  assert.equal(missing('incident', { ...whole, end: '2026-09-02T18:00:00+01:00' }), ['It ends before it begins'])
  assert.equal(missing('incident', { ...whole, told: [{ ...whole.told[0], when: '2026-09-01T20:00:00+01:00' }] }), [
    'Somebody was told before it began',
  ])
  assert.equal(missing('incident', { ...whole, missingDetail: '' }), ['Missing: last seen, found where and by whom'])
  assert.equal(missing('incident', { ...whole, kinds: ['injury'], missingDetail: '' }), [])
  assert.equal(missing('incident', { ...whole, notifiable: { answer: true } }), [
    'What makes it so',
    'Which of the notifiable events',
  ])
})

test('an incident over the autumn clock change is compared in time, not in letters', () => {
  const start = '2026-10-25T01:50:00+01:00'
  const told = [{ id: 'a', who: { name: 'Sam' }, when: '2026-10-25T01:20:00+00:00' }]
  const whole = {
    kinds: ['illness'],
    start,
    end: '2026-10-25T01:10:00+00:00',
    before: 'x',
    during: 'x',
    after: 'x',
    followUp: 'x',
    notifiable: { answer: false },
    told,
  }
  assert.equal(missing('incident', whole), [])
})

test('a supervisory visit wants what was agreed and whether the logs were read', () => {
  const whole = {
    date: '2026-09-10',
    announced: 'unannounced',
    present: [{ id: 'a', who: { name: 'Denise' } }],
    logsReviewed: { answer: true },
    score: 6,
    agreed: 'A Saturday off',
  }
  assert.equal(missing('supervisory-visit', whole), [])
  assert.equal(missing('supervisory-visit', { ...whole, logsReviewed: { answer: false } }), [
    'Why the logs were not read',
  ])
  assert.equal(missing('supervisory-visit', { ...whole, agreed: '' }), ['What we agreed'])
})

test('the carers sign that a supervisory visit says what was agreed, always', () => {
  const { signOff } = known('supervisory-visit')
  assert.equal([signOff?.countersign?.by, 'when' in (signOff?.countersign ?? {})], [['foster-carer'], false])
})

test('logs and actions need no signature, a scale answer is never changed', () => {
  for (const type of ['daily-log', 'action', 'scaling', 'help-request', 'placement'])
    assert.is(known(type).signOff, undefined, type)
  assert.is(known('scaling').immutable, true)
})

test('a blocked action wants to know what is in the way', () => {
  const whole = { what: 'A lock', plan: 'child', owner: { name: 'Hannah' }, due: '2026-09-17', source: 'Visit' }
  assert.equal(missing('action', whole), [])
  assert.equal(missing('action', { ...whole, status: 'blocked' }), ['What is in the way'])
})

test('dates that run backwards are noticed', () => {
  assert.ok(missing('placement', { start: '2026-09-10', end: '2026-09-09' }).includes('It ends before it begins'))
  assert.ok(missing('allocation', { from: '2026-09-10', to: '2026-09-09' }).includes('It ends before it begins'))
  assert.ok(missing('missing-episode', { start: '2026-09-10', end: '2026-09-09' }).includes('It ends before it begins'))
  assert.ok(
    missing('household-member', { joined: '2026-09-10', left: '2026-09-09' }).includes('They left before they joined'),
  )
})

test('an SDQ total is a number from 0 to 40', () => {
  assert.equal(missing('sdq-score', { date: '2026-03-31', score: '26' }), [])
  for (const score of ['41', '-1', 'high', '7.5'])
    assert.is(missing('sdq-score', { date: '2026-03-31', score }).length, 1, score)
})

test('lines in a list are plain and warm', () => {
  assert.is(line('incident', { kinds: ['aggression', 'damage', 'police'] }), 'Aggression, damage and police')
  assert.is(line('scaling', { person: { name: 'Denise' }, score: 4 }), 'Denise answered 4')
  assert.is(line('scaling', { person: { name: 'Denise' }, score: 0 }), 'Denise answered 0')
  assert.is(
    line('childs-views', { pieces: [{ id: 'a', kind: 'words', words: 'its nan and peter' }] }, 'Wren'),
    'Wren: “its nan and peter”',
  )
  assert.is(
    line(
      'childs-views',
      { pieces: [{ id: 'a', kind: 'good', drawing: { sha256: 'x', mime: 'x', bytes: 1 } }] },
      'Wren',
    ),
    'Wren made a drawing',
  )
  assert.is(line('child', { returnId: '69112' }), 'Child 69112')
  assert.is(line('placement', { householdName: 'Denise and Mark', end: '2026-09-01' }), 'With Denise and Mark, ended')
  assert.is(line('placement', { placementType: 'K2' }), 'Children’s home')
  assert.is(line('missing-episode', { kind: 'M', start: '2026-09-01' }, 'Jonah'), 'Jonah was missing')
  assert.is(
    line('statutory-review', { date: '2026-09-01', participation: 'PN1' }, 'Tilly'),
    'Review: Tilly came and spoke',
  )
  const long = line('daily-log', { happened: 'A long day with many things in it. '.repeat(9) })
  assert.ok(long.length <= 91 && long.endsWith('…'), long)
})

test.run()

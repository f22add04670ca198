import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { missingForSigning } from '../../../src/model/check.ts'
import { addDays } from '../../../src/model/calendar.ts'
import type { Body } from '../../../src/model/field.ts'
import { childFile, householdFile } from '../../../src/model/file.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { impactBegun, impactMissing, impactMissingFor, impactReview } from '../../../src/practice/family/impact-due.ts'
import { crimesNamedIn } from '../../../src/practice/family/offending-words.ts'
import { filesOf } from '../../../src/practice/of-type.ts'
import { impactAssessment } from '../../../src/records/impact-assessment.ts'
import { DENISES, id, record, TILLY, TODAY, wrenbury } from '../support/wrenbury.ts'

const home = householdFile(DENISES)
const both = [childFile(TILLY), home]
const incident = (kinds: readonly string[], ago = 5, more: Body = {}) =>
  record('incident', both, { kinds, start: `${addDays(TODAY, -ago)}T19:00:00+01:00`, ...more })
const assessed = (ago: number, more: Partial<CaseRecord> = {}, body: Body = {}) =>
  record('impact-assessment', both, { date: addDays(TODAY, -ago), ...body }, { status: 'signed', ...more })
const missing = (...records: readonly CaseRecord[]) =>
  impactMissing(filesOf([...wrenbury(), ...records]), DENISES, TODAY).map(({ on, about }) => [on, ...about])

const FIVE_AGO = addDays(TODAY, -5)

test('F15, S4.17: police, exploitation and substances ask how the family is coping; other incidents do not', () => {
  assert.equal(missing(), [], 'aggression and damage are no crimes here')
  assert.equal(missing(incident(['police'])), [[FIVE_AGO, 'offending']])
  assert.equal(missing(incident(['exploitation'])), [[FIVE_AGO, 'offending']])
  assert.equal(missing(incident(['missing', 'substances', 'police'])), [[FIVE_AGO, 'substances', 'offending']])
  assert.equal(missing(incident(['missing'], 5, { police: { answer: true, reason: 'Looked for her' } })), [])
  for (const kind of [
    'injury',
    'illness',
    'self-harm',
    'aggression',
    'damage',
    'allegation',
    'medication',
    'restraint',
    'online',
    'other',
  ])
    assert.equal(missing(incident([kind])), [], kind)
})

test('F15: answered by an assessment of that day or later, signed; not by one of the day before', () => {
  assert.equal(missing(incident(['police']), assessed(5)), [])
  assert.equal(missing(incident(['police']), assessed(2)), [])
  assert.equal(missing(incident(['police']), assessed(6)), [[FIVE_AGO, 'offending']])
  assert.equal(missing(incident(['police']), assessed(2, { status: 'draft' })), [[FIVE_AGO, 'offending']])
  assert.equal(missing(incident(['police'], 5), incident(['substances'], 1), assessed(3)), [
    [addDays(TODAY, -1), 'substances'],
  ])
})

const at = (day: string) => missing(record('incident', both, { kinds: ['police'], start: `${day}T12:00:00Z` })).length
test('F15: half a year back and no further', () => {
  assert.equal([at('2026-03-10'), at('2026-03-11'), at('2026-09-11')], [0, 1, 0])
})

test('F15: a log that names it asks as well, the child’s own words with it', () => {
  const log = (happened: string, quote?: string) =>
    record('daily-log', both, { date: FIVE_AGO, happened, ...(quote && { words: [{ id: id(1), quote }] }) })
  assert.equal(missing(log('The police station rang: she was arrested for shoplifting.')), [[FIVE_AGO, 'offending']])
  assert.equal(missing(log('A quiet tea.', 'I had a spliff behind the gym.')), [[FIVE_AGO, 'substances']])
  assert.equal(missing(log('She had not been drinking.')), [])
})

const NAMED: readonly (readonly [text: string, ...crimes: string[]])[] = [
  ['He came home drunk.', 'substances'],
  ['He smelt of alcohol and had stolen goods on him.', 'offending', 'substances'],
  ['I found weed in his coat.', 'substances'],
  ['He was arrested, and I drove to the police station.', 'offending'],
  ['He was not arrested.'],
  ['She drank her milk and stole a biscuit.'],
  ['We pulled weed after weed from the garden.'],
  ['He has not been drinking enough water.'],
  ['A police officer came to school to talk about cycling.'],
]
for (const [text, ...crimes] of NAMED)
  test(`F15: ${crimes.length ? crimes.join(', ') : 'nothing'}: ${text}`, () =>
    assert.equal([...crimesNamedIn(text)].sort(), crimes))

test('F15: asked of a child’s file it is about that child, in the home they live in', () => {
  const one = incident(['police'])
  assert.is(impactMissingFor(filesOf([...wrenbury(), one]), TILLY, TODAY).length, 1)
  const moved = wrenbury().map((each) =>
    each.type === 'placement' && each.fileIds.includes(home)
      ? { ...each, body: { ...each.body, end: '2026-09-09' } }
      : each,
  )
  assert.equal(impactMissing(filesOf([...moved, one]), DENISES, TODAY), [], 'the family of a child who has moved on')
})

test('S4.17: the day of asking again comes from the newest signed assessment; one that is begun is gone on with', () => {
  const list = filesOf([
    assessed(40, {}, { review: '2026-09-01' }),
    assessed(10, {}, { review: '2026-10-20' }),
    assessed(1, { status: 'draft' }, { review: '2026-12-01' }),
  ])
  assert.is(impactReview(list, DENISES)?.due, '2026-10-20')
  assert.is(impactReview(filesOf([assessed(10)]), DENISES), undefined)
  assert.is(impactBegun(list, DENISES)?.body.review, '2026-12-01')
  assert.is(impactBegun(filesOf([assessed(10)]), DENISES), undefined)
})

test('S4.17: it is signed once everybody has said their number and what it is like, or why they were not asked', () => {
  const whole = {
    date: TODAY,
    because: ['offending'],
    carers: 'Sleep.',
    strengths: 'Each other.',
    support: 'Respite.',
    review: '2026-10-20',
    conclusion: 'carries',
  }
  const row = { id: id(1), person: { name: 'Hamza' } }
  const found = (members: Body[], more: Body = {}) =>
    missingForSigning(impactAssessment, { ...whole, members: members as never, ...more }).map(({ field }) => field)
  assert.equal(found([{ ...row, score: 2, impact: 'I stay in my room.' }]), [])
  assert.equal(found([{ ...row, whyNot: 'At his grandmother’s.' }]), [])
  assert.equal(found([{ ...row, score: 2 }]), ['members'])
  assert.equal(found([{ ...row, impact: 'I stay in my room.' }]), ['members'])
  assert.equal(found([{ ...row, whyNot: 'Away.' }], { review: TODAY }), ['review'])
})

test.run()

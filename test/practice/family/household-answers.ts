import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { addDays, addMonths } from '../../../src/model/calendar.ts'
import type { Body } from '../../../src/model/field.ts'
import { childFile, householdFile } from '../../../src/model/file.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { familyOf, familyToAsk, householdAnswers } from '../../../src/practice/family/household-answers.ts'
import { filesOf } from '../../../src/practice/of-type.ts'
import { must } from '../../support/must.ts'
import { by, id, record, TODAY } from '../support/wrenbury.ts'

const NOORS = id(301)
const NOOR = id(302)
const home = householdFile(NOORS)
const both = [childFile(NOOR), home]
const member = (n: number, name: string, role: string, more: Body = {}) =>
  record('household-member', [home], { name, role, relation: role, ...more }, { id: id(n) })
const HAMZA = id(311)
const base = (): CaseRecord[] => [
  record('household', [home], { name: 'Salma and Yusuf', approvedOn: '2023-04-01' }, { id: NOORS }),
  record('child', [childFile(NOOR)], { name: 'Noor', birthDate: '2013-02-01' }, { id: NOOR }),
  record('placement', both, { householdName: 'Salma and Yusuf', start: '2026-01-05' }),
  member(310, 'Salma', 'carer', { account: { recordId: id(399), name: 'Salma' } }),
  member(311, 'Hamza', 'child', { birthDate: '2013-05-01' }),
  member(312, 'Khala', 'other-adult', { left: '2026-03-01' }),
]
const answer = (name: string, recordId: string, date: string, score: number, files = both) =>
  record('scaling', files, {
    date,
    person: { recordId, name },
    relation: 'carers-child',
    score,
    whyNotLower: 'My room.',
  })
const asked = (...records: readonly CaseRecord[]) =>
  familyToAsk(filesOf([...base(), ...records]), NOORS, TODAY).map(({ member: { ref }, because, last, score }) => [
    ref.name,
    because,
    last,
    score,
  ])

/** Everybody but Hamza has been asked. */
const others = [answer('Salma', id(310), TODAY, 7), answer('Noor', NOOR, TODAY, 6)]

test('F4, S4.10: four or less of any member, five not', () => {
  assert.equal(asked(...others, answer('Hamza', HAMZA, TODAY, 5)), [])
  assert.equal(asked(...others, answer('Hamza', HAMZA, TODAY, 4)), [['Hamza', 'low', TODAY, 4]])
  assert.equal(asked(...others, answer('Hamza', HAMZA, TODAY, 2)), [['Hamza', 'low', TODAY, 2]])
  assert.equal(
    asked(...others, answer('Hamza', HAMZA, '2026-09-01', 2), answer('Hamza', HAMZA, TODAY, 6)),
    [],
    'what counts is the last',
  )
})

test('F4, S4.10: unasked for two months, to the day', () => {
  assert.equal(asked(...others, answer('Hamza', HAMZA, '2026-07-11', 8)), [])
  assert.equal(asked(...others, answer('Hamza', HAMZA, '2026-07-10', 8)), [['Hamza', 'unasked', '2026-07-10', 8]])
  assert.equal(asked(...others), [['Hamza', 'unasked', undefined, undefined]], 'never asked, and eight months together')
})

const joined = (day: string) => [
  ...others,
  answer('Hamza', HAMZA, TODAY, 8),
  member(313, 'Zaynab', 'child', { joined: day }),
]
test('F4: who never was asked is owed it two months after they and a child began to live together', () => {
  assert.equal(asked(...joined(addDays(addMonths(TODAY, -2), 1))), [])
  assert.equal(asked(...joined(addMonths(TODAY, -2))), [['Zaynab', 'unasked', undefined, undefined]])
})

/** Two years old: a son of the carers and the child placed may both be. */
const little = (): CaseRecord[] => [
  ...others,
  answer('Hamza', HAMZA, TODAY, 8),
  member(314, 'Idris', 'child', { birthDate: '2024-06-01' }),
]
const seenOf = (date: string, words = 'He stacked cups and laughed.') =>
  record('scaling', both, {
    date,
    person: { recordId: id(314), name: 'Idris' },
    relation: 'carers-child',
    question: 'What did you see?',
    seen: words,
  })

test('F4: of somebody under five what was seen counts as asked, and no number of theirs is low', () => {
  assert.equal(asked(...little()), [['Idris', 'unasked', undefined, undefined]])
  assert.equal(asked(...little(), seenOf('2026-07-11')), [])
  assert.equal(asked(...little(), seenOf('2026-07-10')), [['Idris', 'unasked', '2026-07-10', undefined]])
  assert.equal(
    asked(...little(), seenOf(TODAY), answer('Idris', id(314), TODAY, 2)),
    [],
    'a number somebody chose for him',
  )
  const idris = must(
    familyOf(filesOf([...base(), ...little(), seenOf(TODAY)]), NOORS, TODAY).find(({ ref }) => ref.name === 'Idris'),
  )
  assert.equal(
    [idris.tooYoung, idris.answers, idris.seen.map(({ words }) => words)],
    [true, [], ['He stacked cups and laughed.']],
  )
})

const born = (birthDate: string) =>
  must(
    familyOf(filesOf([...base(), member(315, 'Sara', 'child', { birthDate })]), NOORS, TODAY).find(
      ({ ref }) => ref.name === 'Sara',
    ),
  ).tooYoung

test('F4: on the fifth birthday a number may be asked, the day before not', () => {
  assert.equal([born('2021-09-10'), born('2021-09-11')], [false, true])
})

test('F4: who has left is not asked, and a home without a child asks nobody', () => {
  assert.not.ok(asked().some(([name]) => name === 'Khala'))
  const empty = base().filter(({ type }) => type !== 'placement')
  assert.equal(familyToAsk(filesOf(empty), NOORS, TODAY), [])
})

test('S4.17: everybody has a line of their own: carers, then sons and daughters, then the child; never an average', () => {
  const list = filesOf([
    ...base(),
    ...others,
    answer('Hamza', HAMZA, '2026-08-01', 6),
    answer('Hamza', HAMZA, TODAY, 2),
  ])
  const family = familyOf(list, NOORS, TODAY)
  assert.equal(
    family.map(({ ref, role, answers }) => [ref.name, role, answers.map(({ score }) => score)]),
    [
      ['Salma', 'carer', [7]],
      ['Hamza', 'carers-child', [6, 2]],
      ['Noor', 'child', [6]],
    ],
  )
})

test('S4.17: an answer counts wherever it was given: alone, in supervision, in a meeting, round the family’s table', () => {
  const rows = (score: number) => [
    { id: id(1), person: { recordId: HAMZA, name: 'Hamza' }, relation: 'carers-child', score },
  ]
  const signed = { status: 'signed' as const, author: by('Sam', TODAY) }
  const records = [
    answer('Hamza', HAMZA, '2026-05-01', 8),
    record('carer-supervision', both, { date: '2026-06-01', scores: rows(7) }, signed),
    record('stability-meeting', both, { held: '2026-07-01T10:00', scores: rows(5) }, signed),
    record(
      'impact-assessment',
      both,
      {
        date: '2026-08-01',
        members: [{ id: id(2), person: { recordId: HAMZA, name: 'Hamza' }, impact: 'I stay in my room.', score: 3 }],
      },
      signed,
    ),
  ]
  const of = (list: readonly CaseRecord[]) =>
    must(familyOf(filesOf([...base(), ...list]), NOORS, TODAY).find(({ ref }) => ref.name === 'Hamza')).answers
  assert.equal(
    of(records).map(({ date, score }) => [date, score]),
    [
      ['2026-05-01', 8],
      ['2026-06-01', 7],
      ['2026-07-01', 5],
      ['2026-08-01', 3],
    ],
  )
  assert.is(of(records).at(-1)?.why, 'I stay in my room.')
  assert.equal(
    of(records.map((one) => ({ ...one, status: 'draft' as const }))).length,
    1,
    'what was said together counts once it is signed',
  )
  assert.is(
    familyToAsk(filesOf([...base(), ...others, ...records]), NOORS, TODAY)[0]?.because,
    'low',
    'F4 by the family’s own assessment, nothing typed twice',
  )
})

const salma = (recordId: string | undefined) =>
  record('scaling', both, { date: TODAY, person: { ...(recordId && { recordId }), name: 'Salma' }, score: 6 })
const answers = (one: CaseRecord) => must(familyOf(filesOf([...base(), one]), NOORS, TODAY)[0]).answers.length
test('S4.17: a carer who answered under their account, and one who is known by name alone, is the same person', () => {
  assert.equal(
    [answers(salma(id(399))), answers(salma(id(310))), answers(salma(undefined)), answers(salma(id(398)))],
    [1, 1, 1, 0],
  )
})

const own = (date: string) => answer('Noor', NOOR, date, 4, [childFile(NOOR)])
const count = (date: string) => householdAnswers(filesOf([...base(), own(date)]), NOORS, TODAY).length
test('S4.17: what a child said in their own file since they live here counts, what they said before does not', () => {
  assert.equal([count('2026-01-04'), count('2026-01-05')], [0, 1])
})

test.run()

import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { isAsked, missingForSigning } from '../../src/model/check.ts'
import type { AnyRecordDefinition } from '../../src/model/define-record.ts'
import { derivedId } from '../../src/model/derived-id.ts'
import type { Body } from '../../src/model/field.ts'
import { extractOf } from '../../src/model/permission.ts'
import type { CaseRecord } from '../../src/model/record.ts'
import { statutoryVisit } from '../../src/records/statutory-visit.ts'

const visit: AnyRecordDefinition = statutoryVisit
const id = (name: string) => derivedId('00000000-0000-4000-8000-000000000000', name)
const asks = (body: Body) => visit.signOff?.countersign?.when?.(body)
const missing = (body: Body) => missingForSigning(visit, body).map(({ message }) => message)

const whole = {
  date: '2026-09-10',
  from: '15:34',
  option: 'statutory',
  manner: 'in-person',
  announced: 'planned',
  present: [{ id: id('p'), who: { name: 'Anwen' }, relation: 'carer' }],
  alone: 'alone',
  words: [{ id: id('q'), quote: 'I like it here when it rains.', setting: 'alone in her room', time: '15:46' }],
  bedroom: { answer: true },
  plan: [{ id: id('pl'), item: 'A bed of her own', impact: 'She sleeps through' }],
  actions: [
    {
      id: id('a1'),
      what: 'Ring Gill about the cat',
      owner: { recordId: id('hannah'), name: 'Hannah' },
      due: '2026-09-17',
      plan: 'child',
      promised: { answer: true },
    },
    { id: id('a2'), what: 'Ask school about lunch', owner: { name: 'Anwen' }, due: '2026-09-20', plan: 'carer' },
  ],
  changed: 'The landing light stays on',
  nextDate: '2026-10-20',
  health: 'Private: saw the nurse',
} as const

test('the list of what is missing says it as the screen does', () => {
  const { words: _words, changed: _changed, nextDate: _next, ...rest } = whole
  assert.equal(missing(rest), [
    'What changed because of this visit',
    'Date of the next visit',
    'Their own words, or why there are none',
  ])
  assert.equal(missing(whole), [])
})

// S3.17
test('why there are no words is as good as words', () => {
  const { words: _, ...rest } = whole
  assert.equal(missing({ ...rest, noWords: 'Asleep after the clinic' }), [])
})

// reg 29
test('not seen alone wants the reason, seen alone does not ask for it', () => {
  assert.is(isAsked(statutoryVisit.fields.notAloneReason, whole), false)
  assert.equal(missing({ ...whole, alone: 'not-alone' }), ['Why they were not seen alone'])
  assert.equal(missing({ ...whole, alone: 'not-alone', notAloneReason: 'He asked for Wren to stay' }), [])
})

test('a bedroom not seen wants the reason', () => {
  assert.equal(missing({ ...whole, bedroom: { answer: false } }), ['Why the bedroom was not seen'])
})

test('the next visit comes after this one, and no action is due before it', () => {
  assert.equal(missing({ ...whole, nextDate: '2026-09-10' }), ['The next visit should come after this one'])
  assert.equal(missing({ ...whole, actions: [{ ...whole.actions[0], due: '2026-09-01' }] }), [
    'An action is due before the visit',
  ])
})

test('the team manager countersigns an exception, not a wish of the child', () => {
  assert.is(asks(whole), false)
  assert.is(asks({ ...whole, alone: 'not-alone', notAloneGround: 'refused' }), false)
  assert.is(asks({ ...whole, alone: 'not-alone', notAloneGround: 'age' }), false)
  assert.is(asks({ ...whole, alone: 'not-alone', notAloneGround: 'unable' }), true)
  assert.is(asks({ ...whole, alone: 'not-alone' }), true)
  assert.is(asks({ ...whole, alone: 'not-seen', notAloneGround: 'refused' }), true)
})

test('signing brings one chronology entry and one action for each row, the same on every try', () => {
  const follows = visit.follows?.(whole, { id: id('visit') }) ?? []
  assert.equal(
    follows.map(({ type, key }) => [type, key]),
    [
      ['chronology-entry', 'chronology'],
      ['action', `action:${id('a1')}`],
      ['action', `action:${id('a2')}`],
    ],
  )
  assert.equal(follows[1]?.body, {
    what: 'Ring Gill about the cat',
    plan: 'child',
    owner: { recordId: id('hannah'), name: 'Hannah' },
    due: '2026-09-17',
    promised: { answer: true },
    status: 'open',
    source: 'Visit, 10 September 2026',
  })
  assert.equal(follows[0]?.body, {
    date: '2026-09-10',
    event: 'Visit, seen alone',
    impact: 'The landing light stays on',
    source: 'Visit, 10 September 2026',
    significance: 'background',
  })
})

test('the carers read when, what was agreed and when next, and nothing that the child said', () => {
  const by = {
    personId: id('hannah'),
    name: 'Hannah',
    role: 'childs-social-worker',
    at: '2026-09-10T17:00:00Z',
  } as const
  const record: CaseRecord = {
    id: id('visit'),
    type: 'statutory-visit',
    schemaVersion: 1,
    fileIds: [],
    body: whole,
    status: 'signed',
    revision: 2,
    opId: id('op'),
    author: by,
    updated: by,
    signatures: [],
    addenda: [],
    marks: [],
    conflicts: [],
  }
  const { date, option, actions, nextDate } = whole
  assert.equal(extractOf(visit, record).body, { date, option, actions, nextDate })
})

test('each of two children has their own answers; the rest is written once', () => {
  const own = Object.entries(statutoryVisit.fields)
    .filter(([, field]) => field.each)
    .map(([field]) => field)
  assert.equal(own, [
    'alone',
    'notAloneGround',
    'notAloneReason',
    'words',
    'noWords',
    'drawing',
    'photo',
    'bedroom',
    'safeguarded',
    'health',
    'school',
    'familyTime',
    'observations',
    'score',
    'scoreWhy',
    'scoreStepUp',
    'changed',
  ])
})

test('one line says the most important of it', () => {
  assert.is(visit.summary(whole, { child: 'Wren' }), 'Wren was seen alone')
  assert.is(visit.summary({ ...whole, alone: 'not-seen' }, { child: 'Wren' }), 'Wren was not seen')
  assert.is(
    visit.summary({ alone: 'not-alone', manner: 'virtual' }, { child: 'Wren' }),
    'Wren was seen, not alone, on screen',
  )
})

const asksOfNames = (stillRight: Body[string]) =>
  missingForSigning(statutoryVisit, { ...whole, ...(stillRight === undefined ? {} : { stillRight }) }).map(
    ({ message }) => message,
  )

test('S3.1, S3.2: each visit may say that names and addresses still hold, and whoever says they do not says what changed', () => {
  assert.equal(
    asksOfNames(undefined),
    asksOfNames({ answer: true }),
    'a draft that was begun before it was asked goes without',
  )
  assert.ok(asksOfNames({ answer: false }).includes('What has changed, and who puts it right'))
  assert.not.ok(
    asksOfNames({ answer: false, reason: 'They have moved' }).includes('What has changed, and who puts it right'),
  )
})

test.run()

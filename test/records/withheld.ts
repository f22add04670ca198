import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { applyOperation } from '../../src/model/apply-operation.ts'
import { missingForSigning } from '../../src/model/check.ts'
import { derivedId } from '../../src/model/derived-id.ts'
import type { Body } from '../../src/model/field.ts'
import { viewFor } from '../../src/model/permission.ts'
import { ORGANISATION } from '../../src/model/file.ts'
import type { Actor, Role } from '../../src/model/person.ts'
import type { CaseRecord } from '../../src/model/record.ts'
import { known } from './support/known.ts'

const id = (name: string) => derivedId('00000000-0000-4000-8000-000000000000', name)
const somebody = (role: Role): Actor => ({ personId: id(role), name: 'Somebody', role, team: 'North' })
const hannah = {
  personId: id('hannah'),
  name: 'Hannah',
  role: 'childs-social-worker',
  at: '2026-09-10T17:00:00Z',
} as const

function written(type: string, body: Body): CaseRecord {
  const changes = Object.entries(body).map(([field, to]) => ({ field, to: to ?? null }))
  return applyOperation(
    known(type),
    undefined,
    undefined,
    {
      opId: id('op'),
      prevOpId: null,
      deviceId: id('device'),
      recordId: id(type),
      fileIds: type === 'person' ? [ORGANISATION] : [`child:${id('child')}`, `household:${id('home')}`],
      type,
      schemaVersion: 1,
      base: null,
      patch: { kind: 'write', changes },
      claimedAt: hannah.at,
    },
    hannah,
  ).record
}
const seenBy = (role: Role, record: CaseRecord) => viewFor(somebody(role), known(record.type), record)

test('an allegation is withheld from carers and their agency, and from nobody else who reads incidents', () => {
  const record = written('incident', { kinds: ['injury', 'allegation'], during: 'What was said' })
  assert.equal(record.withheldFrom, ['foster-carer', 'independent-provider'])
  assert.is(seenBy('foster-carer', record), undefined)
  assert.is(seenBy('independent-provider', record), undefined)
  for (const role of [
    'childs-social-worker',
    'supervising-social-worker',
    'team-manager',
    'reviewing-officer',
    'auditor',
  ] as const) {
    assert.ok(seenBy(role, record), role)
  }
  assert.ok(seenBy('foster-carer', written('incident', { kinds: ['injury'] })))
})

test('the placements team learns of an incident without its story', () => {
  const record = written('incident', {
    kinds: ['injury'],
    during: 'The story',
    debrief: 'Her words',
    followUp: 'A risk plan',
  })
  assert.equal(seenBy('placements-team', record)?.body, { kinds: ['injury'], followUp: 'A risk plan' })
})

const secret = { id: id('p1'), kind: 'worries', words: 'They go quiet when I come in', maySee: ['worker'] }
const shared = {
  id: id('p2'),
  kind: 'good',
  words: 'Pepper sleeps on my feet',
  maySee: ['worker', 'carers', 'siblings'],
  siblings: [{ id: id('s'), who: { name: 'Peter' } }],
}
const unsure = { id: id('p3'), kind: 'words', words: 'Not sure who', maySee: ['unsure'] }

test("a child's pages are withheld from the carers until the child ticks them", () => {
  const record = written('childs-views', { date: '2026-09-10', pieces: [secret, unsure], changed: 'A lock' })
  assert.equal(record.withheldFrom, ['foster-carer'])
  assert.is(seenBy('foster-carer', record), undefined)
  assert.equal(seenBy('supervising-social-worker', record)?.body, { date: '2026-09-10', changed: 'A lock' })
})

test('carers and their worker see only the pages they were given, and not for whom else they were', () => {
  const record = written('childs-views', {
    date: '2026-09-10',
    method: ['three-houses'],
    pieces: [secret, shared, unsure],
    changed: 'A lock',
  })
  for (const role of ['foster-carer', 'supervising-social-worker', 'independent-provider'] as const) {
    assert.equal(
      seenBy(role, record)?.body,
      {
        date: '2026-09-10',
        pieces: [{ id: id('p2'), kind: 'good', words: 'Pepper sleeps on my feet' }],
        changed: 'A lock',
      },
      role,
    )
  }
  assert.equal(seenBy('reviewing-officer', record)?.body, record.body)
})

test('a page with nothing on it, and one that nobody was asked about, keep the pages from being signed', () => {
  const pieces = [{ id: id('p'), kind: 'words' }]
  assert.equal(
    missingForSigning(known('childs-views'), { date: '2026-09-10', method: ['talk'], pieces, changed: 'x' }).map(
      ({ message }) => message,
    ),
    ['Pages: Who may see this page?', 'A page has nothing on it'],
  )
})

const contact = (visibleTo: string[]) =>
  written('network-contact', { person: { name: 'Nan' }, relation: 'grandmother', phone: '07700 900123', visibleTo })

test('who may know of a contact decides over carers and agency each for itself', () => {
  assert.equal(contact(['child']).withheldFrom, ['foster-carer', 'independent-provider'])
  assert.equal(contact(['carers']).withheldFrom, ['independent-provider'])
  assert.equal(seenBy('foster-carer', contact(['carers']))?.body, { person: { name: 'Nan' }, relation: 'grandmother' })
})

test("what a carer reads of the child's register has no care plan and no number of the return", () => {
  const seen = seenBy(
    'foster-carer',
    written('child', {
      name: 'Tilly',
      returnId: '69112',
      carePlan: 'Long term fostering',
      communication: 'Pictures help',
    }),
  )
  assert.equal(seen?.body, { name: 'Tilly', communication: 'Pictures help' })
})

test('a carer finds the staff in the directory, and no other carer with a number of their own', () => {
  const worker = written('person', { name: 'Hannah', role: 'childs-social-worker', phone: '01632 960102' })
  const carer = written('person', { name: 'Stephen', role: 'foster-carer', phone: '07700 900108' })
  for (const role of ['foster-carer', 'independent-provider'] as const) {
    assert.is(seenBy(role, worker)?.body.phone, '01632 960102')
    assert.is(seenBy(role, carer), undefined)
  }
  assert.is(seenBy('supervising-social-worker', carer)?.body.phone, '07700 900108')
})

const byCarers = (body: Body) => seenBy('foster-carer', written('childs-views', body))?.body
test('a child’s answers are seen by carers only where the child chose them, whatever page they were shown', () => {
  const page = { id: '0190aaaa-0000-7000-8000-000000000001', kind: 'words', words: 'pepper', maySee: ['carers'] }
  const said = { date: '2026-09-10', pieces: [page], agrees: 'no', answersCounted: { answer: true } }
  const kept = byCarers({ ...said, answersMaySee: ['worker'] })
  assert.ok(kept?.pieces)
  assert.is(kept?.agrees, undefined)
  const shown = byCarers({ ...said, pieces: [], answersMaySee: ['carers', 'mum'] })
  assert.equal([shown?.agrees, shown?.answersMaySee, shown?.answersCounted], ['no', undefined, undefined])
  assert.is(byCarers({ ...said, pieces: [], answersMaySee: ['mum'] }), undefined)
  // every answer was left out again: who might have seen them opens nothing
  assert.is(byCarers({ date: '2026-09-10', changed: 'She asked us to wait.', answersMaySee: ['carers'] }), undefined)
})

test.run()

/** What a signed record says is changed by whose name makes it, from whatever device the change is sent. */
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { applyOperation } from '../../src/model/apply-operation.ts'
import { currentBody } from '../../src/model/current-body.ts'
import { derivedId } from '../../src/model/derived-id.ts'
import type { Body } from '../../src/model/field.ts'
import type { Operation, Patch } from '../../src/model/operation.ts'
import type { Role } from '../../src/model/person.ts'
import type { CaseRecord } from '../../src/model/record.ts'
import { known } from './support/known.ts'

const stamp = (role: Role, name = 'Somebody') =>
  ({ personId: derivedId('person', name + role), name, role, at: '2026-05-01T10:00:00Z' }) as const
const worker = stamp('childs-social-worker')
const chair = stamp('team-manager', 'Priya')

const signed = (type: string, body: Body, more: Partial<CaseRecord> = {}): CaseRecord => ({
  id: derivedId('record', type),
  type,
  schemaVersion: known(type).version,
  fileIds: [],
  body,
  status: 'signed',
  revision: 2,
  opId: derivedId('op', type),
  author: worker,
  updated: worker,
  signatures: [],
  addenda: [],
  marks: [],
  conflicts: [],
  ...more,
})

function amend(
  record: CaseRecord,
  patch: Omit<Extract<Patch, { kind: 'amend' }>, 'kind'>,
  by: ReturnType<typeof stamp>,
) {
  const op: Operation = {
    opId: derivedId(record.id, 'amend'),
    prevOpId: null,
    deviceId: derivedId('device', by.name),
    recordId: record.id,
    fileIds: [],
    type: record.type,
    schemaVersion: record.schemaVersion,
    base: { revision: record.revision },
    patch: { kind: 'amend', ...patch },
    claimedAt: by.at,
  }
  return applyOperation(known(record.type), record, record.body, op, by).record
}
const addendumId = derivedId('an', 'addendum')

test('a carer who agreed to a supervision adds words to it, and no other answer', () => {
  const supervision = signed('carer-supervision', { actionsRequired: { answer: true } })
  const carer = stamp('foster-carer')
  assert.is(amend(supervision, { addendumId, text: 'I said more' }, carer).addenda.length, 1)
  const corrections = { actionsRequired: { answer: false } }
  assert.throws(() => amend(supervision, { addendumId, text: '', corrections }, carer), /words can be added/)
  const by = stamp('supervising-social-worker')
  assert.equal(currentBody(amend(supervision, { addendumId, text: '', corrections }, by)), corrections)
})

test('minutes are corrected by their chair, not by who holds the case, nor by way of words that came late', () => {
  const body = { chair: { recordId: chair.personId, name: chair.name }, reviewDate: '2026-06-01' }
  const minutes = signed('stability-meeting', body)
  const corrections = { reviewDate: '2027-06-01' }
  for (const by of [worker, stamp('supervising-social-worker'), stamp('team-manager', 'Another')])
    assert.throws(() => amend(minutes, { addendumId, text: '', corrections }, by), by.name)
  assert.is(currentBody(amend(minutes, { addendumId, text: '', corrections }, chair)).reviewDate, '2027-06-01')
  const late = {
    ...minutes,
    addenda: [{ ...worker, id: addendumId, text: '', corrections, lateEdit: true as const, apart: [] }],
  }
  assert.throws(() => amend(late, { addendumId, text: '', late: 'taken-up' }, worker))
  assert.is(currentBody(amend(late, { addendumId, text: '', late: 'taken-up' }, chair)).reviewDate, '2027-06-01')
})

test('a child’s letter says what was approved; that it was shown, and what the child said, its worker adds', () => {
  const letter = signed('childs-version', { agreed: 'Calls at four' })
  const shown = { shownOn: '2026-05-02', said: 'OK' }
  assert.is(currentBody(amend(letter, { addendumId, text: '', corrections: shown }, worker)).said, 'OK')
  assert.throws(() => amend(letter, { addendumId, text: '', corrections: { ...shown, agreed: 'Nothing' } }, worker))
})

test.run()

import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { may, mayBegin, viewFor } from '../../src/model/permission.ts'
import type { AnyRecordDefinition } from '../../src/model/define-record.ts'
import type { Actor, Role } from '../../src/model/person.ts'
import type { CaseRecord } from '../../src/model/record.ts'
import { draft, hannah, id, next, note, priya, received, sam, sign, write } from './support/a-record.ts'

const actor = (name: string, role: Role): Actor => ({ personId: id(name), name, role, team: 'North' })
const [worker, manager, carer] = [
  actor('Hannah', 'childs-social-worker'),
  actor('Priya', 'team-manager'),
  actor('Joyce', 'foster-carer'),
]
const whole = { story: 'One.', title: 'Tea' }

test('a role sees all, the shared extract, or nothing', () => {
  const record = draft(whole)
  assert.is(viewFor(worker, note, record), record)
  assert.equal(viewFor(carer, note, record)?.body, { title: 'Tea' })
  assert.is(viewFor(carer, note, record)?.extract, true)
  assert.is(viewFor(actor('X', 'placements-team'), note, record), undefined)
})

test('an extract has none of the words that others added, and says what was corrected', () => {
  const signed = received(next(draft(whole), 's', sign(whole)).record)
  const amended = received(
    next(signed, 'a', {
      kind: 'amend',
      addendumId: id('ad'),
      text: 'Her father rang',
      corrections: { title: 'Dinner', story: 'Two.' },
    }).record,
  )
  const marked = received(
    next(amended, 'm', { kind: 'mark', markId: id('m'), mark: 'read', note: 'A private word' }, priya).record,
  )
  const seen = viewFor(carer, note, marked)
  assert.equal(seen?.body, { title: 'Dinner' })
  const everything = JSON.stringify(seen)
  for (const secret of ['One.', 'Two.', 'Her father rang', 'A private word'])
    assert.not.ok(everything.includes(secret), secret)
})

test('an extract is nothing that one may write in, sign or export', () => {
  for (const action of ['amend', 'sign', 'countersign', 'export'] as const)
    assert.is(may(carer, action, note, draft(whole)), false)
  assert.is(may(carer, 'mark', note, draft(whole)), true, 'but its reader may say that they have read it')
})

test('a signer signs, a countersigner countersigns', () => {
  const record = draft(whole)
  assert.is(may(worker, 'sign', note, record), true)
  assert.is(may(worker, 'countersign', note, record), false)
  assert.is(may(manager, 'sign', note, record), false)
  assert.is(may(manager, 'countersign', note, record), true)
})

const touchy = {
  ...note,
  permission: { ...note.permission, 'foster-carer': 'cr' },
  withhold: (body) => (body.seen === 'no' ? ['foster-carer'] : []),
} as AnyRecordDefinition
const joyce = { ...hannah, personId: carer.personId, name: 'Joyce', role: 'foster-carer' } as const

test('what is withheld from a role is not there for it', () => {
  const record = draft({ ...whole, seen: 'no' })
  assert.is(viewFor(carer, touchy, record), undefined)
  assert.is(may(carer, 'read', touchy, record), false)
  assert.is(may(carer, 'mark', touchy, record), false)
  assert.ok(viewFor(worker, touchy, record))
})

test('who wrote it reads it, until somebody else has written in it', () => {
  const hers = draft({ ...whole, seen: 'no' }, joyce)
  assert.ok(viewFor(carer, touchy, hers))
  const answered = received(
    next(hers, 'w', write(hers.body, { ...hers.body, story: 'One. Strategy meeting on Friday.' }), sam).record,
  )
  assert.is(viewFor(carer, touchy, answered), undefined)
})

const onServer = (record: CaseRecord): CaseRecord => ({ ...received(record), receivedAt: '2026-09-10T15:00:00Z' })

test('who wrote last in what they began does not keep what others had written before', () => {
  const hers = onServer(draft(whole, joyce))
  const answered = onServer(
    next(hers, 'w', write(hers.body, { ...hers.body, said: 'What her school told me.' }), sam).record,
  )
  const made = next(answered, 'x', write(answered.body, { ...answered.body, seen: 'no' }), joyce).record
  const { receivedAt: _, ...writing } = made
  assert.ok(viewFor(carer, touchy, { ...writing, withheldFrom: ['foster-carer'] }), 'in the middle of her sentence')
  assert.is(viewFor(carer, touchy, onServer(made)), undefined)
  const taken = next(answered, 'y', write(answered.body, { ...whole, seen: 'no' }), joyce).record
  assert.is(viewFor(carer, touchy, onServer(taken)), undefined, 'a later hand does not make it hers alone again')
})

test('a note at a receipt is somebody else’s words too; that they read it is not', () => {
  const hers = onServer(draft({ ...whole, seen: 'no' }, joyce))
  const read = next(hers, 'r', { kind: 'mark', markId: id('r'), mark: 'read' }, sam).record
  assert.ok(viewFor(carer, touchy, onServer(read)))
  const discussed = next(hers, 'd', { kind: 'mark', markId: id('d'), mark: 'discussed', note: 'Strategy' }, sam).record
  assert.is(viewFor(carer, touchy, onServer(discussed)), undefined)
})

test('a correction that withholds, withholds', () => {
  const signed = received(next(draft(whole), 's', sign(whole)).record)
  const amended = next(signed, 'a', {
    kind: 'amend',
    addendumId: id('ad'),
    text: 'It was',
    corrections: { seen: 'no' },
  }).record
  assert.ok(viewFor(carer, touchy, signed))
  assert.is(viewFor(carer, touchy, amended), undefined)
})

test('who began a draft goes on with it; others of the role do not', () => {
  assert.is(may(carer, 'amend', touchy, draft(whole, joyce)), true)
  assert.is(may(carer, 'amend', touchy, draft(whole)), false)
})

test('whose record it follows from begins one, though their table has no such letter', () => {
  const following = { ...note, begunBy: ['team-manager'] } as AnyRecordDefinition
  assert.is(may(manager, 'create', following), false)
  assert.is(mayBegin(manager, following), true)
  assert.is(mayBegin(carer, following), false)
})

test.run()

import * as fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { applyOperation, Refused } from '../../src/model/apply-operation.ts'
import { bodyHash, diffBodies } from '../../src/model/body.ts'
import { currentBody } from '../../src/model/current-body.ts'
import type { AnyRecordDefinition } from '../../src/model/define-record.ts'
import { canonicalJson } from '../../src/model/json.ts'
import {
  bodies,
  draft,
  hannah,
  id,
  next,
  note,
  operation,
  priya,
  received,
  sam,
  sign,
  write,
} from './support/a-record.ts'

const refusal = (run: () => unknown): string => {
  try {
    run()
  } catch (error) {
    if (error instanceof Refused) return error.reason
    throw error
  }
  return 'not refused'
}

const whole = { story: 'One.\nTwo.', title: 'Tea' }
const signed = () => received(next(draft(whole), 'sign', sign(whole)).record)

test('a first write begins a draft with its author', () => {
  const { outcome, record, authored } = applyOperation(
    note,
    undefined,
    undefined,
    operation('create', write({}, whole)),
    hannah,
  )
  assert.is(outcome, 'applied')
  assert.equal(authored, whole)
  assert.equal(record, {
    id: id('record'),
    type: 'note',
    schemaVersion: 1,
    fileIds: [`child:${id('child')}`],
    body: whole,
    status: 'draft',
    revision: 0,
    opId: id('create'),
    author: hannah,
    updated: hannah,
    signatures: [],
    addenda: [],
    marks: [],
    conflicts: [],
  })
})

test('a record that lies in two files is refused in one', () => {
  const both = { ...note, files: ['child', 'household'] } as AnyRecordDefinition
  assert.match(
    refusal(() => applyOperation(both, undefined, undefined, operation('create', write({}, {})), hannah)),
    /household/,
  )
})

test('two people in different paragraphs: joined, and to be read before it is signed', () => {
  const head = draft(whole)
  const hers = received(next(head, 'a', write(whole, { ...whole, story: 'One!\nTwo.' })).record)
  const his = next(hers, 'b', write(whole, { ...whole, story: 'One.\nTwo!' }), sam, whole)
  assert.is(his.outcome, 'merged')
  assert.is(his.record.body.story, 'One!\nTwo!')
  assert.is(his.authored.story, 'One.\nTwo!', 'what he wrote is known as he wrote it')
  assert.is(his.record.mergedUnread, true)
  const joined = received(his.record)
  assert.is(next(joined, 's', sign(joined.body)).outcome, 'stale')
  const readTooEarly = next(joined, 'r0', { kind: 'mark', markId: id('m0'), mark: 'read' }, hannah, hers.body)
  assert.is(readTooEarly.record.mergedUnread, true, 'who had other words before them has not read these')
  const read = received(next(joined, 'r', { kind: 'mark', markId: id('m'), mark: 'read' }).record)
  assert.is(read.mergedUnread, undefined)
  assert.is(next(read, 's', sign(read.body)).outcome, 'applied')
})

test('two people in the same sentence: both versions stay until a person chooses', () => {
  const head = draft(whole)
  const hers = received(next(head, 'a', write(whole, { ...whole, title: 'Dinner' })).record)
  const his = next(hers, 'b', write(whole, { ...whole, title: 'Supper' }), sam, whole)
  assert.is(his.outcome, 'conflict')
  assert.is(his.record.body.title, 'Dinner')
  const [conflict] = his.record.conflicts
  assert.equal(
    conflict?.versions.map(({ name, value }) => [name, value]),
    [
      ['Hannah', 'Dinner'],
      ['Sam', 'Supper'],
    ],
  )

  const open = received(his.record)
  assert.is(next(open, 's', sign(open.body)).outcome, 'stale', 'no signature over an open question')
  const third = next(open, 'c', write(whole, { ...whole, title: 'Lunch' }), priya, whole)
  assert.is(third.record.conflicts.length, 1)
  assert.equal(
    third.record.conflicts[0]?.versions.map(({ value }) => value),
    ['Dinner', 'Supper', 'Lunch'],
  )

  const chosen = next(open, 'd', {
    kind: 'write',
    changes: [{ field: 'title', to: 'Supper' }],
    resolves: [conflict?.id ?? ''],
  })
  assert.equal([chosen.record.body.title, chosen.record.conflicts, chosen.outcome], ['Supper', [], 'applied'])
})

test('choosing the version that stands already closes the question too', () => {
  const head = draft(whole)
  const hers = received(next(head, 'a', write(whole, { ...whole, title: 'Dinner' })).record)
  const open = received(next(hers, 'b', write(whole, { ...whole, title: 'Supper' }), sam, whole).record)
  const changes = diffBodies(note.fields, open.body, open.body)
  const kept = next(open, 'c', { kind: 'write', changes, resolves: open.conflicts.map((one) => one.id) })
  assert.equal([kept.record.body.title, kept.record.conflicts], ['Dinner', []])
})

test('a signature stands over the words the signer saw, and over no others', () => {
  const head = draft(whole)
  const { outcome, record } = next(head, 's', sign(whole))
  assert.equal(
    [outcome, record.status, record.signatures.map((one) => [one.name, one.as, one.bodyHash])],
    ['applied', 'signed', [['Hannah', 'sign', bodyHash(whole)]]],
  )
  const changed = received(next(head, 'w', write(whole, { ...whole, title: 'Dinner' }), sam).record)
  const stale = next(changed, 's', sign(whole))
  assert.equal(stale, { outcome: 'stale', record: changed, authored: changed.body })
})

test('signing twice signs once', () => {
  const again = next(signed(), 's2', sign(whole))
  assert.equal([again.outcome, again.record.signatures.length], ['applied', 1])
})

test('nothing is signed while something is missing, by the wrong person, or where nothing is to be signed', () => {
  const empty = draft({ title: 'Tea' })
  assert.is(
    refusal(() => next(empty, 's', sign(empty.body))),
    'Still missing: What happened',
  )
  assert.match(
    refusal(() => next(draft(whole), 's', sign(whole), sam)),
    /Somebody else/,
  )
  const { signOff: _, ...unsigned } = note
  assert.match(
    refusal(() => applyOperation(unsigned, draft(whole), whole, operation('s', sign(whole), { revision: 1 }), hannah)),
    /no such signature/,
  )
})

test('a countersignature comes after the signature, once from each', () => {
  assert.is(next(draft(whole), 'c', sign(whole, 'countersign'), priya).outcome, 'stale')
  const both = received(next(signed(), 'c', sign(whole, 'countersign'), priya).record)
  assert.equal(
    both.signatures.map((one) => one.as),
    ['sign', 'countersign'],
  )
  assert.is(next(both, 'c2', sign(whole, 'countersign'), priya).record.signatures.length, 2)
})

test('an edit that comes after the signature is kept beside it, and the signed words stand', () => {
  const head = signed()
  const late = next(head, 'late', write(whole, { ...whole, story: 'One.\nTwo, she whispered.' }), sam, whole)
  assert.is(late.outcome, 'late')
  assert.equal(late.record.body, whole)
  assert.equal(late.record.signatures, head.signatures)
  const [addendum] = late.record.addenda
  assert.equal(
    [addendum?.lateEdit, addendum?.name, addendum?.text, addendum?.corrections],
    [true, 'Sam', 'What happened: One.\nTwo, she whispered.', { story: 'One.\nTwo, she whispered.' }],
  )
  assert.equal(currentBody(late.record), whole, 'it corrects nothing by itself')
  assert.is(
    next(received(late.record), 'late', write(whole, { ...whole, story: 'x' }), sam, whole).record.addenda.length,
    1,
  )
})

test('an amendment is dated, corrects what the record says today, and leaves the signed body alone', () => {
  const head = signed()
  const { record } = next(head, 'am', {
    kind: 'amend',
    addendumId: id('ad'),
    text: 'It was dinner',
    corrections: { title: 'Dinner' },
  })
  assert.equal(record.body, whole)
  assert.is(record.addenda[0]?.at, hannah.at)
  assert.is(currentBody(record).title, 'Dinner')
  assert.is(bodyHash(record.body), record.signatures[0]?.bodyHash)
  assert.match(
    refusal(() => next(draft(whole), 'am', { kind: 'amend', addendumId: id('ad'), text: 'x' })),
    /Only a signed/,
  )
})

test('an amendment behind a signature that did not take: the correction is merged into the draft, the words stand beside it', () => {
  const head = received(
    next(draft(whole), 'other', write(whole, { ...whole, story: 'One.\nTwo.\n\nThree.' }), sam, whole).record,
  )
  const op = {
    ...operation(
      'am',
      { kind: 'amend', addendumId: id('ad'), text: 'It was dinner', corrections: { title: 'Dinner' } },
      { revision: 1 },
    ),
    prevOpId: id('sign'),
  }
  const { record } = applyOperation(note, head, whole, op, hannah)
  assert.is(record.status, 'draft')
  assert.equal(record.body, { story: 'One.\nTwo.\n\nThree.', title: 'Dinner' })
  assert.equal(
    record.addenda.map(({ text, corrections }) => [text, corrections]),
    [['It was dinner', undefined]],
  )
  assert.equal(applyOperation(note, record, whole, op, hannah).record.addenda.length, 1, 'once')
})

test('a receipt is no edit: who wrote last stays', () => {
  const head = signed()
  const mark = { kind: 'mark', markId: id('m'), mark: 'read', note: 'Lovely idea' } as const
  const { record } = next(head, 'm', mark, sam)
  assert.equal(record.marks, [{ ...sam, id: id('m'), kind: 'read', note: 'Lovely idea' }])
  assert.equal(record.updated, head.updated)
  assert.is(next(received(record), 'm2', mark, sam).record.marks.length, 1)
})

test('discarding a draft keeps it in the history; over words one has not seen it is stale', () => {
  const head = draft(whole)
  assert.is(next(head, 'd', { kind: 'discard' }).record.status, 'discarded')
  const edited = received(next(head, 'w', write(whole, { ...whole, title: 'Dinner' }), sam).record)
  const late = next(edited, 'd', { kind: 'discard' }, hannah, whole)
  assert.equal([late.outcome, late.record.status, late.record.body.title], ['stale', 'draft', 'Dinner'])
  assert.match(
    refusal(() => next(signed(), 'd', { kind: 'discard' })),
    /signed record stays/,
  )
})

test('an edit that comes after a discard survives, and says so', () => {
  const gone = received(next(draft(whole), 'd', { kind: 'discard' }).record)
  const back = next(gone, 'w', write(whole, { ...whole, title: 'Dinner' }), sam, whole)
  assert.equal(
    [back.outcome, back.record.status, back.record.body.title, back.record.mergedUnread],
    ['merged', 'draft', 'Dinner', true],
  )
})

test('an answer that has arrived is never changed', () => {
  const answer = { ...note, immutable: true } as AnyRecordDefinition
  const op = operation('w', write(whole, { ...whole, title: 'x' }), { revision: 1 })
  assert.match(
    refusal(() => applyOperation(answer, draft(whole), whole, op, hannah)),
    /answer/,
  )
  assert.is(
    applyOperation(answer, { ...draft(whole), revision: 0 }, whole, op, hannah).outcome,
    'applied',
    'before it was sent it may be',
  )
})

test('the same record begun twice, by two devices or two tries, is one record', () => {
  const twice = applyOperation(note, draft(whole), undefined, operation('again', write({}, whole)), hannah)
  assert.equal([twice.outcome, twice.record.body, twice.record.conflicts], ['applied', whole, []])
  const onSigned = applyOperation(note, signed(), undefined, operation('again', write({}, whole)), hannah)
  assert.equal([onSigned.outcome, onSigned.record.addenda], ['applied', []])
})

test('what can never apply is refused in plain words', () => {
  assert.match(
    refusal(() => applyOperation(note, undefined, whole, operation('w', write({}, whole), { revision: 3 }), hannah)),
    /not there/,
  )
  assert.match(
    refusal(() => applyOperation(note, undefined, undefined, operation('s', sign(whole)), hannah)),
    /not there/,
  )
  assert.match(
    refusal(() =>
      applyOperation(note, draft(whole), undefined, operation('w', write({}, whole), { opId: id('x') }), hannah),
    ),
    /not known/,
  )
  assert.match(
    refusal(() =>
      applyOperation(note, draft(whole), whole, { ...operation('w', write({}, whole)), type: 'incident' }, hannah),
    ),
    /another kind/,
  )
  assert.match(
    refusal(() =>
      applyOperation(note, draft(whole), whole, { ...operation('w', write({}, whole)), schemaVersion: 2 }, hannah),
    ),
    /later version/,
  )
})

test('a withheld role is written on the record, and taken off when the reason goes', () => {
  const touchy = { ...note, withhold: (body) => (body.seen === 'no' ? ['foster-carer'] : []) } as AnyRecordDefinition
  const made = applyOperation(touchy, undefined, undefined, operation('c', write({}, { seen: 'no' })), hannah).record
  assert.equal(made.withheldFrom, ['foster-carer'])
  const later = applyOperation(
    touchy,
    received(made),
    made.body,
    operation('w', write(made.body, { seen: 'yes' }), { revision: 1 }),
    hannah,
  )
  assert.is(later.record.withheldFrom, undefined)
})

test('an operation of an older version is read in its own form and kept in today’s', () => {
  const renamed: AnyRecordDefinition = {
    ...note,
    version: 2,
    upgrade: { 1: ({ heading, ...body }) => ({ ...body, ...(heading !== undefined && { title: heading }) }) },
  }
  const head = { ...draft({ story: 'One.' }), body: { story: 'One.', heading: 'Tea' }, schemaVersion: 1 }
  const op = operation('w', { kind: 'write', changes: [{ field: 'heading', to: 'Dinner' }] }, { revision: 1 })
  const { record, outcome } = applyOperation(renamed, head, head.body, op, hannah)
  assert.equal([outcome, record.body, record.schemaVersion], ['applied', { story: 'One.', title: 'Dinner' }, 2])
})

test('the same operation on the same record gives the same record, and changes neither', () => {
  fc.assert(
    fc.property(bodies, bodies, bodies, (base, mine, theirs) => {
      const head = { ...draft(theirs), revision: 2 }
      const op = operation('w', write(base, mine), { revision: 1 })
      const before = canonicalJson([head, op] as never)
      const [one, two] = [
        applyOperation(note, head, base, op, sam),
        applyOperation(note, structuredClone(head), structuredClone(base), structuredClone(op), sam),
      ]
      assert.is(canonicalJson(one as never), canonicalJson(two as never))
      assert.is(canonicalJson([head, op] as never), before)
      assert.equal(one.authored, mine)
    }),
    { numRuns: 300 },
  )
})

test('whatever is written after a signature, the signed words and their hash stand', () => {
  fc.assert(
    fc.property(bodies, bodies, (base, mine) => {
      const head = signed()
      const { record } = next(head, 'w', write(base, mine), sam, base)
      assert.equal([record.body, record.signatures], [head.body, head.signatures])
    }),
    { numRuns: 300 },
  )
})

test.run()

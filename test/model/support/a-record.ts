/** A small record type with every way to merge, and people who write in it. Not a suite. */
import * as fc from 'fast-check'
import { applyOperation, type Applied } from '../../../src/model/apply-operation.ts'
import { bodyHash, diffBodies } from '../../../src/model/body.ts'
import { defineRecord, type AnyRecordDefinition } from '../../../src/model/define-record.ts'
import { derivedId } from '../../../src/model/derived-id.ts'
import {
  choice,
  date,
  manyOf,
  quote,
  rows,
  scale,
  shortText,
  text,
  yesNo,
  type Body,
} from '../../../src/model/field.ts'
import type { Base, Operation, Patch } from '../../../src/model/operation.ts'
import type { Role, Stamp } from '../../../src/model/person.ts'
import type { CaseRecord } from '../../../src/model/record.ts'

export const note: AnyRecordDefinition = defineRecord({
  type: 'note',
  version: 1,
  words: { one: 'note', many: 'notes', write: 'Write' },
  icon: 'note',
  files: ['child'],
  fields: {
    story: text({ label: 'What happened', required: true }),
    title: shortText({ label: 'Title' }),
    said: quote({ label: 'Their words' }),
    seen: choice({
      label: 'Seen',
      options: [
        { value: 'yes', label: 'Yes' },
        { value: 'no', label: 'No' },
      ],
    }),
    why: text({ label: 'Why not', required: true, when: { field: 'seen', is: ['no'] } }),
    kinds: manyOf({
      label: 'Kinds',
      options: ['a', 'b', 'c', 'd'].map((value) => ({ value, label: value.toUpperCase() })),
    }),
    hurt: yesNo({ label: 'Hurt', reasonFor: true, reasonLabel: 'Who was hurt' }),
    day: date({ label: 'Day' }),
    score: scale({ label: 'Score', worst: 'bad', best: 'good' }),
    people: rows({
      label: 'People',
      rowWord: 'person',
      addLabel: 'Add',
      fields: {
        name: shortText({ label: 'Name', required: true }),
        said: text({ label: 'Said' }),
        points: scale({ label: 'Points', worst: 'bad', best: 'good' }),
      },
    }),
  },
  sections: [
    {
      id: 'all',
      title: 'All',
      fields: ['story', 'title', 'said', 'seen', 'why', 'kinds', 'hurt', 'day', 'score', 'people'],
    },
  ],
  summary: (body) => body.title ?? '',
  permission: { 'childs-social-worker': 'cras', 'team-manager': 'rs', 'foster-carer': 'e' },
  extract: ['title'],
  signOff: { by: ['childs-social-worker'], countersign: { by: ['team-manager'], words: 'Seen' } },
})

export const id = (name: string): string => derivedId('00000000-0000-4000-8000-000000000000', name)
const stamp = (name: string, role: Role): Stamp => ({ personId: id(name), name, role, at: '2026-09-10T15:34:00+01:00' })
export const hannah = stamp('Hannah', 'childs-social-worker')
export const sam = stamp('Sam', 'supervising-social-worker')
export const priya = stamp('Priya', 'team-manager')

export function operation(name: string, patch: Patch, base: Base = null, type = 'note'): Operation {
  return {
    opId: id(name),
    prevOpId: null,
    deviceId: id('device'),
    recordId: id('record'),
    fileIds: [`child:${id('child')}`],
    type,
    schemaVersion: 1,
    base,
    patch,
    claimedAt: '2026-09-10T15:34:00+01:00',
  }
}

export const write = (from: Body, to: Body): Patch => ({ kind: 'write', changes: diffBodies(note.fields, from, to) })
export const sign = (body: Body, as: 'sign' | 'countersign' = 'sign'): Patch => ({
  kind: 'sign',
  as,
  bodyHash: bodyHash(body),
})

/** As the server does: the revision grows with every operation. */
export const received = (record: CaseRecord, revision = record.revision + 1): CaseRecord => ({ ...record, revision })

export const draft = (body: Body, by = hannah): CaseRecord =>
  received(applyOperation(note, undefined, undefined, operation('create', write({}, body)), by).record)

export const next = (
  head: CaseRecord,
  name: string,
  patch: Patch,
  by = hannah,
  base: Body = head.body,
  definition = note,
): Applied => applyOperation(definition, head, base, operation(name, patch, { revision: head.revision }), by)

const paragraph = fc.constantFrom(
  'He came down.',
  'Wren was quiet.',
  '',
  'She said 🙂 no.',
  'Rain.',
  'naïve ŵ ŷ',
  '👩‍👩‍👧 at tea',
)
export const prose: fc.Arbitrary<string> = fc.oneof(
  fc.array(paragraph, { maxLength: 8 }).map((lines) => lines.join('\n')),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(fc.constantFrom('not', ' ', 'on Monday', '.', '\n', '\r\n', 'ab', '𝒳'), { maxLength: 30 })
    .map((parts) => parts.join('')),
)
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined })

const row = fc.record({
  id: fc.integer({ min: 0, max: 5 }).map((n) => id(`row ${n}`)),
  name: fc.constantFrom('Ella', 'Mark', 'Nan'),
  said: maybe(prose),
  points: maybe(fc.integer({ min: 0, max: 10 })),
})

/** Any body of a note, half-written ones most of all. */
export const bodies: fc.Arbitrary<Body> = fc
  .record({
    story: maybe(prose),
    title: maybe(fc.constantFrom('', 'Tea', 'School')),
    said: maybe(prose),
    seen: maybe(fc.constantFrom('yes', 'no')),
    kinds: maybe(fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'))),
    hurt: maybe(fc.record({ answer: fc.boolean() })),
    day: maybe(fc.constantFrom('2026-09-10', '2026-09-11')),
    score: maybe(fc.integer({ min: 0, max: 10 })),
    people: maybe(fc.uniqueArray(row, { selector: ({ id }) => id, maxLength: 5 })),
  })
  .map((body) => JSON.parse(JSON.stringify(body)) as Body)

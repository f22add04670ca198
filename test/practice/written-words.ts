import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { derivedId } from '../../src/model/derived-id.ts'
import type { FieldChange, Operation, Patch } from '../../src/model/operation.ts'
import { asPlainText, writtenWords } from '../../src/practice/written-words.ts'

let made = 0
const operation = (patch: Patch, base: Operation['base'] = null): Operation => ({
  opId: derivedId('op', String((made += 1))),
  prevOpId: null,
  deviceId: derivedId('device', 'one'),
  recordId: derivedId('record', 'one'),
  fileIds: [],
  type: 'chronology-entry',
  schemaVersion: 1,
  base,
  patch,
  claimedAt: '2026-09-10T15:40:00+01:00',
})
const write = (changes: readonly FieldChange[], base: Operation['base'] = null) =>
  operation({ kind: 'write', changes }, base)

test('what was written in several steps is read as one, under the questions it answers', () => {
  const first = write([{ field: 'event', to: 'She moved school.' }])
  const second = write(
    [
      { field: 'event', splices: [{ at: 16, cut: 1, put: ', and liked it.' }] },
      { field: 'significance', to: 'turning-point' },
    ],
    { opId: first.opId },
  )
  assert.equal(writtenWords([first, second]), [
    { label: 'What happened', words: 'She moved school, and liked it.' },
    { label: 'How much it matters', words: 'A turning point' },
  ])
})

test('where the text it was written on is not here, what was put in is shown and nothing is made up', () => {
  const edit = write(
    [
      {
        field: 'event',
        splices: [
          { at: 3, cut: 0, put: 'never ' },
          { at: 18, cut: 5, put: 'on Monday' },
        ],
      },
    ],
    {
      revision: 7,
    },
  )
  assert.equal(writtenWords([edit]), [{ label: 'What happened', words: 'never  … on Monday' }])
  assert.equal(
    writtenWords([edit], () => ({ event: 'He went to school there' })),
    [{ label: 'What happened', words: 'He never went to school on Monday' }],
  )
  assert.equal(writtenWords([edit], undefined, { event: 'As it stands here' }), [
    { label: 'What happened', words: 'As it stands here' },
  ])
})

test('steps without words of their own are named, and additions are read whole', () => {
  const words = writtenWords([
    operation({
      kind: 'amend',
      addendumId: derivedId('a', '1'),
      text: 'It was Tuesday.',
      corrections: { date: '2026-09-08' },
    }),
    operation({ kind: 'mark', markId: derivedId('m', '1'), mark: 'read', note: 'Thank you' }),
    operation({ kind: 'sign', as: 'sign', bodyHash: 'a'.repeat(64) }),
    operation({ kind: 'discard' }),
    write([{ field: 'impact', to: null }]),
  ])
  assert.equal(words, [
    { label: 'What it meant for the child', words: 'Taken out' },
    { label: 'Added to the signed record', words: 'It was Tuesday.' },
    { label: 'Date, corrected', words: '8 September 2026' },
    { label: 'Marked as read', words: 'Thank you' },
    { label: 'Signed', words: '' },
    { label: 'Discarded', words: '' },
  ])
  assert.is(
    asPlainText(words.slice(1, 3)),
    'Added to the signed record\nIt was Tuesday.\n\nDate, corrected\n8 September 2026',
  )
})

test('a kind of record that is not known here is read all the same', () => {
  const strange = { ...write([{ field: 'later', to: 'Some words' }]), type: 'from-a-later-version' }
  assert.equal(writtenWords([strange]), [{ label: 'later', words: 'Some words' }])
})

test.run()

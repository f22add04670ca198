import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { plainValue } from '../../src/model/plain.ts'
import { unquoted } from '../../src/model/unquoted.ts'
import { childsViews } from '../../src/records/childs-views.ts'

test('what was typed with quotation marks is quoted once', () => {
  for (const typed of ['"It rains."', '“It rains.”', "'It rains.'", '‘It rains.’', ' "It rains." ', 'It rains.'])
    assert.is(unquoted(typed), 'It rains.')
  assert.is(unquoted("'I don't like rain'"), "I don't like rain")
  assert.is(unquoted('‘I don’t like rain’'), 'I don’t like rain')
  assert.is(plainValue(childsViews.fields.pieces.fields.words, '"It rains."'), '“It rains.”')
})

test('marks within the words stay: two sayings, a word that is quoted, an apostrophe at the end', () => {
  for (const typed of [
    '"It rains", she said, "and rains"',
    'She called it "the big wet"',
    '"The big wet" is here',
    "it's me and the dogs'",
    '"',
    '""',
    '',
  ])
    assert.is(unquoted(typed), typed)
  assert.is(unquoted('"It rains.\nI like it."'), 'It rains.\nI like it.')
})

test.run()

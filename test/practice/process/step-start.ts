import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile, householdFile } from '../../../src/model/file.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { filesOf } from '../../../src/practice/of-type.ts'
import { bodyOfStart, filesOfStart } from '../../../src/practice/process/step-start.ts'
import { stepsFor } from '../../../src/practice/process/lane-steps.ts'
import { definitionOf } from '../../../src/records/all.ts'
import { must } from '../../support/must.ts'
import { actor, ANWENS, by, DENISES, record, TILLY, wrenbury } from '../support/wrenbury.ts'

const NOW = '2026-09-10T14:00:00+01:00'
let made = 0
const begun = (records: readonly CaseRecord[], type: string, who = 'Hannah') => {
  const at = { files: filesOf(records), childId: TILLY, by: actor(who), now: NOW, newId: () => `row ${made++}` }
  return { files: filesOfStart(must(definitionOf(type)), at), body: bodyOfStart(type, at) }
}

test('a decision about a move lies in the child’s file and in that of the home the child lives in', () => {
  assert.equal(begun(wrenbury(), 'move-decision').files, [childFile(TILLY), householdFile(DENISES)])
  assert.equal(begun(wrenbury(), 'triage').files, [childFile(TILLY)])
})

test('a matching lies in the file of the home that was chosen, not of the one the child leaves', () => {
  const search = record('home-search', [childFile(TILLY)], {
    homes: [
      { id: 'a', name: 'An agency', outcome: 'declined' },
      { id: 'b', home: { recordId: ANWENS, name: 'Anwen and Gareth' }, outcome: 'chosen' },
    ],
  })
  const { files, body } = begun([...wrenbury(), search], 'matching')
  assert.equal(files, [childFile(TILLY), householdFile(ANWENS)])
  assert.equal(body.home, { recordId: ANWENS, name: 'Anwen and Gareth' })
  assert.equal(begun(wrenbury(), 'matching').files, [childFile(TILLY)])
})

test('triage begins with the worry in the words of whoever told it', () => {
  const worry = record('notice', [childFile(TILLY)], {
    kind: 'issue',
    at: '2026-09-09T20:00:00+01:00',
    words: 'She sleeps with her coat on.',
  })
  assert.is(begun([...wrenbury(), worry], 'triage').body.worry, 'She sleeps with her coat on.')
})

test('a request begins with the homes before and how they ended', () => {
  assert.match(
    JSON.stringify(begun(wrenbury(), 'placement-request').body.history),
    /With Gill, .*With Denise and Mark, .* until now/,
  )
})

test('a meeting begins with the child, the carers and both workers at the table', () => {
  const rows = begun(wrenbury(), 'planning-meeting').body.present as readonly { who: { name: string } }[]
  assert.equal(
    rows.map(({ who }) => who.name),
    ['Tilly', 'Denise', 'Mark', 'Hannah', 'Sam'],
  )
})

test('the worry waits for the child’s worker until triage is begun, and then leads to what was begun', () => {
  const worry = record('notice', [childFile(TILLY)], {
    kind: 'issue',
    at: '2026-09-09T20:00:00+01:00',
    words: 'Coat on.',
  })
  const mine = (records: readonly CaseRecord[]) =>
    stepsFor(actor('Hannah'), filesOf(records), NOW).find(({ what }) => what === 'triage: immediate risk?')
  const step = must(mine([...wrenbury(), worry]))
  assert.is(step.recordId, undefined)
  const draft = record('triage', [childFile(TILLY)], {}, { author: by('Hannah', '2026-09-10T09:00:00Z') })
  const old = record('triage', [childFile(TILLY)], {}, { author: by('Hannah', '2026-05-10T09:00:00Z') })
  assert.is(mine([...wrenbury(), worry, draft, old])?.recordId, draft.id)
  assert.is(
    stepsFor(actor('Sam'), filesOf([...wrenbury(), worry]), NOW).some(({ what }) => what.startsWith('triage')),
    false,
  )
})

test.run()

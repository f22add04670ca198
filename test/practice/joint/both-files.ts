import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile, householdFile } from '../../../src/model/file.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { bothFiles } from '../../../src/practice/joint/both-files.ts'
import { whatItSays } from '../../../src/practice/joint/what-it-says.ts'
import { filesOf } from '../../../src/practice/of-type.ts'
import { must } from '../../support/must.ts'
import { by, DENISES, id, mark, record, TILLY, TODAY, wrenbury } from '../support/wrenbury.ts'
import { signed } from '../process/support/records.ts'

const [tilly, home] = [childFile(TILLY), householdFile(DENISES)]
// without the visits and incidents of the working example: each test brings its own
const plain = () => wrenbury().filter(({ type }) => !['statutory-visit', 'incident', 'missing-episode'].includes(type))
const rows = (more: readonly CaseRecord[], today = TODAY) =>
  bothFiles(filesOf([...plain(), ...more]), TILLY, today).rows
const rowOf = (one: CaseRecord, more: readonly CaseRecord[] = []) =>
  must(rows([one, ...more]).find(({ key }) => key === one.id))
const incident = (files: readonly (typeof tilly)[], start = '2026-09-02T19:00:00+01:00', kinds = ['aggression']) =>
  record('incident', files, { kinds, start, during: 'Shouting.' })
const csw = (date: string) => signed('statutory-visit', [tilly], { date, observations: 'At ease.' }, 'Hannah', date)
const ssw = (date: string) => signed('supervisory-visit', [home], { date, stress: 'Tired.', score: 5 }, 'Sam', date)

test('S4.1 what lies in both files stands once, on both sides', () => {
  const row = rowOf(incident([tilly, home]))
  assert.equal([row.missingIn, row.child.length, row.household.length], [undefined, 1, 1])
  assert.ok(must(row.child[0]).isShared)
})

test('S4.1 S4.6 an event in one file alone says in which it is missing', () => {
  assert.is(rowOf(incident([tilly])).missingIn, 'household')
  const psm = signed('stability-meeting', [tilly], { held: '2026-09-01T14:00:00+01:00' }, 'Priya', '2026-09-01')
  assert.is(rowOf(psm).missingIn, 'household')
  assert.is(rowOf({ ...psm, fileIds: [home] }).missingIn, 'child')
})

test('S4.6 a meeting that is being prepared has not happened: it stands in neither until it was held', () => {
  const chair = { chair: { name: 'Priya' } }
  const draft = (body: object, files = [tilly, home]) =>
    record('stability-meeting', files, { ...chair, ...body }, { author: by('Hannah', '2026-09-07') })
  assert.equal(rows([draft({}), draft({}, [tilly])]), [])
  const held = draft({ held: '2026-09-09T10:00:00+01:00' })
  assert.is(rowOf(held).on, '2026-09-09')
  const said = draft({}, [tilly])
  const notice = record('notice', [tilly], { kind: 'meeting-held', at: '2026-09-08T10:00', about: said.id })
  assert.equal([rowOf(said, [notice]).on, rowOf(said, [notice]).missingIn], ['2026-09-08', 'household'])
  assert.equal(rows([draft({ held: '2026-09-11T10:00:00+01:00' })]), [], 'its day is still to come')
})

test('what happened before this home is no omission of this home', () => {
  const before = incident([tilly], '2026-02-02T19:00:00+00:00')
  assert.not(
    rows([before], '2026-03-30').some(({ key }) => key === before.id),
    'the home before has no file here',
  )
})

test('S4.1 an action that names what was missing says that it is taken up', () => {
  const one = incident([tilly])
  const action = record('action', [tilly, home], { what: 'Talk it through', about: one.id })
  assert.is(must(rowOf(one, [action]).takenUp).id, action.id)
  assert.is(rowOf(one, [record('action', [tilly], { what: 'Another', about: id(1) })]).takenUp, undefined)
})

test('S4.1 two visits seven days apart stand beside each other, eight days apart they do not', () => {
  const [hers, his] = [csw('2026-09-01'), ssw('2026-09-08')]
  const near = rows([hers, his])
  assert.equal([near.length, must(near[0]).household.length, must(near[0]).missingIn], [1, 1, undefined])
  const far = rows([hers, ssw('2026-09-09')])
  assert.equal(
    far.map(({ kind, child, household }) => [kind, child.length, household.length]),
    [
      ['visits', 0, 1],
      ['visits', 1, 0],
    ],
  )
})

test('the nearer of two visits stands beside it, and each visit stands once', () => {
  const near = ssw('2026-09-03')
  const list = rows([csw('2026-09-02'), ssw('2026-08-28'), near])
  assert.is(list.length, 2)
  assert.is(must(must(list.find(({ child }) => child.length > 0)).household[0]).record.id, near.id)
})

test('S3.10 S4.1 a changed plan is missing at home until it was given or somebody there has read it', () => {
  const plan = signed('care-plan', [tilly], { date: '2026-09-01' }, 'Hannah', '2026-09-01')
  assert.is(rowOf(plan).missingIn, 'household')
  const given = record('notice', [tilly], {
    kind: 'minutes-shared',
    at: '2026-09-02T10:00:00+01:00',
    about: plan.id,
    to: 'Denise',
  })
  assert.is(rowOf(plan, [given]).missingIn, undefined)
  assert.is(rowOf({ ...plan, marks: [mark('read', 'Denise', '2026-09-03')] }).missingIn, undefined)
  assert.is(rowOf({ ...plan, marks: [mark('read', 'Ruth', '2026-09-03')] }).missingIn, 'household')
})

test('S4.1 a missing episode has its incident in the home’s file within a day, or it is missing there', () => {
  const episode = record('missing-episode', [tilly], { kind: 'M', start: '2026-09-02', end: '2026-09-02' })
  assert.is(rowOf(episode).missingIn, 'household')
  assert.is(rowOf(episode, [incident([tilly, home], '2026-09-03T08:00:00+01:00', ['missing'])]).missingIn, undefined)
  assert.is(rowOf(episode, [incident([tilly, home], '2026-09-04T08:00:00+01:00', ['missing'])]).missingIn, 'household')
  assert.is(rowOf(episode, [incident([tilly, home], '2026-09-02T08:00:00+01:00', ['damage'])]).missingIn, 'household')
})

test('the incident of a time missing stands beside it, and not once more', () => {
  const episode = record('missing-episode', [tilly], { kind: 'M', start: '2026-09-02', end: '2026-09-02' })
  const told = incident([tilly, home], '2026-09-02T21:00:00+01:00', ['missing'])
  assert.equal(
    rows([episode, told]).map(({ kind }) => kind),
    ['missing'],
  )
})

test('a comment in both files stands with what it is about; in one file alone it says so here', () => {
  const comment = (files: readonly (typeof tilly)[]) =>
    signed('iro-comment', files, { date: '2026-09-01', text: 'x' }, 'Ruth', '2026-09-01')
  assert.equal(rows([comment([tilly, home])]), [])
  assert.is(rowOf(comment([tilly])).missingIn, 'household')
})

test('three months are looked at, and what is thrown away is not', () => {
  const at = (start: string) => rows([incident([tilly], start)]).length
  assert.is(at('2026-06-10T12:00:00+01:00'), 1)
  assert.is(at('2026-06-09T12:00:00+01:00'), 0)
  assert.is(rows([{ ...incident([tilly]), status: 'discarded' }]).length, 0)
})

test('S4.1 each side says what it tells of the event, in the words of its questions', () => {
  assert.equal(whatItSays(ssw('2026-09-08')), [
    { label: 'How everybody in the house is coping', words: 'Tired.' },
    { label: 'How steady does home feel, for all of us, just now?', words: '5' },
  ])
  assert.equal(whatItSays(record('child', [tilly], { name: 'Tilly' }, { author: by('Hannah', TODAY) })), [])
})

test.run()

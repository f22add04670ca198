import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile, householdFile } from '../../../src/model/file.ts'
import { missingDays } from '../../../src/practice/missing-days.ts'
import { filesOf } from '../../../src/practice/of-type.ts'
import { ownLines } from '../../../src/practice/own/own-lines.ts'
import { acknowledgedBy, safetyPlanAsked, safetyPlanOf } from '../../../src/practice/own/safety.ts'
import { must } from '../../support/must.ts'
import { id, mark, record, TODAY } from '../support/wrenbury.ts'

const jonah = id(31)
const file = childFile(jonah)
const missing = (start: string, kind = 'M') => record('missing-episode', [file], { kind, start })
const told = (kinds: readonly string[], start: string) => record('incident', [file], { kinds, start })
const plan = (date: string, review: string, more = {}) =>
  record('safety-plan', [file], { date, review }, { status: 'signed', ...more })
const home = record('placement', [file], { start: '2026-01-01' })

test('S3.14: missing twice in 28 days asks for a safety plan, once does not', () => {
  assert.is(safetyPlanAsked([missing('2026-09-01')], TODAY), undefined)
  const asked = must(safetyPlanAsked([missing('2026-09-01'), missing('2026-08-20')], TODAY))
  assert.is(asked.words, 'Missing twice in 28 days, and no current safety plan')
  assert.is(asked.evidence.length, 2)
})

test('S3.14, F8: today is the last of the 28 days; the day 28 days ago is out', () => {
  assert.is.not(safetyPlanAsked([missing('2026-09-01'), missing('2026-08-14')], TODAY), undefined)
  assert.is(safetyPlanAsked([missing('2026-09-01'), missing('2026-08-13')], TODAY), undefined)
})

test('S3.14: one night told of twice, by the carers and by the worker, is one night', () => {
  const records = [missing('2026-09-01'), told(['missing'], '2026-08-31T23:50:00+01:00')]
  assert.is(missingDays(records, '2026-08-13', TODAY).length, 1)
  assert.is(safetyPlanAsked(records, TODAY), undefined)
  assert.is(missingDays([...records, told(['missing'], '2026-09-05T20:00:00+01:00')], '2026-08-13', TODAY).length, 2)
})

test('S3.14: away without leave is not missing', () => {
  assert.is(safetyPlanAsked([missing('2026-09-01', 'A'), missing('2026-08-20', 'A')], TODAY), undefined)
})

test('S3.14: an incident of exploitation asks for one, for a quarter', () => {
  assert.is(
    must(safetyPlanAsked([told(['exploitation'], '2026-09-02T18:00:00+01:00')], TODAY)).words,
    'Exploitation told of on 2 September 2026, and no current safety plan',
  )
  assert.is.not(safetyPlanAsked([told(['exploitation'], '2026-06-10T18:00:00+01:00')], TODAY), undefined)
  assert.is(safetyPlanAsked([told(['exploitation'], '2026-06-09T18:00:00+01:00')], TODAY), undefined)
})

test('S3.14: a plan stands until the end of the day it is looked at again', () => {
  const twice = [missing('2026-09-01'), missing('2026-08-20')]
  assert.is(safetyPlanAsked([...twice, plan('2026-08-21', TODAY)], TODAY), undefined)
  assert.is.not(safetyPlanAsked([...twice, plan('2026-08-21', '2026-09-09')], TODAY), undefined)
})

test('S3.14: a plan that is only begun is none; the line opens it', () => {
  const draft = record('safety-plan', [file], { date: TODAY, review: '2026-10-08' })
  const records = [home, missing('2026-09-01'), missing('2026-08-20'), draft]
  const [line] = ownLines(filesOf(records), jonah, TODAY)
  assert.is(must(line).open, draft.id)
  assert.is(must(line).today, true)
})

const lines = (review: string) =>
  ownLines(
    filesOf([home, plan('2026-08-21', review, { marks: [mark('acknowledged', 'Denise', '2026-08-22')] })]),
    jonah,
    TODAY,
  ).filter(({ kind }) => kind === 'safety')

test('S3.14: the review date is said a week before, not earlier, and when it has passed', () => {
  assert.is(lines('2026-09-18').length, 0)
  assert.is(must(lines('2026-09-17')[0]).words, 'The safety plan is looked at again by 17 September 2026')
  // on the first page it stands once, as a clock
  assert.is(must(lines('2026-09-17')[0]).today, false)
  assert.is(must(lines('2026-09-09')[0]).words, 'The safety plan was to be looked at again by 9 September 2026')
})

test('S3.14: the carers’ acknowledgement is theirs, and nobody else’s', () => {
  const read = plan('2026-08-21', '2026-12-01', { marks: [mark('acknowledged', 'Hannah', '2026-08-22')] })
  assert.equal(acknowledgedBy(read), [])
  const known = plan('2026-08-21', '2026-12-01', { marks: [mark('acknowledged', 'Denise', '2026-08-22')] })
  assert.is(must(acknowledgedBy(known)[0]).name, 'Denise')
  assert.is(ownLines(filesOf([home, read]), jonah, TODAY).filter(({ kind }) => kind === 'safety').length, 1)
  assert.is(ownLines(filesOf([home, known]), jonah, TODAY).filter(({ kind }) => kind === 'safety').length, 0)
})

test('S3.14: the newest signed plan is the plan', () => {
  const records = [
    plan('2026-08-21', '2026-09-20'),
    plan('2026-09-01', '2026-10-01'),
    record('safety-plan', [file], { date: TODAY }),
  ]
  assert.is(must(safetyPlanOf(records)).body.date, '2026-09-01')
})

test('S3.14: a plan that was made with the home before is asked for anew in the next one', () => {
  const [before, next] = [householdFile(id(41)), householdFile(id(42))]
  const moved = (where: typeof next) => record('placement', [file, where], { start: '2026-09-01' })
  const made = plan('2026-08-01', '2026-12-01', { fileIds: [file, before] })
  assert.is(safetyPlanAsked([moved(before), made], TODAY), undefined)
  assert.match(must(safetyPlanAsked([moved(next), made], TODAY)).words, /made with the home before/)
})

test.run()

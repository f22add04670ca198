import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Body } from '../../../src/model/field.ts'
import { childFile } from '../../../src/model/file.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { filesOf } from '../../../src/practice/of-type.ts'
import { ownLines } from '../../../src/practice/own/own-lines.ts'
import { papersLacking, pathwayOf } from '../../../src/practice/own/pathway.ts'
import { must } from '../../support/must.ts'
import { id, record, TODAY } from '../support/wrenbury.ts'

const callum = id(41)
const file = childFile(callum)
const born = (birthDate: string) => record('child', [file], { name: 'Callum', birthDate }, { id: callum })
const SIXTEEN = born('2010-03-01')
const plan = (papers: readonly Body[], more: Body = {}) =>
  record('pathway-plan', [file], {
    date: '2026-08-01',
    papers: papers.map((row, n) => ({ id: id(800 + n), ...row })),
    ...more,
  })
const bronwen = { recordId: id(7), name: 'Bronwen' }

test('S3.15: papers are asked for from fifteen and nine months, not a day earlier', () => {
  assert.is(pathwayOf(filesOf([born('2010-12-11')]), callum, TODAY), undefined)
  assert.is.not(pathwayOf(filesOf([born('2010-12-10')]), callum, TODAY), undefined)
})

test('S3.15: a passport that is applied for says since when, who sees to it and by when', () => {
  const files = filesOf([
    SIXTEEN,
    plan([{ paper: 'passport', state: 'applied', since: '2026-08-15', owner: bronwen, by: '2026-09-30' }]),
  ])
  const [line] = papersLacking(must(pathwayOf(files, callum, TODAY)))
  assert.is(must(line).words, 'No passport: applied 26 days ago')
  assert.is(must(line).late, false)
  const own = must(ownLines(files, callum, TODAY).find(({ key }) => key.endsWith('passport')))
  assert.is(own.words, 'No passport: applied 26 days ago, Bronwen sees to it')
  assert.is(own.due, '2026-09-30')
  assert.is(own.today, true)
})

test('S3.15: a missing paper without an owner says so, and is late the day after its date', () => {
  const at = (by: string) =>
    must(
      papersLacking(
        must(pathwayOf(filesOf([SIXTEEN, plan([{ paper: 'driving', state: 'missing', by }])]), callum, TODAY)),
      )[0],
    )
  assert.is(at(TODAY).late, false)
  assert.is(at('2026-09-09').late, true)
  const files = filesOf([SIXTEEN, plan([{ paper: 'national-insurance', state: 'missing' }])])
  assert.is(
    must(ownLines(files, callum, TODAY).find(({ key }) => key.endsWith('national-insurance'))).words,
    'No National Insurance number: not applied for, and nobody is named who sees to it',
  )
})

test('S3.19: what is held or not wanted is lacking to nobody; what was not asked is said once', () => {
  const files = filesOf([
    SIXTEEN,
    plan([
      { paper: 'passport', state: 'held' },
      { paper: 'driving', state: 'not-wanted' },
    ]),
  ])
  assert.equal(papersLacking(must(pathwayOf(files, callum, TODAY))), [])
  const line = must(ownLines(files, callum, TODAY).find(({ key }) => key === `papers ${callum}`))
  assert.is(
    line.words,
    'Nobody has asked about: National Insurance number, Birth certificate, Health passport and Bank account',
  )
})

test('S3.15, reg 42(1): no plan at all is a line with the day by which needs are assessed, to be checked locally', () => {
  const line = must(ownLines(filesOf([SIXTEEN]), callum, TODAY).find(({ kind }) => kind === 'pathway'))
  assert.is(line.due, '2026-06-01', 'three months after sixteen')
  assert.match(line.words, /as soon as possible on the assessment of needs$/)
  assert.match(line.source, /reg 42\(1\)/)
  assert.is(line.checkLocally, true)
  assert.is(must(line.begin).type, 'pathway-plan')
})

test('S3.15: a plan that is only begun is still to be made; a signed one is not, and a new draft puts its review off for nobody', () => {
  const toMake = (...plans: readonly CaseRecord[]) =>
    ownLines(filesOf([SIXTEEN, ...plans]), callum, TODAY).find(({ key }) => key === `pathway ${callum}`)
  const begun = plan([])
  assert.equal([toMake(begun)?.due, toMake(begun)?.open], ['2026-06-01', begun.id])
  const done: CaseRecord = { ...plan([], { date: '2026-02-01', review: '2026-08-01' }), status: 'signed' }
  assert.is(toMake(done), undefined)
  assert.is(toMake(done, begun), undefined)
  const again = plan([], { review: '2027-03-01' })
  const line = ownLines(filesOf([SIXTEEN, done, again]), callum, TODAY).find(({ key }) => /again/.test(key))
  assert.equal([line?.due, line?.open], ['2026-08-01', again.id])
})

test.run()

import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile, householdFile } from '../../src/model/file.ts'
import type { CaseRecord } from '../../src/model/record.ts'
import { pictureRows } from '../../src/practice/picture-parts.ts'
import { filesOf } from '../../src/practice/of-type.ts'
import { stabilityPicture } from '../../src/practice/stability-picture.ts'
import { must } from '../support/must.ts'
import { said, supervised } from './process/support/records.ts'
import { DENISES, record, TILLY, TODAY, WREN, wrenbury } from './support/wrenbury.ts'

const picture = () => stabilityPicture(filesOf(wrenbury()), TILLY, TODAY)

test('two homes are two bands; the one that lasts says since when', () => {
  assert.equal(
    picture().bands.map(({ label, from, to }) => [label, from, to]),
    [
      ['With Gill', '2025-11-20', '2026-03-27'],
      ['With Denise and Mark, since 27 March', '2026-03-27', undefined],
    ],
  )
})

test('answers stand by who gave them, carers first, and are never mixed', () => {
  assert.equal(
    picture().threads.map(({ who, scorer, dots }) => [who, scorer, dots.map(({ score }) => score)]),
    [
      ['Denise', 'carer', [7, 7, 6, 6, 5, 4]],
      ['Sam', 'supervisor', [8, 5]],
      ['Tilly', 'child', [8]],
      ['Ella', 'other', [6]],
    ],
  )
})

test('each lane holds its own: five visits, two incidents, one episode, one answered request', () => {
  const count = Object.fromEntries(picture().lanes.map(({ id, marks }) => [id, marks.length]))
  assert.equal(count, { visits: 5, incidents: 2, missing: 1, help: 1, meetings: 0 })
  const lane = (id: string) => must(picture().lanes.find((one) => one.id === id)?.marks[0])
  assert.is(lane('help').note, 'answered in 4 days')
  assert.is(lane('help').open, false)
  assert.is(lane('missing').note, 'back the same day')
})

test('a type that only names its lane leaves its mark there, with its one line', () => {
  const more = record('supervisory-visit', [childFile(TILLY)], { date: '2026-09-02', announced: 'unannounced' })
  const [visits] = stabilityPicture(filesOf([...wrenbury(), more]), TILLY, TODAY).lanes
  const mark = must(visits?.marks.find(({ recordId }) => recordId === more.id))
  assert.is(mark.label, 'Supervisory visit to the household, unannounced')
  assert.is(mark.date, '2026-09-02')
  assert.is(mark.open, false)
})

test('the table says what the picture says: one row for every dot and mark, newest first', () => {
  const all = picture()
  const rows = pictureRows(all)
  assert.is(
    rows.length,
    all.threads.flatMap(({ dots }) => dots).length + all.lanes.flatMap(({ marks }) => marks).length,
  )
  assert.equal(
    rows.slice(0, 2).map(({ date }) => date),
    ['2026-09-04', '2026-09-04'],
  )
  assert.ok(rows.some(({ what, words }) => what === 'Denise answered 4' && words === '“Three nights, no sleep.”'))
})

test('names can be hidden in it', () => {
  const hidden = stabilityPicture(filesOf(wrenbury()), TILLY, TODAY, (name) => `${name[0]}.`)
  assert.not.match(JSON.stringify(hidden.threads.map(({ who, dots }) => [who, dots.map((dot) => dot.who)])), 'Denise')
  assert.not.match(JSON.stringify(hidden.bands), 'Denise')
})

test('a child nobody has been asked about has an empty picture, not a wrong one', () => {
  const all = stabilityPicture(filesOf(wrenbury()), WREN, TODAY)
  assert.equal(all.threads, [])
  assert.is(all.lanes.find(({ id }) => id === 'visits')?.marks.length, 1)
})

const tilly = childFile(TILLY)
const both = [tilly, householdFile(DENISES)]
const meetings = (...more: CaseRecord[]) =>
  must(stabilityPicture(filesOf([...wrenbury(), ...more]), TILLY, TODAY).lanes.find(({ id }) => id === 'meetings'))
    .marks
const denises = (...more: CaseRecord[]) =>
  stabilityPicture(filesOf([...wrenbury(), ...more]), TILLY, TODAY)
    .threads.find(({ who }) => who === 'Denise')
    ?.dots.map(({ score }) => score)

test('a meeting that was held is a mark on its day, one that is booked an open one; cancelled, it is gone', () => {
  const being = record('stability-meeting', both, { label: 'stability' })
  assert.equal(meetings(being), [], 'one that is being prepared is no meeting yet')
  const booked = said([tilly], 'meeting-booked', 'Sam', '2026-09-08T09:00', { bookedFor: '2026-09-11T14:00' })
  assert.equal(
    meetings(being, booked).map(({ label, date, open, note }) => [label, date, open, note]),
    [['Stability meeting, booked', '2026-09-11', true, 'tomorrow']],
  )
  const off = said([tilly], 'meeting-cancelled', 'Sam', '2026-09-09T09:00', { reason: 'School cannot come' })
  assert.equal(meetings(being, booked, off), [])
  const held = said([tilly], 'meeting-held', 'Priya', '2026-09-09T15:00', { about: being.id })
  assert.equal(
    meetings(being, held).map(({ recordId, label, date, open }) => [recordId, label, date, open]),
    [[being.id, 'Stability meeting', '2026-09-09', false]],
  )
})

test('a worry is a mark with its words; that somebody was told of it is none', () => {
  const worry = said([tilly], 'issue', 'Hannah', '2026-09-02T12:00', { words: 'School has rung twice.' })
  const told = said([tilly], 'manager-told', 'Hannah', '2026-09-02T13:00', { to: 'Priya' })
  assert.equal(
    meetings(worry, told).map(({ label, words }) => [label, words]),
    [['A worry about the placement', 'School has rung twice.']],
  )
})

test('what was answered in a signed supervision stands among that person’s answers', () => {
  const session = supervised(both, '2026-09-08', [['Denise', 'carer', 3]])
  assert.equal(denises(session), [7, 7, 6, 6, 5, 4, 3])
  assert.equal(denises({ ...session, status: 'draft', signatures: [] }), [7, 7, 6, 6, 5, 4])
})

test.run()

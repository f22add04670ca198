import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile } from '../../../src/model/file.ts'
import { filesOf } from '../../../src/practice/of-type.ts'
import { familyTimeCounts, familyTimesIn, restrictionsFor } from '../../../src/practice/own/family.ts'
import { ownLines } from '../../../src/practice/own/own-lines.ts'
import { siblingsOf } from '../../../src/practice/own/siblings.ts'
import { nextVersionBegins, storiesIn, versionOf } from '../../../src/practice/own/story.ts'
import { bodyOfStart, filesOfStart } from '../../../src/practice/process/step-start.ts'
import { familyTime } from '../../../src/records/family-time.ts'
import { siblingAssessment } from '../../../src/records/sibling-assessment.ts'
import { must } from '../../support/must.ts'
import { actor, by, id, record, TODAY } from '../support/wrenbury.ts'

const wren = id(22)
const peter = id(21)
const file = childFile(wren)
const home = record('placement', [file], { start: '2026-01-01' })
let made = 0
const newId = () => id(700 + (made += 1))
const story = (at: string, more = {}) =>
  record(
    'words-and-pictures',
    [file],
    { title: 'Why Wren lives with Anwen', panels: [{ id: id(1), words: 'This is Wren.' }] },
    { author: by('Hannah', at), ...more },
  )

test('S4.23: a child without words and pictures is said to have none, on the child’s page', () => {
  const line = must(ownLines(filesOf([home]), wren, TODAY).find(({ kind }) => kind === 'story'))
  assert.match(line.words, /every child has at least a simple one/)
  assert.is(line.today, false)
})

test('S4.23: a new version copies the pages of the last, as pages of its own, and names it', () => {
  const first = story('2026-01-10', { status: 'signed' })
  const begins = nextVersionBegins(must(storiesIn([first]).standing), newId)
  assert.is(begins.replaces, first.id)
  assert.is(must(must(begins.panels)[0]).words, 'This is Wren.')
  assert.is.not(must(must(begins.panels)[0]).id, id(1))
  assert.equal(nextVersionBegins(undefined, newId), {})
})

test('S4.23: the newest approved version stands while the next is being made', () => {
  const first = story('2026-01-10', { status: 'signed' })
  const second = story('2026-06-10', { status: 'signed' })
  const third = story('2026-09-01')
  const stories = storiesIn([third, first, second])
  assert.is(must(stories.standing).id, second.id)
  assert.is(must(stories.making).id, third.id)
  assert.is(versionOf(stories, third.id), 3)
})

test('S4.23: approved and never shown waits on Today; shown, it is at rest', () => {
  const approved = story('2026-06-10', { status: 'signed' })
  assert.is(must(ownLines(filesOf([home, approved]), wren, TODAY).find(({ kind }) => kind === 'story')).today, true)
  const shown = {
    ...approved,
    addenda: [{ id: id(9), ...by('Hannah', TODAY), text: 'Shown', corrections: { shownOn: TODAY } }],
  }
  assert.is(
    ownLines(filesOf([home, shown]), wren, TODAY).find(({ kind }) => kind === 'story'),
    undefined,
  )
})

test('S3.21: an adoption without life-story work in the last quarter is said on Today', () => {
  const plan = record('care-plan', [file], { date: '2026-08-01', permanence: 'adoption' }, { status: 'signed' })
  const work = (date: string) => record('direct-work', [file], { date, kind: 'life-story' })
  const said = (...more: Parameters<typeof filesOf>[0]) =>
    ownLines(filesOf([home, plan, ...more]), wren, TODAY).find(({ kind }) => kind === 'life-story')?.words
  assert.is(said(), 'Adoption is planned, and no life-story work is written down')
  assert.is(said(work('2026-06-10')), undefined)
  assert.is(said(work('2026-06-09')), 'Adoption is planned, and the last life-story work was on 9 June 2026')
})

test('S3.20: where the child will grow up and nobody has decided, is said', () => {
  const plan = record('care-plan', [file], { date: '2026-08-01', permanence: 'not-known' }, { status: 'signed' })
  const line = must(ownLines(filesOf([home, plan]), wren, TODAY).find(({ kind }) => kind === 'permanence'))
  assert.is(line.words, 'Where the child will grow up was not decided in the plan of 1 August 2026')
})

test('S4.18: brothers and sisters come from the network, on either side', () => {
  const children = [
    record('child', [file], { name: 'Wren' }, { id: wren }),
    record('child', [childFile(peter)], { name: 'Peter' }, { id: peter }),
  ]
  const hers = record('network-contact', [file], { person: { name: 'Ash' }, relation: 'half-brother' })
  const his = record('network-contact', [childFile(peter)], {
    person: { recordId: wren, name: 'Wren' },
    relation: 'little sister',
  })
  assert.equal(siblingsOf(filesOf([...children, hers, his]), wren, TODAY), [
    { name: 'Ash' },
    { name: 'Peter', childId: peter },
  ])
  const friend = record('network-contact', [file], { person: { name: 'Jo' }, relation: 'best friend' })
  assert.equal(siblingsOf(filesOf([...children, friend]), wren, TODAY), [])
})

test('S4.18: the assessment begins with each child by name, in the file of each', () => {
  const files = filesOf([
    record('child', [file], { name: 'Wren' }, { id: wren }),
    record('child', [childFile(peter)], { name: 'Peter' }, { id: peter }),
    record('network-contact', [file], { person: { recordId: peter, name: 'Peter' }, relation: 'brother' }),
    record('network-contact', [childFile(peter)], { person: { recordId: wren, name: 'Wren' }, relation: 'sister' }),
  ])
  const around = { files, childId: wren, by: actor('Hannah'), now: `${TODAY}T10:00:00Z`, newId }
  const rows = bodyOfStart('sibling-assessment', around).children as readonly { child: { name: string } }[]
  assert.equal(
    rows.map(({ child }) => child.name),
    ['Wren', 'Peter'],
  )
  assert.equal(filesOfStart(siblingAssessment, around), [file, childFile(peter)])
})

const time = (date: string, took: string | undefined, name = 'Dad') =>
  record('family-time', [file], { date, who: [{ id: newId(), who: { name } }], ...(took && { took }) })

test('S3.24: family time is counted with each person, whether it took place or not', () => {
  const records = [
    time('2026-09-01', 'yes'),
    time('2026-08-25', 'cancelled'),
    time('2026-09-14', undefined),
    time('2026-01-01', 'yes'),
  ]
  assert.equal(familyTimeCounts(records, '2026-08-01'), [{ who: 'Dad', took: 1, not: 1 }])
  assert.is(familyTimesIn(records).planned.length, 1)
  assert.is(must(familyTimesIn(records).past[0]).body.date, '2026-09-01')
})

test('S3.24: what is not allowed stands in front, first for those who are named', () => {
  const contacts = [
    record('network-contact', [file], { person: { name: 'Dad' }, relation: 'father', restrictions: 'No phone alone.' }),
    record('network-contact', [file], { person: { name: 'Uncle' }, relation: 'uncle', restrictions: 'Not at all.' }),
    record('network-contact', [file], { person: { name: 'Nan' }, relation: 'nan' }),
  ]
  assert.equal(
    restrictionsFor(filesOf(contacts), file, [{ name: 'Uncle' }]).map(({ who, here }) => [who, here]),
    [
      ['Uncle', true],
      ['Dad', false],
    ],
  )
})

test('S3.24: who may not know of somebody does not read of the time with them either', () => {
  assert.equal(familyTime.withhold?.({ visibleTo: ['child'] }, false), ['foster-carer', 'independent-provider'])
  assert.equal(familyTime.withhold?.({ visibleTo: ['child', 'carers', 'provider'] }, false), [])
})

test.run()

import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { addDays } from '../../../src/model/calendar.ts'
import { householdFile, childFile, ORGANISATION } from '../../../src/model/file.ts'
import type { Body } from '../../../src/model/field.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { filesOf } from '../../../src/practice/of-type.ts'
import type { Cue } from '../../../src/practice/tone/find-words.ts'
import { DEFAULT_LEXICON, lexiconOn } from '../../../src/practice/tone/lexicon.ts'
import { discussedMark } from '../../../src/practice/logs-read.ts'
import { isOpenToWorker, toneFor, toneInHome, toneOfLog } from '../../../src/practice/tone/tone-seen.ts'
import { toneSignal } from '../../../src/practice/tone/tone-signal.ts'
import { toneOf } from '../../../src/practice/tone/tone.ts'
import { ROLES } from '../../../src/model/person.ts'
import { must } from '../../support/must.ts'
import { actor, by, DENISES, id, mark, record, TILLY, TODAY } from '../support/wrenbury.ts'

const NOW = `${TODAY}T20:00:00+01:00`
const files = [childFile(TILLY), householdFile(DENISES)]
const log = (ago: number, happened: string, more: Partial<CaseRecord> = {}, body: Body = {}) =>
  record(
    'daily-log',
    files,
    { date: addDays(TODAY, -ago), happened, wentWell: 'Toast.', ...body },
    {
      author: by('Denise', addDays(TODAY, -ago)),
      ...more,
    },
  )
const quiet = (...days: readonly number[]) => days.map((ago) => log(ago, 'School, tea, bed.'))
const fired = (logs: readonly CaseRecord[]) =>
  toneOf(logs, DEFAULT_LEXICON, NOW).map(({ because, categories }) => [because, ...categories])

test('F10: two categories in seven days fire, one does not', () => {
  const worn = log(1, 'I am drained.')
  assert.equal(fired([worn, ...quiet(10, 20)]), [])
  assert.equal(fired([worn, log(2, 'More than ever I am drained.'), ...quiet(10)]), [])
  assert.equal(fired([worn, log(3, 'Nobody rang.'), ...quiet(10, 20)]), [
    ['two categories', 'exhaustion', 'unsupported'],
  ])
  assert.equal(fired([log(1, 'I am drained and nobody rang.'), ...quiet(10)]), [
    ['two categories', 'exhaustion', 'unsupported'],
  ])
})

test('F10: the seventh day counts, the eighth is baseline', () => {
  const week = [log(0, 'I am drained.'), log(6, 'Nobody rang.')]
  assert.is(fired([...week, ...quiet(10)]).length, 1)
  assert.equal(fired([log(0, 'I am drained.'), log(7, 'Nobody rang.'), ...quiet(10)]), [])
  assert.equal(fired([log(-1, 'I am drained and nobody rang.')]), [], 'tomorrow is not yet')
})

test('F10: only above the carer’s own 28 days: as often as before is nothing new', () => {
  const hard = 'I am drained and nobody rang.'
  assert.equal(fired([log(1, hard), log(10, hard)]), [], 'one of one, and one of one before')
  assert.equal(fired([log(1, hard), ...quiet(2), log(10, hard), ...quiet(11)]), [], 'half, and half before')
  assert.is(fired([log(1, hard), ...quiet(2), log(10, hard), ...quiet(11, 12)]).length, 1, 'half, and a third before')
  assert.is(fired([log(1, hard), log(35, hard)]).length, 1, 'the 36th day is no baseline any more')
  assert.equal(fired([log(1, hard), log(34, hard)]), [], 'the 35th is')
  assert.equal(fired([log(1, hard), log(10, 'I am drained.'), ...quiet(2)]), [], 'only one of the two is above')
})

test('F10: any phrase about an ending fires by itself, however often it was said before', () => {
  const end = 'We are thinking of giving notice.'
  assert.equal(fired([log(6, end), log(10, end), log(11, end)]), [['ending', 'ending']])
  assert.equal(fired([log(7, end)]), [])
  assert.equal(fired([log(1, 'We are not giving notice.')]), [])
  assert.equal(fired([log(1, 'I did not notice the time. He said “I’m giving notice” and laughed.')]), [])
})

test('F10: each carer by themself; two who share a home are not added together', () => {
  const mark_ = { author: { ...by('Denise', TODAY), personId: id(33), name: 'Mark' } }
  assert.equal(fired([log(1, 'I am drained.'), log(2, 'Nobody rang.', mark_)]), [])
  const both = toneOf([log(1, 'I am drained. Nobody rang.'), log(2, 'We cannot go on.', mark_)], DEFAULT_LEXICON, NOW)
  assert.equal(
    both.map(({ carer }) => carer.name),
    ['Denise', 'Mark'],
  )
  const worker = { author: by('Sam', TODAY) }
  assert.equal(fired([log(1, 'I am drained and nobody rang.', worker)]), [], 'a worker’s log is no carer’s')
})

test('F10, S4.20: what it says is where the words stand, with the good beside them and the weeks before', () => {
  const one = log(3, 'A long night. I am drained.', {}, { wentWell: 'She laughed.' })
  const two = log(1, 'Tea.', {}, { health: 'Nobody rang back.', words: [{ id: id(1), quote: 'You always say no' }] })
  const [tone, ...others] = toneOf([two, one, ...quiet(9, 12)], DEFAULT_LEXICON, NOW)
  assert.is(others.length, 0)
  const cue = ({ recordId, field, start, end, words, category }: Cue) => {
    const text = must([one, two].find((each) => each.id === recordId)).body[field]
    return `${category}, ${field}: ${words} = ${(typeof text === 'string' ? text : '').slice(start, end)}`
  }
  assert.equal(must(tone).cues.map(cue), [
    'exhaustion, happened: drained = drained',
    'unsupported, health: Nobody rang = Nobody rang',
  ])
  assert.equal(must(tone).positive.map(cue), ['positive, wentWell: laughed = laughed'])
  assert.equal(must(tone).evidence, [one.id, two.id])
  assert.is(must(tone).baseline, 'In the four weeks before, no such words stood in their logs.')
  assert.equal(
    Object.keys(must(tone)).sort(),
    ['baseline', 'because', 'carer', 'categories', 'cues', 'evidence', 'positive'],
    'no number, no score',
  )
})

test('F10: the child’s own words are never read, wherever they stand', () => {
  const words = [{ id: id(1), quote: 'Nothing works. I can’t keep doing this. Nobody rang.' }]
  assert.equal(fired([log(1, 'He said a lot tonight.', {}, { words })]), [])
})

test('F10: the carer sees it first, the worker once it is seen or a day has passed', () => {
  const written = by('Denise', `${TODAY}T19:00:00+01:00`)
  const one = log(0, 'We cannot go on.', { author: written, updated: written })
  const at = (time: string) => [one].filter((each) => isOpenToWorker(each, time)).length === 1
  assert.is(toneFor(actor('Denise'), [one], DEFAULT_LEXICON, NOW).length, 1)
  for (const name of ['Sam', 'Priya']) assert.equal(toneFor(actor(name), [one], DEFAULT_LEXICON, NOW), [])
  assert.equal(toneSignal([one], DEFAULT_LEXICON, NOW), [])
  assert.not.ok(at('2026-09-11T18:59:59+01:00'), 'not a second before a whole day')
  assert.ok(at('2026-09-11T19:00:00+01:00'))
  const seen = { ...one, marks: [mark('read', 'Denise', `${TODAY}T19:05:00+01:00`)] }
  assert.ok(isOpenToWorker(seen, NOW))
  assert.is(toneFor(actor('Sam'), [seen], DEFAULT_LEXICON, NOW).length, 1)
  assert.is(toneSignal([seen], DEFAULT_LEXICON, NOW).length, 1)
  const sams = { ...one, marks: [mark('read', 'Sam', `${TODAY}T19:05:00+01:00`)] }
  assert.not.ok(isOpenToWorker(sams, NOW), 'the worker’s own reading opens nothing')
  const wroteOn = { ...seen, updated: by('Denise', `${TODAY}T19:30:00+01:00`) }
  assert.not.ok(isOpenToWorker(wroteOn, NOW), 'words added since are the carer’s to see first')
})

test('F10: nobody but the carer, the supervising worker and the team manager is given any of it', () => {
  const one = log(2, 'We cannot go on.')
  for (const role of ROLES) {
    const given = toneFor({ personId: id(77), role }, [one], DEFAULT_LEXICON, NOW)
    assert.is(given.length > 0, role === 'supervising-social-worker' || role === 'team-manager', role)
  }
  assert.equal(toneFor({ personId: id(78), role: 'foster-carer' }, [one], DEFAULT_LEXICON, NOW), [], 'another carer')
  const theirs = record('household', [householdFile(DENISES)], { name: 'Denise' }, { id: DENISES })
  const home = filesOf([one, theirs])
  assert.is(toneInHome(actor('Sam'), home, DENISES, NOW).length, 1)
  assert.equal(toneInHome(actor('Hannah'), home, DENISES, NOW), [])
  assert.equal(toneInHome(actor('Ruth'), home, DENISES, NOW), [])
  assert.equal(toneInHome(actor('Sam'), filesOf([{ ...one, extract: true }]), DENISES, NOW), [], 'never of an extract')
  assert.ok(toneOfLog(actor('Sam'), home, one, NOW))
  const other = quiet(3)[0]
  assert.is(toneOfLog(actor('Sam'), filesOf([one, theirs, must(other)]), must(other), NOW), undefined)
  assert.is(toneOfLog(actor('Sam'), filesOf([one]), one, NOW), undefined, 'whoever holds the child’s file alone')
})

test('F10: the signal is a sentence with its logs and the carer’s own weeks before', () => {
  const one = log(2, 'I am drained. Nobody rang.')
  const before = log(12, 'Drained.')
  const [signal] = toneSignal([one, before, ...quiet(10, 14)], DEFAULT_LEXICON, NOW)
  assert.equal(signal, {
    rule: 'F10',
    words:
      'Denise wrote words about being worn out and being left alone with it this week, in more of the logs than before.',
    evidence: [one.id],
    see: 'The log',
    baseline: 'In the four weeks before, such words stood in 1 of 3 logs.',
  })
  assert.match(
    must(toneSignal([log(2, 'We cannot go on.')], DEFAULT_LEXICON, NOW)[0]).words,
    'wrote about not going on',
  )
})

test('S4.20: talked about is the worker’s mark with its note, not the carer’s own', () => {
  const note = { ...mark('discussed', 'Sam', TODAY), note: 'We agreed on a night off.' }
  assert.is(
    discussedMark({ ...must(quiet(2)[0]), marks: [mark('read', 'Denise', TODAY), note] })?.note,
    'We agreed on a night off.',
  )
  assert.is(discussedMark({ ...must(quiet(2)[0]), marks: [mark('read', 'Sam', TODAY)] }), undefined)
})

const at = (day: string, ...records: readonly CaseRecord[]) => lexiconOn(filesOf(records), day).exhaustion
test('F10: a senior manager’s list stands in place of the product’s from its day on', () => {
  const signature = { ...by('Priya', '2026-09-01'), as: 'sign' as const, bodyHash: '' }
  const list = (from: string, words: string, more: Partial<CaseRecord> = {}) =>
    record(
      'tone-words',
      [ORGANISATION],
      { list: 'exhaustion', words, from, why: 'Panel' },
      { status: 'signed', signatures: [signature], ...more },
    )
  assert.is(at('2026-09-09', list('2026-09-10', 'knackered')), DEFAULT_LEXICON.exhaustion)
  assert.equal(at('2026-09-10', list('2026-09-10', 'knackered')), ['knackered'])
  assert.equal(at('2026-09-12', list('2026-09-10', 'knackered'), list('2026-09-12', 'done in')), ['done in'])
  assert.is(
    at('2026-09-12', list('2026-09-10', 'knackered', { status: 'draft', signatures: [] })),
    DEFAULT_LEXICON.exhaustion,
    'not before it is signed',
  )
  const lexicon = lexiconOn(filesOf([list('2026-09-01', 'knackered')]), TODAY)
  assert.equal(toneOf([log(1, 'I am drained and nobody rang.')], lexicon, NOW), [])
  assert.is(toneOf([log(1, 'I am knackered and nobody rang.')], lexicon, NOW).length, 1)
})

test.run()

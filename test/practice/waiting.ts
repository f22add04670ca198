import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile, householdFile } from '../../src/model/file.ts'
import type { CaseRecord } from '../../src/model/record.ts'
import { filesOf } from '../../src/practice/of-type.ts'
import { childProcess } from '../../src/practice/process/child-process.ts'
import { waitingFor } from '../../src/practice/waiting.ts'
import { must } from '../support/must.ts'
import { said, supervised } from './process/support/records.ts'
import { actor, by, DENISES, id, mark, PETER, record, TILLY, TODAY, WREN, wrenbury } from './support/wrenbury.ts'

const tilly = childFile(TILLY)
const waits = (name: string, ...more: CaseRecord[]) => waitingFor(actor(name), filesOf([...wrenbury(), ...more]), TODAY)
const log = (date: string, marks: CaseRecord['marks'] = []) =>
  record(
    'daily-log',
    [tilly, `household:${DENISES}`],
    { date, happened: 'A day' },
    { author: by('Denise', date), marks },
  )

// S4.5, E log limit
test('Sam has Denise’s log to read, within seven days; once read it waits no longer', () => {
  const [line] = waits('Sam')
  assert.equal([line?.kind, line?.who, line?.about, line?.due], ['log', 'Denise', 'Tilly', '2026-09-16'])
  const read = filesOf(
    wrenbury().map((one) => (one.type === 'daily-log' ? { ...one, marks: [mark('read', 'Sam', TODAY)] } : one)),
  )
  assert.equal(waitingFor(actor('Sam'), read, TODAY), [])
})

test('several logs about one child are one line, the oldest sets the date', () => {
  const [line] = waits('Sam', log('2026-09-05'), log('2026-09-07'))
  assert.equal([line?.many, line?.on, line?.due], [3, '2026-09-09', '2026-09-12'])
})

test('a visit waits for the signature of who wrote it, with what is missing and by when', () => {
  const draft = record(
    'statutory-visit',
    [tilly],
    { date: '2026-09-03', option: 'statutory' },
    { author: by('Hannah', '2026-09-03') },
  )
  const line = must(waits('Hannah', draft).find(({ kind }) => kind === 'sign'))
  assert.equal([line.recordId, line.due], [draft.id, TODAY])
  assert.ok((line.missing ?? 0) > 3)
  assert.not.ok(waits('Sam', draft).some(({ kind }) => kind === 'sign'))
})

test('the notes of brother and sister are one thing to sign', () => {
  const together = id(9)
  const drafts = [PETER, WREN].map((child) =>
    record(
      'statutory-visit',
      [childFile(child)],
      { date: '2026-09-09' },
      { author: by('Hannah', '2026-09-09'), together },
    ),
  )
  const lines = waits('Hannah', ...drafts).filter(({ kind }) => kind === 'sign')
  assert.equal(
    lines.map(({ about, many }) => [about, many]),
    [['Peter and Wren', 2]],
  )
})

const seen = (alone: string) =>
  record(
    'statutory-visit',
    [tilly],
    { date: '2026-09-08', alone, notAloneGround: 'unable' },
    { status: 'signed', author: by('Hannah', '2026-09-08') },
  )

test('a visit where the child was not seen waits for the manager’s countersignature', () => {
  assert.ok(waits('Priya', seen('not-seen')).some(({ kind }) => kind === 'countersign'))
  assert.not.ok(waits('Priya', seen('alone')).some(({ kind }) => kind === 'countersign'))
})

// S4.4, E help limits
test('help that was asked for stands first when it is late, and not at all when it is answered', () => {
  const ask = record(
    'help-request',
    [`household:${DENISES}`, tilly],
    { need: 'Nights', urgency: 'today' },
    { author: by('Denise', '2026-09-07') },
  )
  assert.equal(
    waits('Sam', ask).map(({ kind }) => kind),
    ['help', 'log'],
  )
  assert.equal(
    waits('Sam', { ...ask, marks: [mark('answered', 'Sam', '2026-09-08')] }).map(({ kind }) => kind),
    ['log'],
  )
})

test('two versions of an answer wait for somebody who may choose', () => {
  const open = record(
    'statutory-visit',
    [tilly],
    { date: '2026-09-08' },
    {
      author: by('Hannah', '2026-09-08'),
      conflicts: [{ id: id(3), field: 'observations', versions: [] }],
    },
  )
  assert.ok(waits('Hannah', open).some(({ kind, words }) => kind === 'conflict' && words === 'visit'))
  assert.not.ok(waits('Sam', open).some(({ kind }) => kind === 'conflict'))
})

const signs = (name: string, one: CaseRecord) =>
  waits(name, one).filter(({ kind, type }) => kind === 'sign' && type === 'stability-meeting').length

test('the minutes of a meeting wait for its chair, whoever began them, once it has been held', () => {
  const chair = { recordId: actor('Priya').personId, name: 'Priya' }
  const meeting = (held?: string) =>
    record('stability-meeting', [tilly], { chair, ...(held && { held }) }, { author: by('Ruth', '2026-09-01') })
  const held = meeting('2026-09-07T14:00:00+01:00')
  assert.is(signs('Priya', held), 1)
  assert.is(signs('Ruth', held), 0)
  assert.is(signs('Priya', meeting()), 0)
})

// T8, reading 11: the sign joins the agenda of the meeting that is arranged, and the manager hears of it
test('a sign taken up while a meeting is arranged is told the manager, with a date, until they say that they have it', () => {
  const low = supervised([tilly, householdFile(DENISES)], '2026-09-08', [['Denise', 'carer', 4]])
  const taken = said([tilly], 'signal-accepted', 'Hannah', '2026-09-09T15:00:00+01:00', {
    words: 'Two open requests for help',
    rule: 'F7',
  })
  const told = (name: string, one: CaseRecord) =>
    waits(name, low, one).filter(({ kind, recordId }) => kind === 'told' && recordId === one.id).length
  const telling = (one: CaseRecord) =>
    childProcess(filesOf([...wrenbury(), low, one]), TILLY, `${TODAY}T12:00:00+01:00`).nextSteps.find(
      ({ what }) => what === 'tell team manager',
    )
  assert.is(told('Priya', taken), 1)
  assert.is(told('Hannah', taken), 0)
  assert.is(telling(taken)?.due, '2026-09-10')
  const had = { ...taken, marks: [mark('acknowledged', 'Priya', TODAY)] }
  assert.is(told('Priya', had), 0)
  assert.is(telling(had), undefined)
})

test('several worries are told at once, by the date of the oldest; one written down days late is not forgotten', () => {
  const worry = (at: string, writtenOn: string, marks: CaseRecord['marks'] = []) =>
    record(
      'notice',
      [tilly],
      { kind: 'issue', at: `${at}T10:00:00+01:00`, words: 'She packs her bag.' },
      { author: by('Hannah', writtenOn), marks },
    )
  const low = supervised([tilly, householdFile(DENISES)], '2026-08-28', [['Denise', 'carer', 4]])
  const telling = (...worries: CaseRecord[]) =>
    childProcess(filesOf([...wrenbury(), low, ...worries]), TILLY, `${TODAY}T12:00:00+01:00`).nextSteps.flatMap(
      ({ what, due, overdue }) => (what === 'tell team manager' ? [[due, overdue]] : []),
    )
  const late = worry('2026-09-01', '2026-09-09')
  assert.equal(telling(late, worry('2026-09-09', '2026-09-09')), [['2026-09-02', true]])
  // of a service that learnt the rule on the 8th: the first is shown without a day, and the later one has its own
  const learnt = record(
    'practice-setting',
    ['organisation'],
    { name: 'worries told from', value: '2026-09-08', from: '2026-09-08' },
    { status: 'signed', signatures: [{ ...by('Priya', '2026-09-08'), as: 'sign', bodyHash: '' }] },
  )
  const old = worry('2026-09-01', '2026-09-01')
  assert.equal(telling(old), [['2026-09-02', true]], 'without an update it is late')
  assert.equal(telling(old, learnt), [[null, false]])
  assert.equal(telling(old, worry('2026-09-09', '2026-09-09'), learnt), [['2026-09-10', false]])
  // somebody who catches up with last winter is not late with telling since last winter
  assert.equal(telling(worry('2026-08-29', '2026-09-28')), [['2026-09-01', true]])
  assert.equal(telling(worry('2026-08-29', '2026-09-30')), [['2026-09-07', true]], 'what was said since is')
  // the manager has the first, and is still to hear of what was said after it
  const had = { ...late, marks: [mark('acknowledged', 'Priya', TODAY)] }
  assert.equal(telling(had), [['2026-09-07', true]])
})

test.run()

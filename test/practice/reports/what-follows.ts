/** S1.1–S1.19 and F12: what a report begins with, what its signature brings, and what it says over time. */
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { missingForSigning } from '../../../src/model/check.ts'
import type { Body } from '../../../src/model/field.ts'
import type { Json } from '../../../src/model/json.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { may, viewFor } from '../../../src/model/permission.ts'
import { filesOf } from '../../../src/practice/of-type.ts'
import { clocksOf, hears } from '../../../src/practice/process/clocks.ts'
import { NEXT_REPORT } from '../../../src/practice/process/report-steps.ts'
import { childProcess } from '../../../src/practice/process/child-process.ts'
import { eventsOfRecords } from '../../../src/practice/process/events-of-records.ts'
import { whyItStands } from '../../../src/practice/process/why.ts'
import { bodyOfStart } from '../../../src/practice/process/step-start.ts'
import { childCode } from '../../../src/practice/reports/child-code.ts'
import { reportDue } from '../../../src/practice/reports/report-due.ts'
import { bodyOfReport } from '../../../src/practice/reports/report-start.ts'
import { reportFact, sentReports } from '../../../src/practice/reports/reports-of.ts'
import { waitingFor } from '../../../src/practice/waiting.ts'
import { progressReport } from '../../../src/records/progress-report.ts'
import { must } from '../../support/must.ts'
import { actor, ASHA, ashasHome, by, id, record, sent, TODAY } from './support/ashas-home.ts'

const NOW = `${TODAY}T12:00:00Z`
const row = (n: number, more: { readonly [field: string]: Json }): { readonly [field: string]: Json } => ({
  id: id(n),
  ...more,
})
const OUTCOME = row(301, { outcome: 'Dance twice a week', term: 'short', support: 'Lifts there', progress: 'She went' })
const written: Body = {
  code: 'C-1',
  provider: 'Partner',
  providerContact: 'Nadia',
  authority: 'Wrenbury',
  commissioner: 'Bilal',
  from: '2026-06-01',
  until: '2026-08-31',
  frequency: 'quarterly',
  sent: '2026-09-02',
  status: 'red',
  steps: 'We wait at the door',
  demand: 'A second adult at night',
  outcomes: [OUTCOME],
  feedback: 'I can sort it.',
  planned: [row(302, { what: 'A key worker', owner: { recordId: id(1), name: 'Nadia' }, due: '2026-09-20' })],
  support: [
    row(303, {
      kind: 'therapy',
      what: 'Somebody to talk to',
      why: 'She sleeps',
      partner: 'CAMHS',
      owner: { recordId: id(2), name: 'Elin' },
      by: '2026-10-01',
    }),
  ],
  meeting: { answer: false },
  level: 'up',
}
const missing = (body: Body) => missingForSigning(progressReport, body).map(({ field }) => field)
const started = (more: readonly CaseRecord[] = [], today = TODAY): Body => {
  const files = filesOf([...ashasHome(), ...more])
  return bodyOfReport(actor('Nadia'), files, must(reportDue(files, ASHA, today)), today)
}

test('S1.1 the child stands under a number that is the same in every report and says no name', () => {
  const code = childCode({ id: ASHA, body: { name: 'Asha' } })
  assert.match(code, /^C-\d{4}-\d{4}$/)
  assert.is(code, childCode({ id: ASHA, body: { name: 'Another name' } }))
  assert.is.not(code, childCode({ id: id(102), body: {} }))
  assert.is(
    childCode({ id: ASHA, body: { returnId: '10042' } }),
    '10042',
    'the number of the return, where there is one',
  )
})
test('S1.2 S1.3 the age is that of the period’s end, the birthday stays out, gender is in the child’s words', () => {
  const body = started()
  assert.equal([body.age, body.gender, body.birthDate], ['13', 'girl', undefined])
})
test('S1.8 a report that is written before its day ends today, one that is late at the end of its period', () => {
  const before = [sent({ ...written, from: '2026-03-01', until: '2026-05-31' }, '2026-06-02')]
  assert.equal([started(before, '2026-08-30').until, started(before, '2026-08-31').until], ['2026-08-30', '2026-08-31'])
  assert.is(started(before, '2026-09-10').until, '2026-08-31')
})
test('S1.4 S1.6 S1.7 provider and contacts are filled in from the record', () => {
  const body = started()
  assert.equal(
    [body.provider, body.providerContact, body.commissioner],
    ['Partner', 'Nadia, 01632 960121', 'Bilal, 01632 960124'],
  )
})
test('S1.5 S1.13 the authority and the outcomes of the last report go on, their progress is written anew', () => {
  const body = started([sent({ ...written, from: '2026-03-01', until: '2026-05-31' }, '2026-06-02')])
  assert.is(body.authority, 'Wrenbury')
  const [outcome] = body.outcomes as unknown as readonly Body[]
  assert.equal([outcome?.outcome, outcome?.term, outcome?.progress], ['Dance twice a week', 'short', undefined])
})
test('S1.12 amber demands the steps, red the steps and what is needed; green demands neither', () => {
  const { steps: _steps, demand: _demand, ...bare } = written
  assert.equal(missing({ ...bare, status: 'green' }), [])
  assert.equal(missing({ ...bare, status: 'amber' }), ['steps'])
  assert.equal(missing({ ...bare, status: 'red' }), ['steps', 'demand'])
})
test('S1.14 without the child’s words it says why there are none', () => {
  const { feedback: _said, ...silent } = written
  assert.equal(missing(silent), ['feedback'])
  assert.equal(missing({ ...silent, noFeedback: 'Asleep both times we asked' }), [])
})
test('S1.10 S1.15 S1.17 signing brings the planned action and a request whose wait counts from the day it was sent', () => {
  const follows = progressReport.follows?.(written, { id: id(900) }) ?? []
  assert.equal(
    follows.map(({ type }) => type),
    ['action', 'support-request'],
  )
  const [action, request] = follows
  assert.equal([action?.body.what, action?.body.due, action?.body.plan], ['A key worker', '2026-09-20', 'child'])
  assert.equal(request?.body, {
    kind: 'therapy',
    what: 'Somebody to talk to',
    why: 'She sleeps',
    partner: 'CAMHS',
    owner: { recordId: id(2), name: 'Elin' },
    wantedBy: '2026-10-01',
    change: 'more',
    askedOn: '2026-09-02',
    source: 'Progress report, 31 August 2026',
    about: id(900),
    status: 'asked',
  })
})
test('S1.19 less support demands how it is stepped down', () => {
  assert.equal(missing({ ...written, level: 'down' }), ['stepDown'])
})

const events = (body: Body, more: Partial<CaseRecord> = {}) =>
  eventsOfRecords([{ ...sent(body, '2026-09-02'), ...more }]).map(({ type }) => type)
test('S1.12 T8 a red report opens triage, an amber one does not', () => {
  assert.equal(events(written), ['issue reported'])
  assert.equal(events({ ...written, status: 'amber' }), [])
  assert.equal(events(written, { status: 'draft', signatures: [] }), [], 'nor does one that is not sent')
})
test('S1.18 a support meeting that is asked for is a request to the worker, whatever the colour; once, with red', () => {
  const meeting = { answer: true, reason: 'Nights' }
  assert.equal(events({ ...written, status: 'green', meeting }), ['issue reported'])
  assert.equal(events({ ...written, meeting }), ['issue reported'])
})
test('S1.12 T8 the triage that a red report opens begins with the report’s own words', () => {
  const planned = record(
    'planning-meeting',
    { held: '2025-09-09T10:00' },
    { status: 'signed', signatures: [{ ...by('Elin', '2025-09-09'), as: 'sign', bodyHash: '' }] },
  )
  const files = filesOf([...ashasHome(), planned, sent(written, '2026-09-09')])
  const stands = childProcess(files, ASHA, NOW)
  assert.is(stands.state, 'TRIAGE')
  assert.match(whyItStands(stands.newest), /because the provider’s report was red on Wednesday 9 September/)
  const body = bodyOfStart('triage', { files, childId: ASHA, by: actor('Elin'), now: NOW, newId: () => id(800) })
  assert.is(body.worry, 'The provider’s report is red. We wait at the door A second adult at night')
})
const told = (one: CaseRecord) =>
  waitingFor(actor('Tom'), filesOf([...ashasHome(), one]), TODAY)
    .filter(({ kind }) => kind === 'told')
    .map(({ told: what, words }) => [what, words])
test('S1.12 the team manager is told of red until they say that they have it', () => {
  const report = sent(written, '2026-09-09')
  assert.equal(told(report), [['report', 'Red']])
  assert.equal(told({ ...report, marks: [{ ...by('Tom', '2026-09-09'), id: id(7), kind: 'acknowledged' }] }), [])
  assert.equal(told(sent({ ...written, status: 'amber' }, '2026-09-09')), [])
})
const waits = (one: CaseRecord) =>
  waitingFor(actor('Elin'), filesOf([...ashasHome(), one]), TODAY)
    .filter(({ kind }) => kind === 'countersign')
    .map(({ due }) => due)
test('S1.11 it waits for the child’s worker to say that it has come, within five working days', () => {
  assert.equal(waits(sent(written, '2026-09-09')), ['2026-09-16'])
  assert.equal(waits(sent(written, '2026-09-09', '2026-09-10')), [])
})
const clocks = (now: string) =>
  clocksOf(filesOf([...ashasHome(), sent(written, '2026-09-02')]), ASHA, now).flatMap(({ what, due, who, overdue }) =>
    /report/.test(what) ? [[what, due, who.name, overdue]] : [],
  )
test('S1.9 S1.11 the next report and the receipt are clocks, with their owners', () => {
  assert.equal(clocks('2026-09-09T22:00:00Z'), [
    ['receive progress report', '2026-09-09', 'Elin', false],
    ['progress report', '2026-11-30', 'Nadia', false],
  ])
  assert.is(clocks('2026-09-10T00:30:00Z')[0]?.[3], true)
})

const list = (...statuses: readonly string[]) =>
  statuses.map((status, at) =>
    sent({ ...written, status, from: `2026-0${at + 1}-01`, until: `2026-0${at + 1}-28` }, `2026-0${at + 2}-01`),
  )
const heard = (now: string) => {
  const clock = must(
    clocksOf(filesOf([...ashasHome(), sent(written, '2026-09-02')]), ASHA, now).find(
      ({ what }) => what === NEXT_REPORT,
    ),
  )
  return [hears(actor('Nadia'), clock), hears(actor('Tom'), clock), hears(actor('Elin'), clock)]
}
test('S1.9 the provider hears of its own clock, the team manager only once it is missed', () => {
  assert.equal(heard('2026-11-01T09:00:00Z'), [false, false, false])
  assert.equal(heard('2026-11-30T09:00:00Z'), [true, false, false])
  assert.equal(heard('2026-12-01T09:00:00Z'), [true, true, false])
})

test('F12 red is a fact at once; amber is one the second time in a row, and green between breaks it', () => {
  assert.is(reportFact(list('green', 'red'))?.kind, 'red')
  assert.is(reportFact(list('red', 'green')), undefined, 'the newest one is meant')
  assert.is(reportFact(list('green', 'amber')), undefined)
  const twice = list('green', 'amber', 'amber')
  assert.equal(reportFact(twice), {
    kind: 'amber-twice',
    recordIds: twice.slice(1).map((one) => one.id),
    on: '2026-03-28',
  })
  assert.is(reportFact(list('amber', 'green', 'amber')), undefined)
  assert.equal(
    sentReports([...twice].reverse()).map(({ status }) => status),
    ['green', 'amber', 'amber'],
    'whatever the order of arrival',
  )
})
test('G the agency signs, the child’s worker receives, the carer reads the extract and not what is asked for', () => {
  const report = sent(written, '2026-09-02')
  assert.ok(may(actor('Nadia'), 'sign', progressReport, report))
  assert.not(may(actor('Elin'), 'sign', progressReport, report))
  assert.ok(may(actor('Elin'), 'countersign', progressReport, report))
  assert.not(may(actor('Nadia'), 'countersign', progressReport, report))
  assert.equal(Object.keys(must(viewFor(actor('Lynn'), progressReport, report)).body), [
    'from',
    'until',
    'status',
    'outcomes',
    'planned',
  ])
})

test.run()

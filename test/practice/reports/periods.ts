/** S1.8 and S1.9: which days a report covers, what two reports leave out or say twice, and when the next one is due. */
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { progressReport } from '../../../src/records/progress-report.ts'
import { filesOf } from '../../../src/practice/of-type.ts'
import { isInverted, nextDue, nextPeriod, seamWith } from '../../../src/practice/reports/report-period.ts'
import { notReceived, receiveBy, reportDue } from '../../../src/practice/reports/report-due.ts'
import { must } from '../../support/must.ts'
import { ASHA, ashasHome, record, sent, TODAY } from './support/ashas-home.ts'

const last = { from: '2026-03-01', until: '2026-05-31', frequency: 'quarterly' } as const

test('S1.8 a report begins on the day after the last one ended', () => {
  assert.equal(nextPeriod(last, '2025-01-01'), { from: '2026-06-01', until: '2026-08-31' })
})
test('S1.8 the first report begins on the day the child came, three months long', () => {
  assert.equal(nextPeriod(undefined, '2026-02-10'), { from: '2026-02-10', until: '2026-05-09' })
})
test('S1.8 a day between two reports is a gap; none is not', () => {
  assert.is(seamWith(last, { from: '2026-06-01', until: '2026-08-31' }), undefined)
  assert.equal(seamWith(last, { from: '2026-06-02', until: '2026-08-31' }), {
    kind: 'gap',
    days: 1,
    first: '2026-06-01',
    last: '2026-06-01',
  })
})
test('S1.8 a day in two reports is an overlap, said with its days', () => {
  assert.equal(seamWith(last, { from: '2026-05-31', until: '2026-08-31' }), {
    kind: 'overlap',
    days: 1,
    first: '2026-05-31',
    last: '2026-05-31',
  })
  assert.is(seamWith(last, { from: '2026-01-01', until: '2026-02-28' }), undefined, 'one that lies before it is none')
})
const days = (from: string, until: string) =>
  progressReport.check?.({ from, until, feedback: 'ok' }).map(({ message }) => message)
test('S1.8 "to" before "from" is refused, and the sentence says what to do; one day alone is allowed', () => {
  assert.equal(days('2026-06-02', '2026-06-01'), ['It ends before it begins: exchange the two dates'])
  assert.equal(days('2026-06-01', '2026-06-01'), [])
  assert.ok(isInverted({ from: '2026-06-02', until: '2026-06-01' }))
  assert.not(isInverted({ from: '2026-06-01', until: '2026-06-01' }))
})
test('S1.9 how often it is written sets the day of the next one, at the end of short months too', () => {
  assert.is(nextDue('2026-08-31', 'monthly'), '2026-09-30')
  assert.is(nextDue('2026-11-30', 'quarterly'), '2027-02-28')
  assert.is(nextDue('2026-08-31', 'six-monthly'), '2027-02-28')
})
test('S1.9 the next report is due where an agency reports, and not in an in-house home', () => {
  const files = [...ashasHome(), sent({ ...last, status: 'green' }, '2026-06-02')]
  const due = must(reportDue(filesOf(files), ASHA, TODAY))
  assert.equal([due.due, due.period.from, due.provider?.name], ['2026-08-31', '2026-06-01', 'Nadia'])
  const inHouse = files
    .filter(({ type }) => type !== 'allocation')
    .map((one) => (one.type === 'household' ? { ...one, body: { ...one.body, kind: 'in-house' } } : one))
  assert.is(reportDue(filesOf(inHouse), ASHA, TODAY), undefined)
})
test('S1.9 a draft that was begun is gone on with, and what a discarded one said does not count', () => {
  const draft = record('progress-report', { from: '2026-06-01' })
  assert.is(reportDue(filesOf([...ashasHome(), draft]), ASHA, TODAY)?.draft?.id, draft.id)
  assert.is(reportDue(filesOf([...ashasHome(), { ...draft, status: 'discarded' }]), ASHA, TODAY)?.draft, undefined)
})
test('S1.11 five working days after it was sent it is chased, over the August bank holiday; received is not', () => {
  // Thursday 27 August 2026; Monday 31 August is a bank holiday
  assert.is(receiveBy('2026-08-27T16:00:00Z'), '2026-09-04')
  const waits = sent({ ...last, status: 'amber' }, '2026-08-27')
  assert.equal(
    notReceived([waits]).map(({ due }) => due),
    ['2026-09-04'],
  )
  assert.equal(notReceived([sent({ ...last, status: 'amber' }, '2026-08-27', '2026-09-01')]), [])
})

test.run()

import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { personFile } from '../../../src/model/file.ts'
import { supervisionFile } from '../../../src/model/supervision-file.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { filesOf } from '../../../src/practice/of-type.ts'
import {
  isNear,
  supervisionOfTeam,
  workerSupervision,
} from '../../../src/practice/supervision/worker-supervision-due.ts'
import { must } from '../../support/must.ts'
import { actor, id, mark, record, TODAY, wrenbury } from '../support/wrenbury.ts'
import { signed } from '../process/support/records.ts'

const hannah = { workerId: actor('Hannah').personId, name: 'Hannah', role: 'childs-social-worker' } as const
const held = (date: string, more = {}, name = 'Hannah', extra: Partial<CaseRecord> = {}) =>
  signed(
    'staff-supervision',
    [supervisionFile(actor(name).personId)],
    { date, worker: { recordId: actor(name).personId, name }, ...more },
    'Priya',
    date,
    extra,
  )
const due = (records: ReturnType<typeof wrenbury>, today = TODAY) => workerSupervision(filesOf(records), hannah, today)

test('S4.13 it is due a month after the last one: on the day itself nothing is late, the day after it is', () => {
  const records = [held('2026-08-10')]
  assert.equal([due(records).due, due(records).daysLeft], ['2026-09-10', 0])
  assert.is(due(records, '2026-09-11').daysLeft, -1)
  assert.is(due(records, '2026-09-09').daysLeft, 1)
})

test('S4.13 a month is a month of the calendar: from the last of January it ends with February', () => {
  assert.is(due([held('2026-01-31')], '2026-02-10').due, '2026-02-28')
})

test('S4.13 it is said seven days before, and not eight', () => {
  assert.is(isNear(due([held('2026-08-10')], '2026-09-03')), true)
  assert.is(isNear(due([held('2026-08-10')], '2026-09-02')), false)
})

test('S4.13 one that is only begun does not count, and says that it can be gone on with', () => {
  const draft = record('staff-supervision', [supervisionFile(hannah.workerId)], { date: '2026-09-08' })
  const now = due([held('2026-08-01'), draft])
  assert.is(now.due, '2026-09-01')
  assert.is(now.draft, draft.id)
})

test('S4.2 where none is recorded nobody says that it is late', () => {
  const now = due([])
  assert.equal([now.due, now.daysLeft, now.last], [undefined, undefined, undefined])
  assert.is(isNear(now), false)
})

test('the day they agreed on is told while it is still to come', () => {
  assert.is(due([held('2026-08-10', { nextDate: '2026-09-10' })]).agreed, '2026-09-10')
  assert.is(due([held('2026-08-10', { nextDate: '2026-09-09' })]).agreed, undefined)
})

test('S4.13 it is read when the worker has said so, not when somebody else has', () => {
  const readBy = (who: string) => held('2026-08-10', {}, 'Hannah', { marks: [mark('read', who, '2026-08-12')] })
  assert.is(must(due([held('2026-08-10')]).last).isRead, false)
  assert.is(must(due([readBy('Ruth')]).last).isRead, false)
  assert.is(must(due([readBy('Hannah')]).last).isRead, true)
})

test('S4.13 a manager sees those of their own team who carry cases, by date; whose is not known comes first', () => {
  const elsewhere = record('person', ['organisation'], { name: 'Bronwen', role: 'childs-social-worker', team: 'South' })
  const newcomer = record(
    'person',
    ['organisation'],
    { name: 'Joel', role: 'childs-social-worker', team: 'North' },
    { id: id(77) },
  )
  const team = supervisionOfTeam(
    filesOf([...wrenbury(), elsewhere, newcomer, held('2026-08-20'), held('2026-08-05', {}, 'Sam')]),
    'North',
    TODAY,
  )
  assert.equal(
    team.map(({ name }) => name),
    ['Joel', 'Sam', 'Hannah'],
  )
})

test('what lies in somebody’s own file is nobody’s supervision', () => {
  const stray = { ...held('2026-09-01'), fileIds: [personFile(hannah.workerId)] }
  assert.is(due([stray]).last, undefined)
})

test.run()

/** F17 and F19 to F21, on both sides of each threshold: one thing put beside a quiet home. */
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { addDays, addMonths, addWorkingDays } from '../../../src/model/calendar.ts'
import { said, signed } from '../process/support/records.ts'
import { by, record, TODAY } from '../support/wrenbury.ts'
import { ago, child, home, rulesOfHome, rulesWhere, signalsOfHome, worker, incident } from '../support/quiet-home.ts'

const meeting = (more = {}) =>
  signed(
    'stability-meeting',
    [child, home],
    { held: `${ago(30)}T10:00`, reviewDate: addDays(TODAY, 20), ...more },
    'Priya',
    ago(30),
  )
const action = (due: string, more = {}) =>
  record('action', [child], {
    what: 'A break',
    due,
    source: 'Stability meeting, 11 August 2026',
    status: 'open',
    ...more,
  })

test('S4.6, F17: an action of the meeting is late the day after its day; done it is not', () => {
  assert.not.ok(rulesOfHome(meeting(), action(TODAY)).includes('F17'))
  assert.ok(rulesOfHome(meeting(), action(ago(1))).includes('F17'))
  assert.not.ok(rulesOfHome(meeting(), action(ago(1), { status: 'done' })).includes('F17'))
  assert.not.ok(rulesOfHome(meeting(), action(ago(1), { source: 'Visit, 1 August 2026' })).includes('F17'))
})

const plan = (on: string) => signed('pathway-plan', [child], { date: on }, 'Hannah', on)
test('S4.14, F17: an action of the meeting that has what it asked for is not late, one that has it before it was asked is', () => {
  const one = record(
    'action',
    [child],
    { what: 'A plan', due: ago(1), source: 'Stability meeting, 11 August 2026', status: 'open', asks: 'pathway-plan' },
    { author: by('Sam', ago(30)) },
  )
  assert.not.ok(rulesOfHome(meeting(), one, plan(ago(30))).includes('F17'))
  assert.not.ok(rulesOfHome(meeting(), one, plan(TODAY)).includes('F17'))
  assert.ok(rulesOfHome(meeting(), one, plan(ago(31))).includes('F17'))
})

test('F17: minutes whose review has no date', () => {
  assert.ok(rulesOfHome(meeting({ reviewDate: undefined })).includes('F17'))
  assert.not.ok(rulesOfHome(meeting()).includes('F17'))
})

const waits = (askedOn: string, more = {}) =>
  rulesOfHome(record('support-request', [child, home], { kind: 'therapy', askedOn, status: 'asked', ...more }))

test('S4.16, F19: twenty working days are no signal, the next day is; begun ends it', () => {
  const edge = '2026-08-12'
  assert.is(addWorkingDays(edge, 20).date, TODAY)
  assert.not.ok(waits(edge).includes('F19'))
  assert.ok(waits('2026-08-11').includes('F19'))
  assert.not.ok(waits('2026-08-11', { status: 'begun', begunOn: ago(1) }).includes('F19'))
  assert.ok(waits('2026-08-11', { status: 'agreed' }).includes('F19'))
  assert.not.ok(waits('2026-08-11', { kind: 'education' }).includes('F19'))
})

test('S4.22, F20: the second change in twelve months speaks, the first does not', () => {
  assert.not.ok(rulesOfHome(worker('Ruth', '2026-06-01')).includes('F20'))
  assert.ok(rulesOfHome(worker('Ruth', '2026-06-01'), worker('Priya', '2026-08-01')).includes('F20'))
  const yearAgo = addMonths(TODAY, -12)
  assert.not.ok(
    rulesWhere(
      (one) => (one.type === 'allocation' ? undefined : one),
      worker('Hannah', '2020-01-01'),
      worker('Ruth', yearAgo),
      worker('Priya', '2026-08-01'),
    ).includes('F20'),
  )
})

test('S5.12, F21: notice is to be looked at today, and stands before everything else', () => {
  const [first] = signalsOfHome(
    said([child, home], 'carer-notice', 'Denise', `${ago(1)}T10:00`),
    incident(0),
    incident(1),
    incident(2),
  )
  assert.equal([first?.rule, first?.urgent], ['F21', true])
  assert.not.ok(rulesOfHome(said([child, home], 'carer-notice', 'Denise', '2026-04-20T10:00')).includes('F21'))
})

test.run()

import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { CaseRecord } from '../../../src/model/record.ts'
import { said, signed, supervised } from '../process/support/records.ts'
import { both, childClock, childIs, dueOf, mine, placedOn } from './support/home.ts'

// Monday 11 May 2026 and what follows; 25 May is a bank holiday.
const PLACED = '2026-05-11'
const planned = signed('planning-meeting', both, { held: '2026-05-13T10:00' }, 'Hannah', '2026-05-13T12:00:00+01:00')
const around = [childIs({}, PLACED), placedOn(PLACED), planned]
const on = (records: readonly CaseRecord[], what: string, day: string) => dueOf(childClock(records, what, day))

test('E PSM decision, S2.10: a scale below five calls a meeting within five working days, over the bank holiday', () => {
  const low = [...around, supervised(both, '2026-05-19', [['Denise', 'carer', 4]])]
  assert.equal(on(low, 'hold PSM', '2026-05-27'), ['2026-05-27', false])
  assert.equal(on(low, 'hold PSM', '2026-05-28'), ['2026-05-27', true])
  const steady = [...around, supervised(both, '2026-05-19', [['Denise', 'carer', 5]])]
  assert.is(on(steady, 'hold PSM', '2026-05-28'), undefined)
})

const worry = said(mine, 'issue', 'Hannah', '2026-05-14T10:00:00+01:00', { words: 'Nights' })
const triaged = signed(
  'triage',
  mine,
  { at: '2026-05-14T11:00:00+01:00', about: worry.id, immediateRisk: { answer: false } },
  'Hannah',
  '2026-05-14T11:00:00+01:00',
)
const talked = signed(
  'stability-discussion',
  mine,
  { at: '2026-05-15T10:00:00+01:00', meetingNeeded: { answer: true } },
  'Hannah',
  '2026-05-15T10:00:00+01:00',
)

test('E PSM decision, S2.16: after a discussion two weeks, where a bank holiday makes ten working days longer', () => {
  const asked = [...around, worry, triaged, talked]
  assert.equal(on(asked, 'hold PSM', '2026-05-29'), ['2026-05-29', false])
  assert.equal(on(asked, 'hold PSM', '2026-05-30'), ['2026-05-29', true])
})

test('E PSM decision: a meeting that was booked and called off satisfies nothing', () => {
  const booked = said(mine, 'meeting-booked', 'Hannah', '2026-05-18T10:00:00+01:00', { bookedFor: '2026-05-28T10:00' })
  const off = said(mine, 'meeting-cancelled', 'Hannah', '2026-05-27T10:00:00+01:00', { reason: 'Flu' })
  assert.equal(on([...around, worry, triaged, talked, booked, off], 'hold PSM', '2026-05-30'), ['2026-05-29', true])
})

test.run()

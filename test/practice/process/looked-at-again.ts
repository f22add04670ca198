/** The day that is set where no meeting was needed: kept, moved on, or done with (T12). */
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { askProcess } from '../../../src/practice/process/ask.ts'
import type { ProcessEvent } from '../../../src/practice/process/event.ts'

let made = 0
const on = (day: string, type: string, data: object): ProcessEvent =>
  ({ id: `e${++made}`, at: `${day}T10:00:00+00:00`, type, by: 'CSW', data }) as ProcessEvent

const talk = (day: string, recheckOn: string) =>
  on(day, 'stability discussion', { psmRequired: false, reason: 'it holds', recheckOn })
const before = [
  on('2026-01-05', 'placed', { placement: 'A', emergency: false, cafcassInvolved: false }),
  on('2026-01-07', 'PPM held', {}),
  on('2026-02-02', 'issue reported', {}),
  on('2026-02-02', 'triage', { immediateRisk: false }),
  talk('2026-02-03', '2026-03-02'),
]
const recheck = (events: readonly ProcessEvent[], now: string) =>
  askProcess(events, [], `${now}T12:00:00+00:00`).nextSteps.find(({ what }) => what === 'recheck')

test('it is owed on the day that was set, and late after it', () => {
  assert.equal([recheck(before, '2026-02-10')?.due, recheck(before, '2026-02-10')?.overdue], ['2026-03-02', false])
  assert.is(recheck(before, '2026-03-03')?.overdue, true)
})

test('who looks again and sets a further day owes that one', () => {
  const again = [...before, talk('2026-03-02', '2026-04-06')]
  assert.is(recheck(again, '2026-03-03')?.due, '2026-04-06')
  assert.is(recheck([...again, talk('2026-04-07', '2026-05-04')], '2026-04-08')?.due, '2026-05-04')
})

test('a talk before its day moves nothing; a supervision on or after it is looking again', () => {
  assert.is(recheck([...before, talk('2026-02-20', '2026-06-01')], '2026-02-21')?.due, '2026-03-02')
  const supervised = on('2026-03-04', 'carer supervision', {
    signed: true,
    stabilityDiscussed: true,
    scores: [{ person: 'Denise', relation: 'carer', adult: true, score: 7 }],
    actionsRequired: false,
  })
  assert.is(recheck([...before, supervised], '2026-03-05'), undefined)
})

test.run()

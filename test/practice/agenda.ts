import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile, householdFile } from '../../src/model/file.ts'
import { agendaRowId, agendaWords, overdueFor } from '../../src/practice/agenda.ts'
import { filesOf } from '../../src/practice/of-type.ts'
import { must } from '../support/must.ts'
import { ANWENS, PETER, record, TILLY, TODAY, wrenbury, WREN } from './support/wrenbury.ts'

const promised = (what: string, due: string, more = {}) => ({
  what,
  due,
  owner: { name: 'Sam' },
  status: 'open',
  ...more,
})
const whats = (records = wrenbury(), child = TILLY, today = TODAY) =>
  overdueFor(filesOf(records), child, today).map(({ what }) => what)

// S4.7, S4.14
test('what is overdue joins by itself, what is due today or done does not', () => {
  assert.equal(whats(), ['Ring Gill about the cat'])
  assert.equal(whats(wrenbury(), TILLY, '2026-09-07'), [])
  assert.equal(whats(wrenbury(), TILLY, '2026-09-19'), ['Ring Gill about the cat', 'Book the dentist'])
})

// S2.21, S2.22
test('of both plans: the child’s, and what lies in the home’s file alone', () => {
  const carers = record('action', [householdFile(ANWENS)], promised('Respite weekend', '2026-08-01', { plan: 'carer' }))
  assert.equal(whats([...wrenbury(), carers], PETER), ['Respite weekend'])
  assert.equal(whats([...wrenbury(), carers], WREN), ['Respite weekend'])
})

test('what another child’s file says stays out of this child’s agenda, although they share a home', () => {
  const peters = record(
    'action',
    [childFile(PETER), householdFile(ANWENS)],
    promised('Night light for Peter', '2026-08-01', { plan: 'carer' }),
  )
  assert.equal(whats([...wrenbury(), peters], PETER), ['Night light for Peter'])
  assert.equal(whats([...wrenbury(), peters], WREN), [])
})

const bikeThat = (status: string) =>
  filesOf([
    ...wrenbury(),
    record('action', [childFile(PETER)], promised('A bike', '2026-08-01', { status, barrier: 'No money' })),
  ])
test('what somebody is blocked in stays on, with what is in the way; what was cancelled does not', () => {
  assert.is(must(overdueFor(bikeThat('blocked'), PETER, TODAY)[0]).barrier, 'No money')
  assert.equal(overdueFor(bikeThat('cancelled'), PETER, TODAY), [])
})

test('a point is the same on every device, and says what it was about', () => {
  const [one] = overdueFor(filesOf(wrenbury()), TILLY, TODAY)
  assert.is(agendaWords(must(one)), 'Ring Gill about the cat (Hannah, by 7 September)')
  assert.is(agendaRowId(must(one).recordId), agendaRowId(must(one).recordId))
  assert.is.not(agendaRowId(must(one).recordId), must(one).recordId)
})

test.run()

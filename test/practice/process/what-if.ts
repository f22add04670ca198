import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { foldProcess } from '../../../src/practice/process/fold.ts'
import type { ProcessEvent } from '../../../src/practice/process/event.ts'
import { TABLE } from '../../../src/practice/process/table.ts'
import type { State } from '../../../src/practice/process/table.ts'
import { isSupposed, leadsOn, supposedEvent, SUPPOSITIONS } from '../../../src/practice/process/what-if.ts'

const TOLD = [
  { score: 4, next: '2027-06-01' },
  { score: 8, next: '2027-06-01' },
]

/** Every way to a state, each supposition after the other, a day apart. */
function shortestWays(): ReadonlyMap<State, readonly ProcessEvent[]> {
  const ways = new Map<State, readonly ProcessEvent[]>([['–', []]])
  for (const [, events] of ways)
    for (const one of SUPPOSITIONS)
      for (const told of TOLD) {
        const now = `2026-03-${String(2 + events.length).padStart(2, '0')}T12:00:00+00:00`
        const further = [...events, { ...supposedEvent(one, '2026-01-01', now, told), id: `e${events.length}` }]
        const state = foldProcess(further, [], now).stays.at(-1)?.state
        if (state && !ways.has(state)) ways.set(state, further)
      }
  return ways
}
const WAYS = shortestWays()
const NOW = '2026-04-20T12:00:00+01:00'

test('whatever the table leads on by can be supposed: every row is taken from a state that it leads on from', () => {
  const taken = new Set<string>()
  for (const [, events] of WAYS)
    for (const one of SUPPOSITIONS)
      for (const told of TOLD)
        for (const stay of foldProcess([...events, supposedEvent(one, '2026-04-20', NOW, told)], [], NOW).stays)
          for (const { row } of stay.path) taken.add(row.id)
  assert.equal(
    [...new Set(TABLE.map(({ id }) => id))].filter((id) => !taken.has(id)),
    [],
  )
})

test('what is offered as a way on from here is never just kept', () => {
  for (const [state, events] of WAYS)
    for (const one of SUPPOSITIONS.filter((each) => leadsOn(each, state)))
      for (const told of TOLD) {
        const { stays, refused } = foldProcess([...events, supposedEvent(one, '2026-04-20', NOW, told)], [], NOW)
        const kept = stays.some((stay) => stay.kept.some(({ event }) => isSupposed(event)))
        assert.not.ok(kept, `${one.id} from ${state} is kept, and was offered as a way on`)
        assert.equal(refused, [], `${one.id} cannot be signed as it is supposed`)
      }
})

test('from every state but the end of the way something is offered', () => {
  for (const [state] of WAYS)
    if (state !== 'SCALED' && state !== 'REVIEWED')
      assert.ok(
        SUPPOSITIONS.some((one) => leadsOn(one, state)),
        state,
      )
})

test('a day to come is told from that day, and one that has passed from this moment', () => {
  const [one] = SUPPOSITIONS
  assert.ok(one)
  assert.is(supposedEvent(one, '2026-05-04', NOW, { score: 4, next: '' }).at, '2026-05-04T12:00:00+01:00')
  assert.is(supposedEvent(one, '2026-04-20', NOW, { score: 4, next: '' }).at, NOW)
})

test.run()

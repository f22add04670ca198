/** Walks the table of the stability process in every way, as cases walk it: every row, every state, any order of arrival. */
import fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { askProcess } from '../../../src/practice/process/ask.ts'
import type { EventType, ProcessEvent } from '../../../src/practice/process/event.ts'
import { foldProcess } from '../../../src/practice/process/fold.ts'
import { STATES, TABLE } from '../../../src/practice/process/table.ts'
import type { Guard, State } from '../../../src/practice/process/table.ts'

const START = Date.parse('2026-03-02T09:00:00Z')
const HOUR = 3_600_000
const NOW = '2028-01-01T12:00:00+00:00'

const carers = (score: number) => [
  { person: 'Denise', relation: 'carer', adult: true, score },
  { person: 'Sam', relation: 'SSW', adult: true, score: 8 },
]
const supervision = { signed: true, stabilityDiscussed: true }

/** What makes a guard hold, as a person would have written it. */
const SAYS: { readonly [G in Guard]: object } = {
  'scale at the gate or over, no actions': { ...supervision, scores: carers(5), actionsRequired: false },
  'scale at the gate or over, actions': { ...supervision, scores: carers(9), actionsRequired: true },
  'scale below the gate': { ...supervision, scores: carers(4), actionsRequired: false },
  'immediate risk': { immediateRisk: true },
  'no immediate risk': { immediateRisk: false },
  'meeting required': { psmRequired: true, reason: 'agreed' },
  'meeting not required': { psmRequired: false, reason: 'the new bedtime works', recheckOn: '2026-12-01' },
  'stabilising, a new date': { stabilising: true, nextReviewDate: '2026-12-01' },
  stabilising: { stabilising: true, oversight: 'returned to statutory review' },
  'not stabilising': { stabilising: false },
  maintainable: { maintainable: true },
  'not maintainable': { maintainable: false },
}
const PLAIN: { readonly [T in EventType]?: object } = {
  'K1 sent': { kind: 'planned' },
  placed: { placement: 'A', emergency: false, cafcassInvolved: false },
  'carer supervision': { ...supervision, scores: carers(7), actionsRequired: null },
  'PSM held': { chair: { role: 'TM', holdsThisCase: false } },
  'D6 signed': { reviewDate: '2026-09-01', actions: [] },
  'review held': { stabilising: null },
  'move refused': { reason: 'support not tried yet', reviewDate: '2026-10-01' },
  'child moved': { unplanned: false },
  'placement ended': { reason: 'returned home', planned: true },
  'K1 withdrawn': { reason: 'stays with his aunt' },
}

let made = 0
const event = (type: EventType, hours: number, data: object): ProcessEvent =>
  ({ id: `e${++made}`, at: new Date(START + hours * HOUR).toISOString(), type, by: 'CSW', data }) as ProcessEvent

/** Rows that can be taken from a state, with what is written to take them. */
const waysOn = (state: State): { readonly type: EventType; readonly data: object }[] =>
  TABLE.filter(
    (row) =>
      row.from.includes(state) ||
      (row.atOnce &&
        TABLE.some(
          (before) =>
            before.to === row.from[0] && before.from.includes(state) && before.on.some((type) => row.on.includes(type)),
        )),
  ).flatMap((row) => row.on.map((type) => ({ type, data: row.guard ? SAYS[row.guard] : (PLAIN[type] ?? {}) })))

/** A story: at each step one of the ways on from where the placement stands. */
function walk(choices: readonly number[]): ProcessEvent[] {
  const events: ProcessEvent[] = []
  choices.forEach((choice, at) => {
    const state = foldProcess(events, [], NOW).stays.at(-1)?.state ?? '–'
    const ways = waysOn(state)
    const way = ways[choice % ways.length]
    if (way) events.push(event(way.type, at * 24, way.data))
  })
  return events
}
const stories = fc.array(fc.nat(), { minLength: 1, maxLength: 30 }).map(walk)

test('every state is reached, every row is taken, and from every state there is a way on', () => {
  const shortest = new Map<State, readonly ProcessEvent[]>([['–', []]])
  const rows = new Set<string>()
  for (const [state, events] of shortest) {
    const ways = waysOn(state)
    assert.ok(ways.length > 0, `no way on from ${state}`)
    for (const { type, data } of ways) {
      const further = [...events, event(type, events.length * 24, data)]
      const stay = foldProcess(further, [], NOW).stays.at(-1)
      for (const { row } of stay?.path ?? []) rows.add(row.id)
      if (stay && !shortest.has(stay.state)) shortest.set(stay.state, further)
    }
  }
  assert.equal(
    [...STATES].filter((state) => !shortest.has(state)),
    [],
  )
  assert.equal(
    [...new Set(TABLE.map((row) => row.id))].filter((id) => !rows.has(id)),
    [],
  )
})

test('late, offline, twice: no order of arrival of the same records yields anything else', () => {
  fc.assert(
    fc.property(stories, fc.infiniteStream(fc.nat()), (events, chance) => {
      const asWritten = askProcess(events, [], NOW)
      const twice = [...events, ...events]
      const order = new Map(twice.map((_, at) => [at, chance.next().value]))
      const arrived = twice.map((one, at) => ({ one, place: order.get(at) ?? 0 })).sort((a, b) => a.place - b.place)
      assert.equal(
        askProcess(
          arrived.map(({ one }) => one),
          [],
          NOW,
        ),
        asWritten,
      )
    }),
    { numRuns: 200 },
  )
})

test('in every state that waits for somebody, somebody is next, and every step has an owner', () => {
  const resting: readonly State[] = ['–', 'ENDED']
  fc.assert(
    fc.property(stories, (events) => {
      const { state, nextSteps, why } = askProcess(events, [], NOW)
      assert.ok(resting.includes(state) || nextSteps.length > 0, `${state}: nobody is next`)
      assert.ok(nextSteps.every((step) => step.owner !== '' && step.what !== ''))
      assert.match(why, /\.$/)
    }),
    { numRuns: 200 },
  )
})

test('nothing that was signed is dropped: it moved the placement, stands beside it, or is kept and shown', () => {
  const types = Object.keys(PLAIN) as EventType[]
  const anything = fc
    .array(fc.tuple(fc.constantFrom(...types), fc.nat(2000)), { maxLength: 25 })
    .map((list) => list.map(([type, hours]) => event(type, hours, PLAIN[type] ?? {})))
  fc.assert(
    fc.property(anything, (events) => {
      const { stays, refused } = foldProcess(events, [], NOW)
      const told = new Set([
        ...stays.flatMap((stay) => stay.events.map(({ id }) => id)),
        ...refused.map(({ id }) => id),
      ])
      assert.equal(
        events.filter(({ id }) => !told.has(id)),
        [],
      )
    }),
    { numRuns: 300 },
  )
})

test.run()

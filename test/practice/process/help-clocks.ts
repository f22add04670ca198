/** How help and support climb: from whoever has it to the team manager, the service manager and the head of service. */
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile, householdFile, ORGANISATION } from '../../../src/model/file.ts'
import type { Role } from '../../../src/model/person.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { filesOf } from '../../../src/practice/of-type.ts'
import { helpLines, waitLines } from '../../../src/practice/duty.ts'
import { climbedTo } from '../../../src/practice/process/climbing.ts'
import { clocksOf, hears, mayHear } from '../../../src/practice/process/clocks.ts'
import { clocksOfHousehold } from '../../../src/practice/timers/household-timers.ts'
import { clockKey } from '../../../src/practice/timers/late-reasons.ts'
import { waitingFor } from '../../../src/practice/waiting.ts'
import { must } from '../../support/must.ts'
import { actor, by, DENISES, id, mark, record, TILLY, wrenbury } from '../support/wrenbury.ts'

const home = householdFile(DENISES)
const tilly = childFile(TILLY)
const person = (name: string, role: Role) => record('person', [ORGANISATION], { name, role })
const ABOVE = [person('Aled', 'service-manager'), person('Rosalind', 'head-of-service')]
const ask = (at: string, urgency: string, more: Partial<CaseRecord> = {}, files = [home, tilly]) =>
  record('help-request', files, { need: 'Nights', urgency }, { author: by('Denise', at), ...more })
const wait = (askedOn: string, body: object = {}) =>
  record('support-request', [tilly, home], {
    kind: 'respite',
    what: 'One weekend',
    askedOn,
    owner: { recordId: actor('Sam').personId, name: 'Sam' },
    ...body,
  })

const above = (records: readonly CaseRecord[], now: string, what = /help request|support/) => {
  const clock = clocksOf(filesOf([...wrenbury(), ...records]), TILLY, now).find((one) => what.test(one.what))
  return clock && climbedTo(clock)
}
const later = (at: string, seconds: number) => new Date(Date.parse(at) + seconds * 1000).toISOString()
const HOUR = 3600

test('S4.15, S4.16: urgent help climbs after two, four and six hours, each to the second', () => {
  for (const at of ['2026-09-12T22:00:00+01:00', '2026-10-24T23:30:00+01:00']) {
    const records = [...ABOVE, ask(at, 'now')]
    assert.equal(above(records, at), [])
    assert.equal(above(records, later(at, 2 * HOUR)), [])
    assert.equal(above(records, later(at, 2 * HOUR + 1)), ['team-manager'])
    assert.equal(above(records, later(at, 4 * HOUR)), ['team-manager'])
    assert.equal(above(records, later(at, 4 * HOUR + 1)), ['team-manager', 'service-manager'])
    assert.equal(above(records, later(at, 6 * HOUR)), ['team-manager', 'service-manager'])
    assert.equal(above(records, later(at, 6 * HOUR + 1)), ['team-manager', 'service-manager', 'head-of-service'])
  }
})

test('S4.16: help for today climbs a working day after another, over the weekend and the bank holiday', () => {
  // asked on the Thursday before the August holiday: due on the Friday
  const records = [...ABOVE, ask('2026-08-27T10:00:00+01:00', 'today')]
  assert.equal(above(records, '2026-08-28T23:59:59+01:00'), [])
  assert.equal(above(records, '2026-08-29T00:00:00+01:00'), ['team-manager'])
  assert.equal(above(records, '2026-09-01T23:59:59+01:00'), ['team-manager'])
  assert.equal(above(records, '2026-09-02T00:00:00+01:00')?.at(-1), 'service-manager')
  assert.equal(above(records, '2026-09-03T00:00:00+01:00')?.at(-1), 'head-of-service')
})

test('S4.15: taken up in time it is whoever took it, and climbs again only when three working days have no answer', () => {
  const taken = ask('2026-09-10T14:00:00+01:00', 'now', {
    marks: [mark('acknowledged', 'Hannah', '2026-09-10T15:00:00+01:00')],
  })
  const at = (now: string) =>
    must(
      clocksOf(filesOf([...wrenbury(), ...ABOVE, taken]), TILLY, now).find(
        ({ what }) => what === 'answer help request',
      ),
    )
  assert.equal([at('2026-09-15T23:59:00+01:00').who.name, climbedTo(at('2026-09-15T23:59:00+01:00'))], ['Hannah', []])
  assert.equal(climbedTo(at('2026-09-16T00:00:00+01:00')), ['team-manager'])
  assert.equal(climbedTo(at('2026-09-18T00:00:00+01:00')).at(-1), 'head-of-service')
})

test('S4.16, F19: respite climbs after twenty, thirty and forty working days', () => {
  const records = [...ABOVE, wait('2026-08-24')]
  assert.equal(above(records, '2026-09-22T23:59:59+01:00', /support/), [])
  assert.equal(above(records, '2026-09-23T00:00:00+01:00', /support/), ['team-manager'])
  assert.equal(above(records, '2026-10-06T23:59:59+01:00', /support/), ['team-manager'])
  assert.equal(above(records, '2026-10-07T00:00:00+01:00', /support/), ['team-manager', 'service-manager'])
  assert.equal(above(records, '2026-10-21T00:00:00+01:00', /support/)?.at(-1), 'head-of-service')
})

test('a service without a service manager and a head tells the senior manager; each hears no sooner than their level', () => {
  const asked = ask('2026-09-10T14:00:00+01:00', 'now')
  const at = (records: readonly CaseRecord[], hours: number) =>
    must(
      clocksOf(
        filesOf([...wrenbury(), ...records, asked]),
        TILLY,
        later('2026-09-10T14:00:00+01:00', hours * HOUR + 1),
      ).find(({ what }) => what.endsWith('help request')),
    )
  const roles: readonly Role[] = ['team-manager', 'service-manager', 'head-of-service', 'senior-manager']
  const heard = (records: readonly CaseRecord[], hours: number) =>
    roles.filter((role) => hears({ personId: id(900), role }, at(records, hours)))
  assert.equal(heard([], 4), ['team-manager', 'service-manager', 'senior-manager'])
  assert.equal(heard(ABOVE, 2), ['team-manager'])
  assert.equal(heard(ABOVE, 4), ['team-manager', 'service-manager'])
  assert.equal(heard(ABOVE, 6), ['team-manager', 'service-manager', 'head-of-service'])
  assert.ok(mayHear('independent-provider', at([], 2)), 'an agency hears what its carers ask')
})

test('what a home asks for itself, naming no child, is a clock of the home and of no child', () => {
  const alone = ask('2026-09-10T14:00:00+01:00', 'now', {}, [home])
  const files = filesOf([...wrenbury(), ...ABOVE, alone])
  const now = '2026-09-10T16:00:01+01:00'
  assert.equal(
    clocksOf(files, TILLY, now).filter(({ recordId }) => recordId === alone.id),
    [],
  )
  const clock = must(clocksOfHousehold(files, DENISES, now).find(({ recordId }) => recordId === alone.id))
  assert.equal([clock.household, clock.who.name, climbedTo(clock)], ['Denise and Mark', 'Sam', ['team-manager']])
  assert.ok(clockKey(clock).includes(alone.id))
})

test('S4.15: duty has every open request before it, ordered by its next date and nothing else', () => {
  const now = '2026-09-10T15:00:00+01:00'
  const [week, urgent, today] = [
    ask('2026-09-09T10:00:00+01:00', 'week'),
    ask('2026-09-10T14:30:00+01:00', 'now'),
    ask('2026-09-10T09:00:00+01:00', 'today'),
  ]
  const done = ask('2026-09-01T09:00:00+01:00', 'now', { marks: [mark('answered', 'Sam', '2026-09-01')] })
  const files = filesOf([...wrenbury(), week, urgent, today, done, wait('2026-09-01'), wait('2026-08-01')])
  assert.equal(
    helpLines(files, now).map(({ request }) => request.id),
    [urgent.id, week.id, today.id],
  )
  assert.equal(
    waitLines(files, now).map(({ wait: { since } }) => since),
    ['2026-08-01', '2026-09-01'],
  )
})

test('help waits for whoever may take it, then for who took it, then for those it climbed to', () => {
  const now = '2026-09-10T15:00:00+01:00'
  const kinds = (who: string, request: CaseRecord, at = now) =>
    waitingFor(actor(who), filesOf([...wrenbury(), request]), '2026-09-10', at).filter(({ kind }) => kind === 'help')
  const fresh = ask('2026-09-10T14:30:00+01:00', 'now')
  assert.equal(
    ['Hannah', 'Sam', 'Priya'].map((who) => kinds(who, fresh).length),
    [1, 1, 0],
  )
  const taken = { ...fresh, marks: [mark('acknowledged', 'Hannah', '2026-09-10T14:40:00+01:00')] }
  assert.equal(
    ['Hannah', 'Sam', 'Priya'].map((who) => kinds(who, taken).length),
    [1, 0, 0],
  )
  assert.ok(kinds('Priya', fresh, '2026-09-10T16:30:01+01:00')[0]?.climbed)
})

test.run()

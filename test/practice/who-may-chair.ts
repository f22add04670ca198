import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile, ORGANISATION } from '../../src/model/file.ts'
import type { CaseRecord } from '../../src/model/record.ts'
import { filesOf } from '../../src/practice/of-type.ts'
import { whoMayChair } from '../../src/practice/who-may-chair.ts'
import { must } from '../support/must.ts'
import { actor, id, record, TILLY, TODAY, wrenbury } from './support/wrenbury.ts'

const staff = (n: number, name: string, role: string, team?: string) =>
  record('person', [ORGANISATION], { name, role, ...(team && { team }) }, { id: id(n) })
const house = (): CaseRecord[] => [
  ...wrenbury(),
  staff(31, 'Farah', 'team-manager', 'South'),
  staff(32, 'Emeka', 'senior-practitioner', 'North'),
  staff(33, 'Margaret', 'senior-manager'),
  staff(34, 'Joel', 'childs-social-worker', 'North'),
  staff(35, 'Nadia', 'independent-provider', 'Partner'),
]
const chairs = (records: readonly CaseRecord[] = house()) => whoMayChair(filesOf(records), TILLY, TODAY)
const called = (name: string, records?: readonly CaseRecord[]) =>
  must(
    chairs(records).find(({ who }) => who.name === name),
    name,
  )

// S2.18, S5.13
test('the team’s own manager stands first, others after those who are near', () => {
  assert.equal(
    chairs()
      .filter(({ mayChair }) => mayChair)
      .map(({ who }) => who.name),
    ['Priya', 'Emeka', 'Ruth', 'Farah', 'Margaret'],
  )
})

test('both workers of the case are named as those who may not, and why; other workers are not named at all', () => {
  for (const name of ['Hannah', 'Sam']) {
    assert.is(called(name).mayChair, false)
    assert.match(must(called(name).why), /holds the case/)
  }
  assert.is(
    chairs().some(({ who }) => who.name === 'Joel' || who.name === 'Nadia' || who.name === 'Denise'),
    false,
  )
})

// S5.13, S5.14
test('the reviewing officer chairs only where that suits this child best', () => {
  assert.match(must(called('Ruth').why), /suits this child/)
})

// S5.15
test('a manager of another team and a senior practitioner need the file first; allocated to the child they have it', () => {
  assert.is(called('Priya').needsFile, false)
  assert.is(called('Margaret').needsFile, false)
  assert.is(called('Farah').needsFile, true)
  assert.is(called('Emeka').needsFile, true)
  const given = record('allocation', [childFile(TILLY)], {
    role: 'senior-practitioner',
    worker: { recordId: id(32), name: 'Emeka' },
    from: '2026-09-01',
  })
  assert.is(called('Emeka', [...house(), given]).needsFile, false)
  assert.is(called('Emeka', [...house(), given]).mayChair, true)
})

test('who took over the case may no longer chair it', () => {
  const given = record('allocation', [childFile(TILLY)], {
    role: 'childs-social-worker',
    worker: { recordId: actor('Priya').personId, name: 'Priya' },
    from: '2026-09-01',
  })
  assert.is(called('Priya', [...house(), given]).mayChair, false)
})

test.run()

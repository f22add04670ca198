/** A child and a home by hand, asked for one of their clocks. */
import type { Body } from '../../../../src/model/field.ts'
import { childFile, householdFile } from '../../../../src/model/file.ts'
import type { CaseRecord } from '../../../../src/model/record.ts'
import { filesOf } from '../../../../src/practice/of-type.ts'
import { clocksOf } from '../../../../src/practice/process/clocks.ts'
import type { Clock } from '../../../../src/practice/process/clocks.ts'
import { householdClocks } from '../../../../src/practice/timers/household-timers.ts'
import type { HouseholdClock } from '../../../../src/practice/timers/household-timers.ts'
import { actor, by, id, record } from '../../support/wrenbury.ts'

export const CHILD = id(7001)
export const HOME = id(7002)
export const mine = [childFile(CHILD)]
export const homes = [householdFile(HOME)]
export const both = [...mine, ...homes]

export const noon = (day: string): string => `${day}T12:00:00+01:00`
export const signedBy = (name: string, at: string): Partial<CaseRecord> => ({
  author: by(name, at),
  status: 'signed',
  signatures: [{ ...by(name, at), as: 'sign', bodyHash: '' }],
})

/** @param written the day on which the file was begun here */
export const childIs = (body: Body, written: string): CaseRecord =>
  record('child', mine, { name: 'Noor', ...body }, { id: CHILD, author: by('Hannah', written) })
export const placedOn = (start: string, body: Body = {}): CaseRecord =>
  record('placement', both, { start, householdName: 'Anwen', ...body }, { author: by('Hannah', start) })
export const homeIs = (body: Body, written: string): CaseRecord =>
  record('household', homes, { name: 'Anwen', kind: 'in-house', ...body }, { id: HOME, author: by('Sam', written) })
export const allocatedTo = (name: string, file: CaseRecord['fileIds']): CaseRecord =>
  record('allocation', file, {
    role: actor(name).role,
    worker: { recordId: actor(name).personId, name },
    from: '2020-01-01',
  })

export const childClock = (records: readonly CaseRecord[], what: string, day: string): Clock | undefined =>
  clocksOf(filesOf(records), CHILD, day.length > 10 ? day : noon(day)).find((one) => one.what === what)
export const homeClock = (records: readonly CaseRecord[], what: string, day: string): HouseholdClock | undefined =>
  householdClocks(filesOf(records), HOME, noon(day)).clocks.find((one) => one.what === what)
export const notKnownOfHome = (records: readonly CaseRecord[], day: string): readonly string[] =>
  householdClocks(filesOf(records), HOME, noon(day)).unknown.map(({ what }) => what)

/** By when, and whether it has passed. */
export const dueOf = (clock: { readonly due: string; readonly overdue: boolean } | undefined) =>
  clock && [clock.due, clock.overdue]

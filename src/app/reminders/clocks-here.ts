/** The clocks that the person of this device hears of, worked out from the records that lie on it: without any network. */
import { ofType } from '../../practice/of-type.ts'
import type { Files } from '../../practice/of-type.ts'
import { LEVELS, nextMoment } from '../../practice/process/clock-moments.ts'
import { clocksOf, hears } from '../../practice/process/clocks.ts'
import type { Clock } from '../../practice/process/clocks.ts'
import { clocksOfHousehold } from '../../practice/timers/household-timers.ts'
import type { HouseholdClock } from '../../practice/timers/household-timers.ts'
import { childFile, householdFile } from '../../model/file.ts'
import type { FileId } from '../../model/file.ts'
import type { Actor } from '../../model/person.ts'
import type { CaseRecord } from '../../model/record.ts'
import { child } from '../../records/child.ts'
import { household } from '../../records/household.ts'

/** A child's, or a foster home's own. */
export type AnyClock = Clock | HouseholdClock

export interface ClocksHere {
  /** Near, missed or escalated, and told to this person; the soonest date first. */
  readonly heard: readonly AnyClock[]
  /** Instants at which this person will hear of something next. */
  readonly ahead: readonly string[]
}

/** A tablet answers a finger within this time. */
const SLICE_MS = 12
const breathe = (): Promise<void> => new Promise((go) => setTimeout(go, 0))

/** What the clocks of a file were worked out from: lists that are the same array as long as nothing in them changes. */
interface Known {
  readonly from: readonly (readonly CaseRecord[])[]
  readonly hour: string
  readonly next: number
  readonly clocks: readonly AnyClock[]
}
const HOUR = '2026-05-11T09'.length

/**
 * Child by child and home by home, with a breath between them: a manager holds hundreds. Asked again, it works out anew only where
 * something was written, or a date has come.
 */
export function clockReader(files: Files, actor: Actor): (now: string, isStill?: () => boolean) => Promise<ClocksHere> {
  const known = new Map<FileId, Known>()

  const clocksIn = (file: FileId, now: string, work: () => readonly AnyClock[]): readonly AnyClock[] => {
    const from = [
      files.inFile(file),
      files.ofType('allocation'),
      files.ofType('carer-approval'),
      files.ofType('practice-setting'),
    ]
    const hour = now.slice(0, HOUR)
    const before = known.get(file)
    if (before?.hour === hour && Date.parse(now) < before.next && before.from.every((list, n) => list === from[n]))
      return before.clocks
    const clocks = work()
    const next = Math.min(...clocks.flatMap(({ moments }) => Date.parse(nextMoment(moments, now) ?? '') || []))
    known.set(file, { from, hour, next, clocks })
    return clocks
  }

  return async (now, isStill = () => true) => {
    const heard: AnyClock[] = []
    const ahead: string[] = []
    let since = performance.now()
    const all = [
      ...ofType(child, files.ofType('child')).map(({ id }) => ({
        file: childFile(id),
        work: () => clocksOf(files, id, now),
      })),
      ...ofType(household, files.ofType('household')).map(({ id }) => ({
        file: householdFile(id),
        work: () => clocksOfHousehold(files, id, now),
      })),
    ]
    for (const { file, work } of all) {
      if (performance.now() - since > SLICE_MS) {
        await breathe()
        since = performance.now()
      }
      if (!isStill()) break
      for (const clock of clocksIn(file, now, work)) {
        if (clock.level !== undefined && hears(actor, clock)) heard.push(clock)
        const next = nextMoment(clock.moments, now)
        const level = next && LEVELS.find((one) => clock.moments[one] === next)
        if (next && level && hears(actor, { ...clock, level })) ahead.push(next)
      }
    }
    return { heard: heard.sort((a, b) => Date.parse(a.due) - Date.parse(b.due)), ahead }
  }
}

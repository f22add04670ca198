/** The clocks of a foster home that are no child's: its approval, and the visit without notice. */
import { householdFile } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import { household } from '../../records/household.ts'
import { londonDay } from '../london-day.ts'
import { onDay } from '../london-time.ts'
import { asType, ofType } from '../of-type.ts'
import type { Files } from '../of-type.ts'
import { isOverdue } from '../process/ask.ts'
import { levelAt, momentsOf } from '../process/clock-moments.ts'
import type { Clock } from '../process/clocks.ts'
import { homeHelpClocks } from '../process/help-clocks.ts'
import { ownerOf } from '../process/lane-steps.ts'
import { begunBy } from '../process/step-begun.ts'
import { approvalTimers } from './approval.ts'
import { logAndFamilyTimers } from './logs-and-family.ts'
import { lateReasonFor } from './late-reasons.ts'
import { ruleOf } from './rules.ts'
import type { AboutHousehold } from './timer.ts'
import { unannouncedTimers } from './unannounced.ts'

export interface HouseholdClock extends Omit<Clock, 'childId' | 'child'> {
  readonly householdId: Uuid
  readonly household: string
}

export interface HouseholdClocks {
  readonly clocks: readonly HouseholdClock[]
  /** What nobody wrote down here yet, and nobody is late with. */
  readonly unknown: readonly HouseholdClock[]
}

export function householdClocks(files: Files, householdId: Uuid, now: string): HouseholdClocks {
  const today = londonDay(now)
  const records = files.inFile(householdFile(householdId))
  const home = asType(household, files.get(householdId)) ?? ofType(household, records)[0]
  if (!home) return { clocks: [], unknown: [] }
  const about: AboutHousehold = {
    records,
    writtenOn: londonDay(home.author.at),
    approvedOn: home.body.approvedOn,
    isFosterHome: home.body.kind !== 'residential',
    today,
  }
  const timers = [
    ...approvalTimers(about),
    ...unannouncedTimers(about),
    ...logAndFamilyTimers(files, householdId, today),
  ]
  const both = timers.flatMap((timer) => {
    const { what, owner, due, from, recordId, isUnknown = false } = timer
    if (due === null) return []
    const step = { what, owner, due, overdue: isOverdue(due, now), rule: ruleOf({ what, rule: 'E' }).source }
    const moments = momentsOf(due, from && (from.length > 10 ? from : onDay(from)))
    const reason = lateReasonFor(records, { ...step, ...(recordId && { recordId }) })
    const clock: HouseholdClock = {
      ...step,
      ...(recordId && { recordId }),
      ...(reason && { reason }),
      householdId,
      household: home.body.name ?? '',
      who: ownerOf(step, [], records, today),
      begun: begunBy(what),
      moments,
      level: levelAt(moments, now),
    }
    return [{ clock, isUnknown: isUnknown && !step.overdue }]
  })
  return {
    clocks: both.flatMap(({ clock, isUnknown }) => (isUnknown ? [] : [clock])),
    unknown: both.flatMap(({ clock, isUnknown }) => (isUnknown ? [clock] : [])),
  }
}

/** With what its carers asked for themselves (S4.15). */
export function clocksOfHousehold(files: Files, householdId: Uuid, now: string): readonly HouseholdClock[] {
  const name = asType(household, files.get(householdId))?.body.name ?? ''
  const help = homeHelpClocks(files, householdId, now).map(({ childId: _none, child: _nobody, ...clock }) => ({
    ...clock,
    householdId,
    household: name,
  }))
  return [...householdClocks(files, householdId, now).clocks, ...help]
}

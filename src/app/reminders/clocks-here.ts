/** The clocks that the person of this device hears of, worked out from the records that lie on it: without any network. */
import { ofType } from '../../practice/of-type.ts'
import type { Files } from '../../practice/of-type.ts'
import { LEVELS, nextMoment } from '../../practice/process/clock-moments.ts'
import { clocksOf, hears } from '../../practice/process/clocks.ts'
import type { Clock } from '../../practice/process/clocks.ts'
import type { Actor } from '../../model/person.ts'
import { child } from '../../records/child.ts'

export interface ClocksHere {
  /** Near, missed or escalated, and told to this person; the soonest date first. */
  readonly heard: readonly Clock[]
  /** Instants at which this person will hear of something next. */
  readonly ahead: readonly string[]
}

/** A tablet answers a finger within this time. */
const SLICE_MS = 12
const breathe = (): Promise<void> => new Promise((go) => setTimeout(go, 0))

/** Child by child, with a breath between them: a manager holds hundreds. `isStill`: whether anybody still waits for it. */
export async function clocksHere(
  files: Files,
  actor: Actor,
  now: string,
  isStill: () => boolean = () => true,
): Promise<ClocksHere> {
  const heard: Clock[] = []
  const ahead: string[] = []
  let since = performance.now()
  for (const { id } of ofType(child, files.ofType('child'))) {
    if (performance.now() - since > SLICE_MS) {
      await breathe()
      since = performance.now()
    }
    if (!isStill()) break
    for (const clock of clocksOf(files, id, now)) {
      if (clock.level !== undefined && hears(actor, clock)) heard.push(clock)
      const next = nextMoment(clock.moments, now)
      const level = next && LEVELS.find((one) => clock.moments[one] === next)
      if (next && level && hears(actor, { ...clock, level })) ahead.push(next)
    }
  }
  return { heard: heard.sort((a, b) => Date.parse(a.due) - Date.parse(b.due)), ahead }
}

/** The steps that wait for the person on this device, of the process and of section E, worked out anew when the files or the day change. */
import { useMemo } from 'preact/hooks'
import { addDays } from '../../model/calendar.ts'
import { isMine, stepsFor } from '../../practice/process/lane-steps.ts'
import type { LaneStep } from '../../practice/process/lane-steps.ts'
import { timersFor } from '../../practice/timers/child-timers.ts'
import { ASK_FAMILY_AGAIN, READ_LOG } from '../../practice/timers/logs-and-family.ts'
import { clocksOfHousehold } from '../../practice/timers/household-timers.ts'
import type { HouseholdClock } from '../../practice/timers/household-timers.ts'
import { useNotebook, useNow, useToday } from '../context.ts'

/** What is further ahead stands on the child's page. */
const AHEAD_DAYS = 14

export function useStepsWaiting(): readonly LaneStep[] {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const now = useNow()
  const version = casebook.version.value
  return useMemo(
    () =>
      [...stepsFor(person, casebook, now), ...timersFor(person, casebook, now)].filter(
        ({ due }) => due === null || due.slice(0, 10) <= addDays(today, AHEAD_DAYS),
      ),
    [casebook, version, person, today],
  )
}

/** Of the homes whose file is here: what falls to this person soon. */
export function useHomesWaiting(): readonly HouseholdClock[] {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const now = useNow()
  const version = casebook.version.value
  return useMemo(
    () =>
      casebook
        .ofType('household')
        .flatMap(({ id }) => clocksOfHousehold(casebook, id, now))
        // logs and families have lines of their own on the first page
        .filter(({ what }) => what !== READ_LOG && what !== ASK_FAMILY_AGAIN)
        .filter(
          (clock) => !clock.climbs && isMine(clock, person) && clock.due.slice(0, 10) <= addDays(today, AHEAD_DAYS),
        ),
    [casebook, version, person, today],
  )
}

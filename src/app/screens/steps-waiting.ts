/** The steps of the process that wait for the person on this device, worked out anew when the files or the day change. */
import { useMemo } from 'preact/hooks'
import { addDays } from '../../model/calendar.ts'
import { stepsFor } from '../../practice/process/lane-steps.ts'
import type { LaneStep } from '../../practice/process/lane-steps.ts'
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
      stepsFor(person, casebook, now).filter(
        ({ due }) => due === null || due.slice(0, 10) <= addDays(today, AHEAD_DAYS),
      ),
    [casebook, version, person, today],
  )
}

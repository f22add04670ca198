/** The steps of the process that wait for the person on this device, worked out anew when the files or the day change. */
import { useMemo } from 'preact/hooks'
import { stepsFor } from '../../practice/process/lane-steps.ts'
import type { LaneStep } from '../../practice/process/lane-steps.ts'
import { useNotebook, useNow, useToday } from '../context.ts'

export function useStepsWaiting(): readonly LaneStep[] {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const now = useNow()
  const version = casebook.version.value
  return useMemo(() => stepsFor(person, casebook, now), [casebook, version, person, today])
}

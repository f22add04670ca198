import { useSignal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import { useNotebook, useNow, useToday } from '../context.ts'
import { clockReader } from './clocks-here.ts'
import type { AnyClock } from './clocks-here.ts'

/** What this person hears of, the soonest date first. Undefined while the files are looked through, which never holds a screen up. */
export function useClocksHeard(): readonly AnyClock[] | undefined {
  const { casebook, person } = useNotebook()
  const now = useNow()
  const today = useToday()
  const version = casebook.version.value
  const read = useMemo(() => clockReader(casebook, person), [casebook, person])
  const clocks = useSignal<readonly AnyClock[] | undefined>(undefined)
  useEffect(() => {
    let wanted = true
    void read(now, () => wanted).then(({ heard }) => {
      if (wanted) clocks.value = heard
    })
    return () => {
      wanted = false
    }
  }, [read, version, today])
  return clocks.value
}

/** The open signals of many children, on this device. */
import type { Uuid } from '../model/file.ts'
import { openSignals } from '../practice/signals/answered.ts'
import type { StabilitySignal } from '../practice/signals/signal.ts'
import { useNotebook, useNow, useToday } from './context.ts'
import { useSliced } from './sliced.ts'

/**
 * A child who is not in the map has not been looked at yet. Sentences hold names as they were written. Looked at anew
 * when the files or the day change, not by the minute: what is counted in hours shows with the next change.
 */
export function useOpenSignals(childIds: readonly Uuid[]): ReadonlyMap<Uuid, readonly StabilitySignal[]> {
  const { casebook, person } = useNotebook()
  const now = useNow()
  const today = useToday()
  return useSliced(childIds, (id) => openSignals(casebook, id, now, person.role), [
    casebook,
    casebook.version.value,
    today,
  ])
}

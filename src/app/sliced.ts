/**
 * Work over many children, a little at a time. What was worked out before stays on the screen until its new answer is
 * there.
 */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { inSlices } from './in-slices.ts'

/**
 * @param keys what is worked out, in the order in which it is
 * @param since whatever makes all answers stale when it changes: the files' version, the day
 */
export function useSliced<T>(
  keys: readonly string[],
  workOut: (key: string) => T,
  since: readonly unknown[],
): ReadonlyMap<string, T> {
  const found = useSignal<ReadonlyMap<string, T>>(new Map())
  const wanted = keys.join()
  useEffect(() => {
    const waiting = [...keys]
    const made = new Map(found.peek())
    return inSlices(
      () => {
        const key = waiting.shift()
        if (key !== undefined) made.set(key, workOut(key))
        return waiting.length > 0
      },
      () => {
        found.value = new Map(made)
      },
    )
  }, [wanted, ...since])
  return found.value
}

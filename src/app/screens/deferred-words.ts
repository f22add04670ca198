import type { ReadonlySignal } from '@preact/signals'
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'

/** What was typed, a moment later: a search over thousands of records need not run for every key. */
export function useDeferredWords(words: ReadonlySignal<string>, waitMs: number): string {
  const asked = useSignal(words.peek())
  const typed = words.value
  useEffect(() => {
    const timer = setTimeout(() => {
      asked.value = typed
    }, waitMs)
    return () => clearTimeout(timer)
  }, [typed])
  return asked.value
}

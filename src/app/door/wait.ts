import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'

/** A wait that is counted down in sight; 0 when the next try may be made. */
export function useWait(from = 0): { readonly seconds: number; start(seconds: number): void } {
  const seconds = useSignal(from)
  const waiting = seconds.value > 0
  useEffect(() => {
    const timer = waiting
      ? setInterval(() => {
          seconds.value = Math.max(0, seconds.value - 1)
        }, 1000)
      : undefined
    return () => clearInterval(timer)
  }, [waiting])
  return {
    seconds: seconds.value,
    start: (again) => {
      seconds.value = Math.ceil(again)
    },
  }
}

import { useEffect, useState } from 'preact/hooks'
import { useNow } from '../context.ts'

const TICK_MS = 15_000

/** Now, for what counts in hours and minutes: the screen is drawn anew while it is looked at. */
export function useMinute(): string {
  const [, draw] = useState(0)
  useEffect(() => {
    const tick = setInterval(() => draw((n) => n + 1), TICK_MS)
    return () => clearInterval(tick)
  }, [])
  return useNow()
}

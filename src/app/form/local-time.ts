/** Between a moment (ISO 8601 with offset) and what a datetime-local input shows, in Europe/London. */
import { inLondonTime } from '../words.ts'

/** '2026-09-10T14:34:00+01:00' → '2026-09-10T14:34' */
export function toLocalInput(iso: string): string {
  const { day, time } = inLondonTime(iso)
  return `${day}T${time.padStart(5, '0')}`
}

/** '2026-09-10T14:34' → '2026-09-10T14:34:00+01:00'. In the hour that autumn repeats, the first of the two is meant. */
export function fromLocalInput(local: string): string {
  const summer = `${local}:00+01:00`
  return toLocalInput(summer) === local ? summer : `${local}:00+00:00`
}

import { capital, dayOf, nearDay, timeOf, whenWords } from '../words.ts'

/** Two clocks are never quite the same. */
const APART_MINUTES = 5

/**
 * When a step was written, by the clock of its device, and when the council received it: both only where they differ.
 * "Written offline today at about 15:40, received 18:02."
 */
export function timesOf(written: string | undefined, received: string | undefined, today: string): string {
  if (written === undefined) return received === undefined ? '' : `Received ${whenWords(received, today)}.`
  if (received === undefined) return `${capital(whenWords(written, today))}.`
  const minutes = (Date.parse(received) - Date.parse(written)) / 60_000
  if (Math.abs(minutes) < APART_MINUTES) return `${capital(whenWords(written, today))}.`
  if (minutes < 0)
    return `Received ${whenWords(received, today)}. The clock of the device said ${whenWords(written, today)}.`
  const sameDay = dayOf(written) === dayOf(received)
  return `Written offline ${nearDay(dayOf(written), today)} at about ${timeOf(written)}, received ${sameDay ? timeOf(received) : whenWords(received, today)}.`
}

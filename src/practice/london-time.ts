/** Instants as a clock in London would write them, with their offset: where a rule counts in hours, or a record says "10:30". */
const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'longOffset',
})

/** Of each hour it is asked once: rules write the same few thousand times again and again, and to ask costs most of it. */
const offsets = new Map<number, string>()
const HOUR_MS = 3_600_000
// Before 1972 London changed its clock at other times than the full hour; a year after 9999 is written otherwise.
const [PLAIN_FROM, PLAIN_UNTIL] = [Date.UTC(1972, 0), Date.UTC(9999, 11)]

/** @param instant milliseconds since 1970 */
export function inLondon(instant: number): string {
  if (!(instant >= PLAIN_FROM && instant < PLAIN_UNTIL)) return byTheClock(instant)
  const hour = Math.floor(instant / HOUR_MS)
  const offset = offsets.get(hour) ?? byTheClock(instant).slice(19)
  offsets.set(hour, offset)
  const ahead = Number(offset.slice(1, 3)) * HOUR_MS
  return `${new Date(instant + ahead).toISOString().slice(0, 19)}${offset}`
}

function byTheClock(instant: number): string {
  const part = Object.fromEntries(clock.formatToParts(instant).map(({ type, value }) => [type, value]))
  const offset = /([+-]\d{2}:\d{2})/.exec(part.timeZoneName ?? '')?.[1] ?? '+00:00'
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}${offset}`
}

/** In hours, weekends and nights included. */
export const hoursAfter = (at: string, hours: number): string => inLondon(Date.parse(at) + hours * 3_600_000)

const TIME = /^\s*(\d{1,2})[:.](\d{2})/

/** A day and what somebody wrote as its time, "10:30"; without one that can be read, noon. */
export function onDay(day: string, time?: string): string {
  const read = TIME.exec(time ?? '')
  const hour = Math.min(23, Number(read?.[1] ?? 12))
  const minute = Math.min(59, Number(read?.[2] ?? 0))
  const wall = `${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00`
  return `${wall}${inLondon(Date.parse(`${wall}Z`)).slice(19)}`
}

/**
 * What somebody wrote down in the morning has happened already: where no time is written, a day means noon, but on the
 * day of the writing itself never later than the writing.
 * @param writtenAt ISO 8601 with offset
 */
export function happenedAt(day: string, time: string | undefined, writtenAt: string): string {
  const at = onDay(day, time)
  if (TIME.test(time ?? '') || Date.parse(writtenAt) >= Date.parse(at)) return at
  const written = inLondon(Date.parse(writtenAt))
  return written.slice(0, 10) === day ? written : at
}

/** A date-time field: with an offset as it stands, without one what the clock on the wall said in London. */
export const instantOf = (written: string): string =>
  /(Z|[+-]\d{2}:\d{2})$/.test(written) ? written : onDay(written.slice(0, 10), written.slice(11, 16))

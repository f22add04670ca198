/**
 * What is ahead in the calendar as a file that diaries read (iCalendar, RFC 5545). A diary lies outside of Doorstep:
 * names are initials there, and nothing but what, when and by which rule is in it.
 */
import { addDays } from '../../model/calendar.ts'
import type { Entry } from './entries.ts'

const LINE_OCTETS = 75
const CRLF = '\r\n'

/** @param now when the file is made, ISO 8601 */
export function calendarFile(entries: readonly Entry[], now: string): string {
  const ahead = entries.filter(({ state }) => state !== 'held')
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Doorstep//Visits and meetings//EN',
    'CALSCALE:GREGORIAN',
    ...ahead.flatMap((entry) => event(entry, now)),
    'END:VCALENDAR',
  ]
  return lines.map(folded).join(CRLF) + CRLF
}

function event(entry: Entry, now: string): string[] {
  const { key, day, at, what, about, state, source } = entry
  const when =
    at === undefined
      ? [`DTSTART;VALUE=DATE:${plain(day)}`, `DTEND;VALUE=DATE:${plain(addDays(day, 1))}`]
      : [`DTSTART:${utc(at)}`, state === 'due' || state === 'late' ? 'DURATION:PT0S' : 'DURATION:PT1H']
  const words = `${what}, ${initialsOf(about)}${state === 'planned' ? '' : state === 'late' ? ' (was due)' : ' (due)'}`
  return [
    'BEGIN:VEVENT',
    `UID:${key.replace(/[^\w-]+/g, '-')}@doorstep`,
    `DTSTAMP:${utc(now)}`,
    ...when,
    `SUMMARY:${escaped(words)}`,
    ...(source ? [`DESCRIPTION:${escaped(source)}`] : []),
    // a date by which something is due fills nobody's day
    ...(state === 'planned' ? [] : ['TRANSP:TRANSPARENT']),
    'END:VEVENT',
  ]
}

const plain = (day: string): string => day.replaceAll('-', '')
const utc = (at: string): string =>
  new Date(at)
    .toISOString()
    .replace(/\.\d{3}/, '')
    .replace(/[-:]/g, '')

/** Section 3.3.11: backslash, semicolon, comma and line breaks. */
const escaped = (words: string): string =>
  words
    .replace(/\\/g, '\\\\')
    .replace(/([;,])/g, '\\$1')
    .replace(/\r?\n/g, '\\n')

/** "D. M." of "Denise and Mark". */
export const initialsOf = (name: string): string =>
  name
    .split(/[\s-]+/)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => `${/^\p{Lu}/u.exec(word)?.[0] ?? ''}.`)
    .join(' ')

/** Section 3.1: no line longer than 75 octets; what is left over begins with a space. Never within a letter. */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const letter of line) {
    const size = new TextEncoder().encode(letter).length
    if (octets + size > LINE_OCTETS) {
      parts.push(part)
      part = ' '
      octets = 1
    }
    part += letter
    octets += size
  }
  return [...parts, part].join(CRLF)
}

/** On which days a child went missing: what the signal, the safety plan and the progress report all count (F8, S1.16, S3.14). */
import { addDays } from '../model/calendar.ts'
import type { Uuid } from '../model/file.ts'
import type { CaseRecord } from '../model/record.ts'
import { incident } from '../records/incident.ts'
import { missingEpisode } from '../records/missing-episode.ts'
import { londonDay } from './london-day.ts'
import { instantOf } from './london-time.ts'
import { having, ofType } from './of-type.ts'

/** F8: missing twice in 28 days [P]. */
export const MISSING_TIMES = 2
export const MISSING_DAYS = 28

type MissingDay = readonly [day: string, recordId: Uuid]

/** Each once: an episode and the carer's incident may tell of the same one. Away without leave (A) is not missing. */
export function missingDays(records: readonly CaseRecord[], from: string, until: string): readonly MissingDay[] {
  const episodes = having(ofType(missingEpisode, records), 'start')
    .filter(({ body }) => body.kind !== 'A')
    .map(({ id, body: { start, end, returned } }) => ({
      id,
      start,
      end: end ?? (returned ? londonDay(instantOf(returned)) : start),
    }))
  const days = new Map(episodes.map(({ id, start }): MissingDay => [start, id]))
  for (const { id, body } of having(ofType(incident, records), 'start')) {
    const day = londonDay(instantOf(body.start))
    // The same time away may be written under the day before or after it.
    const isTold = episodes.some(({ start, end }) => day >= addDays(start, -1) && day <= addDays(end, 1))
    if (body.kinds?.includes('missing') && !isTold && !days.has(day)) days.set(day, id)
  }
  return [...days].filter(([day]) => day >= from && day <= until).sort(([a], [b]) => (a < b ? -1 : 1))
}

/** In the 28 days of which today is the last: the day 28 days ago is out. */
export const missingLately = (records: readonly CaseRecord[], today: string): readonly MissingDay[] =>
  missingDays(records, addDays(today, 1 - MISSING_DAYS), today)

/** Respite, therapy and other support that was asked for and has to be found: how long it is waited for (S4.16, F19). */
import { addWorkingDays, longDate, workingDaysSince } from '../model/calendar.ts'
import type { BodyOf } from '../model/field.ts'
import type { CaseRecord } from '../model/record.ts'
import { capital } from '../records/summary-words.ts'
import { supportRequest } from '../records/support-request.ts'
import { londonDay } from './london-day.ts'
import { ofType } from './of-type.ts'

export type SupportRequest = CaseRecord<BodyOf<typeof supportRequest.fields>>

export interface SupportWait {
  readonly record: SupportRequest
  /** The day it was asked for. */
  readonly since: string
  /** In working days, as the limit is. */
  readonly days: number
  readonly due: string
  readonly late: boolean
}

// F19 [P]: respite or therapy that is waited for longer than twenty working days.
const LIMIT_WORKING_DAYS = 20

/** Begun, refused and no longer needed end it; agreed to and not begun is still a wait. */
const ENDED: readonly (string | undefined)[] = ['begun', 'refused', 'withdrawn']

export interface SupportEnd {
  /** London day. */
  readonly on: string
  /** "Respite, begun on 3 September 2026" */
  readonly words: string
  /** Refused or no longer needed: why. */
  readonly notComing?: string
}

/** How the wait ended; undefined while it goes on. */
export function supportEnd({ body, updated }: SupportRequest): SupportEnd | undefined {
  if (!ENDED.includes(body.status)) return undefined
  const name = capital(supportName(body.kind))
  if (body.status === 'begun') {
    const on = body.begunOn ?? londonDay(updated.at)
    return { on, words: `${name}, begun on ${longDate(on)}` }
  }
  const on = londonDay(updated.at)
  const how = body.status === 'refused' ? 'refused on' : 'no longer needed since'
  return { on, words: `${name}, ${how} ${longDate(on)}`, notComing: body.reason?.trim() ?? '' }
}

/** What is waited for in these files, the longest first. */
export function supportWaits(records: readonly CaseRecord[], today: string): readonly SupportWait[] {
  return ofType(supportRequest, records)
    .filter(({ body }) => !ENDED.includes(body.status))
    .map((record): SupportWait => {
      const since = record.body.askedOn ?? londonDay(record.author.at)
      const due = addWorkingDays(since, LIMIT_WORKING_DAYS).date
      return { record, since, days: workingDaysSince(since, today), due, late: today > due }
    })
    .sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : a.record.id < b.record.id ? -1 : 1))
}

/** Respite and therapy are what F19 speaks of. */
export const isRespiteOrTherapy = ({ record }: SupportWait): boolean =>
  record.body.kind === 'respite' || record.body.kind === 'therapy'

const NAMES: { readonly [kind: string]: string } = {
  respite: 'respite',
  therapy: 'therapy',
  education: 'help at school',
  health: 'help with health',
  practical: 'practical help',
  training: 'training',
  staffing: 'more staff or a mentor',
}
/** "respite": within a sentence. */
export const supportName = (kind: string | undefined): string => NAMES[kind ?? ''] ?? 'support'

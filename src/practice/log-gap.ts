/** F9: a gap in the daily log against what was agreed, or logs that have become half as long. */
import { addDays, daysBetween } from '../model/calendar.ts'
import type { BodyOf } from '../model/field.ts'
import type { Uuid } from '../model/file.ts'
import type { CaseRecord } from '../model/record.ts'
import { dailyLog } from '../records/daily-log.ts'
import { having, ofType } from './of-type.ts'

export type LogFrequency = 'daily' | 'three-a-week' | 'weekly'
/** The longest that should lie between two logs. */
const MOST_DAYS: { readonly [F in LogFrequency]: number } = { daily: 1, 'three-a-week': 3, weekly: 7 }
// Section F [P]: three days beyond the agreed frequency.
const GAP_DAYS = 3

export interface LogGap {
  readonly days: number
  readonly last: string
  readonly recordId: Uuid
}

export function logGap(
  records: readonly CaseRecord[],
  agreed: LogFrequency | undefined,
  today: string,
): LogGap | undefined {
  if (!agreed) return undefined
  const last = newestLog(records, today)
  if (!last) return undefined
  const days = daysBetween(last.body.date, today)
  return days >= MOST_DAYS[agreed] + GAP_DAYS ? { days, last: last.body.date, recordId: last.id } : undefined
}

/** The last fortnight's logs are at most half as long as those of the fortnight before; three of each at least. */
export function logsShorter(records: readonly CaseRecord[], today: string): readonly Uuid[] | undefined {
  const [first, middle] = [addDays(today, -28), addDays(today, -14)]
  const logs = logsIn(records, first, today)
  const [before, now] = [logs.filter(({ body }) => body.date <= middle), logs.filter(({ body }) => body.date > middle)]
  if (before.length < 3 || now.length < 3) return undefined
  return lengthInTheMiddle(now) * 2 <= lengthInTheMiddle(before) ? now.map(({ id }) => id) : undefined
}

/** Of the log in the middle: a single long letter does not hide that the others grew short. */
function lengthInTheMiddle(logs: readonly Log[]): number {
  const lengths = logs
    .map(({ body }) => `${body.happened ?? ''} ${body.wentWell ?? ''}`.trim().split(/\s+/).length)
    .sort((a, b) => a - b)
  return lengths[Math.floor(lengths.length / 2)] ?? 0
}

type Log = CaseRecord<BodyOf<typeof dailyLog.fields> & { readonly date: string }>

const datedIn = (records: readonly CaseRecord[]) => having(ofType(dailyLog, records), 'date')

/** Of several of one day the one that stands last. */
function newestLog(records: readonly CaseRecord[], today: string): Log | undefined {
  let newest: Log | undefined
  for (const log of datedIn(records))
    if (log.body.date <= today && log.body.date >= (newest?.body.date ?? '')) newest = log
  return newest
}

/** After one day, up to and with another; the oldest first. Two years of a home are many hundreds: no word is counted here. */
const logsIn = (records: readonly CaseRecord[], after: string, until: string): readonly Log[] =>
  datedIn(records)
    .filter(({ body }) => body.date > after && body.date <= until)
    .sort((a, b) => (a.body.date < b.body.date ? -1 : a.body.date > b.body.date ? 1 : 0))

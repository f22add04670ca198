/** F9: a gap in the daily log against what was agreed, or logs that have become half as long. */
import { addDays, daysBetween } from '../model/calendar.ts'
import type { Uuid } from '../model/file.ts'
import type { CaseRecord } from '../model/record.ts'
import { dailyLog } from '../records/daily-log.ts'
import { ofType } from './of-type.ts'

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
  const last = logsIn(records)
    .filter((log) => log.date <= today)
    .at(-1)
  if (!last) return undefined
  const days = daysBetween(last.date, today)
  return days >= MOST_DAYS[agreed] + GAP_DAYS ? { days, last: last.date, recordId: last.recordId } : undefined
}

/** The last fortnight's logs are at most half as long as those of the fortnight before; three of each at least. */
export function logsShorter(records: readonly CaseRecord[], today: string): readonly Uuid[] | undefined {
  const logs = logsIn(records)
  const between = (from: number, to: number) =>
    logs.filter(({ date }) => date > addDays(today, from) && date <= addDays(today, to))
  const [before, now] = [between(-28, -14), between(-14, 0)]
  if (before.length < 3 || now.length < 3) return undefined
  return middle(now) * 2 <= middle(before) ? now.map(({ recordId }) => recordId) : undefined
}

/** The one in the middle: a single long letter does not hide that the others grew short. */
function middle(list: readonly { readonly length: number }[]): number {
  return list.map(({ length }) => length).sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0
}

function logsIn(records: readonly CaseRecord[]) {
  return ofType(dailyLog, records)
    .flatMap(({ id, body }) =>
      body.date
        ? [
            {
              recordId: id,
              date: body.date,
              length: `${body.happened ?? ''} ${body.wentWell ?? ''}`.trim().split(/\s+/).length,
            },
          ]
        : [],
    )
    .sort((a, b) => (a.date < b.date ? -1 : 1))
}

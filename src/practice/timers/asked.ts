/** The child or the carers ask for a visit: it is made where that is reasonable (reg 28(7)), so no day is set for it. */
import { notice } from '../../records/notice.ts'
import { londonDay } from '../london-day.ts'
import { ofType } from '../of-type.ts'
import { visitsThatCount } from '../visits-that-count.ts'
import type { AboutChild, Timer } from './timer.ts'

export function askedTimers({ records }: Pick<AboutChild, 'records'>): Timer[] {
  const last = ofType(notice, records)
    .filter(({ body }) => body.kind === 'visit-asked' && body.at)
    .sort((a, b) => ((a.body.at ?? '') < (b.body.at ?? '') ? -1 : 1))
    .at(-1)
  const on = last?.body.at && londonDay(last.body.at)
  if (!last || !on || visitsThatCount('statutory visit', records).some(({ body }) => body.date >= on)) return []
  return [{ what: 'visit asked for', owner: 'CSW', due: null, from: on, recordId: last.id }]
}

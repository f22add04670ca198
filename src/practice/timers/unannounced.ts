/** Carers are visited without notice at least once a year (NMS 21.8). */
import { addMonths } from '../../model/calendar.ts'
import { visitsThatCount } from '../visits-that-count.ts'
import { fromHereOn, latestDay } from './timer.ts'
import type { AboutHousehold, Timer } from './timer.ts'

const YEAR = 12

export function unannouncedTimers({ records, approvedOn, writtenOn, isFosterHome, today }: AboutHousehold): Timer[] {
  if (!isFosterHome) return []
  const days = visitsThatCount('unannounced visit', records).map(({ body }) => body.date)
  const from = latestDay(days, today) ?? approvedOn ?? writtenOn
  return [fromHereOn({ what: 'unannounced visit', owner: 'SSW', due: addMonths(from, YEAR), from }, writtenOn)]
}

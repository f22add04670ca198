/** The 2+ list of Doorstep's own records (S2.12): returns that were brought in and homes written down here alike. */
import { addMonths } from '../model/calendar.ts'
import type { CaseRecord } from '../model/record.ts'
import { notice } from '../records/notice.ts'
import { placementsIn } from './home.ts'
import type { Placement } from './home.ts'
import { londonDay } from './london-day.ts'
import { instantOf } from './london-time.ts'
import { ofType } from './of-type.ts'
import { twoPlus } from './two-plus.ts'
import type { Stay } from './two-plus.ts'

/** A code of the return for what is temporary: where nobody gave one, somebody may have said it in words. */
const TEMPORARY = 'T0'

export const stayOf = ({ body }: Placement): Stay => ({
  start: body.start,
  end: body.end,
  type: body.temporary?.answer === true ? TEMPORARY : body.placementType,
})

export const staysIn = (records: readonly CaseRecord[]): readonly Stay[] => placementsIn(records).map(stayOf)

/**
 * On the list, and nobody has been told of it since the child came onto it: on the first of a month without the child
 * the earlier word was answered.
 * @param records the child's file
 */
export function isNewOnList(records: readonly CaseRecord[], asOf: string): boolean {
  const stays = staysIn(records)
  if (twoPlus(stays, asOf) === undefined) return false
  const last = ofType(notice, records)
    .flatMap(({ body }) => (body.kind === 'two-plus-list' && body.at ? [londonDay(instantOf(body.at))] : []))
    .sort()
    .at(-1)
  if (last === undefined) return true
  for (let first = addMonths(`${last.slice(0, 7)}-01`, 1); first < asOf; first = addMonths(first, 1))
    if (twoPlus(stays, first) === undefined) return true
  return false
}
